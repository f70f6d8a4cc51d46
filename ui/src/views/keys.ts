import type { KeyHelp } from "../shared/keys";

/** The keys that do the same on every screen. */
export const EVERYWHERE_KEYS: KeyHelp[] = [
  { keys: ["Ctrl K"], does: "Go to a vendor, a question, a screen or a page of the manual" },
  { keys: ["Ctrl Z"], does: "Undo" },
  { keys: ["Ctrl ⇧ Z"], does: "Redo" },
  { keys: ["Ctrl L"], does: "Lock a workspace that has a passphrase" },
  { keys: ["?"], does: "The keys of this screen" },
  { keys: ["F1"], does: "Help with this screen" },
  { keys: ["Esc"], does: "Close what floats" },
];
