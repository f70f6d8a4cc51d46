import type { ReportDone, ReportFormat, ReportOptions, ReportProgress, ReportView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** How far a report is. */
export type ReportState =
  | { kind: "ready" }
  | { kind: "making"; progress: ReportProgress; cancelling: boolean }
  | { kind: "done"; done: ReportDone };

const reports = new WeakMap<Desk, Record<string, Report>>();

/** The report of an assessment. It outlives its screen: one can look at the result while it is made. */
export function reportOf(desk: Desk, assessment: string): Report {
  const held = reports.get(desk) ?? {};
  reports.set(desk, held);
  return (held[assessment] ??= new Report(desk, assessment));
}

/** The report of an assessment: what is said on it, and its making. */
export class Report {
  view = $state.raw<ReportView | null>(null);
  options = $state<ReportOptions>({ client: "", author: "", confidentiality: "", without_names: false });
  format = $state<ReportFormat>("pdf");
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

  async make(): Promise<void> {
    if (this.state.kind === "making") return;
    const { host, notices } = this.desk;
    this.state = { kind: "making", progress: { page: 0, pages: 0 }, cancelling: false };
    const stop = host.on("report-progress", (progress) => {
      if (this.state.kind === "making") this.state = { ...this.state, progress };
    });
    const request = { assessment: this.assessment, options: $state.snapshot(this.options), format: this.format };
    const done = await notices.attempt("The report was not made", () => host.call("make_report", request));
    stop();
    if (done?.file) {
      this.state = { kind: "done", done };
      const pages = done.pages > 0 ? `, ${done.pages} pages` : "";
      const made = `Report made: ${done.file}${pages}, in ${done.folder}.`;
      const { route } = this.desk;
      if (route.screen === "report" && route.assessment === this.assessment) notices.say(made);
      else notices.show(made);
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
