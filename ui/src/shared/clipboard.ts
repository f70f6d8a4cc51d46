/** Copies text; gives whether it worked, so that nobody says "copied" when it was not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Copies a table: as a table for programs that take one, as lines with tabs for the others. */
export async function copyTable({ text, html }: { text: string; html: string }): Promise<boolean> {
  try {
    const blob = (type: string, content: string) => new Blob([content], { type });
    const item = new ClipboardItem({ "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyBySelection(text, html);
  }
}

/** The old way, for web views that keep the clipboard interface to themselves. */
function copyBySelection(text: string, html?: string): boolean {
  const held = document.activeElement;
  const area = document.createElement("textarea");
  area.value = html ? " " : text; // something must be selected
  area.setAttribute("aria-hidden", "true");
  area.className = "visually-hidden";
  area.addEventListener("copy", (event) => {
    if (!html || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
  });
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.focus({ preventScroll: true });
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (held instanceof HTMLElement) held.focus();
  return done;
}
