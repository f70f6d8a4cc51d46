import { describe, expect, it } from "vitest";
import { Queue } from "./queue.svelte";

/** A promise that is settled from outside. */
function later<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe("queue", () => {
  it("runs jobs one after the other, in the order in which they were added", async () => {
    const queue = new Queue();
    const first = later<void>();
    const done: string[] = [];
    queue.add(async () => {
      await first.promise;
      done.push("first");
    });
    queue.add(async () => done.push("second"));
    expect(queue.pending).toBe(2);
    expect(done).toEqual([]);
    first.resolve();
    await queue.idle();
    expect(done).toEqual(["first", "second"]);
    expect(queue.pending).toBe(0);
  });

  it("drops what waits behind a job that gave up, and goes on with what comes later", async () => {
    const queue = new Queue();
    const done: string[] = [];
    const gate = later<boolean>();
    queue.add(() => gate.promise);
    queue.add(async () => done.push("meant for a screen that never came"));
    gate.resolve(false);
    await queue.idle();
    queue.add(async () => done.push("later"));
    await queue.idle();
    expect(done).toEqual(["later"]);
    expect(queue.pending).toBe(0);
  });

  it("is idle at once when nothing waits", async () => {
    await expect(new Queue().idle()).resolves.toBeUndefined();
  });
});
