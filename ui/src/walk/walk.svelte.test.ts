import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { walkView } from "../../tests/samples";
import { Desk } from "../shared/desk.svelte";
import { Walk } from "./walk.svelte";

let host: SlowHost;
let desk: Desk;
let walk: Walk;

/** Starts at a question. */
async function at(id: string, change = {}) {
  walk.refresh(id);
  await (await host.next()).answer(walkView(id, change));
}
/** The next call, which must be of this name, as what it asked for. */
async function asked(name: string) {
  const call = await host.next();
  expect(call.name).toBe(name);
  return { ...call, request: call.request as Record<string, never> };
}

beforeEach(() => {
  vi.useFakeTimers();
  host = new SlowHost();
  desk = new Desk(host);
  walk = new Walk(desk, "a1");
});
afterEach(() => vi.useRealTimers());

describe("keys in a hurry", () => {
  it("reach the question that comes, not the one that goes", async () => {
    await at("DO-01");
    walk.choose(3);
    walk.choose(1);
    walk.unknown();
    const first = await asked("answer_question");
    expect(first.request).toMatchObject({ at: { question: "DO-01" }, answer: { option: "c" }, advance: true });
    expect(host.calls, "the second key waits for the first answer").toHaveLength(0);

    await first.answer(walkView("DO-02"));
    const second = await asked("answer_question");
    expect(second.request).toMatchObject({ at: { question: "DO-02" }, answer: { option: "a" } });

    await second.answer(walkView("DO-03"));
    const third = await asked("answer_question");
    expect(third.request).toMatchObject({ at: { question: "DO-03" }, answer: { state: "unknown" } });
    await third.answer(walkView("DO-04"));
    expect(walk.question?.id).toBe("DO-04");
    expect(walk.queue.pending).toBe(0);
  });

  it("are not put to another question when an answer could not be saved", async () => {
    await at("DO-01");
    walk.choose(3);
    walk.choose(1);
    await (await asked("answer_question")).refuse(fault());
    expect(desk.notices.saved).toBe("failed");
    desk.notices.trouble?.choose("close");
    await settled();
    expect(host.calls, "the key behind it was meant for the next question").toHaveLength(0);
    expect(walk.question?.id).toBe("DO-01");
  });

  it("go on where they stopped when trying again works", async () => {
    await at("DO-01");
    walk.choose(3);
    walk.choose(1);
    await (await asked("answer_question")).refuse(fault());
    desk.notices.trouble?.choose("again");
    await settled();
    await (await asked("answer_question")).answer(walkView("DO-02"));
    expect((await asked("answer_question")).request).toMatchObject({ at: { question: "DO-02" } });
  });
});

describe("an answer", () => {
  it("stays on its question when advancing is switched off", async () => {
    desk.settings = { ...desk.settings, advance: false };
    await at("DO-01");
    walk.choose(2);
    expect((await asked("answer_question")).request).toMatchObject({ advance: false });
  });

  it("says saved only when the call came back", async () => {
    await at("DO-01");
    walk.choose(2);
    await settled();
    expect(desk.notices.saved).toBe("saving");
    await (await asked("answer_question")).answer(walkView("DO-02"));
    expect(desk.notices.saved).toBe("saved");
  });

  it("takes the evidence that was chosen before it, and changes it without moving on", async () => {
    await at("DO-01");
    walk.show("tested");
    await settled();
    walk.choose(1);
    await settled();
    expect((await asked("answer_question")).request).toMatchObject({ answer: { option: "a", evidence: "tested" } });
  });

  it("is sent again when its evidence changes", async () => {
    await at("DO-01", { state: "answered", option: "b" });
    walk.show("documented");
    await settled();
    expect((await asked("answer_question")).request).toMatchObject({
      answer: { option: "b", evidence: "documented" },
      advance: false,
    });
  });

  it("has no call for a number without an option", async () => {
    await at("DO-01", { options: [] });
    walk.choose(4);
    await settled();
    expect(host.calls).toHaveLength(0);
  });
});

