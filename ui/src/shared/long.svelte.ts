import type { LongProgress } from "../generated/types";
import type { Host } from "../host/host";
import type { Notices } from "./notices.svelte";

/** What goes on, and how far it is. */
export interface Going {
  title: string;
  progress: LongProgress;
  cancelling: boolean;
}

/** What takes long: how far it is lies over the screen, where it can be broken off. */
export class Long {
  /** None before the dialogs are closed, and where it was done in a moment. */
  going = $state.raw<Going | null>(null);
  /** Whether something is done, or asks for its files: no other workspace is opened meanwhile, and none is locked. */
  running = false;

  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
  ) {}

  /** How much is done, from 0 to 100. */
  get percent(): number {
    const progress = this.going?.progress;
    return progress && progress.of > 0 ? Math.floor((progress.done * 100) / progress.of) : 0;
  }

  /** Runs a call that tells how far it is. `broken` is said where it was broken off and no file came of it. */
  async run<T extends object>(
    title: string,
    failed: string,
    call: () => Promise<T>,
    broken?: string,
  ): Promise<T | undefined> {
    return this.notices.attempt(failed, async () => {
      let done: T | undefined;
      this.running = true;
      const stop = this.host.on("long-progress", (progress) => {
        this.notices.doing = ""; // it stands in the sheet now
        this.going = { title, progress, cancelling: this.going?.cancelling ?? false };
      });
      try {
        done = await call();
        return done;
      } finally {
        stop();
        const made = done !== undefined && "file" in done && done.file !== null;
        if (broken && this.going?.cancelling && !made) this.notices.show(broken);
        this.going = null;
        this.running = false;
      }
    });
  }

  /** Breaks it off. */
  async cancel(): Promise<void> {
    if (!this.going || this.going.cancelling) return;
    this.going = { ...this.going, cancelling: true };
    await this.notices.attempt("It could not be cancelled", () => this.host.call("cancel_long", {}));
  }
}
