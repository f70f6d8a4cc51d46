import type { CompareFormat, CompareView, SumView } from "../generated/types";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";

/** How many answers that differ are shown until all are asked for. */
const FIRST_ANSWERS = 6;

/** The comparison of the assessments that the address names. */
export class Compare {
  view = $state.raw<CompareView | null>(null);
  all = $state(false);
  /** The arithmetic that floats over the table. */
  sum = $state.raw<SumView | null>(null);

  #answers = $derived(this.view?.table?.answers ?? []);
  answers = $derived(this.all ? this.#answers : this.#answers.slice(0, FIRST_ANSWERS));
  /** Whether there are more answers than are shown at first. */
  more = $derived(this.#answers.length > FIRST_ANSWERS);
  /** `6 of 80 answers that differ, the widest first.` */
  lead = $derived.by(() => {
    const { table } = this.view ?? {};
    if (!table || !this.more || this.all) return table?.answers_lead ?? "";
    return `${FIRST_ANSWERS} of ${this.#answers.length} answers that differ, the widest first.`;
  });

  /** What the comparison comes to, or what it lacks. */
  headline = $derived.by(() => {
    const { table, refusal, chosen = [] } = this.view ?? {};
    if (table) return table.headline;
    const [first] = chosen;
    if (!first) return "Compare two to six vendors side by side.";
    return chosen.length === 1
      ? `Add one more vendor to compare with ${first.vendor || first.title}.`
      : (refusal?.happened ?? "");
  });

  constructor(private readonly desk: Desk) {}

  get #ids(): string[] {
    return this.view?.chosen.map(({ id }) => id) ?? [];
  }

  async load(assessments: string[]): Promise<void> {
    const { desk } = this;
    const before = this.view;
    const view = await desk.notices.attempt("The comparison could not be shown", () =>
      desk.host.call("get_compare", { assessments }),
    );
    const { route } = desk;
    if (!view || route.screen !== "compare" || route.assessments.join() !== assessments.join()) return;
    this.view = view;
    desk.compared = this.#ids;
    if (view.chosen.length < assessments.length) {
      desk.replace({ screen: "compare", assessments: this.#ids });
      desk.notices.say("What is no longer in this workspace was left out.");
    }
    if (before) desk.notices.say(this.headline);
  }

  /** The others stay; so does the order of the columns. */
  remove(at: number): void {
    this.desk.go({ screen: "compare", assessments: this.#ids.toSpliced(at, 1) });
  }

  /** Opens a figure of a column into the lines it was added up from, on the questions that all columns have in common. */
  async openSum(assessment: string, figure: string): Promise<void> {
    const sum = await this.desk.notices.attempt("The arithmetic could not be shown", () =>
      this.desk.host.call("get_sum", { assessment, figure, trials: [], beside: this.#ids, snapshot: null }),
    );
    if (sum) this.sum = sum;
  }

  async copy(): Promise<void> {
    const { notices, host } = this.desk;
    const made = await notices.attempt("The comparison was not copied", () =>
      host.call("compare_text", { assessments: this.#ids, format: "markdown" }),
    );
    if (!made) return;
    const done = await copyText(made.text);
    notices.show(done ? "The comparison is in the clipboard." : "It could not be copied; save it as a file.");
  }

  async save(format: CompareFormat): Promise<void> {
    const { notices, host } = this.desk;
    const done = await notices.attempt("The comparison was not saved", () =>
      host.call("save_comparison", { assessments: this.#ids, format }),
    );
    if (done) this.desk.tellSaved(done);
  }
}
