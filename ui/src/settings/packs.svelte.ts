import type { PackContents, PackProblem, PacksView, PackView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";
import { count } from "../shared/words";

/** The question packs of the workspace. */
export class Packs {
  view = $state.raw<PacksView | null>(null);
  /** The file that was refused last, and everything that is wrong with it. */
  refused = $state.raw<{ file: string; problems: PackProblem[] } | null>(null);

  /** The pack that is looked into. */
  opened = $state.raw<PackContents | null>(null);

  constructor(private readonly desk: Desk) {}

  async load(): Promise<void> {
    const { host, notices } = this.desk;
    this.view = (await notices.attempt("The packs could not be shown", () => host.call("get_packs", {}))) ?? null;
  }

  /** Looks inside a pack. */
  async look(pack: PackView): Promise<void> {
    const { host, notices } = this.desk;
    const contents = await notices.attempt("The pack could not be opened", () =>
      host.call("get_pack", { pack: pack.key }),
    );
    this.opened = contents ?? null;
  }

  /** Brings in a pack that the person chooses. */
  async bringIn(): Promise<void> {
    const { host, notices } = this.desk;
    const done = await notices.attempt("The pack was not brought in", () => host.call("bring_in_pack", {}));
    if (!done?.file) return;
    this.view = done.packs;
    this.refused = done.problems.length > 0 ? { file: done.file, problems: done.problems } : null;
    if (this.refused) {
      notices.say(`${done.file} cannot be used: ${count(done.problems.length, "problem", "problems")}.`);
    } else {
      notices.show(`The pack from ${done.file} is in this workspace. A new assessment can be asked from it.`);
    }
  }

  async save(pack: PackView): Promise<void> {
    const { host, notices } = this.desk;
    const done = await notices.attempt("The pack was not saved", () => host.call("save_pack", { pack: pack.key }));
    if (done) this.desk.tellSaved(done);
  }

  async remove(pack: PackView): Promise<void> {
    const { host, notices } = this.desk;
    const left = await notices.attempt("The pack was not removed", () => host.call("remove_pack", { pack: pack.key }));
    if (!left) return;
    this.view = left;
    notices.show(`${pack.title}, version ${pack.version}, is removed.`);
  }
}
