import { describe, expect, it } from "vitest";
import { stroke, typing } from "./keys";

const press = (key: string, more: KeyboardEventInit = {}) => stroke(new KeyboardEvent("keydown", { key, ...more }));

describe("a key", () => {
  it("is its letter, whatever the case", () => {
    expect(press("u", { code: "KeyU" })).toBe("u");
    expect(press("U", { code: "KeyU", shiftKey: true })).toBe("u");
  });
  it("is its sign where the keyboard has it elsewhere", () => {
    expect(press("?", { code: "Minus", shiftKey: true }), "a German keyboard").toBe("?");
    expect(press("/", { code: "Digit7", shiftKey: true }), "a German keyboard").toBe("/");
  });
  it("is the digit that a French keyboard prints with shift only", () => {
    expect(press("é", { code: "Digit2" })).toBe("2");
  });
  it("is the Latin letter in its place on a Greek or Cyrillic keyboard", () => {
    expect(press("θ", { code: "KeyU" })).toBe("u");
    expect(press("г", { code: "KeyU" })).toBe("u");
  });
  it("names what is held with it", () => {
    expect(press("k", { code: "KeyK", ctrlKey: true })).toBe("Ctrl+K");
    expect(press("Z", { code: "KeyZ", ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+Z");
    expect(press("z", { code: "KeyZ", metaKey: true })).toBe("Ctrl+Z");
    expect(press("я", { code: "KeyZ", ctrlKey: true })).toBe("Ctrl+Z");
  });
  it("is nothing while a letter is being composed, or with Alt", () => {
    expect(press("a", { isComposing: true })).toBe("");
    expect(press("Dead")).toBe("");
    expect(press("u", { altKey: true })).toBe("");
  });
});

describe("typing", () => {
  it("belongs to fields, not to buttons and boxes", () => {
    const make = (html: string) => {
      document.body.innerHTML = html;
      return document.body.firstElementChild;
    };
    expect(typing(make("<textarea></textarea>"))).toBe(true);
    expect(typing(make("<input type='search'>"))).toBe(true);
    expect(typing(make("<select></select>"))).toBe(true);
    expect(typing(make("<input type='checkbox'>"))).toBe(false);
    expect(typing(make("<button></button>"))).toBe(false);
    expect(typing(null)).toBe(false);
  });
});