describe("the note", () => {
  it("is written at a pause, once", async () => {
    await at("DO-01");
    walk.type("a");
    vi.advanceTimersByTime(300);
    walk.type("ab");
    vi.advanceTimersByTime(300);
    expect(host.calls).toHaveLength(0);
    vi.advanceTimersByTime(200);
    await settled();
    const call = await asked("set_note");
    expect(call.request).toMatchObject({ at: { question: "DO-01" }, note: "ab" });
    await call.answer(walkView("DO-01", { note: "ab" }));
    expect(walk.noteOpen).toBe(false);
    expect(host.calls).toHaveLength(0);
  });

  it("is written before the question is left", async () => {
    await at("DO-01");
    walk.type("half a thought");
    walk.next();
    const call = await asked("set_note");
    expect(call.request).toMatchObject({ at: { question: "DO-01" }, note: "half a thought" });
    await call.answer(walkView("DO-01", { note: "half a thought" }));
    await (await asked("get_walk")).answer(walkView("DO-02"));
    expect(walk.draft).toBe("");
  });

  it("keeps the question when it cannot be written", async () => {
    await at("DO-01");
    walk.type("do not lose me");
    walk.next();
    await (await asked("set_note")).refuse(fault());
    desk.notices.trouble?.choose("close");
    await settled();
    expect(host.calls, "the question is not left").toHaveLength(0);
    expect(walk.draft).toBe("do not lose me");
    expect(walk.noteOpen).toBe(true);
  });

  it("keeps what is typed while it is being written, and the blank at its end", async () => {
    await at("DO-01");
    walk.type("one ");
    vi.advanceTimersByTime(500);
    const first = await asked("set_note");
    walk.type("one two");
    await first.answer(walkView("DO-01", { note: "one" })); // the core tidies the blank away
    expect(walk.draft).toBe("one two");
    vi.advanceTimersByTime(500);
    await settled();
    const second = await asked("set_note");
    expect(second.request).toMatchObject({ note: "one two" });
    await second.answer(walkView("DO-01", { note: "one two" }));
    walk.type("one two ");
    vi.advanceTimersByTime(500);
    await settled();
    await (await asked("set_note")).answer(walkView("DO-01", { note: "one two" }));
    expect(walk.draft, "the field is not changed under the cursor").toBe("one two ");
  });

  it("holds the person when it is begun while the next question is on its way", async () => {
    await at("DO-01");
    walk.choose(2);
    const answer = await asked("answer_question");
    walk.type("wait");
    await answer.answer(walkView("DO-02"));
    const note = await asked("set_note");
    expect(note.request).toMatchObject({ at: { question: "DO-01" }, note: "wait" });
    await note.answer(walkView("DO-01", { note: "wait", state: "answered", option: "b" }));
    expect(walk.question?.id).toBe("DO-01");
    expect(walk.draft).toBe("wait");
  });

  it("takes what an undo brings back", async () => {
    await at("DO-01");
    walk.type("first");
    vi.advanceTimersByTime(500);
    await settled();
    await (await asked("set_note")).answer(walkView("DO-01", { note: "first" }));
    walk.refresh();
    await settled();
    await (await asked("get_walk")).answer(walkView("DO-01", { note: "" }));
    expect(walk.draft).toBe("");
  });

  it("gets the letters that were typed before its cursor came", async () => {
    await at("DO-01");
    walk.choose(1);
    walk.enterNote(() => {});
    walk.early("h");
    walk.early("i");
    await (await asked("answer_question")).answer(walkView("DO-02", { note: "before: " }));
    await settled();
    expect(walk.draft).toBe("before: hi");
    expect(walk.awaited).toBe(false);
  });

  it("lets go of the keys when the answer before it could not be saved", async () => {
    await at("DO-01");
    walk.choose(1);
    walk.enterNote(() => {});
    walk.early("lost with its question");
    await (await asked("answer_question")).refuse(fault());
    desk.notices.trouble?.choose("close");
    await settled();
    expect(walk.awaited).toBe(false);
    walk.enterNote(() => {});
    await settled();
    expect(walk.draft, "nothing typed for another note leaks into this one").toBe("");
    expect(walk.awaited).toBe(false);
  });

  it("is finished before the screen is left", async () => {
    await at("DO-01");
    walk.type("last words");
    const left = walk.finish();
    await (await asked("set_note")).answer(walkView("DO-01", { note: "last words" }));
    expect(await left).toBe(true);
  });
});

