import { tick } from "svelte";
import manual from "virtual:manual";
import type { Fault, HomeView, RedactionSubject } from "../generated/types";
import { homeDoings, type HomeDoings } from "../home/doings";
import { Home } from "../home/home.svelte";
import type { Host } from "../host/host";
import { screenOf, type Goal } from "../palette/palette.svelte";
import { Desk } from "../shared/desk.svelte";
import { faces } from "../shared/faces";
import { whenIdle } from "../shared/idle";
import type { MenuItem } from "../shared/menu";
import { address, type Route } from "../shared/route";
import { Whole } from "../whole/whole.svelte";

/** What floats over the screen. */
export type Over =
  "new" | "details" | "export" | "sheet" | "dates" | "dates-all" | "parking" | "remove" | "rescore" | "pick";

const SCREEN_NAMES = {
  home: "Vendors",
  settings: "Settings",
  compare: "Compare",
  history: "History",
  help: "Help",
  exposure: "Exposure",
  walk: "Walk",
  workshop: "Workshop",
  result: "Result",
  report: "Report",
} as const;

/** Which page of the manual speaks of a screen. */
const HELP_OF: Record<Exclude<Route["screen"], "help">, string | null> = {
  home: "vendors",
  workshop: "workshop",
  compare: "compare",
  history: "history",
  settings: "settings",
  exposure: "exposure",
  walk: "walk",
  result: "result",
  report: "report",
};

/** The first picture is drawn once, with the vendors in it; where they take longer than this, the bar stands before them. */
const FIRST_PICTURE_MS = 300;

const pause = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

/** The sheet that lies on top. */
const topSheet = () => [...document.querySelectorAll<HTMLDialogElement>("dialog[open]")].at(-1);

/** The whole window: the desk, the vendors, and what floats over them. */
export class View {
  readonly desk: Desk;
  readonly home: Home;
  readonly doings: HomeDoings;
  readonly whole: Whole;

  /** Whether the settings are known, so that the first picture has the right colours. */
  ready = $state(false);
  /** Why no workspace is open. */
  fault = $state.raw<Fault | null>(null);
  over = $state<Over | null>(null);
  /** What lies over everything else, also over an open sheet. */
  above = $state<"keys" | "palette" | null>(null);
  /** The assessment that a copy is to be rescored of. */
  rescoring = $state("");

  /** The open assessment, where it cannot be scored here. */
  unscored = $derived.by(() => {
    const { route } = this.desk;
    if (!("assessment" in route)) return undefined;
    return this.home.view?.unscored.find(({ id }) => id === route.assessment);
  });

  title = $derived.by(() => {
    const { route, header } = this.desk;
    const names: string[] = [SCREEN_NAMES[route.screen]];
    if ("assessment" in route && header?.id === route.assessment) names.push(header.service);
    return [...names, "Unmoor"].join(" · ");
  });

  constructor(
    host: Host,
    /** Starts the pages anew, with nothing in their memory. */
    private readonly forget: () => void = () => window.location.reload(),
  ) {
    this.desk = new Desk(host);
    this.home = new Home(host, this.desk.notices);
    this.whole = new Whole(this.desk);
    this.doings = homeDoings(this.desk, this.home, {
      start: () => this.lay("new"),
      rescore: (assessment) => this.rescore(assessment),
      saveDates: () => this.lay("dates-all"),
      locked: (fault) => (this.fault = fault),
    });
  }

  /** Starts; gives the function that lets go of the window again. */
  start(): () => void {
    const { desk } = this;
    const letGo = [
      desk.follow(),
      desk.host.on("open-requested", () => void this.openRequested()),
      desk.host.on("close-requested", () => void this.leave()),
      whenIdle(
        () => (this.canLock && !desk.long.running ? desk.settings.lock_after : 0),
        () => void this.lock(),
      ),
    ];
    const worn = desk.host
      .call("get_settings", {})
      .then((settings) => desk.wear(settings))
      .catch(() => desk.wear(desk.settings)); // a window in its first clothes is better than none
    void this.look(Promise.all([worn, faces()]));
    return () => letGo.forEach((stop) => stop());
  }

