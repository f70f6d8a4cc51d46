import { beforeEach, describe, expect, it } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import { header } from "../../tests/samples";
import type { WorkshopOn, WorkshopView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { face } from "./clock";
import { workshopKey } from "./keys";
import { Workshop } from "./workshop.svelte";

const ballot = ["1", "2", "3", "4", "5", "U"].map((mark, at) => ({
  key: "abcdeu"[at] ?? "",
  mark,
  label: `Statement ${mark}`,
  caps: "",
  voters: [],
}));

function person(id: string, name: string) {
  return { id, name, role: "Legal", present: true, knows: false, voted: false, passed: false };
}

function view(change: Partial<WorkshopOn> = {}): WorkshopView {
  const on: WorkshopOn = {
    mode: "blind",
    phase: "asked",
    question: {
      id: "XR-01",
      place: "Exit readiness, 1 of 11",
      prompt: "Is there a plan?",
      why: "",
      asked_of: "architecture",
      usual_reason: "",
      ballot,
      spread: null,
      must_discuss: false,
      apart: "",
      answer: "",
      decision: null,
    },
    people: [person("p1", "Ines"), person("p2", "Tobias")],
    roles: [],
    turn: null,
    next_voter: "Ines",
    votes_in: "0 of 2 votes are in",
    draft: { choice: null, evidence: null, note: "", dissent: [] },
    clock: { minutes: 4, ends_at: null, left: 0 },
    left: 9,
    questions: [],
    previous: null,
    next: "XR-02",
    tally: "",
    sealed: 0,
    ...change,
  };
  return { header, start: null, left_open: null, on, parked: 2, said: "" };
}

let host: SlowHost;
let workshop: Workshop;

async function show(change: Partial<WorkshopOn>) {
  workshop.load();
  await (await host.next()).answer(view(change));
}

function press(key: string) {
  const act = workshopKey(key, workshop, () => {});
  act?.();
  return act !== null;
}

beforeEach(() => {
  host = new SlowHost();
  workshop = new Workshop(new Desk(host), "a1");
});

describe("a blind vote", () => {
  it("is led by Enter: hand over, uncover, reveal", async () => {
    await show({});
    press("Enter");
    expect((await host.next()).request).toMatchObject({ step: { do: "hand_over", participant: null } });
  });

  it("takes one key as a vote, and a second press of it as nobody's", async () => {
    await show({ phase: "voting", turn: person("p1", "Ines") });
    press("3");
    press("3");
    const first = await host.next();
    expect(first).toMatchObject({ name: "cast_vote", request: { option: "c" } });
    await first.answer(view({ phase: "covered", turn: person("p2", "Tobias") }));
    await settled();
    expect(host.calls).toEqual([]);
  });

  it("lets nobody decide, mark or go on while somebody votes", async () => {
    await show({ phase: "voting", turn: person("p1", "Ines") });
    for (const key of ["n", "c", "p", "j", "r", "f", "Enter"]) expect(press(key), key).toBe(false);
    expect(press("u")).toBe(true);
    expect(await host.next()).toMatchObject({ name: "cast_vote", request: { option: null } });
  });

  it("cannot be decided before the reveal", async () => {
    await show({ phase: "all_in" });
    expect(press("3")).toBe(false);
    press("Enter");
    expect((await host.next()).name).toBe("reveal_votes");
  });
});

describe("a decision", () => {
  it("is chosen by number and recorded by Enter, with what was written", async () => {
    await show({ phase: "revealed" });
    press("5");
    const chosen = await host.next();
    expect(chosen.request).toMatchObject({ step: { do: "draft", draft: { choice: "e" } } });
    const draft = { choice: "e", evidence: null, note: "", dissent: ["p1"] };
    await chosen.answer(view({ phase: "revealed", draft }));
    workshop.type("Because");
    press("Enter");
    const kept = await host.next();
    expect(kept.request).toMatchObject({ step: { do: "draft", draft: { ...draft, note: "Because" } } });
    await kept.answer(view({ phase: "revealed", draft: { ...draft, note: "Because" } }));
    expect(await host.next()).toMatchObject({
      name: "decide",
      request: { answer: { state: "answered", option: "e", evidence: "claimed" }, note: "Because", dissent: ["p1"] },
    });
  });

  it("is not recorded while nothing is chosen", async () => {
    await show({ phase: "revealed" });
    press("Enter");
    await settled();
    expect(host.calls).toEqual([]);
  });
});

describe("the clock", () => {
  it.each([
    [240_000, "4:00"],
    [134_001, "2:15"],
    [900, "0:01"],
    [0, "over 0:00"],
    [-35_400, "over 0:35"],
  ])("shows %d ms as %s", (left, text) => expect(face(left)).toBe(text));
});