describe("a sheet", () => {
  it("opens over the question that is there when its turn comes, and drops what was typed blindly", async () => {
    await at("DO-01");
    walk.choose(1);
    walk.lay({ kind: "reason" });
    walk.choose(5);
    await (await asked("answer_question")).answer(walkView("DO-02"));
    expect(walk.sheet).toEqual({ kind: "reason" });
    expect(walk.question?.id).toBe("DO-02");
    expect(host.calls).toHaveLength(0);
  });
});

describe("a figure", () => {
  it("opens into the lines of what is saved when its turn comes", async () => {
    await at("DO-01");
    walk.choose(2);
    walk.openSum("effect:DO-01");
    await (await asked("answer_question")).answer(walkView("DO-02"));
    expect((await asked("get_sum")).request).toMatchObject({ assessment: "a1", figure: "effect:DO-01" });
  });
});

describe("a filter", () => {
  it("is still set when one comes back to the walk, and to the question it was left at", async () => {
    await at("DO-01");
    walk.filter("unknown");
    await (await asked("get_walk")).answer({ ...walkView("DO-05"), filter: "unknown" });
    const again = (question: string | null, assessment = "a1") => {
      new Walk(desk, assessment).refresh(question);
      return asked("get_walk");
    };
    expect((await again(null)).request, "the core knows both").toMatchObject({ filter: null, question: null });
    expect((await again("DO-05")).request).toMatchObject({ filter: "unknown", question: "DO-05" });
    expect((await again("AL-01")).request, "gone to by name").toMatchObject({ filter: "unknown", question: "AL-01" });
    expect((await again(null, "b2")).request, "another assessment").toMatchObject({ filter: null });
  });

  const filters = [{ filter: "unknown" as const, label: "Unknown", count: 2 }];
  const under = (id: string) => ({ ...walkView(id), filter: "unknown" as const, filters });

  it("goes off aloud too where another screen leads to a question that is not under it", async () => {
    await at("DO-01");
    walk.filter("unknown");
    await (await asked("get_walk")).answer(under("DO-05"));
    new Walk(desk, "a1").refresh("AL-01");
    await (await asked("get_walk")).answer(under("DO-05"));
    const call = await asked("get_walk");
    expect(call.request).toMatchObject({ filter: null, question: "AL-01" });
    await call.answer(walkView("AL-01"));
    expect(desk.notices.toast?.text).toBe("Filter off: AL-01 is not under “Unknown”.");
  });

  it("stays on where the question that is gone to by name is under it", async () => {
    walk.refresh("DO-02");
    await (await asked("get_walk")).answer(under("DO-02"));
    walk.open("DO-05");
    const call = await asked("get_walk");
    expect(call.request).toMatchObject({ filter: "unknown", question: "DO-05" });
    await call.answer(under("DO-05"));
    expect(walk.question?.id).toBe("DO-05");
    expect(host.calls).toHaveLength(0);
    expect(desk.notices.toast).toBeNull();
  });

  it("goes off aloud where the question that is gone to by name is not under it", async () => {
    walk.refresh("DO-02");
    await (await asked("get_walk")).answer(under("DO-02"));
    walk.open("DO-03");
    await (await asked("get_walk")).answer(under("DO-05")); // the next one that the filter shows
    expect(walk.question?.id, "which is not where one wished to go").toBe("DO-02");
    const call = await asked("get_walk");
    expect(call.request).toMatchObject({ filter: null, question: "DO-03" });
    await call.answer({ ...walkView("DO-03"), filters });
    expect(walk.view?.filter).toBeNull();
    expect(desk.notices.toast?.text).toBe("Filter off: DO-03 is not under “Unknown”.");
    expect(desk.notices.said.text).toContain("Filter off");
  });

  it("goes off when it is chosen again, and stays on the question", async () => {
    await at("DO-04");
    walk.filter("unknown");
    const on = await asked("get_walk");
    expect(on.request).toMatchObject({ filter: "unknown", question: null });
    await on.answer({ ...walkView("DO-05"), filter: "unknown" });
    walk.filter("unknown");
    await settled();
    expect((await asked("get_walk")).request).toMatchObject({ filter: null, question: "DO-05" });
  });
});
