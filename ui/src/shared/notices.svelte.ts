import type { Fault } from "../generated/types";
import { asFault } from "../host/host";

/** What a person can do about a fault. */
export type Remedy = "again" | "close" | "elsewhere" | "look" | "rescue";

/** A fault on the screen, waiting for the person's choice. */
export interface Trouble {
  title: string;
  fault: Fault;
  /** Whether trying again can help. */
  again: boolean;
  /** Whether what was refused can still be looked at. */
  look: boolean;
  /** Whether what is damaged can be rescued. */
  rescue: boolean;
  /** Whether closing it leads to the vendors: the open assessment is gone. */
  leads: boolean;
  choose: (remedy: Remedy) => void;
}

/** A short message that goes away by itself. */
export interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

/** How far the last change is: nothing yet, on its way, on the disk, or refused. */
export type SavedState = "" | "saving" | "saved" | "failed";

const TOAST_MS = 6000;

/** What is saved sooner than this is not shown as being on its way: two pictures for one key are slower than one. */
const SAVING_MS = 150;

/** What takes longer than this is told. */
const SLOW_MS = 300;

/** Everything Unmoor tells a person: the live region, toasts, "Saved", and faults. */
export class Notices {
  /** What the live region says; the count makes the same sentence heard twice. */
  said = $state({ text: "", count: 0 });
  toast = $state<Toast | null>(null);
  saved = $state<SavedState>("");
  /** The same as a person reads it. */
  savedShown = $state<SavedState>("");
  trouble = $state<Trouble | null>(null);

  /** What is being done and takes longer than a moment; empty where nothing is. */
  doing = $state("");

  /** Whether the open assessment is gone, and what leads away from it once a person has read so. */
  gone?: { is: () => Promise<boolean>; leave: () => void };

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Speaks through the live region. */
  say(text: string): void {
    if (text) this.said = { text, count: this.said.count + 1 };
  }

  /** Shows a toast and speaks it. */
  show(text: string, action?: Toast["action"]): void {
    this.toast = { text, action };
    this.say(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.dismiss(), TOAST_MS);
  }

  /** Nothing was saved yet where one is now. */
  leaveSaved(): void {
    this.saved = this.savedShown = "";
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.toast = null;
  }

  /** Puts a fault on the screen and waits for the choice. */
  ask(title: string, fault: Fault, again = true, look = false, rescue = false, leads = false): Promise<Remedy> {
    this.trouble?.choose("close");
    return new Promise((resolve) => {
      this.trouble = {
        title,
        fault,
        again,
        look,
        rescue,
        leads,
        choose: (remedy) => {
          this.trouble = null;
          resolve(remedy);
        },
      };
    });
  }

  /**
   * Runs a call until it succeeds or the person gives it up; gives `undefined` then. A cancelled one is given up in
   * silence: the person did it. `look` is the call that only looks at what another one holds or nobody may change;
   * `rescue` begins the rescue of what is damaged, and the call is given up.
   */
  async attempt<T>(
    title: string,
    call: () => Promise<T>,
    elsewhere?: () => Promise<unknown>,
    look?: () => Promise<T>,
    rescue?: () => void,
  ): Promise<T | undefined> {
    let now = call;
    for (;;) {
      try {
        return await now();
      } catch (thrown) {
        const fault = asFault(thrown);
        if (fault.code === "cancelled") return undefined;
        const mayRescue = rescue !== undefined && canRescue(fault);
        const mayLook = look !== undefined && canLook(fault);
        const leads = fault.code === "not_found" && ((await this.gone?.is()) ?? false);
        const remedy = await this.ask(title, fault, canRetry(fault), mayLook, mayRescue, leads);
        now = remedy === "look" && look ? look : call;
        if (remedy === "elsewhere" && elsewhere) await this.attempt("The copy was not saved", elsewhere);
        else if (remedy === "rescue") rescue?.();
        if (remedy === "close" && leads) this.gone?.leave();
        if (remedy === "close" || remedy === "rescue") return undefined;
      }
    }
  }

  /**
   * Runs a call; where it takes longer than a moment, what is being done stands on the screen until it is over. The
   * moment begins at once, or when `from` says so; that gives what stops listening.
   */
  async during<T>(doing: string, call: () => Promise<T>, from?: (begin: () => void) => () => void): Promise<T> {
    let slow: ReturnType<typeof setTimeout> | undefined;
    let told = false;
    const begin = () => {
      clearTimeout(slow);
      slow = setTimeout(() => {
        told = true;
        this.doing = doing;
        this.say(doing);
      }, SLOW_MS);
    };
    const stop = from?.(begin);
    if (!from) begin();
    try {
      return await call();
    } finally {
      stop?.();
      clearTimeout(slow);
      if (told && this.doing === doing) this.doing = "";
    }
  }

  /** The same for a change: "Saved" appears only when the call came back. */
  async change<T>(title: string, call: () => Promise<T>, elsewhere?: () => Promise<unknown>): Promise<T | undefined> {
    const done = await this.attempt(
      title,
      async () => {
        this.saved = "saving";
        const slow = setTimeout(() => (this.savedShown = "saving"), SAVING_MS);
        try {
          const answer = await call();
          this.saved = "saved";
          return answer;
        } catch (thrown) {
          this.saved = "failed";
          throw thrown;
        } finally {
          clearTimeout(slow);
          this.savedShown = this.saved;
        }
      },
      elsewhere,
    );
    return done;
  }
}

/** Whether a workspace that was refused can still be opened for reading. */
export function canLook(fault: Fault): boolean {
  return fault.code === "read_only" || fault.code === "in_use";
}

/** Whether a workspace that was refused can be rescued. */
export function canRescue(fault: Fault): boolean {
  return fault.code === "damaged";
}

/** Whether the same call can succeed later: the disk may get room, another window may close. */
function canRetry(fault: Fault): boolean {
  return ["disk_full", "io", "in_use", "internal", "read_only"].includes(fault.code);
}
