import { beforeEach, describe, expect, it } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
import type { PackView } from "../generated/types";
import { Desk } from "../shared/desk.svelte";
import { Packs } from "./packs.svelte";

const pack = (version: string): PackView => ({
  key: `our-bank@${version}`,
  id: "our-bank",
  version,
  title: "Our bank",
  sections: 1,
  questions: 2,
  builtin: false,
  used: "not used yet",
});

let host: SlowHost;
let desk: Desk;
let packs: Packs;

beforeEach(() => {
  host = new SlowHost();
  desk = new Desk(host);
  packs = new Packs(desk);
});

describe("the question packs", () => {
  it("shows everything that is wrong with a pack, and forgets it once a good one came in", async () => {
    void packs.bringIn();
    const problems = [{ line: 3, path: "sections[0].weight", says: "Is 0." }];
    await (await host.next()).answer({ file: "bad.json", problems, packs: { packs: [] } });
    expect(packs.refused).toEqual({ file: "bad.json", problems });
    expect(desk.notices.said.text).toBe("bad.json cannot be used: 1 problem.");
    void packs.bringIn();
    await (await host.next()).answer({ file: "good.json", problems: [], packs: { packs: [pack("1.0.0")] } });
    expect(packs.refused).toBeNull();
    expect(packs.view?.packs).toHaveLength(1);
  });

  it("leaves everything as it is when the dialog is closed", async () => {
    void packs.bringIn();
    await (await host.next()).answer({ file: null, problems: [], packs: { packs: [] } });
    expect(packs.view).toBeNull();
    expect(desk.notices.said.text).toBe("");
  });

  it("looks inside a pack, and shows nothing where it cannot", async () => {
    void packs.look(pack("1.0.0"));
    const call = await host.next();
    expect([call.name, call.request]).toEqual(["get_pack", { pack: "our-bank@1.0.0" }]);
    await call.answer({ title: "Our bank 1.0.0", about: "", sections: [] });
    expect(packs.opened?.title).toBe("Our bank 1.0.0");
    void packs.look(pack("2.0.0"));
    await (await host.next()).refuse(fault("not_found"));
    desk.notices.trouble?.choose("close");
    await settled();
    expect(packs.opened).toBeNull();
  });

  it("keeps a pack that an assessment was made with", async () => {
    void packs.remove(pack("1.0.0"));
    const call = await host.next();
    expect(call.request).toEqual({ pack: "our-bank@1.0.0" });
    await call.refuse(fault("refused"));
    expect(desk.notices.trouble?.title).toBe("The pack was not removed");
  });
});
