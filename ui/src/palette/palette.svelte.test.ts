import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PaletteGoal } from "../generated/types";
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
  it("offers everything before a key is pressed: vendors, deeds, questions, pages of the manual", async () => {
    palette.goals = [goal("Vendors", "", "Help"), goal("Export", "As a file", "Do"), goal("Result", "", "Screen")];
    const vendors = Array.from({ length: 6 }, (_, at) => goal(`Vendor ${at}`, "", "Vendor"));
    await palette.fill(async () => [...vendors, goal("EX-01 Self-service export")]);
    const first = ["Vendor 0", "Vendor 1", "Vendor 2", "Vendor 3", "Vendor 4"];
    expect(found()).toEqual([...first, "Result", "Export", "Vendor 5", "EX-01 Self-service export", "Vendors"]);
  });
  it("asks the core at each key, and only the answer to the last one counts", async () => {
    palette.goals = [];
    const asked: string[] = [];
    const late = new Map<string, (goals: Goal[]) => void>();
    const find = (search: string) =>
      new Promise<Goal[]>((resolve) => {
        asked.push(search);
        late.set(search, resolve);
      });
    palette.type("q");
    const first = palette.fill(find);
    palette.type("qu");
    const second = palette.fill(find);
    late.get("qu")?.([goal("Quaystead")]);
    await second;
    late.get("q")?.([goal("Quorum")]);
    await first;
    expect([asked, found(), palette.complete]).toEqual([["q", "qu"], ["Quaystead"], true]);
  });
  it("takes what fits all that is typed, also where Enter is quicker than the core", async () => {
    palette.goals = [goal("Compare", "Quaystead Relate", "Screen")];
    let answer: (goals: Goal[]) => void = () => {};
    palette.type("quay");
    void palette.fill(() => new Promise((resolve) => (answer = resolve)));
    const taken = palette.take();
    answer([goal("Quaystead Relate", "", "Vendor")]);
    expect((await taken)?.label).toBe("Quaystead Relate");
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
    expect(palette.chosen?.label).toBe("Export");
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
  it("leads to a question in its assessment, to a vendor's result, and to any screen of it", () => {
    const go = vi.fn();
    const entry = (to: PaletteGoal) => goalOf({ to, assessment: "a", label: "", hint: "" }, go).run();
    entry({ kind: "question", question: "DO-01" });
    expect(go).toHaveBeenLastCalledWith({ screen: "walk", assessment: "a", question: "DO-01" });
    entry({ kind: "assessment" });
    expect(go).toHaveBeenLastCalledWith({ screen: "result", assessment: "a" });
    entry({ kind: "screen", screen: "history" });
    expect(go).toHaveBeenLastCalledWith({ screen: "history", assessment: "a", from: null, to: null });
  });
});
