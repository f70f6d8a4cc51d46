/**
 * Gives the focus back to where it was before a sheet opened. Where that is gone, because the question or the row it stood
 * in has changed, it goes to the sheet that is still open or else to the heading of the screen; never to nothing.
 */
export function giveBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  if (document.activeElement && document.activeElement !== document.body) return;
  const sheet = [...document.querySelectorAll("dialog[open]")].at(-1);
  const next = sheet?.querySelector<HTMLElement>("[data-first], button") ?? heading();
  next?.focus({ preventScroll: true });
}

/**
 * Watches over the focus: when the element that has it is taken off the page, as a button is that has done its work, the
 * focus goes to the first button of the `data-keeps-focus` it stood in, or else to the heading of the screen; never to
 * nothing. Gives the function that stops it.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: Element | null = null;
  let around: Element | null = null;
  const remember = (event: FocusEvent) => {
    last = event.target as Element;
    around = last.closest("[data-keeps-focus]");
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || !last || last.isConnected) return;
    const next = around?.isConnected ? around.querySelector<HTMLElement>("button:not([disabled])") : null;
    if (next) next.focus();
    else giveBack(null);
  });
  root.addEventListener("focusin", remember);
  observer.observe(root, { subtree: true, childList: true });
  return () => {
    root.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

/** The heading of the screen. */
function heading(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main h1[tabindex]");
}
