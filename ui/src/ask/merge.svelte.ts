import type { MergeView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** Responses that wait to be looked at, one after the other. */
export class Merging {
  constructor(private readonly desk: Desk) {}

  get merge(): MergeView | undefined {
    return this.desk.merging[0];
  }

  /** Takes the first one in; it stays where that could not be done and may be tried again. */
  async takeIn(): Promise<void> {
    const { merge } = this;
    if (!merge) return;
    const { host, notices } = this.desk;
    const done = await notices.change("The answers were not taken in", () =>
      host.call("take_in_response", { request: merge.request }),
    );
    if (!done) return;
    this.next();
    this.desk.revision += 1;
    this.desk.go({ screen: "walk", assessment: done.assessment, question: done.question });
    notices.show(done.said, { label: "Undo", run: () => void this.desk.turnBack("undo") });
  }

  /** Leaves the first one as it is: nothing of it is taken in. */
  next(): void {
    this.desk.merging = this.desk.merging.slice(1);
  }
}
