import type {
  HeaderView,
  ImportView,
  MergeView,
  SavedView,
  Settings,
  SumView,
  TrialInput,
  UndoView,
  WalkFilter,
} from "../generated/types";
import type { Host } from "../host/host";
import { dress } from "./dress";
import type { KeyHelp } from "./keys";
import { Long } from "./long.svelte";
import { Notices } from "./notices.svelte";
import { refusal, unreadOf } from "./refusal";
import { address, route, type Route } from "./route";

const AS_INSTALLED: Settings = { theme: "system", text_size: 100, advance: true, lock_after: 15, backups: true };

/** Whom somebody wishes to ask by file: a participant's id, or nothing for the vendor; and which questions. */
export interface AskWish {
  assessment: string;
  to: string;
  questions?: string[];
}

/** What lies under every screen: the door to the core, the notices, where one is, and the settings. */
export class Desk {
  readonly notices = new Notices();
  readonly long: Long;

  route = $state<Route>({ screen: "home" });
  /** The bar's assessment; a screen of an assessment keeps it fresh. */
  header = $state<HeaderView | null>(null);
  settings = $state<Settings>(AS_INSTALLED);
  /** Goes up when something changed behind a screen's back, such as an undo: the screen loads again. */
  revision = $state(0);
  /** What was compared last: the tab leads back to it. */
  compared = $state<string[]>([]);
  /** What somebody wishes to ask by file: the window lays the sheet for it over the screen. */
  asking = $state.raw<AskWish | null>(null);
  /** The assessment whose contract somebody wishes to complete: its details open at what the last safe day lacks. */
  completing = $state<string | null>(null);
  /** The arithmetic of a figure, which floats over the screen. */
  sum = $state.raw<SumView | null>(null);
  /** Whether the sheet lies over the screen that rescues the workspace that was refused last. */
  rescuing = $state(false);
  /** Responses that came in and wait to be looked at; nothing of them is taken in yet. */
  merging = $state.raw<MergeView[]>([]);
  /** The keys of the current screen, for the overlay. */
  keys = $state<KeyHelp[]>([]);
  /** Whether somebody sits before the screen who does not lead: only the keys of the screen itself do anything then. */
  guest = $state(false);
  /** Whether the current screen brings a bar of its own. */
  bare = $state(false);

  /** Where the walk was left, and under which filter: whoever comes back to it goes on there. */
  walked: { assessment: string; question: string | null; filter: WalkFilter | null } | null = null;

  /** What the current screen must finish before it is left, such as a note still being typed; `false` stays. */
  #leave: (() => Promise<boolean>) | null = null;

