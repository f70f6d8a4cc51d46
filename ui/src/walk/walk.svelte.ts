import { tick } from "svelte";
import type {
  AnswerInput,
  DocumentView,
  EvidenceItemView,
  EvidenceStep,
  PutEvidenceItem,
  QuestionView,
  WalkAt,
  WalkFilter,
  WalkView,
} from "../generated/types";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import { Queue } from "../shared/queue.svelte";
import { STEPS } from "../shared/steps";

/** What floats over the question. */
export type WalkSheet =
  | { kind: "evidence"; item: EvidenceItemView | null }
  | { kind: "reason" }
  | { kind: "vendor" }
  | { kind: "sections" }
  | { kind: "filters" };

/** How long one must pause in a note before it is written. */
const NOTE_PAUSE_MS = 400;

/**
 * The walk through one assessment.
 *
 * Everything that changes or moves goes through one queue and looks at the question only when its turn comes: a key
 * pressed while the last answer is still being written is meant for the question that comes after it.
 */
export class Walk {
  view = $state.raw<WalkView | null>(null);
  /** The note as it stands in the field. */
  draft = $state("");
  /** The note as it was written last. */
  #kept = $state("");
  /** How the answer is shown: chosen before the answer, or with it. */
  evidence = $state<EvidenceStep>("claimed");
  sheet = $state.raw<WalkSheet | null>(null);
  /** Whether the cursor is on its way into the note. */
  awaited = false;
  readonly queue = new Queue();

  question = $derived(this.view?.question ?? null);
  /** Whether the note in the field is not on the disk yet. */
  noteOpen = $derived(this.question !== null && this.draft !== this.#kept);

  /** The note as the core holds it, which may have tidied it. */
  #held = "";
  #early = "";
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly desk: Desk,
    readonly assessment: string,
  ) {}

  /** Goes to a question by name; the filter that is on stays where it shows the question, and else goes off aloud. */
  open(question: string): void {
    this.#step(() => this.#openUnder(question, this.view?.filter ?? null));
  }

