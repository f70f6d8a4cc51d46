import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { HeaderView, HomeView } from "../generated/types";
import { Palette } from "../palette/palette.svelte";
import ReasonSheet from "../shared/ReasonSheet.svelte";
import Bar from "./Bar.svelte";
import DatesSheet from "./DatesSheet.svelte";
import StartFault from "./StartFault.svelte";
import { View } from "./view.svelte";

let host: SlowHost;
let view: View;
let finish: (kept: boolean) => void;

beforeEach(async () => {
  location.hash = "";
  host = new SlowHost();
  view = new View(host);
  view.start();
  await (await host.next()).answer({ theme: "system", text_size: 100, advance: true, lock_after: 15, backups: true });
  await (await asked("start_fault")).answer({ fault: fault("in_use") });
  await (await asked("get_home")).refuse(fault("in_use"));
  view.desk.guard(() => new Promise((resolve) => (finish = resolve)));
});

async function asked(name: string) {
  const call = await host.next();
  expect(call.name).toBe(name);
  return call;
}

describe("the vendors", () => {
  it("are not missed where there is no workspace to read them from", () => {
    expect(view.fault?.code).toBe("in_use");
    expect(view.desk.notices.trouble, "the screen says it, and no dialog beside it").toBeNull();
  });

  it("are read before the first picture, and again whenever one comes back to them", async () => {
    const retried = view.look();
    const started = await asked("start_fault");
    const { request } = await asked("get_home"); // without waiting for that
    await started.answer({ fault: null });
    expect(view.home.fresh, "what is read now is for the screen that comes up").toBe(true);
    expect(request).toMatchObject({ from: 0 });
    view.home.view = {} as HomeView;
    view.home.fresh = false;

    const again = view.look();
    await (await asked("start_fault")).answer({ fault: null });
    await again;
    expect(view.home.fresh, "nothing was read this time").toBe(false);
    void retried;
  });
});

describe("a window that is asked to close", () => {
  it("waits until what was typed is saved", async () => {
    host.send("close-requested", {});
    await settled();
    expect(host.calls).toHaveLength(0);
    finish(true);
    expect((await asked("close_window")).request).toEqual({ kept: true });
  });

  it("stays open where it could not be saved, and says so", async () => {
    host.send("close-requested", {});
    finish(false);
    expect((await asked("close_window")).request).toEqual({ kept: false });
    expect(view.desk.notices.toast?.text).toContain("not saved yet");
  });
});

describe("a workspace that is double clicked", () => {
  it("is opened when what was typed is saved in the open one", async () => {
    host.send("open-requested", {});
    await settled();
    expect(host.calls).toHaveLength(0);
    finish(true);
    await asked("open_requested");
  });

  it("is not opened where that could not be saved", async () => {
    host.send("open-requested", {});
    finish(false);
    await settled();
    expect(host.calls).toHaveLength(0);
    expect(view.desk.notices.toast?.text).toContain("was not opened");
  });

  it("is not opened while files are chosen or brought in, which would come into it", async () => {
    const brought = view.desk.bringIn("No file was brought in", () => host.call("import_files", {}));
    const call = await asked("import_files");
    host.send("open-requested", {});
    await settled();
    expect(host.calls).toHaveLength(0);
    expect(view.desk.notices.toast?.text).toContain("was not opened");
    await call.answer({ added: [], responses: [], refused: [], cancelled: true, unread: 0 });
    expect(await brought).toBeUndefined();
    host.send("open-requested", {});
    finish(true);
    await asked("open_requested");
  });

  it("can be looked at where somebody else holds it", async () => {
    host.send("open-requested", {});
    finish(true);
    await (await asked("open_requested")).refuse(fault("in_use"));
    expect(view.desk.notices.trouble?.look).toBe(true);
    view.desk.notices.trouble?.choose("look");
    await asked("read_workspace");
  });
});

