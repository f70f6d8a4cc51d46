import { describe, expect, it, vi } from "vitest";
import { WALK_KEYS, walkKey } from "./keys";
import type { Walk } from "./walk.svelte";

describe("keys of the walk", () => {
  const spy = () =>
    new Proxy({} as Record<string, ReturnType<typeof vi.fn>>, {
      get: (held, name: string) => (held[name] ??= vi.fn()),
    });
  const table: [keys: string[], method: string, ...rest: unknown[]][] = [
    [["1"], "choose", 1],
    [["5"], "choose", 5],
    [["u"], "unknown"],
    [["n"], "lay", { kind: "reason" }],
    [["c"], "show", "claimed"],
    [["d"], "show", "documented"],
    [["t"], "show", "tested"],
    [["m"], "mark"],
    [["e"], "lay", { kind: "evidence", item: null }],
    [["a"], "toggleAsk"],
    [["v"], "lay", { kind: "vendor" }],
    [["j", "ArrowDown", "ArrowRight"], "next"],
    [["k", "ArrowUp", "ArrowLeft"], "previous"],
    [["g"], "lay", { kind: "sections" }],
    [["f"], "lay", { kind: "filters" }],
    [["Delete"], "clear"],
  ];
  it.each(table.flatMap(([keys, method, ...rest]) => keys.map((key) => ({ key, method, rest }))))(
    "$key does $method",
    ({ key, method, rest }) => {
      const walk = spy();
      walkKey(key, walk as unknown as Walk, () => {})?.();
      expect(walk[method]).toHaveBeenCalledWith(...rest);
    },
  );

  it("/ goes into the note", () => {
    const note = vi.fn();
    walkKey("/", {} as Walk, note)?.();
    expect(note).toHaveBeenCalledOnce();
  });

  it("does nothing that the overlay does not show", () => {
    const shown =
      WALK_KEYS.flatMap(({ keys }) => keys)
        .join("")
        .toLowerCase() + "234"; // 1 to 5
    const every = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;-+=[] ";
    const known = [...every].filter((key) => walkKey(key, {} as Walk, () => {}));
    expect(known.filter((key) => !shown.includes(key))).toEqual([]);
  });

  it("leaves every other key alone", () => {
    for (const key of ["6", "0", "z", "Enter", "Tab", " ", "PageDown", "Ctrl+K"]) {
      expect(
        walkKey(key, {} as Walk, () => {}),
        key,
      ).toBeNull();
    }
  });

  it("every letter of the overlay does something", () => {
    const letters = WALK_KEYS.flatMap(({ keys }) => keys).filter((key) => key.length === 1);
    for (const key of letters)
      expect(
        walkKey(key.toLowerCase(), {} as Walk, () => {}),
        key,
      ).not.toBeNull();
  });
});