  async #openUnder(question: string, filter: WalkFilter | null): Promise<boolean> {
    if (!filter) return this.#show(question, null);
    const under = await this.#get(question, filter);
    if (!under) return false;
    if (under.question?.id === question) return this.#arrive(under);
    const on = under.filters.find((each) => each.filter === filter)?.label ?? "";
    const shown = await this.#show(question, null);
    if (shown && !this.view?.filter) this.desk.notices.show(`Filter off: ${question} is not under “${on}”.`);
    return shown;
  }

  /**
   * Loads the current question again. Where one comes back to the walk, it goes on under the filter it was left with, to a
   * question by name as `open` does.
   */
  refresh(question: string | null = this.question?.id ?? null): void {
    this.#step(() => {
      if (this.view) return this.#show(question, this.view.filter);
      const { walked } = this.desk;
      if (question && walked?.assessment === this.assessment) return this.#openUnder(question, walked.filter);
      return this.#show(question, null); // where none is named, the core knows the place and the filter
    });
  }

  next(): void {
    this.#step(() => this.#showIf(this.view?.next));
  }

  previous(): void {
    this.#step(() => this.#showIf(this.view?.previous));
  }

  /** Switches a filter on; the one that is on goes off. */
  filter(filter: WalkFilter | null): void {
    this.#step(() => {
      const wanted = filter === this.view?.filter ? null : filter;
      return this.#show(wanted ? null : (this.question?.id ?? null), wanted);
    });
  }

  /** Answers with the option of a number, 1 to 5. */
  choose(number: number): void {
    this.#step(async () => {
      const option = this.question?.options.find((each) => each.number === number);
      if (!option) return true;
      return this.#answer({ state: "answered", option: option.key, evidence: this.evidence }, this.#advance);
    });
  }

  unknown(): void {
    this.#step(() => this.#answer({ state: "unknown" }, this.#advance));
  }

  /** Says that the question does not apply, and why; `false` where that could not be saved. */
  doesNotApply(reason: string): Promise<boolean> {
    return this.#awaitStep(() => this.#answer({ state: "not_applicable", reason: reason.trim() }, this.#advance));
  }

  /** Takes the answer back; note, mark and evidence stay. */
  clear(): void {
    this.#step(async () => {
      if (this.question?.state === "open") return true;
      return this.#answer({ state: "open" }, false);
    });
  }

  /** Says how the answer is shown; it stays on the question, so that the effect can be read. */
  show(evidence: EvidenceStep): void {
    this.#step(async () => {
      this.evidence = evidence;
      const question = this.question;
      if (question && question.state !== "answered")
        this.desk.notices.say(`${STEPS.find(({ step }) => step === evidence)?.label}, for the answer to come.`);
      if (question?.state !== "answered" || !question.option || question.evidence === evidence) return true;
      return this.#answer({ state: "answered", option: question.option, evidence }, false);
    });
  }

  /** Takes what the vendor says over as the answer; it stays on the question, so that the effect can be read. */
  takeOver(request: string): void {
    this.#step(() =>
      this.#change("Your last answer is not saved yet", (at) =>
        this.desk.host.call("take_over_claim", { at, request }),
      ),
    );
  }

  mark(): void {
    this.#step(() =>
      this.#change("The mark was not saved", (at, question) =>
        this.desk.host.call("set_mark", { at, marked: !question.marked }),
      ),
    );
  }

  /** Puts the question on the list for the vendor, or takes it off. */
  toggleAsk(): void {
    this.#step(async () => {
      const { question } = this;
      if (!question) return true;
      if (question.ask_vendor) return this.#ask(question.id, !question.asks_chosen);
      this.desk.notices.show(`The vendor cannot know ${question.id}: ask ${question.asked_of} in your own house.`);
      return true;
    });
  }

  /** Puts any question on the list for the vendor, or takes it off; `false` where that could not be saved. */
  askVendor(question: string, ask: boolean): Promise<boolean> {
    return this.#awaitStep(() => this.#ask(question, ask));
  }

  /** Adds an evidence item, or changes the one whose id it has; `false` where that could not be saved. */
  putEvidence(item: Omit<PutEvidenceItem, "at">): Promise<boolean> {
    return this.#awaitStep(() =>
      this.#change("The evidence was not saved", (at) => this.desk.host.call("put_evidence_item", { at, ...item })),
    );
  }

  /** Asks which document to take in; `null` where none was chosen or it was refused. */
  async chooseDocument(): Promise<DocumentView | null> {
    const chosen = await this.desk.notices.attempt("The file was not taken in", () =>
      this.desk.onceChosen("The file is being read…", () => this.desk.host.call("choose_document", {})),
    );
    return chosen?.document ?? null;
  }

  /** Saves a copy of the document of an evidence item. */
  async saveDocument(item: string): Promise<void> {
    const { host, notices } = this.desk;
    const saved = await notices.attempt("The copy was not saved", () =>
      host.call("save_document", { assessment: this.assessment, item }),
    );
    if (saved) this.desk.tellSaved(saved);
  }

  /** Copies the address of a link: Unmoor opens nothing outside itself. */
  async copyAddress(address: string): Promise<void> {
    const done = await copyText(address);
    this.desk.notices.show(
      done ? "The address is in the clipboard." : "The address could not be copied; select it and copy it.",
    );
  }

  /** Removes an evidence item; `false` where that could not be saved. */
  removeEvidence(id: string): Promise<boolean> {
    return this.#awaitStep(() =>
      this.#change("The evidence was not removed", (at) => this.desk.host.call("remove_evidence_item", { at, id })),
    );
  }

  /** The note was typed; it is written at the next pause, and before anything else happens. */
  type(text: string): void {
    this.draft = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.writeNote(), NOTE_PAUSE_MS);
  }

  /**
   * Puts the cursor into the note of the question that is there when its turn comes. What is typed until then is the
   * note's, see `early`.
   */
  enterNote(focus: () => void): void {
    this.awaited = true;
    const arrived = () => {
      this.awaited = false;
      const early = this.#early;
      this.#early = "";
      return early;
    };
    this.#step(async () => {
      await tick();
      focus();
      const early = arrived();
      if (early) this.type(this.draft + early);
      return true;
    }, arrived);
  }

  /** Keeps what was typed for a note that has no cursor yet. */
  early(text: string): void {
    this.#early += text;
  }

  /** Writes the note now. */
  writeNote(): void {
    this.#step(async () => true);
  }

  /** Opens a sheet over the question that is there when its turn comes; what waits behind was typed blindly. */
  lay(sheet: WalkSheet): void {
    this.#step(async () => {
      if (this.question || !["evidence", "reason"].includes(sheet.kind)) this.sheet = sheet;
      return false;
    });
  }

  /** Opens a figure into the lines it was added up from, of what is saved when its turn comes. */
  openSum(figure: string): void {
    this.#step(async () => {
      await this.desk.openSum(this.assessment, figure);
      return false; // what waits behind was typed blindly
    });
  }

  /** Finishes everything begun; `false` where a note could not be kept, which stays in its field. */
  async finish(): Promise<boolean> {
    this.writeNote();
    await this.queue.idle();
    return !this.noteOpen;
  }

  get #advance(): boolean {
    return this.desk.settings.advance;
  }

  /** Every step writes the open note first, so that no step can leave it behind. */
  #step(job: () => Promise<boolean>, dropped?: () => void): void {
    this.queue.add(async () => (await this.#writeNote()) && (await job()), dropped);
  }

  /** A step whose end somebody waits for; `false` where it gave up or was dropped. */
  #awaitStep(job: () => Promise<boolean>): Promise<boolean> {
    return new Promise((resolve) => {
      this.#step(
        async () => {
          const done = await job();
          resolve(done);
          return done;
        },
        () => resolve(false),
      );
    });
  }

  async #writeNote(): Promise<boolean> {
    clearTimeout(this.#pause);
    const note = this.draft;
    if (!this.noteOpen) return true;
    return this.#change(
      "Your note is not saved yet",
      (at) => this.desk.host.call("set_note", { at, note }),
      () => {
        this.#kept = note;
      },
    );
  }

  #answer(answer: AnswerInput, advance: boolean): Promise<boolean> {
    return this.#change("Your last answer is not saved yet", (at) =>
      this.desk.host.call("answer_question", { at, answer, advance }),
    );
  }

  #ask(question: string, ask: boolean): Promise<boolean> {
    return this.#change("The list for the vendor was not changed", (at) =>
      this.desk.host.call("set_ask_vendor", { at, question, ask }),
    );
  }

  async #change(
    title: string,
    call: (at: WalkAt, question: QuestionView) => Promise<WalkView>,
    written?: () => void,
  ): Promise<boolean> {
    const question = this.question;
    if (!question) return true;
    const at = { assessment: this.assessment, question: question.id, filter: this.view?.filter ?? null };
    const view = await this.desk.notices.change(
      title,
      () => call(at, question),
      () => this.desk.host.call("save_workspace_copy", {}),
    );
    if (!view) return false;
    if (written) {
      this.#held = view.question?.note ?? "";
      written();
    }
    return this.#arrive(view);
  }

  async #showIf(question: string | null | undefined): Promise<boolean> {
    return question ? this.#show(question, this.view?.filter ?? null) : true;
  }

  async #show(question: string | null, filter: WalkFilter | null): Promise<boolean> {
    const view = await this.#get(question, filter);
    return view ? this.#arrive(view) : false;
  }

  #get(question: string | null, filter: WalkFilter | null): Promise<WalkView | undefined> {
    return this.desk.notices.attempt("The question could not be shown", () =>
      this.desk.host.call("get_walk", { assessment: this.assessment, question, filter }),
    );
  }

  /** Goes where the core points, unless the person began to write a note here meanwhile: then they stay with it. */
  async #arrive(view: WalkView): Promise<boolean> {
    if (this.noteOpen && view.question?.id !== this.question?.id) return this.#writeNote();
    this.#accept(view);
    return true;
  }

  /** Takes over what the core says; a note that is being typed stays as it stands in the field. */
  #accept(view: WalkView): void {
    const held = view.question?.note ?? "";
    if (view.question?.id !== this.question?.id || (held !== this.#held && !this.noteOpen)) {
      this.draft = this.#kept = held;
    }
    this.#held = held;
    this.view = view;
    this.desk.walked = { assessment: this.assessment, question: view.question?.id ?? null, filter: view.filter };
    this.evidence = view.question?.evidence ?? "claimed";
    this.desk.header = view.header;
    this.desk.replace({ screen: "walk", assessment: this.assessment, question: view.question?.id ?? null });
    this.desk.notices.say(view.said);
  }
}
