import type { ReportDone, ReportOptions, ReportProgress, ReportView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** How far a report is. */
export type ReportState =
  | { kind: "ready" }
  | { kind: "making"; progress: ReportProgress; cancelling: boolean }
  | { kind: "done"; done: ReportDone };

/** The report of an assessment: what is said on it, and its making. */
export class Report {
  view = $state.raw<ReportView | null>(null);
  options = $state<ReportOptions>({ client: "", author: "", confidentiality: "" });
  state = $state.raw<ReportState>({ kind: "ready" });

  constructor(
    private readonly desk: Desk,
    private readonly assessment: string,
  ) {}

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The report could not be prepared", () =>
      this.desk.host.call("get_report", { assessment: this.assessment }),
    );
    if (!view) return;
    if (!this.view) this.options = { ...view.options };
    this.view = view;
    this.desk.header = view.header;
  }

  /** Follows the pages while a report is made; gives the function that stops it. */
  follow(): () => void {
    return this.desk.host.on("report-progress", (progress) => {
      if (this.state.kind === "making") this.state = { ...this.state, progress };
    });
  }

  async make(): Promise<void> {
    if (this.state.kind === "making") return;
    const { host, notices } = this.desk;
    this.state = { kind: "making", progress: { page: 0, pages: 0 }, cancelling: false };
    const request = { assessment: this.assessment, options: $state.snapshot(this.options) };
    const done = await notices.attempt("The report was not made", () => host.call("make_report", request));
    if (done?.file) {
      this.state = { kind: "done", done };
      notices.say(`Report made: ${done.file}, ${done.pages} pages, in ${done.folder}.`);
    } else {
      this.state = { kind: "ready" };
    }
  }

  async cancel(): Promise<void> {
    if (this.state.kind !== "making") return;
    this.state = { ...this.state, cancelling: true };
    await this.desk.notices.attempt("The report could not be cancelled", () =>
      this.desk.host.call("cancel_report", {}),
    );
  }

  async open(): Promise<void> {
    await this.desk.notices.attempt("The report could not be opened", () => this.desk.host.call("open_report", {}));
  }

  async show(): Promise<void> {
    await this.desk.notices.attempt("The folder could not be shown", () => this.desk.host.call("show_report", {}));
  }
}
