import type { HeaderView, HomeRow, HomeTable, HomeView, QuestionView, WalkView } from "../src/generated/types";

export const header: HeaderView = {
  id: "a1",
  title: "Renewal",
  vendor: "Acme",
  service: "Acme CRM",
  grade: { assured: "D", possible: "B", up_to: "up to B", provisional: true, text: "D (up to B), provisional" },
  portability: { assured: 42, possible: 77, assured_text: "42", possible_text: "77", level: "D", alt: "42 to 77" },
  undo: null,
  redo: null,
  read_only: false,
  newer_pack: null,
};

export function question(id: string, change: Partial<QuestionView> = {}): QuestionView {
  return {
    id,
    place: "Data ownership, 1 of 11",
    section: id.slice(0, 2),
    title: "Title",
    prompt: `The question ${id}?`,
    why: "Because.",
    good: "Good.",
    weight: 4,
    asked_of: "engineering",
    options: ["a", "b", "c", "d", "e"].map((key, at) => ({
      key,
      number: at + 1,
      label: `Option ${key}`,
      level: 100 - 25 * at,
    })),
    state: "open",
    option: null,
    evidence: "claimed",
    reason: "",
    usual_reason: "",
    note: "",
    marked: false,
    disputed: false,
    evidence_items: [],
    evidence_wanted: [],
    evidence_hint: "",
    knockout: "",
    ask_vendor: null,
    asks_vendor: false,
    asks_chosen: false,
    references: [],
    references_note: "",
    votes: [],
    sealed_votes: 0,
    decision: null,
    claims: [],
    ...change,
  };
}

/** The walk at a question; those before and after it are found by its number. */
export function walkView(id: string, change: Partial<QuestionView> = {}): WalkView {
  const number = Number(id.slice(3));
  const at = (other: number) => `${id.slice(0, 3)}${String(other).padStart(2, "0")}`;
  return {
    header,
    sections: [],
    filters: [],
    filter: null,
    done: 0,
    total: 9,
    pace: "9 of 9 to go, a few minutes",
    question: question(id, change),
    previous: number > 1 ? at(number - 1) : null,
    next: number < 9 ? at(number + 1) : null,
    effect: null,
    steps: [],
    holds: "",
    blockers: [],
    unknowns: [],
    for_vendor: 0,
    said: "",
  };
}

export function homeRow(vendor: string, change: Partial<HomeRow> = {}): HomeRow {
  return {
    id: vendor.toLowerCase(),
    title: "",
    vendor,
    service: "Service",
    score: {
      grade: header.grade,
      portability: header.portability,
      risk: 30,
      risk_text: "30",
      zone: "High",
      risk_possible: "",
      coverage: 0.5,
      coverage_text: "50%",
      point: { assured: [60, 50], possible: [50, 80] },
    },
    contract: null,
    safe_day: { date: null, text: "", note: "not known; enter the months a move takes", passed: false, sum: "" },
    touched_at: "2026-11-20T10:00:00Z",
    touched: "20 Nov",
    ...change,
  };
}

/** A part of the table: rows from a place on, of so many. */
export function homeTable(vendors: string[], change: Partial<HomeTable> = {}): HomeTable {
  const found = change.found ?? vendors.length;
  const rows = vendors.map((vendor) => homeRow(vendor));
  return { rows, from: 0, found, total: found, tally: `${found} assessments`, place: null, scoring: "", ...change };
}

export function homeView(table: HomeTable, change: Partial<HomeView> = {}): HomeView {
  return {
    workspace: { name: "W", read_only: false, protected: false, is_default: true, recent: [] },
    headline: "",
    lead: null,
    filters: [{ label: "Risk", choices: [{ key: "risk_high", label: "High", count: 3 }] }],
    table,
    portfolio: { dots: [], circles: [], note: "" },
    unscored: [],
    axes: { across: "Exposure", up: "Lock-in", fields: [], contours: [], legend: "" },
    grades: [],
    demo: null,
    ...change,
  };
}
