import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settled } from "../../tests/host";
import { showUnseen, visible } from "./visible";

describe("what cannot be seen", () => {
  it("is shown by its code, and what can be seen stays", () => {
    expect(visible("invoice\u202efdp.exe")).toBe("invoice[U+202E]fdp.exe");
    expect(visible("bell\u0007, \u001b[2J, \u009b")).toBe("bell[U+0007], [U+001B][2J, [U+009B]");
    expect(visible("one\r\ntwo\tthree")).toBe("one\ntwo\tthree");
    expect(visible("אב Ltd, 😀")).toBe("אב Ltd, 😀");
  });
});

describe("a page", () => {
  let stop: () => void;
  beforeEach(() => {
    document.body.innerHTML = "<p>a\u202eb</p><input value='x\u0007'><textarea>\u0007</textarea>";
    stop = showUnseen(document.body);
  });
  afterEach(() => {
    stop();
    document.body.innerHTML = "";
  });
  const texts = () => [...document.querySelectorAll("p, span")].map((each) => each.textContent);

  it("shows them in what stands, in what comes and in what changes", async () => {
    const line = document.createElement("p");
    line.innerHTML = "<span>c\u2066d</span>";
    document.body.append(line);
    await settled();
    expect(texts()).toEqual(["a[U+202E]b", "c[U+2066]d", "c[U+2066]d"]);
    const text = line.querySelector("span")?.firstChild;
    if (text) text.nodeValue = "e\u0001";
    await settled();
    expect(line.textContent).toBe("e[U+0001]");
  });

  it("leaves the values of fields alone", () => {
    expect(document.querySelector("input")?.value).toBe("x\u0007");
    expect(document.querySelector("textarea")?.value).toBe("\u0007");
  });
});
