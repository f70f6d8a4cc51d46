import type { ParkingView } from "../generated/types";
import type { Desk } from "./desk.svelte";

/** The parking list of an assessment. */
export class Parking {
  view = $state.raw<ParkingView | null>(null);
  /** What is being typed. */
  text = $state("");
  busy = $state(false);

  constructor(
    private readonly desk: Desk,
    private readonly assessment: string,
    private readonly question: string | null,
  ) {}

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The parking list could not be shown", () =>
      this.desk.host.call("get_parking", { assessment: this.assessment }),
    );
    if (view) this.view = view;
  }

  /** Puts what was typed on the list; where that cannot be saved, it stays in the field. */
  async park(): Promise<void> {
    if (!this.text.trim() || this.busy) return;
    const { assessment, question, text } = this;
    const done = await this.#change("It was not parked", (host) => host.call("park", { assessment, question, text }));
    if (done) this.text = "";
  }

  async tick(id: string, done: boolean): Promise<void> {
    const { assessment } = this;
    await this.#change("The tick was not saved", (host) => host.call("set_parked", { assessment, id, done }));
  }

  async remove(id: string): Promise<void> {
    const { assessment } = this;
    await this.#change("It was not removed", (host) => host.call("remove_parked", { assessment, id }));
  }

  async #change(title: string, call: (host: Desk["host"]) => Promise<ParkingView>): Promise<boolean> {
    this.busy = true;
    const view = await this.desk.notices.change(title, () => call(this.desk.host));
    this.busy = false;
    if (!view) return false;
    this.view = view;
    this.desk.notices.say(view.said);
    return true;
  }
}
