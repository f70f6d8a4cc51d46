import type { KeyHelp } from "../shared/keys";

/** The keys of the history, as the overlay shows them. */
export const HISTORY_KEYS: KeyHelp[] = [{ keys: ["S"], does: "Take a snapshot" }];
