import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fault, SlowHost } from "../../tests/host";
import StartFault from "./StartFault.svelte";
import { View } from "./view.svelte";

let host: SlowHost;
let view: View;

beforeEach(async () => {
  location.hash = "";
  host = new SlowHost();
  view = new View(host);
  view.start();
  await (await host.next()).answer({ theme: "system", text_size: 100, advance: true });
  await (await host.next()).answer({ fault: fault("in_use") });
});

async function asked(name: string) {
  const call = await host.next();
  expect(call.name).toBe(name);
  return call;
}

describe("a workspace that could not be opened at the start", () => {
  const open = (code: "in_use" | "workspace_refused") =>
    render(StartFault, { fault: fault(code), doings: view.doings, onretry: vi.fn() });

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
