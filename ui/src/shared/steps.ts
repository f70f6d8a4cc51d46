import type { EvidenceStep } from "../generated/types";

/** How an answer can be shown, from the weakest, with the key that says so. */
export const STEPS: { step: EvidenceStep; label: string; key: string }[] = [
  { step: "claimed", label: "Claimed", key: "C" },
  { step: "documented", label: "Documented", key: "D" },
  { step: "tested", label: "Tested", key: "T" },
];
