import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import { Desk } from "../shared/desk.svelte";
import { Whole } from "./whole.svelte";

let host: SlowHost;
let desk: Desk;
let whole: Whole;

beforeEach(() => {
  host = new SlowHost();
  desk = new Desk(host);
  whole = new Whole(desk);
});

const done = { file: "Vendors export", folder: "Documents", assessments: 2, said: "2 assessments" };
const step = (done: number) => ({ done, of: 8, doing: "Writing tables" });

describe("everything out and in", () => {
  it("shows how far it is only once the dialogs are closed, and says where it went", async () => {
    void whole.export();
    const call = await host.next();
    expect(call.name).toBe("export_everything");
    expect(desk.long.going).toBeNull();
    host.send("long-progress", step(2));
    expect(desk.long.going?.title).toBe("Exporting everything");
    expect(desk.long.percent).toBe(25);
    await call.answer(done);
    expect(desk.long.going).toBeNull();
    expect(desk.notices.said.text).toBe("Everything is in Vendors export, in Documents: 2 assessments.");
  });

  it("is broken off once, however often that is asked, and says that nothing is left", async () => {
    void whole.export();
    const call = await host.next();
    host.send("long-progress", step(1));
    void desk.long.cancel();
    void desk.long.cancel();
    const cancel = await host.next();
    expect(cancel.name).toBe("cancel_long");
    expect(host.calls).toHaveLength(0);
    host.send("long-progress", step(3));
    expect(desk.long.going?.cancelling).toBe(true);
    await cancel.answer({});
    await call.answer({ ...done, file: null });
    expect(desk.long.going).toBeNull();
    expect(desk.notices.said.text).toBe("Cancelled. Nothing was left behind.");
  });

  it("tells a folder that is refused, and brings nothing in", async () => {
    const brought = whole.import();
    await (await host.next()).refuse(fault("refused"));
    expect(desk.notices.trouble?.title).toBe("The folder was not brought in");
    desk.notices.trouble?.choose("close");
    expect(await brought).toBeUndefined();
    host.send("long-progress", step(1));
    await settled();
    expect(desk.long.going).toBeNull();
  });
});
