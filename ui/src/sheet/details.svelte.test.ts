import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SlowHost } from "../../tests/host";
import type { Details, ScopePreview, SheetView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Sheet } from "./details.svelte";

const details: Details = {
  title: "",
  vendor: "",
  service: "",
  kinds: ["saas"],
  depth: "standard",
  starts: "",
  ends: "",
  notice_days: "",
  auto_renews: null,
  months_to_leave: "",
  pack: "",
  participants: [],
};
const preview = (count: string, problems: ScopePreview["problems"] = []): ScopePreview => ({
  depths: [],
  count,
  because: "",
  notice: "",
  exit: null,
  problems,
});
const noVendor = [{ field: "vendor", message: "Say who is assessed." }];
const view: SheetView = { kinds: [], roles: [], packs: [], details, preview: preview("67 questions", noVendor) };

let host: SlowHost;
let sheet: Sheet;

beforeEach(async () => {
  vi.useFakeTimers();
  host = new SlowHost();
  sheet = new Sheet(new Desk(host), null);
  void sheet.load();
  await (await host.next()).answer(view);
});
afterEach(() => vi.useRealTimers());

describe("the sheet", () => {
  it("reads itself back after a pause; only the answer to the last change counts", async () => {
    sheet.toggleKind("paas", true);
    vi.advanceTimersByTime(200);
    const first = await host.next();
    sheet.toggleKind("ai", true);
    vi.advanceTimersByTime(200);
    const second = await host.next();
    expect(second.request).toMatchObject({ details: { kinds: ["saas", "paas", "ai"] } });
    await second.answer(preview("three kinds"));
    await first.answer(preview("two kinds, late"));
    expect(sheet.preview?.count).toBe("three kinds");
  });

  it("shows a problem only where one has been, or when one wants to start", async () => {
    expect(sheet.problem("vendor")).toBe("");
    const kept = sheet.keep();
    await (await host.next()).answer(preview("67 questions", noVendor));
    expect(await kept).toBeNull();
    expect(sheet.problem("vendor")).toBe("Say who is assessed.");
    expect(host.calls, "nothing was made").toHaveLength(0);
  });

  it("shows no problem of what was typed since it was read back", async () => {
    sheet.touch("vendor");
    expect(sheet.problem("vendor")).toBe("Say who is assessed.");
    if (sheet.details) sheet.details.vendor = "Acme";
    sheet.read();
    expect(sheet.problem("vendor")).toBe("");
    vi.advanceTimersByTime(200);
    await (await host.next()).answer(preview("67 questions", [{ field: "vendor", message: "Too short." }]));
    expect(sheet.problem("vendor")).toBe("Too short.");
  });

  it("begins at what the last safe day lacks, where that is why it was opened", async () => {
    for (const [ends, first] of [
      ["", "ends"],
      ["2027-12-31", "months_to_leave"],
    ] as const) {
      const held = new Sheet(new Desk(host), "a1", true);
      void held.load();
      await (await host.next()).answer({ ...view, details: { ...details, ends, notice_days: "30" } });
      expect(held.first).toBe(first);
    }
    expect(sheet.first).toBe("vendor");
  });

  it("keeps an empty row for the next person, and sends none without a name", async () => {
    if (!sheet.details) throw new Error("no details");
    expect(sheet.details.participants).toHaveLength(1);
    const first = sheet.details.participants[0];
    if (first) first.name = "Ines";
    sheet.makeRoom();
    expect(sheet.details.participants).toHaveLength(2);
    const kept = sheet.keep();
    const read = await host.next();
    expect(read.request).toMatchObject({ details: { participants: [{ name: "Ines" }] } });
    await read.answer(preview("67 questions"));
    const made = await host.next();
    expect(made.name).toBe("create_assessment");
    await made.answer({ assessment: "new" });
    expect(await kept).toBe("new");
  });

  it("takes somebody off, and says whose votes go with them", async () => {
    const people = [
      { id: "p1", name: "Ines", role: "legal" },
      { id: "p2", name: "Tobias", role: "" },
    ];
    const held = new Sheet(new Desk(host), "a1");
    void held.load();
    await (await host.next()).answer({ ...view, details: { ...details, participants: people } });
    expect(held.leaving).toEqual([]);
    held.removePerson(0);
    expect(held.details?.participants.map(({ name }) => name)).toEqual(["Tobias", ""]);
    expect([held.leaving, held.changed]).toEqual([["Ines"], true]);
  });

  it("knows whether closing would lose something", () => {
    expect(sheet.changed).toBe(false);
    if (sheet.details) sheet.details.vendor = "Acme";
    expect(sheet.changed).toBe(true);
  });
});
