import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SlowHost, settled } from "../../tests/host";
import { question } from "../../tests/samples";
import type { EvidenceItemView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import Proof from "./Proof.svelte";
import { Walk } from "./walk.svelte";

const item = (kind: EvidenceItemView["kind"], detail: string): EvidenceItemView => ({
  id: kind,
  kind,
  title: `A ${kind}`,
  detail,
  locator: "",
  date: "",
  date_text: "",
  document: null,
});
const ADDRESS = `https://vendor.example/terms?${"long=".repeat(100)}`;

let desk: Desk;

beforeEach(() => {
  desk = new Desk(new SlowHost());
  const walk = new Walk(desk, "a1");
  const items = [item("link", ADDRESS), item("quotation", "Their words"), item("person", "Legal")];
  render(Proof, { walk, question: question("DO-01", { evidence_items: items }) });
});

describe("a link as evidence", () => {
  it("gives its whole address to the clipboard; what is no link has none", async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    const buttons = screen.getAllByTestId("copy-address");
    expect(buttons).toHaveLength(1);
    buttons[0]?.click();
    await settled();
    expect(writeText).toHaveBeenCalledWith(ADDRESS);
    expect(desk.notices.toast?.text).toBe("The address is in the clipboard.");
    vi.unstubAllGlobals();
  });
});
