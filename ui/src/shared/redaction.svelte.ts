import type { RedactionSubject, RedactionView } from "../generated/types";
import type { Desk } from "./desk.svelte";

/** Where a choice of what is left out is kept, and what it is about. */
interface Kept {
  assessment: string;
  read: () => RedactionSubject[];
  write: (redact: RedactionSubject[]) => void;
  /** The client's name, where it is known. */
  client?: () => string;
}

/** What is left out of what leaves: the choice, and what would go with it. */
export class Redacting {
  view = $state.raw<RedactionView | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly kept: Kept,
  ) {}

  get redact(): RedactionSubject[] {
    return this.kept.read();
  }

  /** Whether one of the five is left out. */
  leaves(subject: RedactionSubject): boolean {
    return this.redact.includes(subject);
  }

  /** Whether just these are left out. */
  is(redact: RedactionSubject[]): boolean {
    return redact.length === this.redact.length && redact.every((subject) => this.leaves(subject));
  }

  choose(redact: RedactionSubject[]): void {
    this.kept.write([...redact]);
  }

  leave(subject: RedactionSubject, out: boolean): void {
    const others = this.redact.filter((other) => other !== subject);
    this.kept.write(out ? [...others, subject] : others);
  }

  /** Asks what would go; the choice that was made last is the one that is shown. */
  async look(): Promise<void> {
    const wish = ++this.#wish;
    const request = {
      assessment: this.kept.assessment,
      redact: [...this.redact],
      client: this.kept.client?.() ?? "",
    };
    const view = await this.desk.notices.attempt("What is left out could not be told", () =>
      this.desk.host.call("look_at_redaction", request),
    );
    if (view && wish === this.#wish) this.view = view;
  }

  #wish = 0;
}
