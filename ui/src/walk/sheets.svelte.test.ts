import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { walkView } from "../../tests/samples";
import { Desk } from "../shared/desk.svelte";
import EvidenceSheet from "./EvidenceSheet.svelte";
import { leavesText } from "./keys";
import ReasonSheet from "../shared/ReasonSheet.svelte";
import { Walk } from "./walk.svelte";

let host: SlowHost;
let desk: Desk;
let walk: Walk;
const onclose = vi.fn();

beforeEach(async () => {
  onclose.mockReset();
  host = new SlowHost();
  desk = new Desk(host);
  walk = new Walk(desk, "a1");
  walk.refresh("DO-01");
  await (await host.next()).answer(walkView("DO-01"));
});

const question = () => walk.question ?? expect.fail("no question");
const field = (id: string) => screen.getByTestId<HTMLInputElement>(id);

describe.each([
  { name: "evidence", text: "evidence-title", form: "evidence-form", sheet: EvidenceSheet, more: {} },
  {
    name: "reason",
    text: "reason",
    form: "reason",
    sheet: ReasonSheet,
    more: {
      title: "Why?",
      does: "Does not apply",
      prompt: "Who owns the data?",
      before: "Not bought",
      usual: "",
      onsay: (reason: string) => walk.doesNotApply(reason),
    },
  },
])("the $name sheet", ({ name, text, form, sheet, more }) => {
  const open = async () => {
    render(sheet as typeof EvidenceSheet, { walk, question: question(), onclose, item: null, ...more });
    await fireEvent.input(field(text), { target: { value: "Clause 9" } });
  };
  const submit = () => fireEvent.submit(document.getElementById(form) ?? expect.fail("no form"));
  const escape = () => fireEvent(screen.getByTestId(`${name}-sheet`), new Event("cancel", { cancelable: true }));

  it("closes when the save came back, not before", async () => {
    await open();
    await submit();
    expect(onclose).not.toHaveBeenCalled();
    await (await host.next()).answer(walkView("DO-02"));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("stays with what was typed when the save failed", async () => {
    await open();
    await submit();
    await (await host.next()).refuse(fault());
    desk.notices.trouble?.choose("close");
    await settled();
    expect(onclose).not.toHaveBeenCalled();
    expect(field(text).value).toBe("Clause 9");
  });

  it("asks before it throws away what was typed", async () => {
    await open();
    await escape();
    expect(onclose).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByTestId("leave-stay"));
    expect(field(text).value).toBe("Clause 9");
    await escape();
    await fireEvent.click(screen.getByTestId("leave-discard"));
    expect(onclose).toHaveBeenCalledOnce();
  });
});

describe("while the cursor is on its way into the note", () => {
  it.each(["Tab", "Escape", "Ctrl+K", "", "F5"])("%j stays what it is", (key) => expect(leavesText(key)).toBe(true));
  it.each(["a", "1", "Enter", "ArrowDown"])("%j is the note's", (key) => expect(leavesText(key)).toBe(false));
});

describe("why a question does not apply", () => {
  const onsay = vi.fn(() => Promise.resolve(true));
  const open = () => {
    onsay.mockClear();
    const props = {
      title: "Why?",
      does: "Does not apply",
      prompt: "",
      usual: "No rules of ours run there",
      onsay,
      onclose,
    };
    render(ReasonSheet, props);
  };

  it("is never said by a key alone: the usual reason is taken by choice", async () => {
    open();
    expect(field("reason").value).toBe("");
    await fireEvent.keyDown(field("reason"), { key: "Enter" });
    expect(onsay).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByTestId("reason-usual"));
    expect(field("reason").value).toBe("No rules of ours run there");
    expect(document.activeElement).toBe(field("reason"));
    expect(screen.queryByTestId("reason-usual")).toBeNull();
    await fireEvent.keyDown(field("reason"), { key: "Enter" });
    expect(onsay).toHaveBeenCalledWith("No rules of ours run there");
  });

  it("stays one line, however it was pasted", async () => {
    open();
    await fireEvent.input(field("reason"), { target: { value: "Nothing\nruns there" } });
    await fireEvent.keyDown(field("reason"), { key: "Enter" });
    expect(onsay).toHaveBeenCalledWith("Nothing runs there");
  });
});

describe("the evidence sheet of a document", () => {
  it("shows the whole of its hash", () => {
    const sha256 = "2cf24dba5fb0".padEnd(64, "ab");
    const document = { name: "terms.pdf", size: "412 kB", sha256, digits: "2cf24dba5fb0", held: true };
    const blank = { detail: "", locator: "", date: "", date_text: "" };
    const item = { id: "e1", kind: "file" as const, title: "Terms", document, ...blank };
    render(EvidenceSheet, { walk, question: question(), onclose, item });
    expect(screen.getByTestId("document-hash").textContent).toBe(`SHA-256 ${sha256}`);
    expect(screen.getByTestId("evidence-document").textContent).toContain("412 kB");
  });
});
