/** Copies text; gives whether it worked, so that nobody says "copied" when it was not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * Copies a table: as a table for programs that take one, as lines with tabs for the others. The clipboard is asked for
 * while the key or the click is still at work: once the table has come, a web view would refuse it.
 */
export async function copyTable(table: Promise<{ text: string; html: string }>): Promise<boolean> {
  const blob = (type: string, content: (from: { text: string; html: string }) => string) =>
    table.then((from) => new Blob([content(from)], { type }));
  try {
    const item = new ClipboardItem({
      "text/plain": blob("text/plain", ({ text }) => text),
      "text/html": blob("text/html", ({ html }) => html),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    const { text, html } = await table;
    return copyBySelection(text, html) || copyText(text);
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
