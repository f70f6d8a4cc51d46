import type { ResultView, TreatmentInput } from "../generated/types";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import { Findings } from "./findings.svelte";

/** The result of an assessment, and which of its figures stand open. */
export class Result {
  view = $state.raw<ResultView | null>(null);
  /** Labels and ids of the figures whose arithmetic is shown. */
  #open = $state<string[]>([]);
  readonly findings = new Findings();

  constructor(
    private readonly desk: Desk,
    readonly assessment: string,
  ) {}

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The result could not be shown", () =>
      this.desk.host.call("get_result", { assessment: this.assessment }),
    );
    if (view) this.#accept(view);
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

  isOpen(figure: string): boolean {
    return this.#open.includes(figure);
  }

  toggle(figure: string): void {
    this.#open = this.isOpen(figure) ? this.#open.filter((each) => each !== figure) : [...this.#open, figure];
  }

  /** Opens one of several figures and closes the others. */
  toggleOne(figure: string, others: string[]): void {
    const wasOpen = this.isOpen(figure);
    this.#open = this.#open.filter((each) => !others.includes(each));
    if (!wasOpen) this.#open = [...this.#open, figure];
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
    if (done?.file) this.desk.notices.show(`Saved as ${done.file} in ${done.folder}.`);
  }
}
