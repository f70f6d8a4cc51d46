// jsdom has no layout and no modal dialogs; what the window needs of them is stood in for here.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
Element.prototype.scrollTo ??= () => {};
Object.defineProperty(document, "fonts", { value: { load: () => Promise.resolve([]) } });
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