  /** Looks whether a workspace is open, and shows what is found once the window is dressed. */
  async look(dressed: Promise<unknown> = Promise.resolve()): Promise<void> {
    const asked = this.desk.notices.attempt("Unmoor could not look at its workspace", () =>
      this.desk.host.call("start_fault", {}),
    );
    // Nearly always there is a workspace to show, so it is read without waiting for that answer.
    const read = this.home.view ? null : this.home.read();
    read?.catch(() => null); // told when it is loaded, or by the fault
    this.fault = (await asked)?.fault ?? null;
    const first = !this.fault && read !== null;
    const loaded = first ? this.home.load(read) : Promise.resolve();
    this.home.fresh = first && this.desk.route.screen === "home";
    await Promise.all([dressed, Promise.race([loaded, pause(FIRST_PICTURE_MS)])]);
    this.ready = true;
    await loaded;
  }

  /** A workspace is open that stands for the damaged one. */
  async rescued(opened: HomeView): Promise<void> {
    this.desk.rescuing = false;
    this.doings.enter(opened);
    await this.look();
  }

  /** The same, and it asks for its passphrase. */
  rescuedLocked(fault: Fault): void {
    this.desk.rescuing = false;
    this.fault = fault;
  }

  /** Another workspace was double clicked: what was typed goes into the open one before it is left. */
  async openRequested(): Promise<void> {
    if (this.desk.long.running) {
      this.desk.notices.show(
        "The other workspace was not opened: something is still being done. Open it again after that.",
      );
      return;
    }
    if (!(await this.desk.settle())) {
      this.desk.notices.show("The other workspace was not opened: what you typed here is not saved yet.");
      return;
    }
    this.close();
    await this.doings.requested();
    if (this.fault?.code !== "locked") await this.look();
  }

  /** The window is to close: what was typed is saved before, and where it cannot be the window stays. */
  async leave(): Promise<void> {
    const { host, notices } = this.desk;
    const kept = await this.desk.settle();
    if (!kept) {
      const way = "To close without it, close it again and once more while the fault is shown.";
      notices.show(`The window stays open: what you typed is not saved yet. ${way}`);
    }
    await notices.attempt("The window was not closed", () => host.call("close_window", { kept }));
  }

  /** Whether the open workspace has a passphrase, so that it can be locked. */
  get canLock(): boolean {
    return !this.fault && this.home.view?.workspace.protected === true;
  }

  /** Locks the workspace: what was typed is saved before, and the pages forget what they showed. */
  async lock(): Promise<void> {
    if (!this.canLock) return;
    if (this.desk.long.running) {
      this.desk.notices.show("The workspace was not locked: something is still being done.");
      return;
    }
    if (!(await this.desk.settle())) {
      this.desk.notices.show("The workspace was not locked: what you typed here is not saved yet.");
      return;
    }
    const done = await this.desk.notices.attempt("The workspace was not locked", () =>
      this.desk.host.call("lock_workspace", {}),
    );
    if (done) this.forget();
  }

  /** The workspace was unlocked: one goes on where one was. */
  async unlocked(view: HomeView): Promise<void> {
    const another = this.home.view !== null;
    this.fault = null;
    if (another) return this.doings.enter(view);
    this.home.enter(view);
    this.desk.notices.say(`${view.workspace.name} is unlocked.`);
  }

  lay(over: Over): void {
    this.over = over;
  }

  close(): void {
    this.over = this.above = this.desk.completing = this.desk.sum = null;
  }

  /** Lays the palette or the keys over everything; the keys once more take them away. */
  raise(above: "keys" | "palette"): void {
    this.above = above === "keys" && this.above === "keys" ? null : above;
  }

  /** Does what leads away, once every open sheet is closed; a sheet that asks whether to drop what was typed stays. */
  async pastSheets(run: () => void): Promise<void> {
    this.above = null;
    await tick();
    for (let sheet = topSheet(); sheet; sheet = topSheet()) {
      sheet.dispatchEvent(new Event("cancel", { cancelable: true }));
      await tick();
      if (sheet === topSheet()) return;
    }
    run();
  }

  closeDetails(made: string | null): void {
    const fresh = this.over === "new";
    this.close();
    if (made && fresh) this.desk.go({ screen: "exposure", assessment: made });
    else if (made) this.desk.revision += 1;
  }

  /** Offers a copy of an assessment under the pack at hand. */
  rescore(assessment: string): void {
    this.rescoring = assessment;
    this.lay("rescore");
  }

  /** The copy was made, or not. */
  async closeRescore(made: string | null): Promise<void> {
    this.close();
    if (!made) return;
    await this.doings.load();
    const { route } = this.desk;
    const inPlace = (id: string) => (id === this.rescoring ? made : id);
    if (route.screen === "compare") this.desk.go({ ...route, assessments: route.assessments.map(inPlace) });
    else this.desk.go({ screen: "result", assessment: made });
    this.desk.notices.show("The copy is made; the original stays as it is.", {
      label: "Undo",
      run: () => void this.desk.turnBack("undo"),
    });
  }

