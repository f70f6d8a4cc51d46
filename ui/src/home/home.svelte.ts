import type { HomeRow, HomeView } from "../generated/types";
import type { Route } from "../shared/route";
import { count, holds, plain, words } from "../shared/words";

/** What the table can be sorted by. */
export type SortKey = "vendor" | "grade" | "risk" | "coverage" | "contract" | "touched";

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Which way a column runs when it is chosen first: what needs attention stands on top. */
const FIRST: Record<SortKey, "ascending" | "descending"> = {
  vendor: "ascending",
  grade: "ascending",
  risk: "descending",
  coverage: "ascending",
  contract: "ascending",
  touched: "descending",
};

const IN_WORDS: Record<SortKey, [ascending: string, descending: string]> = {
  vendor: ["A to Z", "Z to A"],
  grade: ["weakest grade first", "best grade first"],
  risk: ["lowest risk first", "highest risk first"],
  coverage: ["least answered first", "most answered first"],
  contract: ["next contract first", "last contract first"],
  touched: ["longest untouched first", "last touched first"],
};

/** The vendors of the workspace, searched and sorted. */
export class Home {
  view = $state.raw<HomeView | null>(null);
  search = $state("");
  by = $state<SortKey>("risk");
  way = $state<"ascending" | "descending">("descending");

  #searchable = $derived((this.view?.rows ?? []).map((row) => ({ row, text: plain(haystack(row)) })));
  #sorted = $derived(sort(this.#searchable, this.by, this.way));

  /** The rows on the screen, in order. */
  rows = $derived.by(() => {
    const wanted = words(this.search);
    const found = wanted.length === 0 ? this.#sorted : this.#sorted.filter(({ text }) => holds(text, wanted));
    return found.map(({ row }) => row);
  });

  /** `3 of 11 vendors, highest risk first`. */
  tally = $derived.by(() => {
    const all = this.view?.rows.length ?? 0;
    const shown = this.rows.length;
    const order = IN_WORDS[this.by][this.way === "ascending" ? 0 : 1];
    const many = count(all, "assessment", "assessments");
    return `${shown === all ? many : `${shown.toLocaleString("en")} of ${many}`}, ${order}`;
  });

  /** Sorts by a column; choosing the same column again turns it round. */
  sortBy(key: SortKey): void {
    if (this.by === key) this.way = this.way === "ascending" ? "descending" : "ascending";
    else {
      this.by = key;
      this.way = FIRST[key];
    }
  }
}

/** Where a row leads: to its result, or to the first question while nothing is answered. */
export function opens(row: HomeRow): Route {
  return row.coverage === 0
    ? { screen: "walk", assessment: row.id, question: null }
    : { screen: "result", assessment: row.id };
}

function haystack(row: HomeRow): string {
  return `${row.vendor} ${row.service} ${row.title}`;
}

function sort<Entry extends { row: HomeRow }>(entries: Entry[], by: SortKey, way: "ascending" | "descending"): Entry[] {
  const turn = way === "ascending" ? 1 : -1;
  return entries.toSorted((a, b) => compare(a.row, b.row, by, turn) || names(a.row, b.row));
}

function compare(a: HomeRow, b: HomeRow, by: SortKey, turn: number): number {
  switch (by) {
    case "vendor":
      return turn * names(a, b);
    case "grade":
      return turn * (a.portability.assured - b.portability.assured);
    case "risk":
      return turn * (a.risk - b.risk);
    case "coverage":
      return turn * (a.coverage - b.coverage);
    case "touched":
      return turn * order(a.touched_at, b.touched_at);
    case "contract":
      // without a date there is nothing to be reminded of: those rows stay at the end, whichever way it runs
      if (!a.contract || !b.contract) return Number(!a.contract) - Number(!b.contract);
      return turn * order(a.contract.date, b.contract.date);
  }
}

function names(a: HomeRow, b: HomeRow): number {
  return collator.compare(a.vendor, b.vendor) || collator.compare(a.service, b.service);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
