import { describe, expect, it } from "vitest";
import { fault } from "../../tests/host";
import type { ImportView } from "../generated/types";
import { refusal } from "./refusal";

const view = (refused: string[], added = 0): ImportView => ({
  added: Array.from({ length: added }, (_, at) => ({ assessment: `${at}`, title: `${at}`, copied: false })),
  responses: [],
  refused: refused.map((file) => ({ file, fault: { ...fault("refused"), happened: `${file} is no file of Unmoor.` } })),
  cancelled: false,
  unread: 0,
});

describe("files that were refused", () => {
  it("are none, or one with its own fault", () => {
    expect(refusal(view([], 2))).toBeNull();
    expect(refusal(view(["a.json"]))?.title).toBe("a.json was not brought in");
    expect(refusal(view(["a.json"]))?.fault.happened).toBe("a.json is no file of Unmoor.");
  });

  it("are told at once, the first with its reason and all of them in the details", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"].map((name) => `${name}.json`);
    const told = refusal(view(names, 3));
    expect(told?.title).toBe("7 files were not brought in");
    expect(told?.fault.happened).toBe(
      "These were refused: a.json, b.json, c.json, d.json, e.json, and 2 more. The first one: a.json is no file of Unmoor.",
    );
    expect(told?.fault.kept).toBe("Each file is on its own: 3 others were read.");
    expect(told?.fault.details.split("\n")).toHaveLength(7);
    expect(refusal(view(names))?.fault.kept).toBe("Nothing was changed.");
  });
});
