import { describe, expect, it } from "vitest";
import { slice } from "./slice";

describe("a long list", () => {
  it("is drawn whole while it is short", () => {
    expect(slice(20, 50, 0, 500)).toEqual({ from: 0, to: 20, before: 0, after: 0 });
  });
  it("draws what is seen and a little more, and keeps its length", () => {
    for (const top of [-400, 0, 12_345, 499_000, 600_000]) {
      const { from, to, before, after } = slice(10_000, 50, top, 800);
      expect(before + (to - from) * 50 + after, "the scroll bar tells the truth").toBe(500_000);
      expect(to - from, "few rows are drawn").toBeLessThan(50);
      const seen = [Math.max(0, top), Math.min(500_000, top + 800)] as const;
      if (seen[0] < seen[1]) {
        expect(from * 50, "the first row that is seen is drawn").toBeLessThanOrEqual(seen[0]);
        expect(to * 50, "so is the last").toBeGreaterThanOrEqual(seen[1]);
      }
    }
  });
  it("draws everything while the height of a row is not known", () => {
    expect(slice(10_000, 0, 0, 800).to).toBe(10_000);
  });
});
