import type { KeyHelp } from "../shared/keys";

/** The keys of a comparison; before there is one, only the first. */
export const COMPARE_KEYS: KeyHelp[] = [
  { keys: ["A"], does: "Add a vendor" },
  { keys: ["C"], does: "Copy the comparison" },
  { keys: ["S"], does: "Save the comparison" },
  { keys: ["W"], does: "Show all answers that differ, or the widest" },
];
