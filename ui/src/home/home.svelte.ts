import type {
  FilterGroup,
  HomeFilter,
  HomeQuery,
  HomeRequest,
  HomeRow,
  HomeSort,
  HomeTable,
  HomeView,
  WorkspaceView,
} from "../generated/types";
import type { Host } from "../host/host";
import type { Notices } from "../shared/notices.svelte";
import { MOST_COMPARED, type Route } from "../shared/route";

/** So many rows are read together. */
export const PAGE = 32;

/** While assessments are being scored, Home is read again after this pause. */
const SCORING_PAUSE_MS = 150;

/** Columns of which the highest or latest value stands on top when they are chosen first: what needs attention. */
const HIGHEST_FIRST: HomeSort[] = ["risk", "touched"];

/** The vendors of the workspace: searched, filtered and sorted by the core, and read as far as they are looked at. */
export class Home {
  view = $state.raw<HomeView | null>(null);
  search = $state("");
  filters = $state.raw<HomeFilter[]>([]);
  sort = $state<HomeSort>("risk");
  descending = $state(true);

  /** What the table says of itself: how many rows are found, of how many, in which order. */
  table = $state.raw<Omit<HomeTable, "rows" | "from">>({ found: 0, total: 0, tally: "", place: null, scoring: "" });
  /** The row that the keys are on, from 0. */
  current = $state(0);
  /** The assessments that are ticked to be set side by side, in the order in which they were. */
  chosen = $state.raw<string[]>([]);
  /** The assessment that was opened last from the table: where one comes back to. */
  opened: string | null = null;
  /** Whether the vendors are read already for the screen that comes up next. */
  fresh = false;

  /** Pages of rows by their number, as far as they were read. */
  #pages = $state.raw<Record<number, HomeRow[]>>({});
  /** Pages that are being read. */
  #wanted: number[] = [];
  /** Goes up with every question to the core, so that a late answer to an earlier one is left aside. */
  #asked = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
  ) {}

  /** Reads Home, with the query that stands, or takes what was read of it already. */
  async load(read?: Promise<HomeView>): Promise<void> {
    clearTimeout(this.#again);
    const asked = ++this.#asked;
    const view = await this.notices.attempt("The workspace could not be shown", () => {
      const reading = read ?? this.read();
      read = undefined; // to try again is to read again
      return reading;
    });
    if (view && asked === this.#asked) this.#show(view);
  }

  /** Asks for Home, and shows nothing of it yet. */
  read(): Promise<HomeView> {
    return this.host.call("get_home", this.#request(0, this.opened));
  }

  /** Shows another workspace. */
  enter(view: HomeView): void {
    this.#asked += 1;
    this.search = "";
    this.filters = [];
    this.sort = "risk";
    this.descending = true;
    this.opened = null;
    this.chosen = [];
    this.#show(view);
  }

  /** Shows what became of the workspace itself, such as that it has a passphrase now. */
  become(workspace: WorkspaceView): void {
    if (this.view) this.view = { ...this.view, workspace };
  }

  #show(view: HomeView): void {
    clearTimeout(this.#again);
    this.view = view;
    this.#lay(view.table);
    if (view.table.scoring) this.#again = setTimeout(() => void this.load(), SCORING_PAUSE_MS);
  }

  /** The rows of the first page stand in the place of all that were read before. */
  #lay({ rows, from: _, ...table }: HomeTable): void {
    this.table = table;
    this.#pages = { 0: rows };
    this.#wanted = [];
    this.current = table.place ?? 0;
  }

  /** A row; `undefined` until it has been read. */
  row(at: number): HomeRow | undefined {
    return this.#pages[Math.floor(at / PAGE)]?.[at % PAGE];
  }

  /** What is known of an assessment that stands in a row that was read. */
  named(assessment: string): HomeRow | undefined {
    return Object.values(this.#pages)
      .flat()
      .find(({ id }) => id === assessment);
  }

  /** Sees to it that rows are read, from one to before another. */
  async want(from: number, to: number): Promise<void> {
    const last = Math.floor(Math.max(from, Math.min(to, this.table.found) - 1) / PAGE);
    const missing: number[] = [];
    for (let page = Math.floor(from / PAGE); page <= last; page += 1) {
      if (!this.#pages[page] && !this.#wanted.includes(page)) missing.push(page);
    }
    await Promise.all(missing.map((page) => this.#read(page)));
  }

  async #read(page: number): Promise<void> {
    const asked = this.#asked;
    this.#wanted.push(page);
    const table = await this.notices.attempt("The table could not be read", () =>
      this.host.call("get_home_rows", this.#request(page * PAGE)),
    );
    if (table && asked === this.#asked) this.#pages = { ...this.#pages, [page]: table.rows };
  }

  type(search: string): void {
    this.search = search;
    void this.#ask();
  }

  /** Sorts by a column; choosing the same column again turns it round. */
  sortBy(sort: HomeSort): void {
    this.descending = this.sort === sort ? !this.descending : HIGHEST_FIRST.includes(sort);
    this.sort = sort;
    void this.#ask();
  }

  toggle(filter: HomeFilter): void {
    const without = this.filters.filter((each) => each !== filter);
    this.filters = without.length < this.filters.length ? without : [...without, filter];
    void this.#ask();
  }

  /** Ticks an assessment to be compared, or takes the tick away. Those who stand already fill the side-by-side view. */
  choose(assessment: string): void {
    if (this.chosen.includes(assessment)) this.chosen = this.chosen.filter((each) => each !== assessment);
    else if (this.chosen.length < MOST_COMPARED) this.chosen = [...this.chosen, assessment];
    else this.notices.show("Six are the most that can be read side by side.");
    const count = this.chosen.length;
    this.notices.say(count === 0 ? "Nothing is chosen." : `${count} chosen.`);
  }

  /** Takes search and filters away. */
  showAll(): void {
    this.search = "";
    this.filters = [];
    void this.#ask();
  }

  /** Asks for the first rows of a changed query; the rows before it stay until they come. */
  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const table = await this.notices.attempt("The table could not be read", () =>
      this.host.call("get_home_rows", this.#request(0)),
    );
    if (table && asked === this.#asked) this.#lay(table);
  }

  /** What is asked of the table. */
  get query(): HomeQuery {
    return { search: this.search, filters: this.filters, sort: this.sort, descending: this.descending };
  }

  #request(from: number, find: string | null = null): HomeRequest {
    return { query: this.query, from, count: PAGE, find };
  }
}

/** The filters that are set, by their names. */
export function named(groups: FilterGroup[], filters: HomeFilter[]): { key: HomeFilter; label: string }[] {
  return groups.flatMap(({ label, choices }) =>
    choices
      .filter(({ key }) => filters.includes(key))
      .map((choice) => ({ key: choice.key, label: `${label}: ${choice.label}` })),
  );
}

/** Where an assessment leads: to its result, or to the first question while nothing is answered. */
export function opens(assessment: string, begun: boolean): Route {
  return begun ? { screen: "result", assessment } : { screen: "walk", assessment, question: null };
}

/** Where a row leads. */
export function rowOpens({ id, score }: HomeRow): Route {
  return opens(id, score?.coverage !== 0);
}
