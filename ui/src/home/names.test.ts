import { describe, expect, it } from "vitest";
import { placeNames } from "./names";

describe("names in the chart", () => {
  it("stand to the right, and turn where there is no room", () => {
    const sides = placeNames(
      [
        { id: "a", name: "Quaystead", x: 200, y: 130 },
        { id: "b", name: "Halvard", x: 590, y: 50 },
      ],
      600,
      200,
      13,
    );
    expect(sides.get("a")).toBe("right");
    expect(sides.get("b"), "it would leave the frame on every other side").toBe("left");
  });
  it("never cover each other: the less important one turns, or is left out", () => {
    const crowd = Array.from({ length: 6 }, (_, at) => ({
      id: String(at),
      name: "Managed database",
      x: 300,
      y: 100 + at,
    }));
    const sides = placeNames(crowd, 600, 200, 13);
    expect(sides.size).toBeLessThan(6);
    expect(new Set(sides.values()).size, "each side once").toBe(sides.size);
  });
});
