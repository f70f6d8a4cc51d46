import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { AskView, MergeView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Ask } from "./ask.svelte";
import AskSheet from "./AskSheet.svelte";
import { Merging } from "./merge.svelte";

const view: AskView = {
  assessment: "a1",
  people: [
    {
      id: "",
      name: "Acme",
      role: "The vendor",
      picks: [
        { key: "unknown", label: "The list for the vendor, 2", questions: ["DO-01", "DO-02"] },
        { key: "all", label: "Everything, 3", questions: ["DO-01", "DO-02", "DO-03"] },
      ],
    },
    { id: "p1", name: "Ines", role: "Legal", picks: [{ key: "own", label: "Open, 1", questions: ["DO-04"] }] },
  ],
  sections: [],
  sender: "Fennimere",
  requests: [],
};

const merge = (request: string): MergeView => ({
  request,
  assessment: "a1",
  file: "x.json",
  headline: "Answers of P. Okoro to one question about Acme CRM",
  about: "",
  caution: "",
  they: "They say",
  lines: [],
  left_open: "",
  act: "Take in one answer",
});

let host: SlowHost;
let desk: Desk;

beforeEach(() => {
  host = new SlowHost();
  desk = new Desk(host);
});

async function open(wish = { assessment: "a1", to: "" } as { assessment: string; to: string; questions?: string[] }) {
  const ask = new Ask(desk, wish);
  void ask.load();
  await (await host.next()).answer(view);
  return ask;
}

describe("asking by file", () => {
  it("begins with the most useful choice, and says when one is picked by hand", async () => {
    const ask = await open();
    expect([ask.sender, ask.pick?.key, ask.chosen]).toEqual(["Fennimere", "unknown", ["DO-01", "DO-02"]]);
    ask.toggle("DO-02");
    expect(ask.pick).toBe(null);
    ask.toggle("DO-02");
    ask.toggle("DO-03");
    expect(ask.pick?.key).toBe("all");
    ask.ask("p1");
    expect([ask.pick?.key, ask.chosen]).toEqual(["own", ["DO-04"]]);
  });

  it("keeps a question that was asked for by name", async () => {
    expect((await open({ assessment: "a1", to: "", questions: ["DO-09"] })).chosen).toEqual(["DO-09"]);
  });

  it("keeps what was filled in when what is out is loaded again", async () => {
    const ask = await open();
    ask.sender = "Somebody";
    ask.choose(["DO-03"]);
    void ask.load();
    await (await host.next()).answer(view);
    expect([ask.sender, ask.chosen]).toEqual(["Somebody", ["DO-03"]]);
  });

  it("stays open where the dialog was closed or the disk is full", async () => {
    const ask = await open();
    const saved = ask.save();
    const call = await host.next();
    expect(call.request).toEqual({
      assessment: "a1",
      to: "",
      sender: "Fennimere",
      questions: ["DO-01", "DO-02"],
      kind: "form",
    });
    await call.answer({ file: null, folder: "" });
    expect(await saved).toBe(false);
    const again = ask.save();
    await (await host.next()).refuse(fault());
    desk.notices.trouble?.choose("close");
    expect(await again).toBe(false);
    expect(desk.notices.toast).toBe(null);
  });

  it("shows what came back before anything is taken in", async () => {
    const ask = await open();
    const brought = ask.bringIn();
    await (await host.next()).answer({ added: [], responses: [merge("r1")], refused: [], cancelled: false });
    expect(await brought).toBe(true);
    expect(desk.merging.map(({ request }) => request)).toEqual(["r1"]);
    expect(host.calls).toEqual([]);
  });

  it("knows whether closing would lose a list that was picked by hand, or who asks", async () => {
    const ask = await open();
    expect(ask.changed).toBe(false);
    ask.ask("p1");
    expect(ask.changed, "a choice that is one key away is nothing to lose").toBe(false);
    ask.ask("");
    ask.toggle("DO-02");
    expect(ask.changed).toBe(true);
    ask.toggle("DO-02");
    ask.sender = "Somebody";
    expect(ask.changed).toBe(true);
    const named = await open({ assessment: "a1", to: "", questions: ["DO-09"] });
    expect(named.changed, "the sheet came with it").toBe(false);
  });

  it("asks before it drops a list that was picked by hand", async () => {
    const onclose = vi.fn();
    const picked = {
      ...view,
      people: view.people.slice(0, 1),
      sections: [
        {
          name: "Data",
          questions: [
            { id: "DO-01", prompt: "A?", stands: "open", vendor: true },
            { id: "DO-03", prompt: "C?", stands: "open", vendor: true },
          ],
        },
      ],
    };
    render(AskSheet, { desk, wish: { assessment: "a1", to: "" }, onclose });
    await (await host.next()).answer(picked);
    await fireEvent.click(await screen.findByTestId("ask-DO-01"));
    await fireEvent(screen.getByTestId("ask-sheet"), new Event("cancel", { cancelable: true }));
    expect(onclose).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByTestId("leave-discard"));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("puts back what was withdrawn", async () => {
    const ask = await open();
    void ask.withdraw({ id: "r1", to: "Ines", asked: "", state: "Awaited", open: true });
    const call = await host.next();
    expect([call.name, call.request]).toEqual(["withdraw_request", { assessment: "a1", request: "r1" }]);
    await call.answer(view);
    expect(ask.withdrawn).toBe("Ines");
    void ask.putBack();
    expect((await host.next()).name).toBe("undo");
    expect(ask.withdrawn).toBe("");
  });
});

describe("merging", () => {
  it("takes in what was agreed to, and only that", async () => {
    desk.merging = [merge("r1"), merge("r2")];
    const merging = new Merging(desk);
    merging.next();
    expect(merging.merge?.request).toBe("r2");
    void merging.takeIn();
    const call = await host.next();
    expect([call.name, call.request]).toEqual(["take_in_response", { request: "r2" }]);
    await call.answer({ assessment: "a1", question: "DO-01", said: "One answer is in." });
    await settled();
    flushSync();
    expect(desk.merging).toEqual([]);
    expect(location.hash).toBe("#/walk/a1/DO-01");
    expect(desk.notices.toast?.action?.label).toBe("Undo");
    expect(host.calls).toEqual([]);
  });

  it("says why something could not be taken in, and does not claim that it was", async () => {
    desk.merging = [merge("r1")];
    void new Merging(desk).takeIn();
    await (await host.next()).refuse(fault("refused"));
    desk.notices.trouble?.choose("close");
    await settled();
    expect(
      desk.merging.map(({ request }) => request),
      "it may be tried again",
    ).toEqual(["r1"]);
    expect(desk.notices.toast).toBe(null);
  });
});
