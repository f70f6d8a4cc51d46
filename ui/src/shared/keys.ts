/** A key press as it is written in the tables of keys: `1`, `u`, `?`, `ArrowDown`, `Ctrl+K`, `Ctrl+Shift+Z`. */
export function stroke(event: KeyboardEvent): string {
  if (event.isComposing || event.key === "Dead" || event.key === "Process") return "";
  const control = event.ctrlKey || event.metaKey;
  if (control) {
    if (event.altKey) return "";
    return `Ctrl+${event.shiftKey ? "Shift+" : ""}${letter(event).toUpperCase()}`;
  }
  if (event.altKey) return "";
  return letter(event);
}

/**
 * The Latin letter or the digit of a key, on keyboards too that put others there: on a Greek, Cyrillic or French
 * keyboard the key that sits where `U` or `3` sits counts as it. A sign that a keyboard does print there, such as
 * `?` or `/`, is itself.
 */
function letter(event: KeyboardEvent): string {
  const key = event.key;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^[0-9]$/.test(key) || ["?", "/"].includes(key) || key.length > 1) return key;
  const code = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
  if (code?.[1] && /\p{L}/u.test(key)) return code[1].toLowerCase();
  if (code?.[2] && !event.shiftKey) return code[2];
  return key;
}

/** Whether keys belong to the element: it is being typed into. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** A line of the overlay that `?` opens. */
export interface KeyHelp {
  keys: string[];
  does: string;
}
