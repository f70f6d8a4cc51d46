import type { Fault, HomeView, RescueView, SalvageView } from "../generated/types";
import { asFault } from "../host/host";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import { count, curly } from "../shared/words";

/** The rescue of a damaged workspace: what can be read, or the last backup. */
export class Rescue {
  view = $state.raw<RescueView | null>(null);
  /** What was taken over; `null` before. */
  salvaged = $state.raw<SalvageView | null>(null);
  /** What is being done. */
  busy = $state<"" | "reading" | "restoring" | "opening">("");
  /** Why the passphrase does not do, of the damaged workspace or of its backup. */
  problem = $state<Record<"salvage" | "backup", string>>({ salvage: "", backup: "" });
  /** What took the place of the damaged workspace asks for its passphrase. */
  locked = $state.raw<Fault | null>(null);

  constructor(private readonly desk: Desk) {}

  async load(): Promise<void> {
    const { host, notices } = this.desk;
    this.view = (await notices.attempt("It is not known what can be done", () => host.call("get_rescue", {}))) ?? null;
  }

  /** Takes what can be read into a new workspace; one with a passphrase needs it. */
  async salvage(passphrase: string | null): Promise<void> {
    const { host, notices } = this.desk;
    this.busy = "reading";
    notices.say("Reading what can be read");
    const view = await notices.attempt("Nothing was taken over", () =>
      this.#asked("salvage", passphrase, () => host.call("salvage", { passphrase })),
    );
    this.busy = "";
    if (!view) return;
    this.salvaged = view;
    notices.say(`${view.said} ${missing(view)}`);
  }

  /** Opens what was taken over: in place of the damaged workspace, or beside it. */
  take(in_place: boolean): Promise<HomeView | undefined> {
    return this.#open("opening", "The new workspace was not opened", () =>
      this.desk.host.call("take_salvaged", { in_place }),
    );
  }

  /** Lets the last backup take the place of the damaged workspace; one that asks for a passphrase needs it. */
  restore(passphrase: string | null): Promise<HomeView | undefined> {
    return this.#open("restoring", "The backup was not restored", () =>
      this.#asked("backup", passphrase, () => this.desk.host.call("restore_last_backup", { passphrase })),
    );
  }

  async copy(): Promise<void> {
    const { salvaged } = this;
    if (!salvaged) return;
    const copied = await copyText([salvaged.said, ...salvaged.lost].join("\n"));
    this.desk.notices.show(copied ? "Copied." : "Could not be copied.");
  }

  /** Keeps why a passphrase was refused beside its field; any other fault goes on. */
  async #asked<T>(of: keyof Rescue["problem"], passphrase: string | null, call: () => Promise<T>) {
    this.problem[of] = "";
    try {
      return await call();
    } catch (thrown) {
      const fault = asFault(thrown);
      if (passphrase === null || fault.code !== "refused") throw thrown;
      this.problem[of] = curly(`${fault.happened} ${fault.remedy}`);
      this.desk.notices.say(this.problem[of]);
      return undefined;
    }
  }

  async #open(busy: "restoring" | "opening", title: string, call: () => Promise<HomeView | undefined>) {
    this.busy = busy;
    const view = await this.desk.notices.attempt(title, async () => {
      try {
        return await call();
      } catch (thrown) {
        const fault = asFault(thrown);
        if (fault.code !== "locked") throw thrown;
        this.locked = fault;
        return undefined;
      }
    });
    this.busy = "";
    return view;
  }
}

/** How much is known to be missing, in words. */
export function missing({ lost }: SalvageView): string {
  return lost.length === 0
    ? "Nothing is missing, as far as the file shows."
    : `${count(lost.length, "thing was", "things were")} lost or filled in.`;
}
