import type { FindingView } from "../generated/types";

/** Who must act; `accepted` are those of which the risk is accepted, so that nobody must. */
export type ActsFilter = "all" | "vendor" | "us" | "accepted";

/** How far a finding is: not taken on, a status, or past its day. */
export type FarFilter = "all" | "none" | "open" | "doing" | "done" | "overdue";

/** How many findings are shown until all are asked for. */
const FIRST = 7;

/** The findings of a result, and which of them are looked at. */
export class Findings {
  #all = $state.raw<FindingView[]>([]);
  acts = $state<ActsFilter>("all");
  /** A severity, or empty for all. */
  severity = $state("");
  far = $state<FarFilter>("all");
  /** An owner, or empty for all. */
  owner = $state("");
  /** The role that usually knows, or empty for all. */
  role = $state("");
  /** Whether more than the heaviest are shown while nothing is filtered. */
  whole = $state(false);

  filtered = $derived(
    this.acts !== "all" || this.severity !== "" || this.far !== "all" || this.owner !== "" || this.role !== "",
  );
  found = $derived(
    this.#all.filter(
      (finding) =>
        mustAct(finding, this.acts) &&
        (this.severity === "" || finding.severity === this.severity) &&
        isSoFar(finding, this.far) &&
        (this.owner === "" || finding.treatment?.owner === this.owner) &&
        (this.role === "" || finding.who === this.role),
    ),
  );
  shown = $derived(this.filtered || this.whole ? this.found : this.found.slice(0, FIRST));
  /** Whether there is more to show, or to show less of. */
  folds = $derived(!this.filtered && this.#all.length > FIRST);
  /** `12 of 57 findings`. */
  tally = $derived(
    `${this.shown.length.toLocaleString("en")} of ${this.#all.length.toLocaleString("en")} ${this.#all.length === 1 ? "finding" : "findings"}`,
  );
  severities = $derived(once(this.#all.map(({ severity }) => severity)));
  roles = $derived(once(this.#all.map(({ who }) => who)).sort());
  owners = $derived(once(this.#all.flatMap(({ treatment }) => treatment?.owner || [])).sort());

  set all(findings: FindingView[]) {
    this.#all = findings;
    if (!this.owners.includes(this.owner)) this.owner = "";
    if (!this.severities.includes(this.severity)) this.severity = "";
    if (!this.roles.includes(this.role)) this.role = "";
  }

  /** Shows all again. */
  clear(): void {
    this.acts = "all";
    this.severity = "";
    this.far = "all";
    this.owner = "";
    this.role = "";
  }
}

function once(texts: string[]): string[] {
  return texts.filter((text, at) => texts.indexOf(text) === at);
}

function mustAct(finding: FindingView, filter: ActsFilter): boolean {
  const accepted = finding.treatment?.status === "accepted";
  if (filter === "all") return true;
  if (filter === "accepted") return accepted;
  return !accepted && (finding.acts === filter || finding.acts === "both");
}

function isSoFar({ treatment }: FindingView, filter: FarFilter): boolean {
  if (filter === "all") return true;
  if (filter === "none") return treatment === null;
  if (filter === "overdue") return treatment?.overdue === true;
  return treatment?.status === filter;
}