describe("a key that works anywhere", () => {
  beforeEach(() => {
    view.fault = null;
  });

  it("lays the palette and the keys over an open sheet, and undoes nothing there", () => {
    view.key("Ctrl+K", true, true)?.();
    expect(view.above).toBe("palette");
    view.key("?", false, true)?.();
    expect(view.above).toBe("keys");
    view.key("?", false, true)?.();
    expect(view.above, "the same key takes them away").toBeNull();
    expect(view.key("?", true, true), "in a field it is a letter").toBeNull();
    expect(view.key("Ctrl+Z", false, true)).toBeNull();
    expect(view.key("Ctrl+Z", false)).not.toBeNull();
  });

  it("does nothing while somebody votes", async () => {
    view.desk.guest = true;
    for (const key of ["Ctrl+K", "F1", "?", "Ctrl+Z", "Ctrl+Y", "Ctrl+L"]) expect(view.key(key, false), key).toBeNull();
    await view.desk.turnBack("undo");
    expect(host.calls, "nor does a button that is left over").toHaveLength(0);
  });

  it("leads away only once the open sheets are closed", async () => {
    const went = vi.fn();
    const { unmount } = render(ReasonSheet, {
      title: "Why?",
      does: "Do",
      prompt: "",
      before: "",
      usual: "",
      onsay: () => Promise.resolve(true),
      onclose: () => unmount(),
    });
    await fireEvent.input(screen.getByTestId("reason"), { target: { value: "Because" } });
    await view.pastSheets(went);
    expect(went, "it asks whether to drop what was typed").not.toHaveBeenCalled();
    await fireEvent.click(screen.getByTestId("leave-discard"));
    await view.pastSheets(went);
    expect(went).toHaveBeenCalledOnce();
  });

  it("never drops what was typed: to close once more goes back to it", async () => {
    const closed = vi.fn();
    render(ReasonSheet, {
      title: "Why?",
      does: "Do",
      prompt: "",
      before: "",
      usual: "",
      onsay: () => Promise.resolve(true),
      onclose: closed,
    });
    await fireEvent.input(screen.getByTestId("reason"), { target: { value: "Because" } });
    const escape = () =>
      fireEvent(screen.getByRole("dialog", { hidden: true }), new Event("cancel", { cancelable: true }));
    await escape();
    expect(screen.getByTestId("leave-stay")).toBeTruthy();
    await escape();
    expect(screen.queryByTestId("leave-stay")).toBeNull();
    expect(closed).not.toHaveBeenCalled();
  });
});

describe("a workspace that could not be opened at the start", () => {
  const open = (code: "in_use" | "workspace_refused") =>
    render(StartFault, { fault: fault(code), doings: view.doings, onrescue: vi.fn(), onretry: vi.fn() });

  it("is tried again itself, and the one of this computer is another way", async () => {
    open("workspace_refused");
    expect(screen.queryByTestId("only-look")).toBeNull();
    screen.getByTestId("try-again").click();
    await asked("retry_workspace");
    screen.getByTestId("open-default").click();
    await asked("open_default_workspace");
  });

  it("can be looked at where somebody else holds it", async () => {
    open("in_use");
    screen.getByTestId("only-look").click();
    await asked("read_workspace");
  });
});

describe("an assessment whose pack has a newer version", () => {
  const open = (newer_pack: string | null) => {
    view.desk.route = { screen: "result", assessment: "a" };
    view.desk.header = { id: "a", service: "Relate", newer_pack } as HeaderView;
    return view.goals.find(({ id }) => id === "rescore");
  };

  it("offers a copy that is moved to it, and no other does", () => {
    expect(open(null)).toBeUndefined();
    const goal = open("unmoor-standard 1.1.0");
    expect(goal?.label).toContain("unmoor-standard 1.1.0");
    goal?.run();
    expect([view.over, view.rescoring]).toEqual(["rescore", "a"]);
  });
});

describe("the palette", () => {
  it.each([
    ["packs", "packs"],
    ["backup", "backups"],
    ["passphrase", "protection"],
    ["colours", "looks"],
    ["about", "about"],
  ])("leads by %s to that part of the settings", (typed, part) => {
    const palette = new Palette();
    palette.goals = view.goals;
    palette.type(typed);
    palette.chosen?.run();
    expect(location.hash).toBe(`#/settings/${part}`);
  });

  it("leads to a part anew where one has scrolled away from it", () => {
    location.hash = "#/settings/packs";
    view.desk.route = { screen: "settings", part: "packs" };
    view.goals.find(({ id }) => id === "settings-packs")?.run();
    expect([view.desk.route, location.hash]).toEqual([{ screen: "settings" }, "#/settings/packs"]);
  });
});

describe("the bar", () => {
  it("is that of an assessment while it is read, and the plain one once it is known to be gone", () => {
    view.desk.route = { screen: "result", assessment: "a" };
    render(Bar, { view });
    expect(screen.queryByTestId("tab-result")).not.toBeNull();
    void view.desk.notices.ask("The result could not be shown", fault("not_found"), false, false, false, true);
    flushSync();
    for (const id of ["assessment-menu", "tab-result", "to-report"]) expect(screen.queryByTestId(id), id).toBeNull();
    expect(screen.queryByTestId("tab-vendors")).not.toBeNull();
  });
});

