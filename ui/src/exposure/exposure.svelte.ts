import type { ExposureView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";
import { Queue } from "../shared/queue.svelte";

/** The eight exposure questions of an assessment, on one page. */
export class Exposure {
  view = $state.raw<ExposureView | null>(null);
  /** The question that takes the keys 1 to 5. */
  at = $state(0);
  readonly queue = new Queue();

  constructor(
    private readonly desk: Desk,
    private readonly assessment: string,
  ) {}

  load(): void {
    this.queue.add(async () => {
      const view = await this.desk.notices.attempt("The exposure questions could not be shown", () =>
        this.desk.host.call("get_exposure", { assessment: this.assessment }),
      );
      if (!view) return false;
      const first = this.view === null;
      this.#accept(view);
      if (first)
        this.at = Math.max(
          0,
          view.questions.findIndex(({ option }) => option === null),
        );
      return true;
    });
  }

  /** Answers the question that has the keys, by number, and goes on to the next. */
  choose(number: number): void {
    this.queue.add(async () => {
      const question = this.view?.questions[this.at];
      const option = question?.options[number - 1];
      if (!question || !option) return true;
      if (!(await this.#put(question.id, option.key))) return false;
      this.move(1);
      return true;
    });
  }

  /** Answers a question, which has the keys from now on; a second click changes nothing. */
  answer(question: string, option: string): void {
    this.queue.add(async () => {
      this.#stand(question);
      return this.view?.questions[this.at]?.option === option || this.#put(question, option);
    });
  }

  /** Takes an answer back: that of the question that has the keys, or of another, which has them from now on. */
  clear(other?: string): void {
    this.queue.add(async () => {
      if (other) this.#stand(other);
      const question = this.view?.questions[this.at];
      return !question?.option || this.#put(question.id, null);
    });
  }

  /** Moves the keys by some questions; the ends stop. */
  move(by: number): void {
    const last = (this.view?.questions.length ?? 1) - 1;
    this.at = Math.min(Math.max(this.at + by, 0), last);
  }

  #stand(question: string): void {
    const at = this.view?.questions.findIndex(({ id }) => id === question) ?? -1;
    if (at >= 0) this.at = at;
  }

  async #put(question: string, option: string | null): Promise<boolean> {
    const view = await this.desk.notices.change(
      "Your last answer is not saved yet",
      () => this.desk.host.call("answer_exposure", { assessment: this.assessment, question, option }),
      () => this.desk.host.call("save_workspace_copy", {}),
    );
    if (!view) return false;
    this.#accept(view);
    return true;
  }

  #accept(view: ExposureView): void {
    this.view = view;
    this.desk.header = view.header;
    this.desk.notices.say(view.said);
  }
}
