import type { Fault, HomeRequest, HomeView, SavedView } from "../generated/types";
import { asFault } from "../host/host";
import type { Desk } from "../shared/desk.svelte";
import { copyTable } from "../shared/clipboard";
import { unreadOf } from "../shared/refusal";
import { count } from "../shared/words";
import { PAGE, type Home } from "./home.svelte";

/** What is asked of a workspace that was just opened. */
const FIRST_ROWS: HomeRequest = {
  query: { search: "", filters: [], sort: "risk", descending: true },
  from: 0,
  count: PAGE,
  find: null,
};

const NOT_OPENED = "The workspace was not opened";
const NOT_RESTORED = "The backup was not restored";

const OPENING = "The workspace is being looked through…";
const RESTORING = "The backup is being restored…";

/** What one can do with the workspace, from Home, its menu or the palette. */
export interface HomeDoings {
  load: () => Promise<void>;
  /** Opens the sheet of a new assessment. */
  start: () => void;
  /** Opens the sheet of a rescored copy. */
  rescore: (assessment: string) => void;
  demo: () => Promise<void>;
  /** Brings in assessment files. */
  bringIn: () => Promise<void>;
  /** Opens the sheet on which the dates of all vendors are saved as a calendar. */
  saveDates: () => void;
  /** Copies the rows that are found, as a table. */
  copyTable: () => Promise<void>;
  open: () => Promise<void>;
  create: () => Promise<void>;
  copy: () => Promise<void>;
  /** Lets a backup take the place of the open workspace, which stays beside it. */
  restore: (backup: string) => Promise<void>;
  /** Makes a new workspace from a backup, and opens it. */
  restoreAside: (backup: string) => Promise<void>;
  recent: (index: number) => Promise<void>;
  standard: () => Promise<void>;
  /** Goes over to the workspace that the core has opened meanwhile. */
  enterOpen: () => Promise<void>;
  /** Tries the workspace again that was refused last. */
  again: () => Promise<void>;
  /** Opens the workspace that was refused last for reading only. */
  look: () => Promise<void>;
  /** Shows a workspace that was just unlocked or rescued. */
  enter: (view: HomeView) => void;
  /** Goes over to the workspace that was double clicked; what was typed must be saved before. */
  requested: () => Promise<void>;
}

/** The doings of a workspace; `start`, `rescore`, `saveDates` and `locked` open what is another area's. */
export function homeDoings(
  desk: Desk,
  home: Home,
  {
    start,
    rescore,
    saveDates,
    locked,
  }: Pick<HomeDoings, "start" | "rescore" | "saveDates"> & { locked: (fault: Fault) => void },
): HomeDoings {
  const { host, notices } = desk;

  function enter(view: HomeView) {
    home.enter(view);
    desk.header = null;
    desk.go({ screen: "home" });
    notices.say(`${view.workspace.name}. ${view.headline}`);
  }
  /** After a dialog that opened another workspace. */
  async function swap(title: string, doing: string, dialog: () => Promise<SavedView>) {
    await open(title, async () => {
      const done = await desk.onceChosen(doing, dialog);
      return done.file ? host.call("get_home", FIRST_ROWS) : null;
    });
  }
  /** Enters the workspace that a call opens; one that is refused for writing can be looked at, one that
   * is damaged rescued. */
  async function open(title: string, call: () => Promise<HomeView | null>) {
    const look = () => unlessLocked(() => host.call("read_workspace", {}));
    const rescue = () => (desk.rescuing = true);
    const view = await notices.attempt(title, () => unlessLocked(call), undefined, look, rescue);
    if (view) enter(view);
  }
  /** One with a passphrase is no trouble: somebody is asked for it. */
  async function unlessLocked(call: () => Promise<HomeView | null>) {
    try {
      return await call();
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code !== "locked") throw thrown;
      locked(fault);
      return null;
    }
  }
  /** The same without a dialog; a large workspace that is looked through first says so. */
  const enterSlowly = (call: () => Promise<HomeView>, title = NOT_OPENED, doing = OPENING) =>
    open(title, () => notices.during(doing, call));

  /** What asks for a file is begun once, however often its button is pressed. */
  let busy = false;
  async function once(deed: () => Promise<void>) {
    if (busy) return;
    busy = true;
    await deed().finally(() => (busy = false));
  }

  async function bringIn() {
    const done = await desk.bringIn("No file was brought in", () => host.call("import_files", {}));
    if (!done) return;
    const [first, ...more] = done.added;
    if (!first) return;
    const unread = unreadOf(done);
    if (more.length === 0 && !unread) desk.go({ screen: "result", assessment: first.assessment });
    const copies = done.added.filter((each) => each.copied).length;
    const kept = copies > 0 ? " What was here already stays; it came in as a copy." : "";
    const brought = `${count(done.added.length, "assessment", "assessments")} brought in: ${first.title}.${kept}`;
    notices.show([brought, unread].filter(Boolean).join(" "));
    desk.revision += 1;
  }
  async function saveCopy() {
    const copy = () => desk.onceChosen("The copy is being written…", () => host.call("save_workspace_copy", {}));
    const done = await desk.long.run(
      "Saving a copy",
      "The copy was not saved",
      copy,
      "Cancelled. Nothing was left behind.",
    );
    if (done) desk.tellSaved(done);
  }

  return {
    load: () => home.load(),
    enter,
    start,
    rescore,
    saveDates,
    async demo() {
      const held = home.view?.demo;
      if (held) return desk.go({ screen: "result", assessment: held });
      const made = await notices.attempt("The demo could not be opened", () => host.call("open_demo", {}));
      if (made) desk.go({ screen: "result", assessment: made.assessment });
    },
    bringIn: () => once(bringIn),
    async copyTable() {
      const asked = notices.attempt("The table was not copied", () => host.call("copy_home", home.query));
      const table = asked.then((copy) => copy ?? Promise.reject(new Error("it was not read")));
      const done = copyTable(table).catch(() => false);
      const copy = await asked;
      if (!copy) return;
      const rows = count(copy.rows, "row", "rows");
      notices.show((await done) ? `Copied as a table: ${rows}.` : "The table could not be copied.");
    },
    open: () => once(() => swap(NOT_OPENED, OPENING, () => host.call("open_workspace", {}))),
    create: () =>
      once(() =>
        swap("The workspace was not made", "The workspace is being made…", () => host.call("new_workspace", {})),
      ),
    restore: (backup) =>
      once(() => enterSlowly(() => host.call("restore_backup", { backup }), NOT_RESTORED, RESTORING)),
    restoreAside: (backup) => once(() => swap(NOT_RESTORED, RESTORING, () => host.call("save_backup", { backup }))),
    copy: () => once(saveCopy),
    recent: (index) => once(() => enterSlowly(() => host.call("open_recent", { index }))),
    standard: () => enterSlowly(() => host.call("open_default_workspace", {})),
    enterOpen: () => open(NOT_OPENED, () => host.call("get_home", FIRST_ROWS)),
    again: () => enterSlowly(() => host.call("retry_workspace", {})),
    look: () => enterSlowly(() => host.call("read_workspace", {})),
    requested: () =>
      enterSlowly(async () => {
        await host.call("open_requested", {});
        return host.call("get_home", FIRST_ROWS);
      }),
  };
}
