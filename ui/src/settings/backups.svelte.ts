import type { BackupsView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** How often it is looked how far a backup is. */
const LOOK_MS = 200;

/** The backups of the open workspace. */
export class Backups {
  view = $state.raw<BackupsView | null>(null);
  /** Whether a backup that was asked for is being broken off. */
  stopping = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  /** Loads them, and follows the one that is being made; gives the function that stops following. */
  start(): () => void {
    void this.#load();
    return () => clearTimeout(this.#timer);
  }

  async make(): Promise<void> {
    const { host, notices } = this.desk;
    const view = await notices.attempt("No backup was made", () => host.call("back_up", {}));
    if (!view) return;
    notices.say("Backing up");
    this.#follow(view, true);
  }

  async stop(): Promise<void> {
    const { host, notices } = this.desk;
    this.stopping = true;
    clearTimeout(this.#timer);
    const view = await notices.attempt("The backup goes on", () => host.call("cancel_backup", {}));
    this.stopping = false;
    if (view) this.#follow(view, false);
    notices.say("The backup was broken off; nothing is left of it.");
  }

  async show(): Promise<void> {
    const { host, notices } = this.desk;
    await notices.attempt("The folder was not shown", () => host.call("show_backups", {}));
  }

  async #load(): Promise<void> {
    const { host, notices } = this.desk;
    const view = await notices.attempt("The backups could not be listed", () => host.call("get_backups", {}));
    if (view) this.#follow(view, false);
  }

  /** Takes a view up, and asks again while a backup is being made. */
  #follow(view: BackupsView, asked: boolean): void {
    this.view = view;
    clearTimeout(this.#timer);
    if (view.running !== null) {
      this.#timer = setTimeout(() => void this.#again(asked), LOOK_MS);
    } else if (asked && view.fault) {
      void this.desk.notices.ask("No backup was made", view.fault, false);
    } else if (asked) {
      const [newest] = view.backups;
      if (newest) this.desk.notices.show(`Backed up: ${newest.size}.`);
    }
  }

  async #again(asked: boolean): Promise<void> {
    const view = await this.desk.notices.attempt("The backups could not be listed", () =>
      this.desk.host.call("get_backups", {}),
    );
    if (view) this.#follow(view, asked);
  }
}
