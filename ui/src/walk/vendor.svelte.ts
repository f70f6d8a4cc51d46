import type { VendorListView } from "../generated/types";
import { copyText } from "../shared/clipboard";
import type { Desk } from "../shared/desk.svelte";
import type { Walk } from "./walk.svelte";

/** The list of questions for the vendor, as the sheet shows it. */
export class VendorList {
  view = $state.raw<VendorListView | null>(null);
  /** What came of copying. */
  copied = $state("");

  constructor(
    private readonly desk: Desk,
    private readonly walk: Walk,
  ) {}

  async load(): Promise<void> {
    const view = await this.desk.notices.attempt("The list for the vendor could not be shown", () =>
      this.desk.host.call("get_vendor_list", { assessment: this.walk.assessment }),
    );
    if (view) this.view = view;
  }

  /** Puts a question on the list, or takes it off. */
  async put(question: string, ask: boolean): Promise<void> {
    if (await this.walk.askVendor(question, ask)) await this.load();
  }

  async copy(): Promise<void> {
    this.copied = (await copyText(this.view?.letter ?? "")) ? "Copied" : "Could not be copied";
    this.desk.notices.say(this.copied);
  }

  async save(): Promise<void> {
    const done = await this.desk.notices.attempt("The questions were not saved", () =>
      this.desk.host.call("save_vendor_letter", { assessment: this.walk.assessment }),
    );
    if (done) this.desk.tellSaved(done);
  }
}
