import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { BackupsView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Backups } from "./backups.svelte";

let host: SlowHost;
let desk: Desk;
let backups: Backups;

const NONE: BackupsView = {
  backups: [],
  folder: "Unmoor/backups/Workspace-1a2b3c4d",
  size: "",
  running: null,
  fault: null,
  refused: "",
};
const ONE = { id: "2026-11-26T140500Z-a.unmoor", made: "26 Nov 2026, 14:05", size: "214 kB", keeps: "" };

afterEach(() => {
  vi.useRealTimers();
});
beforeEach(() => {
  vi.useFakeTimers();
  host = new SlowHost();
  desk = new Desk(host);
  backups = new Backups(desk);
});

async function asked(name: string) {
  const call = await host.next();
  expect(call.name).toBe(name);
  return call;
}

it("follows a backup until it is made, and says so", async () => {
  void backups.make();
  await (await asked("back_up")).answer({ ...NONE, running: 0 });
  vi.advanceTimersByTime(300);
  await (await asked("get_backups")).answer({ ...NONE, running: 40 });
  expect(backups.view?.running).toBe(40);
  vi.advanceTimersByTime(300);
  await (await asked("get_backups")).answer({ ...NONE, backups: [ONE] });
  expect(desk.notices.toast?.text).toBe("Backed up: 214 kB.");
});

it("tells why a backup that was asked for was not made", async () => {
  void backups.make();
  await (await asked("back_up")).answer({ ...NONE, running: 0 });
  vi.advanceTimersByTime(300);
  await (await asked("get_backups")).answer({ ...NONE, fault: fault("disk_full") });
  expect(desk.notices.trouble?.fault.code).toBe("disk_full");
});

it("says nothing of a backup that was broken off but that", async () => {
  void backups.make();
  await (await asked("back_up")).answer({ ...NONE, running: 10 });
  void backups.stop();
  await (await asked("cancel_backup")).answer(NONE);
  await settled();
  expect(desk.notices.said.text).toContain("broken off");
  expect(backups.view?.running).toBeNull();
});
