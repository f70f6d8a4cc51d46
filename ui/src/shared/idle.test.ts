import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenIdle } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs once nobody touched the window for so long, and not before", () => {
  const over = vi.fn();
  const stop = whenIdle(() => 5, over);
  vi.advanceTimersByTime(4 * 60_000);
  window.dispatchEvent(new Event("pointermove"));
  vi.advanceTimersByTime(4.9 * 60_000);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0.3 * 60_000);
  expect(over).toHaveBeenCalledOnce();
  stop();
  vi.advanceTimersByTime(60 * 60_000);
  expect(over).toHaveBeenCalledOnce();
});

it("finds out that the computer slept", () => {
  let clock = 0;
  const over = vi.fn();
  const stop = whenIdle(
    () => 5,
    over,
    () => clock,
  );
  clock = 3_600_000;
  vi.advanceTimersByTime(5000);
  expect(over).toHaveBeenCalledOnce();
  stop();
});

it("never runs where it is switched off", () => {
  const over = vi.fn();
  const stop = whenIdle(() => 0, over);
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(over).not.toHaveBeenCalled();
  stop();
});
