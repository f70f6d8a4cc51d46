import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import { header } from "../../tests/samples";
import type { WorkshopOn, WorkshopView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { CHOOSE } from "../shared/words";
import { face, howLong } from "./clock";
import Cover from "./Cover.svelte";
import Decide from "./Decide.svelte";
import { fit } from "./fit";
import { workshopKey } from "./keys";
import PeopleSheet from "./PeopleSheet.svelte";
import ProjectorScreen from "./ProjectorScreen.svelte";
import RevealSheet from "./RevealSheet.svelte";
import Stage from "./Stage.svelte";
import { Workshop } from "./workshop.svelte";
import WorkshopScreen from "./WorkshopScreen.svelte";

const ballot = ["1", "2", "3", "4", "5", "U"].map((mark, at) => ({
  key: "abcdeu"[at] ?? "",
  mark,
  label: `Statement ${mark}`,
  caps: "",
  voters: [],
}));

function person(id: string, name: string) {
  return { id, name, role: "Legal", role_key: "legal", present: true, knows: false, voted: false, passed: false };
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
      agreement: null,
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
    dissent: "",
    clock: { minutes: 4, ends_at: null, left: 0 },
    left: 9,
    questions: [],
    previous: null,
    next: "XR-02",
    tally: "",
    sealed: 0,
    ...change,
  };
  return {
    header: { ...header, undo: "the decision of XR-00" },
    start: null,
    left_open: null,
    on,
    parked: 2,
    said: "",
  };
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

  it("is not revealed by a stray key while the machine goes round", async () => {
    await show({ phase: "covered", turn: person("p2", "Tobias") });
    expect(press("r")).toBe(false);
  });

  it("is revealed early only when that is said twice, and never without a vote", async () => {
    const ines = person("p1", "Ines");
    const turn = person("p2", "Tobias");
    await show({ phase: "covered", turn, people: [ines, turn] });
    const { rerender } = render(Cover, { workshop, on: workshop.on!, service: "Acme CRM" });
    const reveal = screen.getByTestId("reveal-now") as HTMLButtonElement;
    expect(reveal.disabled).toBe(true);
    await show({ phase: "covered", turn, people: [{ ...ines, voted: true }, turn] });
    await rerender({ on: workshop.on! });
    reveal.click();
    await settled();
    expect([workshop.sheet, host.calls]).toEqual(["reveal", []]);
    render(RevealSheet, { workshop, onclose: vi.fn() });
    expect(screen.getByTestId("reveal-sheet").textContent).toContain("One of two has voted.");
    screen.getByTestId("reveal-anyway").click();
    expect((await host.next()).name).toBe("reveal_votes");
    expect(workshop.sheet).toBeNull();
  });

  it("is not told the answer so far before the reveal", async () => {
    await show({});
    const question = { ...workshop.question!, answer: "5, documented" };
    const props = { workshop, view: workshop.view!, tools: [] };
    const { rerender } = render(Stage, { ...props, on: { ...workshop.on!, question } });
    expect(screen.getByTestId("stage").textContent).not.toContain("So far");
    await rerender({ on: { ...workshop.on!, phase: "revealed", question } });
    expect(screen.getByTestId("stage").textContent).toContain("So far: 5, documented.");
  });

  it("leaves no key and no Undo of the window to whoever votes", async () => {
    const desk = new Desk(host);
    desk.notices.show("It is removed.", { label: "Undo", run: vi.fn() });
    const { unmount } = render(WorkshopScreen, { desk, assessment: "a1", tools: [] });
    await (await host.next()).answer(view({ phase: "covered", turn: person("p1", "Ines") }));
    flushSync();
    expect([desk.guest, desk.notices.toast]).toEqual([true, null]);
    unmount();
    expect(desk.guest).toBe(false);
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

  it("that the question does not apply is recorded with who does not agree", async () => {
    await show({ phase: "revealed", draft: { choice: null, evidence: null, note: "", dissent: ["p2"] } });
    void workshop.doesNotApply(" No such thing ");
    expect(await host.next()).toMatchObject({
      name: "decide",
      request: { answer: { state: "not_applicable", reason: "No such thing" }, dissent: ["p2"] },
    });
  });

  it.each([
    ["same", "All agree"],
    ["unsure", "Some do not know"],
    ["close", "Close together"],
    ["apart", "Must discuss"],
  ] as const)("says of votes that are %s: %s", async (agreement, says) => {
    await show({ phase: "revealed" });
    const { on } = workshop.view!;
    const question = { ...on!.question!, agreement };
    render(Decide, { workshop, on: on!, question, present: 2 });
    expect(screen.getByText(says)).toBeTruthy();
  });

  it("is not recorded while nothing is chosen", async () => {
    await show({ phase: "revealed" });
    press("Enter");
    await settled();
    expect(host.calls).toEqual([]);
  });
});

describe("a mouse", () => {
  const open = async (change: Partial<WorkshopOn>) => {
    await show({ previous: "XR-00", questions: [], ...change });
    const tools = [{ label: "Go to…", testid: "menu-goto", run: vi.fn() }];
    render(Stage, { workshop, view: workshop.view!, on: workshop.view!.on!, tools });
    return tools[0]!.run;
  };
  const step = async () => (await host.next()).request;

  it("goes on, back, and to any question", async () => {
    await open({});
    screen.getByTestId("next").click();
    expect(await step()).toMatchObject({ step: { do: "go", question: "XR-02" } });
    screen.getByTestId("go-to-question").click();
    expect(workshop.sheet).toBe("questions");
    expect((screen.getByTestId("previous") as HTMLButtonElement).disabled).toBe(false);
  });

  it("stops the clock, and has in the menu what else only keys had", async () => {
    const goto = await open({ clock: { minutes: 4, ends_at: Date.now() + 60_000, left: 0 } });
    screen.getByTestId("turn-clock").click();
    expect(await step()).toMatchObject({ step: { do: "clock", runs: false } });
    await fireEvent.click(screen.getByTestId("workshop-menu"));
    for (const id of ["menu-questions", "menu-room", "menu-parking", "menu-project", "menu-clock", "menu-restart"])
      expect(screen.queryByTestId(id), id).not.toBeNull();
    await fireEvent.click(screen.getByTestId("menu-goto"));
    expect(goto).toHaveBeenCalledOnce();
  });

  it("takes the last change back", async () => {
    await open({});
    await fireEvent.click(screen.getByTestId("workshop-menu"));
    await fireEvent.click(screen.getByTestId("menu-undo"));
    await settled();
    expect(host.calls.shift()?.name).toBe("undo");
  });
});

describe("the rule by which a statement is chosen", () => {
  it("stands above the statements for the room and for whoever votes", async () => {
    await show({});
    const { on } = workshop.view!;
    const { unmount } = render(Stage, { workshop, view: workshop.view!, on: on!, tools: [] });
    expect(screen.getByText(CHOOSE)).toBeTruthy();
    unmount();
    await show({ phase: "voting", turn: person("p1", "Ines") });
    render(Cover, { workshop, on: workshop.on!, service: "Acme CRM" });
    expect(screen.getByText(CHOOSE)).toBeTruthy();
  });
});

describe("the wall", () => {
  it("has a button only where it does not fill its screen", async () => {
    vi.stubGlobal("screen", { width: innerWidth, height: innerHeight + 200 });
    const { unmount } = render(ProjectorScreen, { host });
    flushSync();
    expect(screen.queryByTestId("fit")).not.toBeNull();
    unmount();
    vi.stubGlobal("screen", { width: innerWidth, height: innerHeight });
    render(ProjectorScreen, { host });
    flushSync();
    expect(screen.queryByTestId("fit")).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe("the stage", () => {
  it("says why a question is asked, where there is a reason", async () => {
    await show({});
    const { on } = workshop.view!;
    const props = { workshop, view: workshop.view!, tools: [] };
    const { rerender } = render(Stage, { ...props, on: on! });
    expect(screen.queryByTestId("why")).toBeNull();
    await rerender({ on: { ...on!, question: { ...on!.question!, why: "A plan that nobody tried fails." } } });
    expect(screen.getByTestId("why").textContent).toContain("A plan that nobody tried fails.");
  });

  it.each([
    [{ wide: 400, close: 300, small: 200 }, "wide"],
    [{ wide: 500, close: 400, small: 300 }, "close"],
    [{ wide: 700, close: 600, small: 500 }, "small"],
  ])("whose statements are %o high gives way only as far as it must: %s", (heights, way) => {
    const stage = document.createElement("main");
    stage.className = "stage";
    const ballot = stage.appendChild(document.createElement("section"));
    const high = () => heights[stage.dataset.fit as keyof typeof heights];
    Object.defineProperties(ballot, { clientHeight: { value: 400 }, scrollHeight: { get: high } });
    fit(ballot);
    expect(stage.dataset.fit).toBe(way);
  });
});

describe("who is in the room", () => {
  it("can be given another role there", async () => {
    await show({});
    const onrole = vi.fn();
    render(PeopleSheet, {
      title: "Who is in the room",
      people: workshop.on!.people,
      ticked: ["p1"],
      roles: [
        { key: "legal", label: "Legal" },
        { key: "data", label: "Data" },
      ],
      ontick: vi.fn(),
      onrole,
      onclose: vi.fn(),
    });
    await fireEvent.change(screen.getByTestId("role-p1"), { target: { value: "data" } });
    expect(onrole).toHaveBeenCalledWith("p1", "data");
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

  it.each([
    [16, 4, "16 questions, 4 minutes each: about 1 hour 5 minutes."],
    [1, 3, "1 question, 3 minutes each: about 3 minutes."],
    [30, 2, "30 questions, 2 minutes each: about 1 hour."],
    [95, 4, "95 questions, 4 minutes each: about 6 hours 20 minutes."],
  ])("says how long %d questions of %d minutes take", (questions, minutes, said) => {
    expect(howLong(questions, minutes)).toBe(said);
  });
});
