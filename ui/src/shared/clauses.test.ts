import { afterEach, describe, expect, it } from "vitest";
import { clauses } from "./clauses";

/** A heading whose clauses are so many lines high; jsdom lays nothing out. */
function heading(...lines: number[]): HTMLElement {
  document.body.innerHTML = `<h1 style="line-height: 40px">${lines.map(() => "<span class=clause>x</span>").join(" ")}</h1>`;
  document.querySelectorAll<HTMLElement>(".clause").forEach((clause, at) => {
    Object.defineProperty(clause, "offsetHeight", { value: 40 * (lines[at] ?? 1) });
  });
  return document.querySelector("h1") as HTMLElement;
}

afterEach(() => document.body.replaceChildren());

describe("a sentence of clauses", () => {
  it("breaks between them as long as each fits into a line", () => {
    const h1 = heading(1, 1, 1);
    clauses(h1)();
    expect(h1.hasAttribute("data-long")).toBe(false);
  });

  it("runs on as one text where one of them is longer", () => {
    const h1 = heading(2, 1);
    clauses(h1)();
    expect(h1.hasAttribute("data-long")).toBe(true);
  });
});
