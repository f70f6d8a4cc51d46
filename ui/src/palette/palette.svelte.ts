import type { PaletteEntry } from "../generated/types";
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

/** The palette: everything that can be reached by typing. */
export class Palette {
  search = $state("");
  at = $state(0);
  #goals = $state.raw<{ goal: Goal; label: string; text: string }[]>([]);

  /** What is offered, best first. */
  found = $derived.by(() => {
    const wanted = words(this.search);
    const fitting = this.#goals.filter(({ text }) => holds(text, wanted));
    return fitting
      .map((each) => ({ goal: each.goal, rank: rank(each.label, wanted) }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST)
      .map(({ goal }) => goal);
  });

  /** The one that Enter takes. */
  chosen = $derived(this.found[this.at] ?? null);

  set goals(goals: Goal[]) {
    this.#goals = goals.map((goal) => ({
      goal,
      label: plain(goal.label),
      text: plain(`${goal.label} ${goal.hint} ${goal.kind}`),
    }));
  }

  type(search: string): void {
    this.search = search;
    this.at = 0;
  }

  /** Moves the choice; from the last it goes to the first. */
  move(by: number): void {
    const all = this.found.length;
    if (all > 0) this.at = (this.at + by + all) % all;
  }
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
export function goalOf(entry: PaletteEntry, go: (to: Route) => void): Goal {
  const { assessment, question } = entry;
  const isQuestion = entry.kind === "question";
  return {
    id: `${entry.kind}-${assessment}-${question}`,
    label: entry.label,
    hint: entry.hint,
    kind: isQuestion ? "Question" : "Vendor",
    run: () => go(isQuestion ? { screen: "walk", assessment, question } : { screen: "result", assessment }),
  };
}
