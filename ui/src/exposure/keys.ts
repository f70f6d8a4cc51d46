import type { KeyHelp } from "../shared/keys";

/** The keys of Exposure, as the overlay shows them. */
export const EXPOSURE_KEYS: KeyHelp[] = [
  { keys: ["1", "5"], does: "Answer, and go on to the next" },
  { keys: ["J", "K"], does: "Next, previous; the arrows too" },
  { keys: ["Del"], does: "Take the answer back" },
];
