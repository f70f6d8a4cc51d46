import type { Commands, Events } from "../generated/commands";
import type { Fault } from "../generated/types";

/** The one door to the core: every command of the table, and every event. */
export interface Host {
  /** Calls a command. Rejects with a `Fault`, never with anything else. */
  call<Name extends keyof Commands>(
    name: Name,
    request: Commands[Name]["request"],
  ): Promise<Commands[Name]["response"]>;
  /** Listens to an event; the function it gives back stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}

/** Whatever was thrown, as a fault: what happened, what was kept, what to do. */
export function asFault(thrown: unknown): Fault {
  if (isFault(thrown)) return thrown;
  const details = thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ""}` : String(thrown);
  return {
    code: "internal",
    happened: "Unmoor did not understand its own answer.",
    kept: "Everything that was shown as saved is on the disk.",
    remedy: "Try again. If it happens again, copy the details and send them to the people who make Unmoor.",
    details,
  };
}

function isFault(thrown: unknown): thrown is Fault {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "happened" in thrown;
}
