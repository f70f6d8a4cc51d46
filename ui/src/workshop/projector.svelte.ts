import type { ProjectorView } from "../generated/types";
import { asFault, type Host } from "../host/host";
import { dress } from "../shared/dress";

/** What the second window shows. It asks once, and is told of every change. */
export class Projector {
  view = $state.raw<ProjectorView | null>(null);
  /** Why nothing can be shown. */
  trouble = $state("");

  constructor(private readonly host: Host) {}

  /** Follows the workshop; gives the function that lets go. */
  follow(): () => void {
    const stop = this.host.on("projector-changed", (view) => this.#show(view));
    void this.host
      .call("get_projector", {})
      .then((view) => this.#show(view))
      .catch((thrown) => {
        this.trouble = asFault(thrown).happened;
      });
    return stop;
  }

  /** Fills the screen, or leaves it; without a wish, the other way than now. */
  fit(full: boolean | null): void {
    void this.host.call("fit_projector", { full }).catch((thrown) => {
      this.trouble = asFault(thrown).happened;
    });
  }

  /** An older picture that was late never covers a newer one. */
  #show(view: ProjectorView): void {
    if (this.view && view.revision < this.view.revision) return;
    this.view = view;
    this.trouble = "";
    dress(view.settings);
  }
}
