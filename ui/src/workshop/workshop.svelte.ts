import type { Commands } from "../generated/commands";
import type { AnswerInput, Draft, EvidenceStep, WorkshopStep, WorkshopView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";
import { Queue } from "../shared/queue.svelte";

/** What floats over the question. */
export type WorkshopSheet = "parking" | "room" | "dissent" | "questions" | "reason" | "reveal" | "leave";

/** How long one must pause in a note before it is kept. */
const NOTE_PAUSE_MS = 400;

/**
 * The workshop of one assessment, as the facilitator leads it. Where it is stands in the core, so that the second window
 * shows the same; here is what is being typed and what floats.
 *
 * Everything goes through one queue: a key pressed while the last step is under way is meant for what comes after it.
 */
export class Workshop {
  view = $state.raw<WorkshopView | null>(null);
  sheet = $state.raw<WorkshopSheet | null>(null);
  /** Why the room decides as it does, as it stands in the field. */
  note = $state("");
  readonly queue = new Queue();

  on = $derived(this.view?.on ?? null);
  question = $derived(this.on?.question ?? null);
  /** Whether the room may choose an answer now: in a blind vote only once the votes are seen. */
  decides = $derived(
    this.on !== null &&
      this.question !== null &&
      (this.on.phase === "revealed" || (this.on.mode === "open" && this.on.phase === "asked")),
  );
  /** Whether somebody votes, or is about to: whoever sits before the screen does not lead. */
  guest = $derived(this.on?.phase === "covered" || this.on?.phase === "voting");
  /** How many are in the room, and how many of them have voted. */
  present = $derived(this.on?.people.filter(({ present }) => present).length ?? 0);
  votes = $derived(this.on?.people.filter(({ present, voted }) => present && voted).length ?? 0);
  /** Whether the note in the field is not kept yet. */
  noteOpen = $derived(this.on !== null && this.note !== this.on.draft.note);

  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly desk: Desk,
    readonly assessment: string,
  ) {}

  load(): void {
    this.#step(async () => {
      const view = await this.desk.notices.attempt("The workshop could not be shown", () =>
        this.desk.host.call("get_workshop", { assessment: this.assessment }),
      );
      return view ? this.#accept(view) : false;
    });
  }

  start(request: Omit<Commands["start_workshop"]["request"], "assessment">): void {
    this.#change("The workshop was not started", (host) =>
      host.call("start_workshop", { assessment: this.assessment, ...request }),
    );
  }

  goOn(): void {
    this.#change("The workshop could not be continued", (host) =>
      host.call("continue_workshop", { assessment: this.assessment }),
    );
  }

  end(): void {
    this.sheet = null;
    this.#change("The workshop was not ended", (host) => host.call("end_workshop", { assessment: this.assessment }));
  }

  /** Adds somebody; `false` where that could not be saved. */
  add(name: string, role: string): Promise<boolean> {
    return this.#awaitChange("Nobody was added", (host) =>
      host.call("add_participant", { assessment: this.assessment, name, role }),
    );
  }

  setPresent(participant: string, present: boolean): void {
    this.#change("Who is in the room was not saved", (host) =>
      host.call("set_present", { assessment: this.assessment, participant, present }),
    );
  }

  /** Gives somebody another role, or none. */
  setRole(participant: string, role: string): void {
    this.#change("The role was not saved", (host) =>
      host.call("set_role", { assessment: this.assessment, participant, role }),
    );
  }

  /** Stops the clock, or lets it run on. */
  turnClock(): void {
    this.#step(async () => {
      const clock = this.on?.clock;
      return clock ? this.#steer({ do: "clock", runs: clock.ends_at === null }) : true;
    });
  }

  /** Takes back the last change, or brings it back. */
  turnBack(way: "undo" | "redo"): void {
    void this.desk.turnBack(way);
  }

  steer(step: WorkshopStep): void {
    this.#step(() => this.#steer(step));
  }

  go(question: string | null | undefined): void {
    this.sheet = null;
    if (question) this.steer({ do: "go", question });
  }

  previous(): void {
    this.#step(() => this.#goTo(this.on?.previous));
  }

  next(): void {
    this.#step(() => this.#goTo(this.on?.next));
  }

  /** Takes the next step of a blind vote, or records what the room decided. */
  forward(): void {
    this.#step(async () => {
      const phase = this.on?.phase;
      if (phase === "covered") return this.#steer({ do: "uncover" });
      if (phase === "all_in") return this.#reveal();
      if (phase === "done") this.sheet = "leave";
      else if (this.decides) return this.#record();
      else if (phase === "asked") return this.#steer({ do: "hand_over", participant: null });
      return true;
    });
  }

  /** The vote of whoever sat before the screen when the key was pressed; a second press is nobody else's vote. */
  vote(option: string | null): void {
    const voter = this.on?.turn?.id;
    this.#step(async () => {
      if (this.on?.phase !== "voting" || this.on.turn?.id !== voter) return true;
      return this.#run("The vote was not saved", (host) =>
        host.call("cast_vote", { assessment: this.assessment, option }),
      );
    });
  }

  reveal(): void {
    this.sheet = null;
    this.#step(() => this.#reveal());
  }

  /** Reveals the votes that are in; asks first where somebody has not had their turn. */
  revealNow(): void {
    this.#step(async () => {
      if (this.votes === this.present || this.on?.phase === "all_in") return this.#reveal();
      if (this.votes > 0) this.sheet = "reveal";
      return true;
    });
  }

  /** Chooses what the room decides by its mark, `1` to `5` or `U`; chosen again it is let go. */
  choose(mark: string): void {
    this.#step(async () => {
      const key = this.question?.ballot.find((line) => line.mark === mark)?.key;
      if (!key || !this.decides || !this.on) return true;
      return this.#draft({ choice: this.on.draft.choice === key ? null : key });
    });
  }

  show(evidence: EvidenceStep): void {
    this.#step(async () => (this.decides ? this.#draft({ evidence }) : true));
  }

  setDissent(dissent: string[]): void {
    this.#step(() => this.#draft({ dissent }));
  }

  /** The note was typed; it is kept at the next pause, and before anything else happens. */
  type(text: string): void {
    this.note = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.keepNote(), NOTE_PAUSE_MS);
  }

  keepNote(): void {
    this.#step(async () => true);
  }

  /** Records the choice, and goes on. */
  record(): void {
    this.#step(() => this.#record());
  }

  /** Records that the question does not apply, with who does not agree; `false` where that could not be saved. */
  doesNotApply(reason: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.#step(
        async () => {
          const done = await this.#decide(
            { state: "not_applicable", reason: reason.trim() },
            this.on?.draft.dissent ?? [],
          );
          resolve(done);
          return done;
        },
        () => resolve(false),
      );
    });
  }

  say(text: string): void {
    this.desk.notices.say(text);
  }

  /** Opens the second window, or brings it to the front. */
  project(): void {
    void this.desk.notices.attempt("The second window was not opened", () => this.desk.host.call("open_projector", {}));
  }

  /** Finishes everything begun; `false` where a note could not be kept, which stays in its field. */
  async finish(): Promise<boolean> {
    this.keepNote();
    await this.queue.idle();
    return !this.noteOpen;
  }

  async #goTo(question: string | null | undefined): Promise<boolean> {
    return question ? this.#steer({ do: "go", question }) : true;
  }

  #steer(step: WorkshopStep): Promise<boolean> {
    return this.#run("The workshop could not go on", (host) =>
      host.call("steer_workshop", { assessment: this.assessment, step }),
    );
  }

  #reveal(): Promise<boolean> {
    return this.#run("The votes were not revealed", (host) =>
      host.call("reveal_votes", { assessment: this.assessment }),
    );
  }

  async #record(): Promise<boolean> {
    const draft = this.on?.draft;
    if (!draft?.choice || !this.decides) return true;
    const answer: AnswerInput =
      draft.choice === "u"
        ? { state: "unknown" }
        : { state: "answered", option: draft.choice, evidence: draft.evidence ?? "claimed" };
    return this.#decide(answer, draft.dissent);
  }

  #decide(answer: AnswerInput, dissent: string[]): Promise<boolean> {
    return this.#run("The decision was not saved", (host) =>
      host.call("decide", { assessment: this.assessment, answer, note: this.note, dissent }),
    );
  }

  async #draft(change: Partial<Draft>): Promise<boolean> {
    if (!this.on) return true;
    const draft = { ...this.on.draft, note: this.note, ...change };
    return this.#steer({ do: "draft", draft });
  }

  #change(title: string, call: (host: Desk["host"]) => Promise<WorkshopView>): void {
    this.#step(() => this.#run(title, call));
  }

  #awaitChange(title: string, call: (host: Desk["host"]) => Promise<WorkshopView>): Promise<boolean> {
    return new Promise((resolve) => {
      this.#step(
        async () => {
          const done = await this.#run(title, call);
          resolve(done);
          return done;
        },
        () => resolve(false),
      );
    });
  }

  /** Every step keeps the open note first, so that no step can leave it behind. */
  #step(job: () => Promise<boolean>, dropped?: () => void): void {
    this.queue.add(async () => (await this.#keepNote()) && (await job()), dropped);
  }

  async #keepNote(): Promise<boolean> {
    clearTimeout(this.#pause);
    return this.noteOpen ? this.#draft({}) : true;
  }

  async #run(title: string, call: (host: Desk["host"]) => Promise<WorkshopView>): Promise<boolean> {
    const { host, notices } = this.desk;
    const view = await notices.change(
      title,
      () => call(host),
      () => host.call("save_workspace_copy", {}),
    );
    return view ? this.#accept(view) : false;
  }

  /** Takes over what the core says; a note that is being typed stays as it stands in the field. */
  #accept(view: WorkshopView): boolean {
    const held = this.on?.draft.note ?? "";
    const there = view.on?.draft.note ?? "";
    if (view.on?.question?.id !== this.question?.id || this.note === held) this.note = there;
    this.view = view;
    this.desk.header = view.header;
    this.desk.notices.say(view.said);
    return true;
  }
}
