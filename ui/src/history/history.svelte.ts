import type { HistoryView, SnapshotView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** What stands for the assessment as it is now, in the address and in the fields. */
export const NOW = "now";

/** The history of an assessment: its snapshots and the change between two states. */
export class History {
  view = $state.raw<HistoryView | null>(null);

  constructor(
    private readonly desk: Desk,
    readonly assessment: string,
  ) {}

  async load(from: string | null, to: string | null): Promise<void> {
    const { desk, assessment } = this;
    const view = await desk.notices.attempt("The history could not be shown", () =>
      desk.host.call("get_history", { assessment, from, to }),
    );
    if (!view) return;
    this.view = view;
    desk.header = view.header;
  }

  /** Sets another pair of states against each other. */
  choose(from: string, to: string): void {
    this.desk.go({ screen: "history", assessment: this.assessment, from, to: to === NOW ? null : to });
  }

  /** Opens a figure into the lines it was added up from, as it was at a snapshot or, for `null`, as it is now. */
  openSum(snapshot: string | null, figure: string): Promise<void> {
    return this.desk.openSum(this.assessment, figure, [], snapshot);
  }

  /** Takes a snapshot; gives whether it was taken. */
  async take(name: string): Promise<boolean> {
    const { desk, assessment } = this;
    const taken = await desk.notices.change("The snapshot was not taken", () =>
      desk.host.call("take_snapshot", { assessment, name }),
    );
    if (taken) this.#changed(`“${taken.name}” is kept.`);
    return taken !== undefined;
  }

  async rename(snapshot: string, name: string): Promise<boolean> {
    const { desk, assessment } = this;
    const renamed = await desk.notices.change("The snapshot kept its name", () =>
      desk.host.call("rename_snapshot", { assessment, snapshot, name }),
    );
    if (renamed) this.#changed(`It is called “${renamed.name}” now.`);
    return renamed !== undefined;
  }

  async remove({ id, name }: SnapshotView): Promise<void> {
    const { desk, assessment } = this;
    const done = await desk.notices.change("The snapshot was not removed", () =>
      desk.host.call("remove_snapshot", { assessment, snapshot: id }),
    );
    if (!done) return;
    desk.replace({ screen: "history", assessment, from: null, to: null }); // it may have been one of the two
    this.#changed(`“${name}” is removed.`);
  }

  #changed(said: string): void {
    this.desk.notices.show(said, { label: "Undo", run: () => void this.desk.turnBack("undo") });
    this.desk.revision += 1;
  }
}
