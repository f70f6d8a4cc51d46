import type { Settings } from "../generated/types";

/** Dresses the window in its settings: colours and text size. */
export function dress(settings: Settings): void {
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.style.setProperty("--text-size", String(settings.text_size / 100));
}
