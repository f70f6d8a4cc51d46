import { beforeEach, describe, expect, it, vi } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import type { ChosenView, ComparisonView, CompareView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Compare } from "./compare.svelte";

const chosen = (id: string): ChosenView => ({
  id,
  title: id,
  vendor: id,
  service: "",
  pack: "unmoor-standard 1.0.0",
  rescore_with: null,
});

function table(answers: number): ComparisonView {
  return {
    headline: "A is clearly freer than B.",
    gist: "",
    ranking: "",
    columns: [],
    whole: { id: "", label: "Portability", cells: [], freer: "A", clear: true },
    sections: [],
    figures: [],
    answers_lead: `${answers} answers differ, the widest first.`,
    answers: Array.from({ length: answers }, (_, at) => ({ id: `DO-${at}`, prompt: "", weight: 1, cells: [] })),
  };
}

const view = (ids: string[], answers = 10): CompareView => ({
  chosen: ids.map(chosen),
  refusal: null,
  table: table(answers),
});

let host: SlowHost;
let desk: Desk;
let compare: Compare;

async function load(ids: string[], answer: CompareView) {
  desk.replace({ screen: "compare", assessments: ids });
  void compare.load(ids);
  await (await host.next()).answer(answer);
}

beforeEach(() => {
  location.hash = "";
  host = new SlowHost();
  desk = new Desk(host);
  compare = new Compare(desk);
});

describe("a comparison", () => {
  it("says what it lacks, by name where one is chosen", async () => {
    const refused = (ids: string[]): CompareView => ({
      chosen: ids.map(chosen),
      refusal: { happened: "These were asked from different packs.", remedy: "", rescore: false },
      table: null,
    });
    await load([], refused([]));
    expect(compare.headline).toBe("Compare two to six vendors side by side.");
    await load(["Acme"], refused(["Acme"]));
    expect(compare.headline).toBe("Add one more vendor to compare with Acme.");
    await load(["a", "b"], refused(["a", "b"]));
    expect(compare.headline).toBe("These were asked from different packs.");
  });

  it("shows the widest answers first, and all of them when asked", async () => {
    await load(["a", "b"], view(["a", "b"]));
    expect(compare.answers).toHaveLength(6);
    expect(compare.lead).toBe("6 of 10 answers that differ, the widest first.");
    compare.all = true;
    expect(compare.answers).toHaveLength(10);
    expect(compare.lead).toBe("10 answers differ, the widest first.");
  });

  it("says nothing of more where there are no more", async () => {
    await load(["a", "b"], view(["a", "b"], 3));
    expect([compare.more, compare.lead]).toEqual([false, "3 answers differ, the widest first."]);
  });

  it("leaves out what is gone, in the address too", async () => {
    await load(["a", "gone", "b"], view(["a", "b"]));
    expect(location.hash).toBe("#/compare/a,b");
    expect(desk.compared).toEqual(["a", "b"]);
    expect(desk.notices.said.text).toContain("left out");
  });

  it("takes a column away and keeps the order of the others", async () => {
    await load(["a", "b", "c"], view(["a", "b", "c"]));
    compare.remove(1);
    expect(location.hash).toBe("#/compare/a,c");
  });

  it("shows no answer that comes after one has gone on", async () => {
    desk.replace({ screen: "compare", assessments: ["a", "b"] });
    void compare.load(["a", "b"]);
    const late = await host.next();
    await load(["a", "c"], view(["a", "c"]));
    await late.answer(view(["a", "b"]));
    expect(compare.view?.chosen.map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("says who is freer when the columns change, not when they first come", async () => {
    const say = vi.spyOn(desk.notices, "say");
    await load(["a", "b"], view(["a", "b"]));
    expect(say).not.toHaveBeenCalled();
    await load(["a", "c"], view(["a", "c"]));
    expect(say).toHaveBeenCalledWith("A is clearly freer than B.");
  });

  it("opens a figure of a column on the questions that all columns have in common", async () => {
    await load(["a", "b"], view(["a", "b"]));
    void compare.openSum("b", "section:DO");
    const call = await host.next();
    expect(call.request).toEqual({
      assessment: "b",
      figure: "section:DO",
      trials: [],
      beside: ["a", "b"],
      snapshot: null,
    });
    const sum = { title: "B: Data ownership", columns: [], lines: [], note: "", text: "", table: "" };
    await call.answer(sum);
    expect(compare.sum).toEqual(sum);
  });

  it("copies what the core wrote", async () => {
    await load(["a", "b"], view(["a", "b"]));
    const write = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: write } });
    void compare.copy();
    const call = await host.next();
    expect(call.request).toEqual({ assessments: ["a", "b"], format: "markdown" });
    await call.answer({ text: "# A" });
    await settled();
    expect(write).toHaveBeenCalledWith("# A");
    vi.unstubAllGlobals();
  });
});
