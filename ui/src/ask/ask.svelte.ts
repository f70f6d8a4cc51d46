import type { AskKind, AskPerson, AskPick, AskView, RequestView } from "../generated/types";
import type { AskWish, Desk } from "../shared/desk.svelte";

/** The sheet for asking by file: whom, as whom, which questions, and what is out already. */
export class Ask {
  view = $state.raw<AskView | null>(null);
  /** The participant's id; empty for the vendor. */
  to = $state("");
  sender = $state("");
  kind = $state<AskKind>("form");
  /** Whose questions were withdrawn last; empty where none were. */
  withdrawn = $state("");
  /** The questions chosen. */
  chosen = $state.raw<string[]>([]);

  person = $derived<AskPerson | undefined>(this.view?.people.find(({ id }) => id === this.to));
  picks = $derived<AskPick[]>(this.person?.picks ?? []);
  /** The way of choosing that gives just these questions; `null` where they were picked by hand. */
  pick = $derived(this.picks.find(({ questions }) => same(questions, this.chosen)) ?? null);

  /** Whether closing would lose what was written, or questions that were picked by hand. */
  changed = $derived.by(() => {
    if (!this.view) return false;
    const byHand = this.pick === null && !same(this.wish.questions ?? [], this.chosen);
    return byHand || this.sender !== this.view.sender;
  });

  constructor(
    private readonly desk: Desk,
    private readonly wish: AskWish,
  ) {
    this.to = wish.to;
  }

  /** Loads what can be asked, or once more what is out; what was filled in meanwhile stays. */
  async load(): Promise<boolean> {
    const view = await this.desk.notices.attempt("The questions could not be shown", () =>
      this.desk.host.call("get_ask", { assessment: this.wish.assessment }),
    );
    if (!view) return false;
    const first = this.view === null;
    this.view = view;
    if (!first) return true;
    this.sender = view.sender;
    this.choose(this.wish.questions ?? this.picks[0]?.questions ?? []);
    return true;
  }

  /** Asks somebody else: what was chosen for the one before means little to them. */
  ask(to: string): void {
    this.to = to;
    this.choose(this.picks[0]?.questions ?? []);
  }

  choose(questions: string[]): void {
    this.chosen = questions;
  }

  toggle(question: string): void {
    const rest = this.chosen.filter((each) => each !== question);
    this.chosen = rest.length < this.chosen.length ? rest : [...rest, question];
  }

  /** Writes the file; gives whether it is out. */
  async save(): Promise<boolean> {
    const { host, notices } = this.desk;
    const { assessment } = this.wish;
    const { to, sender, kind, chosen: questions } = this;
    const done = await notices.attempt("The questions were not saved", () =>
      host.call("ask_by_file", { assessment, to, sender, questions, kind }),
    );
    if (!done?.file) return false;
    this.desk.tellSaved(done, `Send it to ${this.person?.name ?? ""}.`);
    this.desk.revision += 1;
    return true;
  }

  async withdraw({ id: request, to }: RequestView): Promise<void> {
    const { host, notices } = this.desk;
    const view = await notices.change("The questions were not withdrawn", () =>
      host.call("withdraw_request", { assessment: this.wish.assessment, request }),
    );
    if (!view) return;
    this.view = view;
    this.withdrawn = to;
    this.desk.revision += 1;
  }

  /** Puts out again what was withdrawn last. */
  async putBack(): Promise<void> {
    this.withdrawn = "";
    await this.desk.turnBack("undo");
  }

  /** Brings in what came back to this assessment; gives whether there is something to look at. */
  async bringIn(): Promise<boolean> {
    const { assessment } = this.wish;
    const done = await this.desk.bringIn("No answers were brought in", () =>
      this.desk.host.call("import_responses", { assessment }),
    );
    return done !== undefined && done.responses.length > 0;
  }
}

function same(questions: string[], chosen: string[]): boolean {
  return questions.length === chosen.length && questions.every((id) => chosen.includes(id));
}
