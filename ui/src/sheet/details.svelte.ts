import type { Details, FieldProblem, ParticipantInput, ScopePreview, SheetView } from "../generated/types";
import type { Desk } from "../shared/desk.svelte";

/** A pause after the last key, before the sheet is read back. */
const PREVIEW_PAUSE_MS = 150;

/** The fields that the last safe day comes from. */
const SAFE_DAY = ["ends", "notice_days", "months_to_leave"] as const;

const nobody = (): ParticipantInput => ({ id: "", name: "", role: "" });

/** The sheet of an assessment: a new one, or the details of one that exists. */
export class Sheet {
  view = $state.raw<SheetView | null>(null);
  details = $state<Details | null>(null);
  preview = $state.raw<ScopePreview | null>(null);
  /** What the preview was read from. */
  #read = $state.raw<Details | null>(null);
  /** The field that the cursor begins in. */
  first: "vendor" | (typeof SAFE_DAY)[number] = "vendor";
  /** Fields that were left once, or asked for: only they show their problems. */
  #touched = $state<string[]>([]);

  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #filled = "";

  constructor(
    private readonly desk: Desk,
    /** The assessment whose details are changed; `null` makes a new one. */
    readonly assessment: string | null,
    /** Whether it begins at what the last safe day lacks. */
    private readonly completes = false,
  ) {}

  async load(): Promise<boolean> {
    const { host, notices } = this.desk;
    const assessment = this.assessment;
    const view = await notices.attempt("The sheet could not be opened", () =>
      assessment ? host.call("get_details", { assessment }) : host.call("get_sheet", {}),
    );
    if (!view) return false;
    this.view = view;
    this.details = { ...view.details, participants: withRoom(view.details.participants) };
    this.preview = view.preview;
    this.#read = this.request;
    this.#filled = JSON.stringify(this.#read);
    if (this.completes) this.first = SAFE_DAY.find((field) => !view.details[field]) ?? "months_to_leave";
    return true;
  }

  /** Whether something was filled in that closing would lose. */
  get changed(): boolean {
    return this.details !== null && JSON.stringify(this.request) !== this.#filled;
  }

  /** The problem of a field that was visited, or nothing; what was typed since has not been looked at yet. */
  problem(field: string): string {
    if (!this.#touched.includes(field)) return "";
    const filled = (details: Details | null) => JSON.stringify(details?.[field as keyof Details]);
    if (filled(this.request) !== filled(this.#read)) return "";
    return this.#problems.find((each) => each.field === field)?.message ?? "";
  }

  get #problems(): FieldProblem[] {
    return this.preview?.problems ?? [];
  }

  touch(field: string): void {
    if (!this.#touched.includes(field)) this.#touched = [...this.#touched, field];
  }

  toggleKind(key: string, on: boolean): void {
    if (!this.details) return;
    const kinds = this.details.kinds.filter((each) => each !== key);
    this.details.kinds = on ? [...kinds, key] : kinds;
    this.touch("kinds");
    this.read();
  }

  /** Keeps one empty row for the next person. */
  makeRoom(): void {
    if (this.details) this.details.participants = withRoom(this.details.participants);
  }

  /** Takes somebody off the sheet; nothing is lost before it is kept. */
  removePerson(index: number): void {
    if (!this.details) return;
    this.details.participants = withRoom(this.details.participants.filter((_, at) => at !== index));
    this.read();
  }

  /** Names of those who belong to the assessment and are no longer on the sheet. */
  get leaving(): string[] {
    const stay = this.request?.participants.map(({ id }) => id) ?? [];
    return (this.view?.details.participants ?? []).filter(({ id }) => !stay.includes(id)).map(({ name }) => name);
  }

  /** Reads the sheet back after a pause; only the answer to the last change counts. */
  read(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.readNow(), PREVIEW_PAUSE_MS);
  }

  async readNow(): Promise<void> {
    clearTimeout(this.#pause);
    const request = this.request;
    if (!request) return;
    const own = ++this.#asked;
    const preview = await this.desk.notices.attempt("The sheet could not be read back", () =>
      this.desk.host.call("preview_scope", { assessment: this.assessment, details: request }),
    );
    if (!preview || own !== this.#asked) return;
    this.preview = preview;
    this.#read = request;
  }

  /** Makes or changes the assessment; gives its id, or `null` where something must be mended first. */
  async keep(): Promise<string | null> {
    await this.readNow();
    const request = this.request;
    if (!request) return null;
    for (const { field } of this.#problems) this.touch(field);
    const [first] = this.#problems;
    if (first) {
      this.desk.notices.say(first.message);
      return null;
    }
    const { host, notices } = this.desk;
    const assessment = this.assessment;
    const made = await notices.change(
      assessment ? "The details were not changed" : "The assessment was not made",
      () =>
        assessment
          ? host.call("change_details", { assessment, details: request })
          : host.call("create_assessment", request),
    );
    return made?.assessment ?? null;
  }

  private get request(): Details | null {
    if (!this.details) return null;
    const details = $state.snapshot(this.details);
    return { ...details, participants: details.participants.filter(({ name }) => name.trim()) };
  }
}

function withRoom(people: ParticipantInput[]): ParticipantInput[] {
  const last = people.at(-1);
  return last && !last.name.trim() ? people : [...people, nobody()];
}
