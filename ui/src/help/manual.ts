/** A page of the manual, as `docs/manual/` has it. */
export interface ManualPage {
  /** The file's name without its ending; the first page is `README`. */
  name: string;
  title: string;
  blocks: Block[];
}

export type Block =
  | { kind: "heading"; depth: number; id: string; text: Inline[] }
  | { kind: "paragraph"; text: Inline[] }
  | { kind: "list"; ordered: boolean; items: Block[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "code"; text: string }
  | { kind: "aside"; blocks: Block[] };

export type Inline =
  | { kind: "text" | "code" | "key"; text: string }
  | { kind: "strong" | "em"; text: Inline[] }
  | { kind: "link"; page: string; text: Inline[] }
  | { kind: "picture" };

/** The words of a text without its marks. */
export function words(text: Inline[]): string {
  return text
    .map((part) => ("text" in part ? (typeof part.text === "string" ? part.text : words(part.text)) : ""))
    .join("");
}

/** Everything a page says, for finding it by typing. */
export function said(blocks: Block[]): string {
  const of = (block: Block): string => {
    switch (block.kind) {
      case "list":
        return block.items.map(said).join(" ");
      case "table":
        return [block.head, ...block.rows].flatMap((row) => row.map(words)).join(" ");
      case "code":
        return block.text;
      case "aside":
        return said(block.blocks);
      default:
        return words(block.text);
    }
  };
  return blocks.map(of).join(" ");
}
