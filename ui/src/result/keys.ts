import type { KeyHelp } from "../shared/keys";
import type { Result } from "./result.svelte";

/** The keys of the result, as the overlay shows them. */
export const RESULT_KEYS: KeyHelp[] = [
  { keys: ["T"], does: "Try answers out" },
  { keys: ["J", "K"], does: "Next finding, previous finding" },
  { keys: ["A"], does: "Take on the finding one is at" },
  { keys: ["F"], does: "Filter the findings" },
  { keys: ["Enter"], does: "Open the number that has the focus into its lines" },
];

/** What a key does on the result; `null` where it does nothing. */
export function resultKey(key: string, result: Result): (() => void) | null {
  switch (key) {
    case "t":
      return () => void result.tryOut(null);
    case "j":
      return () => step(1);
    case "k":
      return () => step(-1);
    case "a":
      return () => at()?.querySelector<HTMLElement>("[data-testid^=treat-]")?.click();
    case "f":
      return () => document.querySelector<HTMLElement>("[data-testid=acts-all]")?.focus();
    default:
      return null;
  }
}

/** The finding that holds the focus. */
const at = () => document.activeElement?.closest<HTMLElement>("[data-testid=finding]") ?? null;

function step(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-testid=finding]")];
  const now = all.indexOf(at() as HTMLElement);
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1);
  const row = all[next];
  row?.querySelector<HTMLElement>("[data-testid^=treat-]")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}
