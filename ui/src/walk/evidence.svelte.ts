import type { DocumentView, EvidenceItemKind, EvidenceItemView, PutEvidenceItem } from "../generated/types";
import { isDate } from "../shared/date";
import type { Walk } from "./walk.svelte";

/** What a kind of evidence asks for: the label of each of its fields, in their order; a field without a label is not asked. */
export interface Kind {
  kind: EvidenceItemKind;
  label: string;
  fields: { name: "title" | "detail" | "locator"; label: string; hint?: string; long?: boolean; must?: boolean }[];
  date: string;
}

export const KINDS: Kind[] = [
  {
    kind: "file",
    label: "File",
    fields: [
      { name: "title", label: "What it is called" },
      { name: "locator", label: "Where in it", hint: "page, clause, sheet" },
      { name: "detail", label: "What it shows" },
    ],
    date: "Date of the document",
  },
  {
    kind: "link",
    label: "Link",
    fields: [
      { name: "detail", label: "Address", must: true },
      { name: "title", label: "What it shows" },
    ],
    date: "Seen on",
  },
  {
    kind: "quotation",
    label: "Quotation",
    fields: [
      { name: "detail", label: "Its words", long: true, must: true },
      { name: "title", label: "Document", must: true },
      { name: "locator", label: "Page or clause" },
    ],
    date: "Date of the document",
  },
  {
    kind: "person",
    label: "Person",
    fields: [
      { name: "title", label: "Name", must: true },
      { name: "detail", label: "Role, or what they said", long: true },
    ],
    date: "Spoken to on",
  },
];

/** The name of a kind, for a screen reader and a list. */
export const KIND_NAMES = Object.fromEntries(KINDS.map(({ kind, label }) => [kind, label])) as Record<
  EvidenceItemKind,
  string
>;

type Written = Pick<PutEvidenceItem, "kind" | "title" | "detail" | "locator" | "date">;

/** A piece of evidence while it is being written: a new one, or one that is changed. */
export class EvidenceForm {
  written = $state<Written>({ kind: "file", title: "", detail: "", locator: "", date: "" });
  /** The document that was chosen in this sheet. */
  chosen = $state.raw<DocumentView | null>(null);
  busy = $state(false);

  readonly #before: Written;

  constructor(
    private readonly walk: Walk,
    readonly item: EvidenceItemView | null,
  ) {
    if (item) {
      const { kind, title, detail, locator, date } = item;
      this.written = { kind, title, detail, locator, date };
    }
    this.#before = $state.snapshot(this.written);
  }

  /** What the kind asks for. */
  asks = $derived(KINDS.find(({ kind }) => kind === this.written.kind));
  /** The document that the item will have. */
  document = $derived.by(() => (this.written.kind === "file" ? (this.chosen ?? this.item?.document ?? null) : null));
  /** Whether something was written or chosen that is not saved. */
  changed = $derived(
    this.chosen !== null ||
      (["title", "detail", "locator", "date"] as const).some((name) => this.written[name] !== this.#before[name]),
  );
  /** Whether what the kind cannot do without is there; the core has the last word. */
  complete = $derived(
    isDate(this.written.date) &&
      (this.written.kind === "file"
        ? this.document !== null || this.written.title.trim() !== ""
        : (this.asks?.fields ?? []).every(({ name, must }) => !must || this.written[name].trim() !== "")),
  );
  /** What to know about the document, in a sentence. */
  told = $derived.by(() => {
    const known = this.item?.document ?? null;
    if (this.written.kind !== "file") return "";
    if (this.chosen && known && known.sha256 !== this.chosen.sha256) {
      return `Another document than the one named here so far: its SHA-256 is not ${known.digits}…`;
    }
    if (this.chosen) return "A copy of it goes into the workspace.";
    if (this.document && !this.document.held) {
      return "This workspace does not hold the document: it came with an assessment file, which names documents and does not carry them. Choose the file to take it in.";
    }
    if (this.document) return "A copy lies in the workspace, as it was chosen.";
    return "The file is copied into the workspace, with its SHA-256; at most 100 MiB. Without one, only the name is kept.";
  });

  /** Opens the dialog; what is refused is said, and the sheet stays as it is. */
  async choose(): Promise<void> {
    const chosen = await this.#once(() => this.walk.chooseDocument());
    if (chosen) this.chosen = chosen;
  }

  /** Saves; `false` where that was not possible. */
  async keep(): Promise<boolean> {
    if (!this.complete) return false;
    const id = this.item?.id ?? "";
    const document = this.written.kind === "file" ? (this.chosen?.sha256 ?? null) : null;
    return (await this.#once(() => this.walk.putEvidence({ id, ...$state.snapshot(this.written), document }))) ?? false;
  }

  /** Removes the item; `false` where that was not possible. */
  async remove(): Promise<boolean> {
    const { item } = this;
    return item ? ((await this.#once(() => this.walk.removeEvidence(item.id))) ?? false) : false;
  }

  /** One thing at a time: a second press while the first is under way does nothing. */
  async #once<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      return await work();
    } finally {
      this.busy = false;
    }
  }
}
