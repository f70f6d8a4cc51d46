import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { walkView } from "../../tests/samples";
import type { DocumentView, EvidenceItemView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { EvidenceForm, KINDS } from "./evidence.svelte";
import { Walk } from "./walk.svelte";

const terms: DocumentView = {
  name: "terms.pdf",
  size: "412 kB",
  sha256: "ab".repeat(32),
  digits: "abababababab",
  held: true,
};
const item = (change: Partial<EvidenceItemView> = {}): EvidenceItemView => ({
  id: "e1",
  kind: "file",
  title: "Terms",
  detail: "",
  locator: "",
  date: "",
  date_text: "",
  document: null,
  ...change,
});

let host: SlowHost;
let desk: Desk;
let walk: Walk;

beforeEach(async () => {
  host = new SlowHost();
  desk = new Desk(host);
  walk = new Walk(desk, "a1");
  walk.refresh("DO-01");
  await (await host.next()).answer(walkView("DO-01"));
});

/** Chooses a file; the dialog answers with this document, `null` where it is closed. */
async function choose(form: EvidenceForm, document: DocumentView | null) {
  const done = form.choose();
  await (await host.next()).answer({ document });
  await done;
}

describe("a piece of evidence", () => {
  it.each(KINDS)("of the kind $kind is complete when what it must have is there", ({ kind, fields }) => {
    const form = new EvidenceForm(walk, null);
    form.written.kind = kind;
    expect(form.complete).toBe(false);
    for (const { name } of fields.filter(({ must }) => must ?? kind === "file")) form.written[name] = "x";
    expect(form.complete).toBe(true);
  });

  it("is not complete with a date that is none", () => {
    const form = new EvidenceForm(walk, null);
    form.written.title = "Terms";
    form.written.date = "31 Feb 2027";
    expect(form.complete).toBe(false);
    form.written.date = "2027-02-28";
    expect(form.complete).toBe(true);
  });

  it("takes in the document that was chosen, and asks for nothing more", async () => {
    const form = new EvidenceForm(walk, null);
    await choose(form, terms);
    expect(form.document).toEqual(terms);
    expect(form.changed && form.complete).toBe(true);
    const kept = form.keep();
    const call = await host.next();
    expect(call).toMatchObject({
      name: "put_evidence_item",
      request: { kind: "file", title: "", document: terms.sha256 },
    });
    await call.answer(walkView("DO-01"));
    expect(await kept).toBe(true);
  });

  it("keeps the document it has where none is chosen", async () => {
    const form = new EvidenceForm(walk, item({ document: terms }));
    await choose(form, null);
    expect(form.changed).toBe(false);
    form.written.title = "Terms of service";
    const kept = form.keep();
    const call = await host.next();
    expect(call.request).toMatchObject({ id: "e1", document: null });
    await call.answer(walkView("DO-01"));
    await kept;
  });

  it("says where the workspace does not hold the document, and where another one was chosen", async () => {
    const form = new EvidenceForm(walk, item({ document: { ...terms, held: false } }));
    expect(form.told).toContain("does not hold the document");
    await choose(form, { ...terms, sha256: "cd".repeat(32) });
    expect(form.told).toContain("Another document than the one named here");
    await choose(form, terms);
    expect(form.told).toContain("A copy of it goes into the workspace");
  });

  it("is no document any more when it becomes a quotation", async () => {
    const form = new EvidenceForm(walk, null);
    await choose(form, terms);
    Object.assign(form.written, { kind: "quotation", title: "Terms", detail: "All data is yours." });
    const kept = form.keep();
    const call = await host.next();
    expect(call.request).toMatchObject({ kind: "quotation", document: null });
    await call.answer(walkView("DO-01"));
    await kept;
  });

  it("stays as it is when a file is refused", async () => {
    const form = new EvidenceForm(walk, null);
    form.written.title = "Terms";
    const done = form.choose();
    await (await host.next()).refuse(fault("refused"));
    expect(desk.notices.trouble?.title).toBe("The file was not taken in");
    desk.notices.trouble?.choose("close");
    await done;
    expect(form.document).toBeNull();
    expect(form.written.title).toBe("Terms");
    expect(form.busy).toBe(false);
  });
});

describe("a copy of a document", () => {
  it("is shown in its folder when one wants to, by name and never by path", async () => {
    const done = walk.saveDocument("e1");
    await (await host.next()).answer({ file: "terms.pdf", folder: "Downloads" });
    await done;
    expect(desk.notices.toast?.text).toBe("Saved as terms.pdf in Downloads.");
    desk.notices.toast?.action?.run();
    await settled();
    expect((await host.next()).name).toBe("show_saved");
  });
});
