import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { SlowHost } from "../../tests/host";
import { header } from "../../tests/samples";
import type { ChangeView, IntervalView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import Changed from "./Changed.svelte";
import { History } from "./history.svelte";

const bar = (alt: string): IntervalView => ({ ...header.portability, alt });
const change: ChangeView = {
  from: "first",
  to: null,
  from_name: "Before the talks",
  to_name: "now",
  headline: "",
  because: "",
  movers: "",
  scope: [],
  bars: [
    { id: "", label: "Portability", before: bar("before"), after: bar("after"), moved: "+4", moved_possible: "+2" },
    { id: "DO", label: "Data", before: bar("data before"), after: null, moved: "", moved_possible: "" },
  ],
  figures: [{ label: "Exposure", before: "64, down to 53", after: "64", figure: "exposure" }],
  answers: [],
  exposure: [],
  new_findings: [],
  gone_findings: [],
  came: [],
  went: [],
};

it("opens what was before as it was at the snapshot, and what is now as it is now", async () => {
  const host = new SlowHost();
  render(Changed, { history: new History(new Desk(host), "a1"), change, bands: [] });
  const opens = async (name: string) => {
    screen.getByRole("button", { name: `${name}. How it comes about` }).click();
    return (await host.next()).request;
  };
  const of = (figure: string, snapshot: string | null) => ({
    assessment: "a1",
    figure,
    trials: [],
    beside: [],
    snapshot,
  });
  expect(await opens("before")).toEqual(of("portability", "first"));
  expect(await opens("after")).toEqual(of("portability", null));
  expect(await opens("data before")).toEqual(of("section:DO", "first"));
  expect(await opens("Exposure, before: 64, down to 53")).toEqual(of("exposure", "first"));
  expect(await opens("Exposure, after: 64")).toEqual(of("exposure", null));
  const cells = [...document.querySelectorAll("[data-testid=change-bar] .end")].map((each) => each.textContent);
  expect(cells).toEqual(["+4", "+2", "", ""]);
});
