import { getContext, setContext, tick, untrack } from "svelte";
import type { Notices } from "./notices.svelte";

/** What was said so shortly before a sheet closed is said again: its voice went with it. */
const CUT_SHORT_MS = 1000;

/**
 * Where the window speaks. While a sheet lies over the screen everything beside it is dead to screen readers and to the
 * pointer; so the topmost sheet alone has a voice, and the toast lies in it.
 */
export class Spoken {
  /** What a sheet finds it by. */
  static readonly KEY = Symbol("spoken");

  #sheets = $state.raw<object[]>([]);
  #said = 0;

  constructor(readonly notices: Notices) {}

  /** The sheet that lies on top; `null` where the screen itself does. */
  get top(): object | null {
    return this.#sheets.at(-1) ?? null;
  }

  /** A sheet opens; gives the function for when it closes. */
  lay(sheet: object): () => void {
    this.#sheets = [...untrack(() => this.#sheets), sheet];
    return () => {
      this.#sheets = this.#sheets.filter((other) => other !== sheet);
      if (Date.now() - this.#said < CUT_SHORT_MS) void this.#sayAgain();
    };
  }

  /** What lies below has its voice back by then. */
  async #sayAgain(): Promise<void> {
    const { text, count } = this.notices.said;
    await tick();
    if (this.notices.said.count === count) this.notices.say(text);
  }

  /** A voice in a sheet has spoken now. */
  hear(): void {
    this.#said = Date.now();
  }
}

/** Gives every sheet of the window its voice. */
export function speakThrough(notices: Notices): Spoken {
  return setContext(Spoken.KEY, new Spoken(notices));
}

/** What a sheet speaks through; nothing where no window is round it. */
export function spoken(): Spoken | undefined {
  return getContext<Spoken | undefined>(Spoken.KEY);
}
