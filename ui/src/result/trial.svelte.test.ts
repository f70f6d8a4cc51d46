import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { header } from "../../tests/samples";
import type { AnswerInput, TryView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Trial } from "./trial.svelte";

const end = { grade: header.grade, portability: header.portability, average: header.portability };
const answered = (option: string, evidence: "claimed" | "tested" = "claimed"): AnswerInput => ({
  state: "answered",
  option,
  evidence,
});
const view = (id: string | null, answer: AnswerInput = { state: "unknown" }, said = ""): TryView => ({
  before: end,
  after: end,
  figures: [],
  caps: [],
  sections: [],
  changes: [],
  overwrites: "",
  question: id
    ? {
        id,
        prompt: "",
        options: ["a", "b"].map((key, at) => ({ key, number: at + 1, label: key, level: 100 })),
        evidence: id.startsWith("XP") ? [] : ["claimed", "documented", "tested"],
        recorded: "",
        recorded_answer: { state: "unknown" },
        answer,
        changed: false,
      }
    : null,
  choices: ["AL-02", "XR-01", "XP-07"].map((each) => ({ id: each, title: "", group: "", changed: false })),
  way_up: [
    { question: "AL-02", answer: answered("a", "tested") },
    { question: "XR-01", answer: answered("d") },
  ],
  said,
});
let host: SlowHost;
let trial: Trial;
let desk: Desk;

beforeEach(async () => {
  host = new SlowHost();
  desk = new Desk(host);
  trial = new Trial(desk, "a");
  void trial.open("AL-02");
  await (await host.next()).answer(view("AL-02"));
});

describe("trying out", () => {
  it("looks at what helps most where no question is named", async () => {
    const fresh = new Trial(desk, "a");
    void fresh.open(null);
    await (await host.next()).answer(view(null));
    const second = await host.next();
    expect(second.request).toMatchObject({ question: "AL-02" });
    await second.answer(view("AL-02"));
    expect(fresh.view?.question?.id).toBe("AL-02");
  });

  it("sends everything that is tried, each question once, and says how the verdict moves", async () => {
    trial.choose(1);
    const first = await host.next();
    expect(first.request).toMatchObject({ trials: [{ question: "AL-02", answer: answered("a") }] });
    await first.answer(view("AL-02", answered("a"), "Grade D to C."));
    expect(desk.notices.said.text).toBe("Grade D to C.");
    trial.show("tested");
    const second = await host.next();
    expect(second.request).toMatchObject({ trials: [{ question: "AL-02", answer: answered("a", "tested") }] });
  });

  it("adds a key pressed before the core has answered, and shows only the newest verdict", async () => {
    trial.choose(1);
    trial.choose(2);
    const [first, second] = [await host.next(), await host.next()];
    await second.answer(view("AL-02", answered("b"), "second"));
    await first.answer(view("AL-02", answered("a"), "first"));
    expect(trial.view?.said).toBe("second");
    expect(trial.trials).toEqual([{ question: "AL-02", answer: answered("b") }]);
  });

  it("takes the way up, takes one answer back, and takes all back", async () => {
    trial.takeWay();
    await (await host.next()).answer(view("AL-02"));
    expect(trial.trials.map(({ question }) => question)).toEqual(["AL-02", "XR-01"]);
    trial.remove("AL-02");
    await (await host.next()).answer(view("AL-02"));
    expect(trial.trials.map(({ question }) => question)).toEqual(["XR-01"]);
    trial.reset();
    await (await host.next()).answer(view("AL-02"));
    expect(trial.trials).toEqual([]);
  });

  it("leaves an exposure question open instead of unknown, and shows it by nothing", async () => {
    trial.look("XP-07");
    await (await host.next()).answer(view("XP-07", { state: "open" }));
    trial.unknown();
    expect((await host.next()).request).toMatchObject({ trials: [{ question: "XP-07", answer: { state: "open" } }] });
    trial.show("tested");
    await settled();
    expect(host.calls).toHaveLength(0);
  });

  it("goes round the ends of the list", async () => {
    trial.move(-1);
    expect((await host.next()).request).toMatchObject({ question: "XP-07" });
  });

  it("keeps the last verdict where the core refuses", async () => {
    trial.choose(1);
    await (await host.next()).refuse(fault("not_found"));
    desk.notices.trouble?.choose("close");
    await settled();
    expect(trial.trials).toEqual([]);
  });
});
