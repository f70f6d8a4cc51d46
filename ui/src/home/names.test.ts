import { describe, expect, it } from "vitest";
import { placeFields, placeNames, spread, type Mark } from "./names";

describe("dots in the chart", () => {
  it("come beside one another where one would lie on the other, and stay in the frame", () => {
    const at = (id: string, x: number, y: number) => ({ id, x, y });
    const moved = spread([at("a", 100, 50), at("b", 101, 50), at("c", 100, 50), at("d", 140, 50)], 600, 10);
    expect([...moved.keys()], "the first of a place and those with room stay").toEqual(["b", "c"]);
    expect(moved.get("b")).toBe(14);
    expect(moved.get("c")).toBe(-14);
    expect([...spread([at("a", 600, 50), at("b", 600, 50)], 600, 10).values()]).toEqual([-14]);
  });
  it("stay near their place however many stand there", () => {
    const crowd = Array.from({ length: 30 }, (_, index) => ({ id: String(index), x: 300, y: 50 }));
    const moved = [...spread(crowd, 600, 10).values()];
    expect(moved).toEqual([14, -14, 28, -28]);
  });
});

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
  it("of a field stand at its foot, and somewhere else at an edge where a dot or its line is", () => {
    const field = { name: "healthy reliance", upper: false, right: true };
    const corner = (marks: Mark[]) => placeFields([field], marks, 600, 200, 13).get(field.name);
    expect(corner([])).toEqual({ at: "right", top: false });
    expect(corner([{ x: 560, y: 150, to: { x: 560, y: 186 } }])).toEqual({ at: "right", top: true });
    expect(corner([{ x: 580, y: 20, to: { x: 580, y: 186 } }])).toEqual({ at: "middle", top: false });
    expect(corner([{ x: 500, y: 20, to: { x: 500, y: 186 } }])).toEqual({ at: "left", top: false });
    const everywhere = [300, 350, 400, 450, 500, 550, 600].map((x) => ({ x, y: 100, to: { x, y: 200 } }));
    expect(corner(everywhere), "where nothing is free, in its place").toEqual({ at: "right", top: false });
  });
});
