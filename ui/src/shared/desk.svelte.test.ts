import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { Desk } from "./desk.svelte";
import { address, route, type Route } from "./route";

describe("an address", () => {
  const routes: Route[] = [
    { screen: "home" },
    { screen: "settings" },
    { screen: "settings", part: "packs" },
    { screen: "walk", assessment: "a b/c", question: null },
    { screen: "walk", assessment: "a", question: "DO-01" },
    { screen: "workshop", assessment: "a" },
    { screen: "history", assessment: "a", from: "s1", to: null },
    { screen: "result", assessment: "a" },
  ];
  it.each(routes)("leads back to $screen", (to) => expect(route(address(to))).toEqual(to));
  it("that nobody knows leads home", () => {
    for (const odd of ["", "#", "#/workshops/a", "#/walk", "#/result/"]) expect(route(odd)).toEqual({ screen: "home" });
  });
});

describe("the desk", () => {
  let host: SlowHost;
  let desk: Desk;
  let stop: () => void;
  beforeEach(() => {
    location.hash = "#/walk/a/DO-01";
    host = new SlowHost();
    desk = new Desk(host);
    stop = desk.follow();
  });
  afterEach(() => stop());
  const arrive = async () => {
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    await settled();
  };

  it("shows how far an import is, breaks it off, and tells all refused files at once", async () => {
    const brought = desk.bringIn("No file was brought in", () => desk.host.call("import_files", {}));
    const call = await host.next();
    expect(desk.long.going).toBeNull();
    host.send("long-progress", { done: 3, of: 12, doing: "3 of 12 files read" });
    expect([desk.long.going?.title, desk.long.percent]).toEqual(["Reading files", 25]);
    void desk.long.cancel();
    const cancel = await host.next();
    expect(cancel.name).toBe("cancel_long");
    await cancel.answer({});
    const refused = ["a.json", "b.json"].map((file) => ({ file, fault: fault("refused") }));
    await call.answer({ added: [], responses: [], refused, cancelled: false, unread: 9 });
    expect(desk.long.going).toBeNull();
    expect(desk.notices.trouble?.title).toBe("2 files were not brought in");
    desk.notices.trouble?.choose("close");
    expect((await brought)?.unread).toBe(9);
  });

  it("finishes a screen before it leaves it", async () => {
    let finish: (done: boolean) => void = () => {};
    desk.guard(() => new Promise((resolve) => (finish = resolve)));
    desk.go({ screen: "home" });
    await arrive();
    expect(desk.route.screen).toBe("walk");
    finish(true);
    await settled();
    expect(desk.route.screen).toBe("home");
  });

  it("stays, address and all, where something cannot be kept", async () => {
    desk.guard(async () => false);
    desk.go({ screen: "home" });
    await arrive();
    expect(desk.route.screen).toBe("walk");
    expect(location.hash).toBe("#/walk/a/DO-01");
  });

  it("goes to the vendors once it was read that the open assessment is gone, and only then", async () => {
    for (const [there, screen] of [
      [true, "walk"],
      [false, "home"],
    ] as const) {
      const asked = desk.notices.attempt("The walk could not be shown", () =>
        desk.host.call("get_walk", { assessment: "a", question: null, filter: null }),
      );
      await (await host.next()).refuse(fault("not_found"));
      const looked = await host.next();
      expect(looked.name).toBe("get_details");
      await (there ? looked.answer({}) : looked.refuse(fault("not_found")));
      expect(desk.notices.trouble?.leads, "the button says where it leads").toBe(!there);
      desk.notices.trouble?.choose("close");
      expect(await asked).toBeUndefined();
      await arrive();
      expect(desk.route.screen).toBe(screen);
    }
  });

  it("says aloud what was undone, and goes to its question", async () => {
    const undone = desk.turnBack("undo");
    await (
      await host.next()
    ).answer({ said: "Undone: the answer to DO-07.", assessment: "a", question: "DO-07", screen: "walk" });
    await undone;
    expect(desk.notices.said.text).toBe("Undone: the answer to DO-07.");
    expect(desk.notices.toast?.text).toBe("Undone: the answer to DO-07.");
    expect(desk.route).toMatchObject({ question: "DO-07" });
    expect(desk.revision, "the screen loads again").toBe(1);
  });

  it("goes to what was undone, also on another screen and in another assessment", async () => {
    for (const [done, to] of [
      [{ assessment: "b", question: "DO-07", screen: "walk" }, "#/walk/b/DO-07"],
      [{ assessment: "a", question: "XP-01", screen: "exposure" }, "#/exposure/a"],
      [{ assessment: "a", question: null, screen: "history" }, "#/history/a"],
    ] as const) {
      const undone = desk.turnBack("undo");
      await (await host.next()).answer({ said: "Undone.", ...done });
      await undone;
      expect(location.hash).toBe(to);
    }
  });

  it("leads nobody out of a workshop when a vote is undone", async () => {
    desk.go({ screen: "workshop", assessment: "a" });
    await arrive();
    const undone = desk.turnBack("undo");
    await (await host.next()).answer({ said: "Undone.", assessment: "a", question: "DO-07", screen: "walk" });
    await undone;
    expect(desk.route.screen).toBe("workshop");
    expect(desk.revision).toBe(1);
  });

  it("wears its settings", () => {
    desk.wear({ theme: "dark", text_size: 200, advance: true, lock_after: 15, backups: true });
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(document.documentElement.style.getPropertyValue("--text-size")).toBe("2");
    desk.wear({ theme: "system", text_size: 100, advance: true, lock_after: 15, backups: true });
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(document.documentElement.style.getPropertyValue("--text-size")).toBe("1");
  });

  it("shows a setting at once, and says saved when it is kept", async () => {
    const kept = desk.keep({ theme: "light", text_size: 100, advance: false, lock_after: 15, backups: true });
    expect(document.documentElement.dataset.theme).toBe("light");
    const wait = vi.fn();
    void kept.then(wait);
    await settled();
    expect(wait).not.toHaveBeenCalled();
    await (await host.next()).answer({ theme: "light", text_size: 100, advance: false, lock_after: 15, backups: true });
    await kept;
    expect(desk.notices.saved).toBe("saved");
  });
});
