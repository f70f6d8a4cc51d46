import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SlowHost } from "../../tests/host";
import { walkView } from "../../tests/samples";
import type { VendorQuestion } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import VendorSheet from "./VendorSheet.svelte";
import { Walk } from "./walk.svelte";

const asked = (id: string, chosen: boolean): VendorQuestion => ({
  id,
  swing: chosen ? "" : "28",
  text: `Tell us about ${id}.`,
  who: "Engineering",
  chosen,
  stands: chosen ? "Answered" : "Not known",
});
const list = (...questions: VendorQuestion[]) => ({ questions, letter: "To Acme" });

let host: SlowHost;
let walk: Walk;
const onclose = vi.fn();

beforeEach(async () => {
  host = new SlowHost();
  const desk = new Desk(host);
  walk = new Walk(desk, "a1");
  walk.refresh("DO-01");
  await (await host.next()).answer(walkView("DO-01", { ask_vendor: "Who owns it?" }));
  if (!walk.question) throw new Error("no question");
  render(VendorSheet, { walk, desk, question: walk.question, onclose });
});

describe("the list for the vendor", () => {
  it("shows why a question stands on it, and takes off what was put there", async () => {
    await (await host.next()).answer(list(asked("AL-02", false), asked("AL-07", true)));
    const lines = screen.getAllByRole("listitem").map((line) => line.textContent?.replace(/\s+/g, " "));
    expect(lines[0]).toContain("Not known, moves the score by up to 28");
    expect(lines[0]).not.toContain("Take off");
    await fireEvent.click(screen.getByLabelText("Take AL-07 off the list"));
    const call = await host.next();
    expect(call).toMatchObject({
      name: "set_ask_vendor",
      request: { at: { question: "DO-01" }, question: "AL-07", ask: false },
    });
    await call.answer(walkView("DO-01"));
    expect((await host.next()).name, "the list is shown anew").toBe("get_vendor_list");
  });

  it("puts the question before one on it", async () => {
    await (await host.next()).answer(list());
    await fireEvent.click(screen.getByTestId("ask-toggle"));
    expect((await host.next()).request).toMatchObject({ question: "DO-01", ask: true });
  });
});
