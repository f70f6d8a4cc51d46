import type {
  ReportDone,
  ReportFormat,
  ReportOptions,
  ReportPageView,
  ReportProgress,
  ReportView,
} from "../generated/types";
import type { Desk } from "../shared/desk.svelte";
import { Redacting } from "../shared/redaction.svelte";

/** How far a report is. */
export type ReportState =
  | { kind: "ready" }
  | { kind: "making"; progress: ReportProgress; cancelling: boolean }
  | { kind: "done"; done: ReportDone };

/** How wide a page is shown, in per cent of the room there is. */
export const ZOOMS = [50, 75, 100, 150, 200] as const;

const NOTHING_SAID: ReportOptions = {
  client: "",
  author: "",
  confidentiality: "",
  redact: [],
  paper: "a4",
  left_out: [],
  accent: "",
  letter: { place: "", address: "", reply_by: "", reply_to: "", signed: "" },
  since: "",
};

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
  options = $state<ReportOptions>(structuredClone(NOTHING_SAID));
  format = $state<ReportFormat>("pdf");
  /** The page that is looked at; `null` until somebody wants to see one. */
  page = $state.raw<ReportPageView | null>(null);
  /** Whether a page is being set. */
  turning = $state(false);
  zoom = $state<(typeof ZOOMS)[number]>(100);
  state = $state.raw<ReportState>({ kind: "ready" });

  /** What is left out of it; kept with the rest of what is said. */
  readonly redacting: Redacting;

  constructor(
    private readonly desk: Desk,
    private readonly assessment: string,
  ) {
    this.redacting = new Redacting(desk, {
      assessment,
      read: () => this.options.redact,
      write: (redact) => {
        this.options.redact = redact;
        void this.keep();
      },
      client: () => this.view?.options.client ?? "",
    });
  }

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The report could not be prepared", () =>
      this.desk.host.call("get_report", { assessment: this.assessment }),
    );
    if (!view) return;
    if (!this.view) this.options = structuredClone(view.options);
    this.#take(view);
    await this.#again();
  }

  /** Whether a part is wanted. */
  wants(part: string): boolean {
    return !this.options.left_out.includes(part);
  }

  async want(part: string, wanted: boolean): Promise<void> {
    const others = this.options.left_out.filter((other) => other !== part);
    this.options.left_out = wanted ? others : [...others, part];
    await this.keep();
  }

  /** Keeps what is said on the report for the next one, and shows the page as it is now. */
  async keep(): Promise<void> {
    const request = { assessment: this.assessment, options: $state.snapshot(this.options) };
    await this.#change("This was not kept", () => this.desk.host.call("set_report_options", request));
  }

  async chooseLogo(): Promise<void> {
    const request = { assessment: this.assessment };
    await this.#change("The logo was not taken", () => this.desk.host.call("choose_report_logo", request));
  }

  async removeLogo(): Promise<void> {
    const request = { assessment: this.assessment };
    await this.#change("The logo was not removed", () => this.desk.host.call("remove_report_logo", request));
  }

  /** Shows a page as it will be printed; the wish that came last is the one that is shown. */
  async turn(page: number): Promise<void> {
    const wish = ++this.#wish;
    this.turning = true;
    const options = $state.snapshot(this.options);
    const request = { assessment: this.assessment, options, page: Math.max(1, Math.trunc(page) || 1) };
    const shown = await this.desk.notices.attempt("The page could not be shown", () =>
      this.desk.host.call("preview_report", request),
    );
    if (wish !== this.#wish) return;
    this.turning = false;
    if (shown) this.page = shown;
  }

  /** Shows the first page unasked; where it cannot be set, nobody is told before they ask for it. */
  async lookAhead(): Promise<void> {
    if (this.page) return;
    const wish = ++this.#wish;
    this.turning = true;
    const request = { assessment: this.assessment, options: $state.snapshot(this.options), page: 1 };
    const shown = await this.desk.host.call("preview_report", request).catch(() => null);
    if (wish !== this.#wish) return;
    this.turning = false;
    this.page = shown;
  }

  #wish = 0;

  /** Shows the page as it is after a change; one that is on its way was set before it. */
  async #again(): Promise<void> {
    if (this.page) await this.turn(this.page.page);
    else if (this.turning) await this.lookAhead();
  }

  async #change(title: string, change: () => Promise<ReportView>): Promise<void> {
    const view = await this.desk.notices.attempt(title, change);
    if (!view) return;
    this.#take(view);
    await this.#again();
  }

  #take(view: ReportView): void {
    this.view = view;
    this.desk.header = view.header;
  }

  async make(): Promise<void> {
    if (this.view === null || this.state.kind === "making") return; // what is to be left out is not known before
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
      const made = `Report made: ${done.file}${pages}, in the folder “${done.folder}”.`;
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
