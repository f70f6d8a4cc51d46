import type { Commands, Events } from "../src/generated/commands";
import type { Fault } from "../src/generated/types";
import type { Host } from "../src/host/host";

/** A call that the window made, waiting for its answer. */
export interface Call {
  name: keyof Commands;
  request: unknown;
  answer: (response: unknown) => Promise<void>;
  refuse: (fault: Fault) => Promise<void>;
}

/** A core that answers when the test says so: every call stands in `calls` until then. */
export class SlowHost implements Host {
  readonly calls: Call[] = [];
  #listeners = new Map<string, ((payload: never) => void)[]>();

  call<Name extends keyof Commands>(
    name: Name,
    request: Commands[Name]["request"],
  ): Promise<Commands[Name]["response"]> {
    return new Promise((resolve, reject) => {
      this.calls.push({
        name,
        request: structuredClone(request),
        answer: async (response) => {
          resolve(response as Commands[Name]["response"]);
          await settled();
        },
        refuse: async (fault) => {
          reject(fault);
          await settled();
        },
      });
    });
  }

  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener as (payload: never) => void]);
    return () => this.#listeners.delete(name);
  }

  send<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  /** The oldest call that has no answer yet. */
  async next(): Promise<Call> {
    await settled();
    const call = this.calls.shift();
    if (!call) throw new Error("nothing was called");
    return call;
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A fault, as the core sends it. */
export function fault(code: Fault["code"] = "disk_full"): Fault {
  return {
    code,
    happened: "The disk is full.",
    kept: "Everything before it.",
    remedy: "Free some space.",
    details: "ENOSPC",
  };
}
