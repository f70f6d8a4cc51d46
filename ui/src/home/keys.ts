import type { KeyHelp } from "../shared/keys";

/** The keys of the first start, where no vendor is there yet. */
export const START_KEYS: KeyHelp[] = [
  { keys: ["1", "2", "3", "4"], does: "Start, look at the demo, open a file, open a workspace" },
];

/** The keys of the vendors, as the overlay shows them. */
export const HOME_KEYS: KeyHelp[] = [
  { keys: ["/"], does: "Search; from there the arrow down goes into the table" },
  { keys: ["F"], does: "Filter" },
  { keys: ["J", "K"], does: "Next and previous vendor; the arrows, Page Up, Page Down, Home and End too" },
  {
    keys: ["Enter"],
    does: "Open the vendor; Tab goes on to its numbers and its last safe day, which open into their sums",
  },
  { keys: ["Space"], does: "Choose the vendor for a comparison" },
  { keys: ["C"], does: "Compare; those that are chosen stand there already" },
  { keys: ["Ctrl", "C"], does: "Copy the table, from a row in it" },
  { keys: ["N"], does: "New assessment" },
];
