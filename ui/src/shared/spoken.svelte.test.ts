import { render, screen } from "@testing-library/svelte";
import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { Notices } from "./notices.svelte";
import Sheet from "./Sheet.svelte";
import { Spoken } from "./spoken.svelte";

let notices: Notices;
let spoken: Spoken;
const children = createRawSnippet(() => ({ render: () => "<button>inside</button>" }));
const context = () => new Map<unknown, unknown>([[Spoken.KEY, spoken]]);
const open = (title: string) =>
  mount(Sheet, { target: document.body, context: context(), props: { title, testid: title, onclose() {}, children } });
const heard = () =>
  ["live-in-sheet", "live-in-sheet-odd"].map((id) => screen.queryByTestId(id)?.textContent ?? "").join("");

beforeEach(() => {
  notices = new Notices();
  spoken = new Spoken(notices);
});

describe("what is said while a sheet lies over the screen", () => {
  it("is said inside the topmost sheet, and the toast lies in it, so that neither is dead", async () => {
    notices.say("Before.");
    const below = open("below");
    const above = open("above");
    flushSync(() => notices.show("Marlow is in the room.", { label: "Undo", run() {} }));
    const dialog = screen.getByTestId("above");
    expect(heard()).toBe("Marlow is in the room.");
    expect(screen.getAllByTestId("live-in-sheet")).toHaveLength(1);
    expect(dialog.contains(screen.getByTestId("live-in-sheet"))).toBe(true);
    expect(dialog.contains(screen.getByTestId("toast"))).toBe(true);

    await unmount(above);
    flushSync();
    expect(screen.getByTestId("below").contains(screen.getByTestId("toast"))).toBe(true);
    await unmount(below);
    expect(spoken.top).toBeNull();
  });

  it("is not said again when a sheet opens later", async () => {
    notices.say("Before.");
    const sheet = open("sheet");
    flushSync();
    expect(heard()).toBe("");
    await unmount(sheet);
  });

  it("is said again below when it closed the sheet it was said in", async () => {
    const sheet = open("sheet");
    flushSync(() => notices.say("The evidence is kept."));
    const { count } = notices.said;
    await unmount(sheet);
    await new Promise((done) => setTimeout(done));
    expect(notices.said).toEqual({ text: "The evidence is kept.", count: count + 1 });
  });

  it("needs no window: a sheet alone opens and says nothing", () => {
    render(Sheet, { title: "alone", testid: "alone", onclose() {}, children });
    expect(screen.queryByTestId("live-in-sheet")).toBeNull();
  });
});
