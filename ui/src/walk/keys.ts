import type { KeyHelp } from "../shared/keys";
import type { Walk } from "./walk.svelte";

/** The keys of the walk, as the overlay shows them. */
export const WALK_KEYS: KeyHelp[] = [
  { keys: ["1", "5"], does: "Answer, and go on" },
  { keys: ["U"], does: "We don’t know" },
  { keys: ["N"], does: "Does not apply; asks why" },
  { keys: ["C", "D", "T"], does: "Claimed, documented, tested" },
  { keys: ["Del"], does: "Take the answer back" },
  { keys: ["J", "K"], does: "Next, previous; the arrows too" },
  { keys: ["G"], does: "Go to a section" },
  { keys: ["F"], does: "Filter: unanswered, unknown, marked, disputed, blocking questions" },
  { keys: ["M"], does: "Mark to come back to" },
  { keys: ["E"], does: "Add evidence" },
  { keys: ["/"], does: "Write the note; Esc leaves it" },
  { keys: ["A"], does: "Ask the vendor: on the list, or off it" },
  { keys: ["V"], does: "The list for the vendor" },
];

/** Whether a key is no part of a text and stays what it is while the cursor is on its way into the note. */
export function leavesText(key: string): boolean {
  return (
    key === "" || key === "Tab" || key === "Shift" || key === "Escape" || key.startsWith("Ctrl+") || /^F\d/.test(key)
  );
}

/** What a key does in the walk; `null` where it does nothing. `note` puts the cursor into the note. */
export function walkKey(key: string, walk: Walk, note: () => void): (() => void) | null {
  if (/^[1-5]$/.test(key)) return () => walk.choose(Number(key));
  switch (key) {
    case "u":
      return () => walk.unknown();
    case "n":
      return () => walk.lay({ kind: "reason" });
    case "c":
      return () => walk.show("claimed");
    case "d":
      return () => walk.show("documented");
    case "t":
      return () => walk.show("tested");
    case "Delete":
      return () => walk.clear();
    case "j":
    case "ArrowDown":
    case "ArrowRight":
      return () => walk.next();
    case "k":
    case "ArrowUp":
    case "ArrowLeft":
      return () => walk.previous();
    case "g":
      return () => walk.lay({ kind: "sections" });
    case "f":
      return () => walk.lay({ kind: "filters" });
    case "m":
      return () => walk.mark();
    case "e":
      return () => walk.lay({ kind: "evidence", item: null });
    case "a":
      return () => walk.toggleAsk();
    case "v":
      return () => walk.lay({ kind: "vendor" });
    case "/":
      return note;
    default:
      return null;
  }
}