  /** Adds an assessment to the comparison; one alone asks for another. */
  add(assessment: string): void {
    const { route } = this.desk;
    if (route.screen !== "compare") return;
    const assessments = [...route.assessments, assessment];
    this.desk.go({ screen: "compare", assessments });
    if (assessments.length === 1) this.lay("pick");
  }

  /** The assessment that is open, scored or not. */
  get open(): { id: string; service: string } | null {
    return this.unscored ?? this.desk.header;
  }

  /** Asks the vendor or somebody else about the open assessment, by a file. */
  ask(): void {
    if (this.desk.header) this.desk.asking = { assessment: this.desk.header.id, to: "" };
  }

  /** Hands the open assessment out as a file, with what is not wanted in it left out. */
  async export(redact: RedactionSubject[]): Promise<void> {
    const { host, notices } = this.desk;
    const { open } = this;
    this.close();
    if (!open || !(await this.desk.settle())) return;
    const done = await notices.attempt("The assessment was not exported", () =>
      host.call("export_assessment", { assessment: open.id, redact }),
    );
    if (done) this.desk.tellSaved(done);
  }

  /** Makes a workspace from a folder that was exported, and goes over to it. */
  async bringFolder(): Promise<void> {
    const done = await this.whole.import();
    if (!done) return;
    await this.doings.enterOpen();
    this.desk.notices.show(`${done.file} is made and open: ${done.said}. ${done.lacks}`);
  }

  /** Saves the dates of one assessment, or of all vendors, as a calendar. */
  async saveDates(assessment: string | null, redact: RedactionSubject[]): Promise<void> {
    const { host, notices } = this.desk;
    this.close();
    if (!(await this.desk.settle())) return;
    const done = await notices.attempt("The dates were not saved", () =>
      host.call("save_calendar", { assessment, redact }),
    );
    if (done) this.desk.tellSaved(done);
  }

  /** Saves the answers of the open assessment as a sheet for a spreadsheet, with what is not wanted in it left out. */
  async saveSheet(redact: RedactionSubject[]): Promise<void> {
    const { host, notices, header } = this.desk;
    this.close();
    if (!header || !(await this.desk.settle())) return;
    const done = await notices.attempt("The answer sheet was not saved", () =>
      host.call("save_answer_sheet", { assessment: header.id, redact }),
    );
    const back =
      redact.length > 0 ? "It does not come back: something is left out of it." : "Filled in, Open a file takes it.";
    if (done) this.desk.tellSaved(done, back);
  }

  async remove(): Promise<void> {
    const { host, notices } = this.desk;
    const open = this.open;
    this.close();
    if (!open || !(await this.desk.settle())) return;
    const done = await notices.change("The assessment was not removed", () =>
      host.call("remove_assessment", { assessment: open.id }),
    );
    if (!done) return;
    this.desk.header = null;
    this.desk.go({ screen: "home" });
    notices.show(`${open.service} is removed.`, { label: "Undo", run: () => void this.desk.turnBack("undo") });
  }

  /** What a key does anywhere; in a field only what no field needs, over a sheet only what leads out of it. */
  key(key: string, typing: boolean, sheet = false): (() => void) | null {
    if (this.fault || !this.ready || this.desk.guest) return null;
    if (key === "Ctrl+K") return () => this.raise("palette");
    if (key === "F1") return () => this.help();
    if (key === "?" && !typing) return () => this.raise("keys");
    if (sheet) return null;
    if (key === "Ctrl+L" && this.canLock) return () => void this.lock();
    if (typing) return null;
    if (key === "Ctrl+Z") return () => void this.desk.turnBack("undo");
    if (key === "Ctrl+Shift+Z" || key === "Ctrl+Y") return () => void this.desk.turnBack("redo");
    return null;
  }

  /** Opens the manual where it speaks of this screen. */
  help(): void {
    const { screen } = this.desk.route;
    const page = screen === "help" ? null : HELP_OF[screen];
    void this.pastSheets(() => {
      if (screen !== "help") this.desk.go({ screen: "help", page });
    });
  }

