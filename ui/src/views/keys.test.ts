import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMPARE_KEYS } from "../compare/keys";
import { EXPOSURE_KEYS } from "../exposure/keys";
import { HISTORY_KEYS } from "../history/keys";
import { HOME_KEYS, START_KEYS } from "../home/keys";
import { REPORT_KEYS } from "../report/keys";
import { RESULT_KEYS } from "../result/keys";
import type { KeyHelp } from "../shared/keys";
import { WALK_KEYS } from "../walk/keys";
import { WORKSHOP_KEYS } from "../workshop/keys";
import { EVERYWHERE_KEYS } from "./keys";

const manual = (page: string) => readFileSync(`../docs/manual/${page}.md`, "utf8");

/** A table of keys as the manual has it. */
function table(keys: KeyHelp[]): string {
  const lines = keys.map((line) => `| ${caps(line.keys)} | ${line.does} |`);
  return ["| Key | What it does |", "| --- | --- |", ...lines, ""].join("\n");
}

function caps(keys: string[]): string {
  const all = keys.flatMap((key) => key.split(" ")).map((key) => `<kbd>${key === "⇧" ? "Shift" : key}</kbd>`);
  return all.join(keys.join() === "1,5" ? " to " : " ");
}

describe("the keys in the manual", () => {
  it.each([
    ["Everywhere", EVERYWHERE_KEYS],
    ["On the first start", START_KEYS],
    ["Vendors", HOME_KEYS],
    ["Exposure", EXPOSURE_KEYS],
    ["Walk", WALK_KEYS],
    ["Workshop", WORKSHOP_KEYS],
    ["Result", RESULT_KEYS],
    ["Compare", COMPARE_KEYS],
    ["History", HISTORY_KEYS],
    ["Report", REPORT_KEYS],
  ])("are those of the window: %s", (heading, keys) => {
    expect(manual("keys")).toContain(`## ${heading}\n\n${table(keys)}`);
  });

  it("are all named where the workshop is explained", () => {
    const said = manual("workshop");
    for (const { keys } of WORKSHOP_KEYS) for (const key of keys) expect(said).toContain(`<kbd>${key}</kbd>`);
  });
});
