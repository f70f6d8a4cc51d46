import { beforeEach, describe, expect, it } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import { header } from "../../tests/samples";
import type { ExposureView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Exposure } from "./exposure.svelte";

let host: SlowHost;
let exposure: Exposure;

/** Two questions; `chosen` is what each is answered with. */
function view(...chosen: (string | null)[]): ExposureView {
  const questions = ["XP-01", "XP-02"].map((id, at) => ({
    id,
    prompt: `${id}?`,
    weight: 3,
    options: ["a", "b"].map((key, index) => ({ key, number: index + 1, label: key, level: 0 })),
    option: chosen[at] ?? null,
  }));
  const ends = { exposure_assured: 100, exposure_possible: 0 };
  return { header, questions, answered: chosen.filter(Boolean).length, summary: "", ...ends, said: "" };
}

async function asked(): Promise<unknown> {
  const call = await host.next();
  expect(call.name).toBe("answer_exposure");
  return call.request;
}

beforeEach(async () => {
  host = new SlowHost();
  exposure = new Exposure(new Desk(host), "a1");
  exposure.load();
  await (await host.next()).answer(view("a"));
});

describe("an exposure answer", () => {
  it("stays when it is clicked again", async () => {
    exposure.answer("XP-01", "a");
    await settled();
    expect(host.calls).toHaveLength(0);
    exposure.answer("XP-01", "b");
    expect(await asked()).toMatchObject({ question: "XP-01", option: "b" });
  });

  it("is taken back only by Clear, of the question it stands at, which has the keys then", async () => {
    expect(exposure.at, "the first open question has the keys").toBe(1);
    exposure.clear();
    await settled();
    expect(host.calls, "nothing is there to take back").toHaveLength(0);
    exposure.clear("XP-01");
    expect(await asked()).toMatchObject({ question: "XP-01", option: null });
    expect(exposure.at).toBe(0);
  });
});