  /** What reaches everything from any screen, for a menu: the same as three keys. */
  get tools(): MenuItem[] {
    return [
      { label: "Go to…", hint: "Ctrl K", testid: "menu-goto", run: () => this.raise("palette") },
      { label: "Keys of this screen", hint: "?", testid: "menu-keys", run: () => this.raise("keys") },
      { label: "Help with this screen", hint: "F1", testid: "menu-help", run: () => this.help() },
    ];
  }

  /** The screens and deeds that the palette offers beside vendors and questions. */
  get goals(): Goal[] {
    const { desk, doings } = this;
    const { route, header } = desk;
    const screen = (to: Route, label: string): Goal => ({
      id: `screen-${to.screen}`,
      label,
      hint: "assessment" in to ? (header?.service ?? "") : "",
      kind: "Screen",
      run: () => desk.go(to),
    });
    const deed = (id: string, label: string, hint: string, run: () => void): Goal => ({
      id,
      label,
      hint,
      kind: "Do",
      run,
    });
    const part = (heading: string, label: string, hint: string): Goal => ({
      id: `settings-${heading}`,
      label,
      hint: `Settings: ${hint}`,
      kind: "Screen",
      run: () => {
        const to: Route = { screen: "settings", part: heading };
        if (address(route) === address(to)) desk.replace({ screen: "settings" }); // one comes to it anew
        desk.go(to);
      },
    });
    const goals: Goal[] = [];
    // Where none is open, the screens are those of the one that was open last.
    const last = "assessment" in route ? route.assessment : header?.id;
    if (last) {
      const screens = ["walk", "workshop", "result", "history", "report", "exposure"] as const;
      goals.push(...screens.map((name) => screen(screenOf(name, last), SCREEN_NAMES[name])));
    }
    if ("assessment" in route) {
      const { assessment } = route;
      goals.push(
        deed("compare", "Compare with others", header?.service ?? "", () =>
          desk.go({ screen: "compare", assessments: [assessment] }),
        ),
        deed("details", "Details", "Change scope, contract, people", () => this.lay("details")),
        deed("ask", "Ask by file", "The vendor or a participant; bring in answers", () => this.ask()),
        deed("parking", "Parking list", "What was put off", () => this.lay("parking")),
        deed("export", "Export", "As an assessment file", () => this.lay("export")),
        deed("sheet", "Answer sheet", "Answers for a spreadsheet", () => this.lay("sheet")),
        deed("dates", "Save the dates", "As a calendar", () => this.lay("dates")),
      );
      const newer = header?.newer_pack;
      if (newer) goals.push(deed("rescore", `Move a copy to ${newer}`, "Rescored", () => this.rescore(assessment)));
    }
    goals.push(
      screen({ screen: "home" }, "Vendors"),
      screen({ screen: "compare", assessments: desk.compared }, "Compare"),
      screen({ screen: "settings" }, "Settings"),
      screen({ screen: "help", page: null }, "Help"),
      part("packs", "Question packs", "look inside, bring in"),
      part("backups", "Backups", "make one, restore one"),
      part("protection", "Passphrase", "who can read the workspace"),
      part("looks", "Colours and text size", "how it looks, light or dark"),
      part("walking", "Going on after an answer", "the walk"),
      part("about", "About Unmoor", "version, method, licence"),
      ...manual.slice(1).map(({ name, title }) => ({
        id: `help-${name}`,
        label: title,
        hint: "",
        kind: "Help",
        run: () => desk.go({ screen: "help", page: name }),
      })),
      deed("new", "New assessment", "", () => this.lay("new")),
      deed("demo", "Look at the demo", "An invented vendor", () => void doings.demo()),
      deed("import", "Open a file", "Bring in assessments", () => void doings.bringIn()),
      deed("open", "Open a workspace", "", () => void doings.open()),
      ...(this.canLock ? [deed("lock", "Lock the workspace", "Ctrl L", () => void this.lock())] : []),
      deed("export-all", "Export everything", "The whole workspace as a folder", () => void this.whole.export()),
      deed("import-all", "Bring in a folder", "An export of everything", () => void this.bringFolder()),
      deed("dates-all", "Save the dates of all vendors", "As a calendar", () => doings.saveDates()),
      deed("undo", "Undo", header?.undo ?? "", () => void desk.turnBack("undo")),
      deed("redo", "Redo", header?.redo ?? "", () => void desk.turnBack("redo")),
      deed("keys", "Keys of this screen", "", () => this.raise("keys")),
    );
    return goals.filter(({ id }) => id !== `screen-${route.screen}`); // one is there already
  }
}
