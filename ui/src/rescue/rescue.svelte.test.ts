import { beforeEach, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { Desk } from "../shared/desk.svelte";
import { Rescue } from "./rescue.svelte";

let host: SlowHost;
let rescue: Rescue;

beforeEach(() => {
  host = new SlowHost();
  rescue = new Rescue(new Desk(host));
});

it("asks again where the passphrase is wrong, and says why", async () => {
  void rescue.salvage("not the right one");
  const call = await host.next();
  expect([call.name, call.request]).toEqual(["salvage", { passphrase: "not the right one" }]);
  await call.refuse(fault("refused"));
  expect(rescue.problem.salvage).not.toBe("");
  expect([rescue.busy, rescue.salvaged, rescue.problem.backup]).toEqual(["", null, ""]);
});

it("asks for the passphrase of the backup before that takes the place", async () => {
  void rescue.restore("not the right one");
  const call = await host.next();
  expect([call.name, call.request]).toEqual(["restore_last_backup", { passphrase: "not the right one" }]);
  await call.refuse(fault("refused"));
  await settled();
  expect(rescue.problem.backup).not.toBe("");
  expect([rescue.busy, rescue.locked, rescue.problem.salvage]).toEqual(["", null, ""]);
});

it("gives what took the damaged one's place to be unlocked, and asks nothing itself", async () => {
  void rescue.take(true);
  await (await host.next()).refuse(fault("locked"));
  await settled();
  expect(rescue.locked?.code).toBe("locked");
  expect(rescue.busy).toBe("");
});
