import type { ResultView, TreatmentInput, TrialInput } from "../generated/types";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import { Findings } from "./findings.svelte";
import { Trial } from "./trial.svelte";

/** The result of an assessment, and which of its figures stand open. */
export class Result {
  view = $state.raw<ResultView | null>(null);
  /** The answers that are being tried out. */
  trial = $state.raw<Trial | null>(null);
  /** Ids of the sections whose questions are shown. */
  #open = $state<string[]>([]);
  readonly findings = new Findings();

  constructor(
    readonly desk: Desk,
    readonly assessment: string,
  ) {}

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The result could not be shown", () =>
      this.desk.host.call("get_result", { assessment: this.assessment }),
    );
    if (view) this.#accept(view);
  }

  /** Tries answers out: of a question, or some at once. */
  async tryOut(question: string | null, trials: TrialInput[] = []): Promise<void> {
    const trial = new Trial(this.desk, this.assessment);
    if (await trial.open(question, trials)) this.trial = trial;
  }

  /** Tries every step of the shortest way up. */
  async tryWay(): Promise<void> {
    await this.tryOut(this.view?.way_up?.steps[0]?.id ?? null);
    this.trial?.takeWay();
  }

  /** Leaves what is tried out; nothing of it was kept, so there is nothing to ask. */
  leaveTrial(): void {
    if (this.trial && this.trial.changes.length > 0) this.desk.notices.show("Nothing was kept.");
    this.trial = null;
  }

  /** Keeps what is tried out. */
  async keepTrial(): Promise<void> {
    const view = await this.trial?.keep();
    if (!view) return;
    this.trial = null;
    this.#accept(view);
  }

  /** Says what is done about the finding of a question, or takes that away; `false` where it could not be saved. */
  async treat(question: string, treatment: TreatmentInput | null): Promise<boolean> {
    const { host, notices } = this.desk;
    const view = await notices.change(
      "What is done about the finding is not saved yet",
      () => host.call("set_treatment", { assessment: this.assessment, question, treatment }),
      () => host.call("save_workspace_copy", {}),
    );
    if (!view) return false;
    this.#accept(view);
    const kept = [...view.findings, ...view.left_over].find(({ id }) => id === question)?.treatment;
    notices.say(kept ? `${question} saved. ${kept.head}: ${kept.rest}` : `${question} saved. Nobody has taken it on.`);
    return true;
  }

  #accept(view: ResultView): void {
    this.view = view;
    this.findings.all = view.findings;
    this.desk.header = view.header;
  }

  isOpen(section: string): boolean {
    return this.#open.includes(section);
  }

  toggle(section: string): void {
    this.#open = this.isOpen(section) ? this.#open.filter((each) => each !== section) : [...this.#open, section];
  }

  /** Opens a figure into the lines it was added up from; with answers that are tried out, one of the scratch copy. */
  openSum(figure: string, trials: TrialInput[] = []): Promise<void> {
    return this.desk.openSum(this.assessment, figure, trials);
  }

  /** Asks the vendor by a file that comes back. */
  askByFile(): void {
    this.desk.asking = { assessment: this.assessment, to: "" };
  }

  async copyLetter(): Promise<void> {
    if (!this.view) return;
    const done = await copyText(this.view.vendor_letter);
    this.desk.notices.show(
      done ? "The letter is in the clipboard." : "The letter could not be copied; save it as a file.",
    );
  }

  async saveLetter(): Promise<void> {
    const done = await this.desk.notices.attempt("The letter was not saved", () =>
      this.desk.host.call("save_vendor_letter", { assessment: this.assessment }),
    );
    if (done) this.desk.tellSaved(done);
  }
}
