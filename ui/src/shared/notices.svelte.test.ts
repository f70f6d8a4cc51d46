import { render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { fault, settled } from "../../tests/host";
import FaultSheet from "./FaultSheet.svelte";
import LiveRegion from "./LiveRegion.svelte";
import { Notices } from "./notices.svelte";
import Toast from "./Toast.svelte";

describe("the live region", () => {
  it("speaks, and says the same sentence twice when it happens twice", () => {
    const notices = new Notices();
    render(LiveRegion, { notices });
    const regions = () => [screen.getByTestId("live").textContent, screen.getByTestId("live-odd").textContent];
    flushSync(() => notices.say("Saved."));
    expect(regions()).toEqual(["", "Saved."]);
    flushSync(() => notices.say("Saved."));
    expect(regions(), "the other region takes over").toEqual(["Saved.", ""]);
    flushSync(() => notices.say(""));
    expect(regions(), "nothing said is no news").toEqual(["Saved.", ""]);
  });
});

describe("a toast", () => {
  it("is spoken, offers its deed, and goes", () => {
    vi.useFakeTimers();
    const notices = new Notices();
    const undo = vi.fn();
    render(Toast, { notices });
    flushSync(() => notices.show("Acme is removed.", { label: "Undo", run: undo }));
    expect(notices.said.text).toBe("Acme is removed.");
    flushSync(() => screen.getByText("Undo").click());
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByTestId("toast")).toBeNull();
    flushSync(() => notices.show("Later."));
    vi.runAllTimers();
    flushSync();
    expect(screen.queryByTestId("toast")).toBeNull();
    vi.useRealTimers();
  });
});

describe("a change", () => {
  it("is shown as being on its way only where it takes long", async () => {
    vi.useFakeTimers();
    const notices = new Notices();
    await notices.change("It was not saved", () => Promise.resolve());
    expect(notices.savedShown).toBe("saved");

    let written: (() => void) | undefined;
    const slow = notices.change("It was not saved", () => new Promise<void>((resolve) => (written = resolve)));
    expect(notices.saved, "nothing is saved before it is").toBe("saving");
    vi.advanceTimersByTime(100);
    expect(notices.savedShown).toBe("saved");
    vi.advanceTimersByTime(100);
    expect(notices.savedShown).toBe("saving");
    written?.();
    await slow;
    vi.runAllTimers();
    expect([notices.saved, notices.savedShown]).toEqual(["saved", "saved"]);
    vi.useRealTimers();
  });
});

describe("what takes long", () => {
  it("stands on the screen until it is over, and what is quick never does", async () => {
    vi.useFakeTimers();
    const notices = new Notices();
    render(Toast, { notices });
    await notices.during("It is being read…", () => Promise.resolve());
    vi.advanceTimersByTime(1000);
    expect(notices.said.text, "it was over at once").toBe("");

    let finish: (() => void) | undefined;
    const slow = notices.during("It is being read…", () => new Promise<void>((resolve) => (finish = resolve)));
    flushSync(() => vi.advanceTimersByTime(299));
    expect(screen.queryByTestId("doing")).toBeNull();
    flushSync(() => vi.advanceTimersByTime(60_000));
    expect(screen.getByTestId("doing").textContent).toBe("It is being read…");
    expect(notices.said.text).toBe("It is being read…");
    finish?.();
    await slow;
    flushSync();
    expect(screen.queryByTestId("doing")).toBeNull();
    vi.useRealTimers();
  });

  it("counts from when a file was chosen, where one is asked for first", async () => {
    vi.useFakeTimers();
    const notices = new Notices();
    let chosen: (() => void) | undefined;
    let finish: (() => void) | undefined;
    const stopped = vi.fn();
    const slow = notices.during(
      "It is being written…",
      () => new Promise<void>((resolve) => (finish = resolve)),
      (begin) => {
        chosen = begin;
        return stopped;
      },
    );
    vi.advanceTimersByTime(60_000);
    expect(notices.doing, "the dialog is open").toBe("");
    chosen?.();
    vi.advanceTimersByTime(300);
    expect(notices.doing).toBe("It is being written…");
    finish?.();
    await slow;
    expect([notices.doing, stopped.mock.calls.length]).toEqual(["", 1]);
    vi.useRealTimers();
  });
});

describe("a fault", () => {
  function open(code: Parameters<typeof fault>[0]) {
    const notices = new Notices();
    const answer = vi.fn().mockRejectedValueOnce(fault(code)).mockResolvedValueOnce("done");
    const result = notices.change("Your last answer is not saved yet", answer);
    return { notices, answer, result };
  }

  it("says what happened, what was kept and what to do, in that order", async () => {
    const { notices } = open("disk_full");
    await settled();
    const trouble = notices.trouble;
    if (!trouble) throw new Error("no fault is shown");
    render(FaultSheet, { trouble, notices });
    const text = screen.getByTestId("fault").textContent ?? "";
    const places = ["The disk is full.", "Everything before it.", "Free some space."].map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(screen.getByText("Your last answer is not saved yet")).toBeTruthy();
    expect(screen.getByText("Save a copy elsewhere")).toBeTruthy();
  });

  it("tries again, and is saved then", async () => {
    const { notices, answer, result } = open("disk_full");
    await settled();
    expect(notices.saved).toBe("failed");
    notices.trouble?.choose("again");
    expect(await result).toBe("done");
    expect(answer).toHaveBeenCalledTimes(2);
    expect(notices.saved).toBe("saved");
    expect(notices.trouble).toBeNull();
  });

  it("offers no second try where it cannot help", async () => {
    const { notices } = open("refused");
    await settled();
    const trouble = notices.trouble;
    if (!trouble) throw new Error("no fault is shown");
    expect(trouble.again).toBe(false);
    render(FaultSheet, { trouble, notices });
    expect(screen.queryByTestId("try-again")).toBeNull();
  });

  it("copies all of it, with the details", async () => {
    const { notices } = open("internal");
    await settled();
    const trouble = notices.trouble;
    if (!trouble) throw new Error("no fault is shown");
    const writeText = vi.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    render(FaultSheet, { trouble, notices });
    screen.getByTestId("copy-details").click();
    await settled();
    expect(writeText.mock.calls[0]?.[0]).toContain("internal: ENOSPC");
    expect(notices.said.text).toBe("Copied");
  });

  it("is silent when the person cancelled", async () => {
    const { notices, result } = open("cancelled");
    expect(await result).toBeUndefined();
    expect(notices.trouble).toBeNull();
  });
});
