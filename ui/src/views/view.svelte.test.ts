import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fault, settled, SlowHost } from "../../tests/host";
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
  await (await host.next()).answer({ fault: fault("in_use") });
  view.desk.guard(() => new Promise((resolve) => (finish = resolve)));
});

async function asked(name: string) {
  const call = await host.next();
  expect(call.name).toBe(name);
  return call;
}

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

  it("can be looked at where somebody else holds it", async () => {
    host.send("open-requested", {});
    finish(true);
    await (await asked("open_requested")).refuse(fault("in_use"));
    expect(view.desk.notices.trouble?.look).toBe(true);
    view.desk.notices.trouble?.choose("look");
    await asked("read_workspace");
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
