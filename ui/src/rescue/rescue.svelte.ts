import type { Fault, HomeView, RescueView, SalvageView } from "../generated/types";
import { asFault } from "../host/host";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import { count } from "../shared/words";

/** The rescue of a damaged workspace: what can be read, or the last backup. */
export class Rescue {
  view = $state.raw<RescueView | null>(null);
  /** What was taken over; `null` before. */
  salvaged = $state.raw<SalvageView | null>(null);
  /** What is being done. */
  busy = $state<"" | "reading" | "restoring" | "opening">("");
  /** Why the passphrase does not do. */
  problem = $state("");
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
    this.problem = "";
    notices.say("Reading what can be read");
    const view = await notices.attempt("Nothing was taken over", async () => {
      try {
        return await host.call("salvage", { passphrase });
      } catch (thrown) {
        const fault = asFault(thrown);
        if (passphrase === null || fault.code !== "refused") throw thrown;
        this.problem = `${fault.happened} ${fault.remedy}`;
        notices.say(this.problem);
        return undefined;
      }
    });
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

  /** Lets the last backup take the place of the damaged workspace. */
  restore(): Promise<HomeView | undefined> {
    return this.#open("restoring", "The backup was not restored", () => this.desk.host.call("restore_last_backup", {}));
  }

  async copy(): Promise<void> {
    const { salvaged } = this;
    if (!salvaged) return;
    const copied = await copyText([salvaged.said, ...salvaged.lost].join("\n"));
    this.desk.notices.show(copied ? "Copied." : "Could not be copied.");
  }

  async #open(busy: "restoring" | "opening", title: string, call: () => Promise<HomeView>) {
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
