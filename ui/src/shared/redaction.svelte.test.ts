import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { RedactionSubject, RedactionView } from "../generated/types";
import { Desk } from "./desk.svelte";
import { Redacting } from "./redaction.svelte";

const view = (gist: string): RedactionView => ({ gist, subjects: [], profiles: [] });
let host: SlowHost;
let desk: Desk;
let kept: RedactionSubject[];
let redacting: Redacting;

beforeEach(() => {
  host = new SlowHost();
  desk = new Desk(host);
  kept = [];
  redacting = new Redacting(desk, {
    assessment: "a",
    read: () => kept,
    write: (redact) => (kept = redact),
    client: () => "Fennimere",
  });
});

describe("what is left out", () => {
  it("is a choice that has a name, or any of the five", () => {
    redacting.choose(["people", "notes"]);
    expect(kept).toEqual(["people", "notes"]);
    expect(redacting.is(["notes", "people"])).toBe(true);
    redacting.leave("evidence", true);
    expect(redacting.leaves("evidence")).toBe(true);
    expect(redacting.is(["people", "notes"]), "one more is another choice").toBe(false);
    redacting.leave("people", false);
    expect(kept).toEqual(["notes", "evidence"]);
    redacting.leave("notes", true);
    expect(kept, "each stands there once").toEqual(["evidence", "notes"]);
  });

  it("is told before anything leaves, with the client's name", async () => {
    kept = ["client"];
    void redacting.look();
    const call = await host.next();
    expect(call.name).toBe("look_at_redaction");
    expect(call.request).toEqual({ assessment: "a", redact: ["client"], client: "Fennimere" });
    await call.answer(view("Left out: 3 mentions of the client."));
    expect(redacting.view?.gist).toContain("3 mentions");
  });

  it("is told for the choice that was made last", async () => {
    void redacting.look();
    const first = await host.next();
    kept = ["notes"];
    void redacting.look();
    const second = await host.next();
    await second.answer(view("Left out: 17 notes."));
    await first.answer(view("Nothing is left out."));
    expect(redacting.view?.gist).toBe("Left out: 17 notes.");
  });

  it("keeps the choice where it cannot be told", async () => {
    kept = ["notes"];
    void redacting.look();
    await (await host.next()).refuse(fault());
    await settled();
    expect(desk.notices.trouble?.title).toBe("What is left out could not be told");
    expect(kept).toEqual(["notes"]);
  });
});
