import { expect, it } from "vitest";
import { curly } from "./words";

it("sets the quotation marks of a sentence as the window has them, and leaves everything else", () => {
  expect(curly('The workspace "Client.unmoor" is damaged.')).toBe("The workspace “Client.unmoor” is damaged.");
  expect(curly('"A" ("B") and "C, D"')).toBe("“A” (“B”) and “C, D”");
  expect(curly("Nothing was changed.")).toBe("Nothing was changed.");
});
