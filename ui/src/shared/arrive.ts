/** For the heading of a screen: takes the focus when the screen comes, so that it is read out and keys start there. */
export function arrive(heading: HTMLElement): void {
  if (!document.querySelector("dialog[open]")) heading.focus({ preventScroll: true });
}