describe("what leaves an assessment", () => {
  beforeEach(() => {
    view.desk.header = { id: "a", service: "Relate" } as HeaderView;
    finishAtOnce();
  });
  /** Nothing that was typed waits to be saved. */
  const finishAtOnce = () => view.desk.guard(() => Promise.resolve(true));

  it("is asked for with what is left out of it", async () => {
    void view.saveSheet(["people"]);
    const sheet = await asked("save_answer_sheet");
    expect(sheet.request).toEqual({ assessment: "a", redact: ["people"] });
    await sheet.answer({ file: "answers.xlsx", folder: "Documents" });
    expect(view.desk.notices.toast?.text).toContain("does not come back");
    void view.saveDates("a", ["people"]);
    expect((await asked("save_calendar")).request).toEqual({ assessment: "a", redact: ["people"] });
  });

  it("goes through a sheet that asks, also for the dates of all vendors", () => {
    view.desk.route = { screen: "result", assessment: "a" };
    for (const over of ["sheet", "dates", "dates-all"]) {
      view.goals.find(({ id }) => id === over)?.run();
      expect(view.over).toBe(over);
    }
  });

  it("holds names of people in its calendar unless they are left out", async () => {
    const save = vi.fn();
    render(DatesSheet, { of: "Relate", onsave: save, onclose: vi.fn() });
    await fireEvent.click(screen.getByTestId("dates-done"));
    await fireEvent.click(screen.getByTestId("dates-nameless"));
    await fireEvent.click(screen.getByTestId("dates-done"));
    expect(save.mock.calls).toEqual([[[]], [["people"]]]);
  });
});

describe("a folder that is brought in", () => {
  it("says what the workspace made from it lacks", async () => {
    view.desk.guard(() => Promise.resolve(true));
    void view.bringFolder();
    const lacks = "It has no passphrase.";
    const done = { file: "New.unmoor", folder: "Documents", assessments: 1, said: "1 assessment", lacks };
    await (await asked("import_everything")).answer(done);
    await (await asked("get_home")).refuse(fault("in_use"));
    view.desk.notices.trouble?.choose("close");
    await settled();
    expect(view.desk.notices.toast?.text).toBe("New.unmoor is made and open: 1 assessment. It has no passphrase.");
  });
});

describe("a window that nobody touches", () => {
  const forget = vi.fn();
  let stop: () => void;

  /** A window of its own, under a clock that the test moves on. */
  async function idle(lock_after: number, isProtected: boolean) {
    vi.useFakeTimers();
    forget.mockClear();
    host = new SlowHost();
    view = new View(host, forget);
    stop = view.start();
    await (
      await asked("get_settings")
    ).answer({ theme: "system", text_size: 100, advance: true, lock_after, backups: true });
    host.calls.length = 0;
    view.home.view = { workspace: { protected: isProtected } } as HomeView;
  }
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("locks its workspace after the time that was chosen, and the pages start anew", async () => {
    await idle(15, true);
    vi.advanceTimersByTime(14.9 * 60_000);
    await settled();
    expect(host.calls).toHaveLength(0);
    vi.advanceTimersByTime(0.2 * 60_000);
    const lock = await asked("lock_workspace");
    expect(forget).not.toHaveBeenCalled();
    await lock.answer({ fault: fault("locked") });
    expect(forget).toHaveBeenCalledOnce();
  });

  it("waits for the end of what takes long, and no longer", async () => {
    await idle(15, true);
    void view.desk.long.run("Saving a copy", "The copy was not saved", () => host.call("save_workspace_copy", {}));
    const call = await asked("save_workspace_copy");
    vi.advanceTimersByTime(60 * 60_000);
    await settled();
    expect(host.calls).toHaveLength(0);
    await call.answer({ file: null, folder: "" });
    vi.advanceTimersByTime(6_000);
    await asked("lock_workspace");
  });

  it("stays open where that is switched off, and where there is no passphrase", async () => {
    await idle(0, true);
    vi.advanceTimersByTime(24 * 3_600_000);
    await settled();
    expect(host.calls).toHaveLength(0);
    stop();
    await idle(5, false);
    vi.advanceTimersByTime(24 * 3_600_000);
    await settled();
    expect(host.calls).toHaveLength(0);
  });
});
