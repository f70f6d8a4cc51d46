import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { FindingView, TreatmentView } from "../generated/types";
import FindingFilters from "./FindingFilters.svelte";
import { Findings } from "./findings.svelte";

const treatment = (status: TreatmentView["status"], owner = "", overdue = false): TreatmentView => ({
  status,
  head: status,
  rest: "",
  owner,
  due: "",
  overdue,
  reason: "",
  by: "",
});
const finding = (id: string, change: Partial<FindingView> = {}): FindingView => ({
  id,
  severity: "High",
  weight: "50",
  prompt: "",
  answer: "",
  recommendation: "",
  actor: "You",
  acts: "us",
  who: "",
  knockout: "",
  gain: null,
  treatment: null,
  ...change,
});
let findings: Findings;
const shown = () => findings.shown.map(({ id }) => id);

beforeEach(() => {
  findings = new Findings();
  findings.all = [
    finding("A", { acts: "vendor", who: "Legal", severity: "Critical", treatment: treatment("doing", "Tobias", true) }),
    finding("B", { acts: "both", treatment: treatment("accepted") }),
    finding("C", { acts: "both", severity: "Low", treatment: treatment("done", "Ines") }),
    finding("D"),
  ];
});

describe("the findings", () => {
  it("are filtered by who must act; what is accepted nobody must", () => {
    findings.acts = "vendor";
    expect(shown()).toEqual(["A", "C"]);
    findings.acts = "us";
    expect(shown()).toEqual(["C", "D"]);
    findings.acts = "accepted";
    expect(shown()).toEqual(["B"]);
    expect(findings.tally).toBe("1 of 4 findings");
    findings.clear();
    expect(shown()).toEqual(["A", "B", "C", "D"]);
  });
  it("are filtered by severity, by how far they are, and by owner", () => {
    expect(findings.severities).toEqual(["Critical", "High", "Low"]);
    findings.severity = "High";
    expect(shown()).toEqual(["B", "D"]);
    findings.far = "none";
    expect(shown()).toEqual(["D"]);
    findings.severity = "";
    findings.far = "overdue";
    expect(shown()).toEqual(["A"]);
    findings.clear();
    expect(findings.owners).toEqual(["Ines", "Tobias"]);
    findings.owner = "Ines";
    expect(shown()).toEqual(["C"]);
  });
  it("are filtered by the role that usually knows, which is offered where there are several", () => {
    findings.role = "Legal";
    expect(shown()).toEqual(["A"]);
    findings.all = [finding("D")];
    expect(findings.role, "a role that is gone hides nothing").toBe("");
    render(FindingFilters, { findings });
    expect(screen.queryByRole("combobox", { name: "Known by" })).toBeNull();
  });
  it("can be asked for those whose risk is accepted in one place only", () => {
    render(FindingFilters, { findings });
    const words = [...document.querySelectorAll("button, option")].map((each) => each.textContent.trim());
    expect(words.filter((word) => /accepted/i.test(word))).toEqual(["Accepted"]);
    expect(screen.getByRole("group", { name: "Who must act" }).textContent).toContain("Accepted");
  });
  it("forget an owner who is gone, so that no filter hides everything for ever", () => {
    findings.owner = "Ines";
    findings.all = [finding("D")];
    expect(findings.owner).toBe("");
    expect(shown()).toEqual(["D"]);
  });
  it("show the heaviest first, all when asked, and all that fit a filter", () => {
    findings.all = Array.from({ length: 9 }, (_, at) => finding(`F${at}`));
    expect(findings.shown).toHaveLength(7);
    expect(findings.folds).toBe(true);
    findings.whole = true;
    expect(findings.shown).toHaveLength(9);
    findings.whole = false;
    findings.acts = "us";
    expect(findings.shown).toHaveLength(9);
    expect(findings.folds).toBe(false);
  });
});
