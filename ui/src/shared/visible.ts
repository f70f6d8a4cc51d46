/** Characters that are not seen but change what is seen around them: control characters but line end and tab, and those
 *  that turn the direction of writing. The core has the same list for the terminal (`words::is_unseen`). */
// Written out, because every text of the page goes through it: `\p{Cc}` is many times slower.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** The text with the code of every unseen character in its place, such as `[U+202E]`. */
export function visible(text: string): string {
  const code = (letter: string) => `[U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
  return text.replaceAll("\r\n", "\n").replace(UNSEEN, code);
}

/**
 * Shows every text on a page by `visible`, now and whenever it changes; gives the function that stops it.
 *
 * It looks at the page and not at the data, so that no screen can forget it, and what is edited keeps every character:
 * the values of fields are no text of the page.
 */
export function showUnseen(root: HTMLElement): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "characterData") show(target);
      else addedNodes.forEach(showWithin);
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  showWithin(root);
  return () => observer.disconnect();
}

function showWithin(node: Node): void {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  if (node.nodeType === Node.TEXT_NODE) show(node);
  while (texts.nextNode()) show(texts.currentNode);
}

function show(text: Node): void {
  const now = text.nodeValue ?? "";
  if (now.search(UNSEEN) >= 0 && text.parentElement?.tagName !== "TEXTAREA") text.nodeValue = visible(now);
}
