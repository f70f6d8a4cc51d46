import { render } from "@testing-library/svelte";
import { createRawSnippet, flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import { settled, SlowHost } from "../../tests/host";
import { Desk } from "../shared/desk.svelte";
import SettingsScreen from "./SettingsScreen.svelte";

it("leads to the part that was asked for, and to another one that is asked for there", async () => {
  const desk = new Desk(new SlowHost());
  const workspace = createRawSnippet(() => ({ render: () => "<section></section>" }));
  desk.route = { screen: "settings", part: "backups" };
  render(SettingsScreen, { desk, workspace, onrestore: vi.fn() });
  await settled();
  expect(document.activeElement?.id).toBe("backups");
  desk.route = { screen: "settings", part: "packs" };
  flushSync();
  await settled();
  expect(document.activeElement?.id).toBe("packs");
});
