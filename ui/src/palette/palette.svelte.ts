import type { AssessmentScreen, PaletteEntry } from "../generated/types";
import type { Route } from "../shared/route";
import { holds, plain, words } from "../shared/words";

/** Something the palette can go to, or do. */
export interface Goal {
  id: string;
  label: string;
  hint: string;
  /** What it is, in a word. */
  kind: string;
  run: () => void;
}

/** As many as one looks through; typing on narrows them. */
const MOST = 50;

/** So many vendors stand above the screens before anything is typed. */
const FIRST_VENDORS = 5;

/** What stands first among what fits a search equally well. */
const KINDS = ["Screen", "Do", "Vendor", "Question", "Help"];

interface Offered {
  goal: Goal;
  label: string;
  text: string;
}

/** The palette: everything that can be reached by typing. */
export class Palette {
  search = $state("");
  at = $state(0);
  /** Whether what stands in `entries` was found for what is typed now. */
  complete = $state(false);
  #goals = $state.raw<Offered[]>([]);
  #entries = $state.raw<Offered[]>([]);
  #asked = 0;
  #filling: Promise<void> = Promise.resolve();

  /** What is offered, best first. */
  found = $derived.by(() => {
    const wanted = words(this.search);
    const all = [...this.#goals, ...this.#entries].filter(({ text }) => holds(text, wanted));
    const ranked = all.map((each) => ({ goal: each.goal, rank: rank(each.label, wanted) }));
    ranked.sort((a, b) => a.rank - b.rank || kind(a.goal) - kind(b.goal));
    const best = ranked.map(({ goal }) => goal);
    return (wanted.length > 0 || this.#goals.length === 0 ? best : vendorsFirst(best)).slice(0, MOST);
  });

  /** The one that is marked. */
  chosen = $derived(this.found[this.at] ?? null);

  /** The screens and deeds of the window. */
  set goals(goals: Goal[]) {
    this.#goals = goals.map(offered);
  }

  type(search: string): void {
    this.search = search;
    this.at = 0;
  }

  /** Asks for the vendors and questions that fit what is typed; only the answer to the last key counts. */
  fill(find: (search: string) => Promise<Goal[] | undefined>): Promise<void> {
    return (this.#filling = this.#fill(find));
  }

  /** What Enter takes: one that was moved to as it stands, else the best once all are found. */
  async take(): Promise<Goal | null> {
    if (this.at === 0) await this.#filling;
    return this.chosen;
  }

  async #fill(find: (search: string) => Promise<Goal[] | undefined>): Promise<void> {
    const own = ++this.#asked;
    this.complete = false;
    const found = await find(this.search);
    if (own !== this.#asked) return;
    if (found) this.#entries = found.map(offered);
    this.complete = true;
  }

  /** Moves the choice; from the last it goes to the first. */
  move(by: number): void {
    const all = this.found.length;
    if (all > 0) this.at = (this.at + by + all) % all;
  }
}

function offered(goal: Goal): Offered {
  return { goal, label: plain(goal.label), text: plain(`${goal.label} ${goal.hint} ${goal.kind}`) };
}

function kind(goal: Goal): number {
  return KINDS.indexOf(goal.kind);
}

/** Some vendors, then everything else in its order. */
function vendorsFirst(goals: Goal[]): Goal[] {
  const vendors = goals.filter((goal) => goal.kind === "Vendor");
  const first = vendors.slice(0, FIRST_VENDORS);
  return [...first, ...goals.filter((goal) => !first.includes(goal))];
}

/** Lower is better: the label begins with what was typed, one of its words does, it holds it, the rest does. */
function rank(label: string, wanted: string[]): number {
  const [first] = wanted;
  if (!first) return 0;
  if (label.startsWith(first)) return 0;
  if (
    holds(
      ` ${label}`,
      wanted.map((word) => ` ${word}`),
    )
  )
    return 1;
  return holds(label, wanted) ? 2 : 3;
}

/** An entry of the core as a goal. */
export function goalOf({ to, assessment, label, hint }: PaletteEntry, go: (to: Route) => void): Goal {
  const goal = (id: string, kind: string, route: Route): Goal => ({
    id: `${to.kind}-${assessment}-${id}`,
    label,
    hint,
    kind,
    run: () => go(route),
  });
  switch (to.kind) {
    case "assessment":
      return goal("", "Vendor", { screen: "result", assessment });
    case "question":
      return goal(to.question, "Question", { screen: "walk", assessment, question: to.question });
    case "screen":
      return goal(to.screen, "Screen", screenOf(to.screen, assessment));
  }
}

/** A screen of an assessment, where one comes to it without wanting more of it. */
export function screenOf(screen: AssessmentScreen, assessment: string): Route {
  if (screen === "walk") return { screen, assessment, question: null };
  if (screen === "history") return { screen, assessment, from: null, to: null };
  return { screen, assessment };
}
