import { beforeEach, describe, expect, it, vi } from "vitest";
import { goalOf, Palette, type Goal } from "./palette.svelte";

const goal = (label: string, hint = "", kind = "Question"): Goal => ({ id: label, label, hint, kind, run: () => {} });
let palette: Palette;
const found = () => palette.found.map(({ label }) => label);

beforeEach(() => {
  palette = new Palette();
  palette.goals = [
    goal("EX-01 Self-service export"),
    goal("Export", "As a file", "Do"),
    goal("AL-07 Rule language"),
    goal("Müller, Payroll"),
  ];
});

describe("the palette", () => {
  it("offers everything before a key is pressed, in order", () => {
    expect(found()).toEqual(["EX-01 Self-service export", "Export", "AL-07 Rule language", "Müller, Payroll"]);
  });
  it("puts what begins with the typed word first", () => {
    palette.type("export");
    expect(found()).toEqual(["Export", "EX-01 Self-service export"]);
  });
  it("finds by id, by hint, by kind, and without accents", () => {
    palette.type("al-07");
    expect(found()).toEqual(["AL-07 Rule language"]);
    palette.type("file");
    expect(found()).toEqual(["Export"]);
    palette.type("muller");
    expect(found()).toEqual(["Müller, Payroll"]);
    palette.type("question language");
    expect(found()).toEqual(["AL-07 Rule language"]);
  });
  it("moves round its ends, and starts again at each key", () => {
    palette.move(-1);
    expect(palette.chosen?.label).toBe("Müller, Payroll");
    palette.move(1);
    expect(palette.chosen?.label).toBe("EX-01 Self-service export");
    palette.move(2);
    palette.type("export");
    expect(palette.chosen?.label).toBe("Export");
    palette.type("zzz");
    palette.move(1);
    expect(palette.chosen).toBeNull();
  });
  it("draws a screenful out of thousands", () => {
    palette.goals = Array.from({ length: 10_000 }, (_, at) => goal(`Vendor ${at}`));
    expect(found()).toHaveLength(50);
  });
  it("leads to a question in its assessment, and to a vendor's result", () => {
    const go = vi.fn();
    goalOf({ kind: "question", assessment: "a", question: "DO-01", label: "", hint: "" }, go).run();
    expect(go).toHaveBeenLastCalledWith({ screen: "walk", assessment: "a", question: "DO-01" });
    goalOf({ kind: "assessment", assessment: "a", question: "", label: "", hint: "" }, go).run();
    expect(go).toHaveBeenLastCalledWith({ screen: "result", assessment: "a" });
  });
});