  constructor(
    readonly host: Host,
    private readonly place: Pick<Window, "location" | "history" | "addEventListener" | "removeEventListener"> = window,
  ) {
    this.long = new Long(host, this.notices);
    this.notices.gone = { is: () => this.#isGone(), leave: () => this.#toVendors() };
  }

  /** Follows the address from now on; gives the function that stops it. */
  follow(): () => void {
    const arrive = () => void this.#arrive();
    this.place.addEventListener("hashchange", arrive);
    this.route = route(this.place.location.hash);
    return () => this.place.removeEventListener("hashchange", arrive);
  }

  /** Goes to a screen. */
  go(to: Route): void {
    this.place.location.hash = address(to);
  }

  /** Changes the address without a step in the history: the walk goes from question to question on one screen. */
  replace(to: Route): void {
    if (address(route(this.place.location.hash)) !== address(this.route)) return; // one is on the way elsewhere
    this.place.history.replaceState(null, "", address(to));
    this.route = to;
  }

  /** Sets what must be finished before the screen is left; the screen's teardown takes it back. */
  guard(leave: () => Promise<boolean>): () => void {
    this.#leave = leave;
    return () => {
      if (this.#leave === leave) this.#leave = null;
    };
  }

  /** Finishes what the current screen has begun; `false` where something could not be kept. */
  async settle(): Promise<boolean> {
    return (await this.#leave?.()) ?? true;
  }

  /** Runs a call that first asks for a file: what is being done is told only where it takes long once one is chosen. */
  onceChosen<T>(doing: string, call: () => Promise<T>): Promise<T> {
    return this.notices.during(doing, call, (begin) => this.host.on("dialog-closed", begin));
  }

  /**
   * Brings in files: says which were refused, and lays what is to be looked at before it is taken in over the screen.
   * Gives nothing where the dialog was closed.
   */
  async bringIn(failed: string, call: () => Promise<ImportView>): Promise<ImportView | undefined> {
    const chosen = () => this.onceChosen("What you chose is being read…", call);
    const done = await this.long.run("Reading files", failed, chosen);
    if (!done || done.cancelled) return undefined;
    const refused = refusal(done);
    if (refused) await this.notices.ask(refused.title, refused.fault, false);
    const unread = unreadOf(done);
    if (unread && done.added.length === 0) this.notices.show(unread);
    this.merging = done.responses;
    return done;
  }

  /** Says where a file was saved, and leads there; nothing where the dialog was closed. */
  tellSaved({ file, folder }: SavedView, more = ""): void {
    if (file === null) return;
    this.notices.show(`Saved as ${file} in ${folder}.${more && ` ${more}`}`, {
      label: "Show in folder",
      run: () => void this.notices.attempt("The folder was not shown", () => this.host.call("show_saved", {})),
    });
  }

  /**
   * Opens a figure of an assessment into the lines it was added up from; with answers that are tried out, one of the
   * scratch copy; with a snapshot, one of the assessment as it stood then.
   */
  async openSum(
    assessment: string,
    figure: string,
    trials: TrialInput[] = [],
    snapshot: string | null = null,
  ): Promise<void> {
    const sum = await this.notices.attempt("The arithmetic could not be shown", () =>
      this.host.call("get_sum", { assessment, figure, trials, beside: [], snapshot }),
    );
    if (sum) this.sum = sum;
  }

  /** Takes back the last change, or brings it back, and says which. */
  async turnBack(way: "undo" | "redo"): Promise<void> {
    if (this.guest || !(await this.settle())) return;
    const done = await this.notices.change(way === "undo" ? "It was not undone" : "It was not redone", () =>
      this.host.call(way, {}),
    );
    if (!done) return;
    this.notices.show(done.said);
    const here = this.route;
    const there = placeOf(done);
    const same = there && "assessment" in here && here.assessment === there.assessment;
    // a room is not led out of its workshop, and the history keeps what is set against each other
    const stays = same && (here.screen === "workshop" || (here.screen === "history" && there.screen === "history"));
    if (same && here.screen === there.screen && !stays) this.replace(there);
    else if (there && !stays) this.go(there);
    // an undo can take the open assessment itself away
    if (done.screen === "home" && (await this.#isGone())) return this.#toVendors();
    if (!("assessment" in this.route) && this.header?.id === done.assessment) this.header = null; // it may be gone
    this.revision += 1;
  }

  /** Whether the open assessment is gone: its screens have nothing to show then. */
  async #isGone(): Promise<boolean> {
    const here = this.route;
    if (!("assessment" in here)) return false;
    const { assessment } = here;
    return this.host.call("get_details", { assessment }).then(
      () => false,
      () => true,
    );
  }

  #toVendors(): void {
    this.header = null;
    this.go({ screen: "home" });
  }

  /** Keeps the settings, and shows them at once. */
  async keep(settings: Settings): Promise<void> {
    this.wear(settings);
    const kept = await this.notices.change("The setting was not kept", () => this.host.call("set_settings", settings));
    if (kept) this.wear(kept);
  }

  /** Dresses the window in its settings. */
  wear(settings: Settings): void {
    this.settings = settings;
    dress(settings);
  }

  async #arrive(): Promise<void> {
    const next = route(this.place.location.hash);
    if (address(next) === address(this.route)) return;
    if (!(await this.settle())) {
      this.place.history.replaceState(null, "", address(this.route));
      return;
    }
    if (next.screen !== this.route.screen) this.notices.leaveSaved();
    this.sum = null;
    this.route = next;
  }
}

/** Where what was undone can be seen; `null` where no one question is it. */
function placeOf({ assessment, question, screen }: UndoView): Extract<Route, { assessment: string }> | null {
  if (!assessment) return null;
  if (screen === "walk") return { screen, assessment, question };
  if (screen === "history") return { screen, assessment, from: null, to: null };
  return screen === "exposure" || screen === "result" ? { screen, assessment } : null;
}
