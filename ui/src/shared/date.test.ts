import { describe, expect, it } from "vitest";
import { parseDate, showDate } from "./date";

describe("a date", () => {
  it.each([
    ["2027-12-31", "2027-12-31"],
    ["31 Dec 2027", "2027-12-31"],
    ["Dec 31, 2027", "2027-12-31"],
    ["31 December 2027", "2027-12-31"],
    ["31.12.2027", "2027-12-31"],
    ["31/12/27", "2027-12-31"],
    ["12/31/2027", "2027-12-31"],
    ["3. Dezember 2027", "2027-12-03"],
    ["1 März 2028", "2028-03-01"],
    ["4/5/2027", "2027-05-04"],
    [" 29 Feb 2028 ", "2028-02-29"],
  ])("%s is %s", (typed, iso) => expect(parseDate(typed)).toBe(iso));

  it.each(["", "soon", "2027", "31 Feb 2027", "2027-13-01", "29 Feb 2027", "1 Foo 2027", "12 2027"])(
    "%s is none",
    (typed) => expect(parseDate(typed)).toBeNull(),
  );

  it("is shown with its month as a word; what is none stays as it was typed", () => {
    expect(showDate("2027-12-01")).toBe("1 Dec 2027");
    expect(showDate("soon")).toBe("soon");
    expect(showDate("")).toBe("");
  });
});
