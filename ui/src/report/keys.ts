import type { KeyHelp } from "../shared/keys";

/** The keys of the report, as the overlay shows them. */
export const REPORT_KEYS: KeyHelp[] = [{ keys: ["M"], does: "Make the report" }];
