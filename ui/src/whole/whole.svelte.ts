import type { WholeDone, WholeProgress } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** How far it is, once the dialogs are closed. */
export interface Going {
  title: string;
  progress: WholeProgress;
  cancelling: boolean;
}

/** Everything in the workspace out as a folder, and a workspace from such a folder. */
export class Whole {
  going = $state.raw<Going | null>(null);

  constructor(private readonly desk: Desk) {}

  /** How much is done, from 0 to 100. */
  get percent(): number {
    const progress = this.going?.progress;
    return progress && progress.of > 0 ? Math.floor((progress.done * 100) / progress.of) : 0;
  }

  /** Writes everything into a folder that the person chooses. */
  async export(): Promise<void> {
    const { host, notices } = this.desk;
    if (!(await this.desk.settle())) return;
    const done = await this.#run("Exporting everything", "Nothing was exported", () =>
      host.call("export_everything", {}),
    );
    if (done?.file) notices.show(`Everything is in ${done.file}, in ${done.folder}: ${done.said}.`);
  }

  /** Makes a workspace from a folder and opens it; whether it did. */
  async import(): Promise<WholeDone | undefined> {
    const { host } = this.desk;
    if (!(await this.desk.settle())) return undefined;
    return this.#run("Bringing in a folder", "The folder was not brought in", () => host.call("import_everything", {}));
  }

  /** Breaks it off; nothing is left behind. */
  async cancel(): Promise<void> {
    if (!this.going || this.going.cancelling) return;
    this.going = { ...this.going, cancelling: true };
    await this.desk.notices.attempt("It could not be cancelled", () => this.desk.host.call("cancel_everything", {}));
  }

  async #run(title: string, failed: string, call: () => Promise<WholeDone>): Promise<WholeDone | undefined> {
    const stop = this.desk.host.on("whole-progress", (progress) => {
      this.going = { title, progress, cancelling: this.going?.cancelling ?? false };
    });
    const done = await this.desk.notices.attempt(failed, async () => {
      try {
        return await call();
      } finally {
        if (this.going?.cancelling) this.desk.notices.show("Cancelled. Nothing was left behind.");
        this.going = null;
      }
    });
    stop();
    return done?.file ? done : undefined;
  }
}
