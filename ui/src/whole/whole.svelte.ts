import type { WholeDone } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** Everything in the workspace out as a folder, and a workspace from such a folder. */
export class Whole {
  constructor(private readonly desk: Desk) {}

  /** Writes everything into a folder that the person chooses. */
  async export(): Promise<void> {
    const done = await this.#run("Exporting everything", "Nothing was exported", "export_everything");
    if (done?.file) this.desk.notices.show(`Everything is in ${done.file}, in ${done.folder}: ${done.said}.`);
  }

  /** Makes a workspace from a folder and opens it; gives nothing where none was made. */
  async import(): Promise<WholeDone | undefined> {
    const done = await this.#run("Bringing in a folder", "The folder was not brought in", "import_everything");
    return done?.file ? done : undefined;
  }

  async #run(title: string, failed: string, command: "export_everything" | "import_everything") {
    if (!(await this.desk.settle())) return undefined;
    const call = () => this.desk.host.call(command, {});
    return this.desk.long.run(title, failed, call, "Cancelled. Nothing was left behind.");
  }
}
