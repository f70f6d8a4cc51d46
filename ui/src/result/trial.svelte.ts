import type { AnswerInput, EvidenceStep, ResultView, TrialInput, TryView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/**
 * Answers that are tried out. Nothing of it is in the workspace: every call carries all that is tried, and the core
 * answers with the verdict before and after.
 */
export class Trial {
  view = $state.raw<TryView | null>(null);
  /** What is tried, one answer a question. */
  trials = $state.raw<TrialInput[]>([]);
  /** The question that is looked at. */
  question = $state<string | null>(null);
  /** Whether it is asked what keeping would overwrite. */
  keeping = $state(false);

  changes = $derived(this.view?.changes ?? []);
  /** The calls so far: an answer that comes after a newer call says nothing any more. */
  #calls = 0;

  constructor(
    private readonly desk: Desk,
    readonly assessment: string,
  ) {}

  /** Looks at a question, or at the first of those that help most; `false` where the core gave no answer. */
  async open(question: string | null, trials: TrialInput[] = []): Promise<boolean> {
    if (!(await this.#ask(question, trials))) return false;
    const first = question ?? this.view?.choices[0]?.id ?? null;
    return first === question || this.#ask(first, trials);
  }

  look(question: string): void {
    if (question !== this.question) void this.#ask(question, this.trials);
  }

  /** Looks at the next question, or at the one before. */
  move(by: number): void {
    const ids = this.view?.choices.map(({ id }) => id) ?? [];
    const at = ids.indexOf(this.question ?? "");
    const next = ids[(at + by + ids.length) % ids.length];
    if (next) this.look(next);
  }

  /** Tries the option of a number, shown as the answer is. */
  choose(number: number): void {
    const option = this.#looked?.options.find((each) => each.number === number);
    if (option) this.#put({ state: "answered", option: option.key, evidence: this.evidence });
  }

  /** Tries "we don't know"; an exposure question is left open. */
  unknown(): void {
    if (this.#looked) this.#put({ state: this.#looked.evidence.length > 0 ? "unknown" : "open" });
  }

  /** Tries the answer shown otherwise. */
  show(evidence: EvidenceStep): void {
    const answer = this.#looked?.answer;
    if (answer?.state === "answered" && this.#looked?.evidence.length) this.#put({ ...answer, evidence });
  }

  /** How the answer that is looked at is shown. */
  get evidence(): EvidenceStep {
    const answer = this.#looked?.answer;
    return answer?.state === "answered" ? answer.evidence : "claimed";
  }

  /** Takes one answer back to what is recorded. */
  remove(question: string): void {
    void this.#ask(
      this.question,
      this.trials.filter((trial) => trial.question !== question),
    );
  }

  /** Takes every answer back to what is recorded. */
  reset(): void {
    void this.#ask(this.question, []);
  }

  /** Tries every step of the shortest way up. */
  takeWay(): void {
    if (this.view) void this.#ask(this.question, merged(this.trials, this.view.way_up));
  }

  /** Keeps what is tried, in one step of undo; gives the result, or `null` where it could not be saved. */
  async keep(): Promise<ResultView | null> {
    const { host, notices } = this.desk;
    const { assessment, trials } = this;
    const count = this.changes.length;
    const view = await notices.change(
      "The answers that were tried out are not saved yet",
      () => host.call("keep_tried", { assessment, trials }),
      () => host.call("save_workspace_copy", {}),
    );
    if (!view) return null;
    notices.show(`${count === 1 ? "One answer is" : `${count} answers are`} kept.`, {
      label: "Undo",
      run: () => void this.desk.turnBack("undo"),
    });
    return view;
  }

  /** What is looked at, once the core has answered. */
  get #looked() {
    return this.view?.question?.id === this.question ? this.view?.question : null;
  }

  #put(answer: AnswerInput): void {
    if (this.question) void this.#ask(this.question, merged(this.trials, [{ question: this.question, answer }]));
  }

  async #ask(question: string | null, trials: TrialInput[]): Promise<boolean> {
    const before = { question: this.question, trials: this.trials };
    const changed = trials !== this.trials;
    this.question = question;
    this.trials = trials; // at once, so that the next key adds to it
    this.keeping = false;
    const call = ++this.#calls;
    const { host, notices } = this.desk;
    const view = await notices.attempt("It could not be tried out", () =>
      host.call("try_out", { assessment: this.assessment, trials, question }),
    );
    if (call !== this.#calls) return true;
    if (!view) {
      Object.assign(this, before);
      return false;
    }
    this.view = view;
    if (changed) notices.say(view.said);
    return true;
  }
}

/** Trials with others put into them: of two about one question the later counts, where the earlier stood. */
function merged(trials: TrialInput[], more: TrialInput[]): TrialInput[] {
  const later = (question: string) => more.find((trial) => trial.question === question);
  const kept = trials.map((trial) => later(trial.question) ?? trial);
  const fresh = more.filter(({ question }) => trials.every((trial) => trial.question !== question));
  return [...kept, ...fresh];
}
