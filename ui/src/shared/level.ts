import type { GradeLetter } from "../generated/types";

/** The class that gives an element and what is in it the colours of a level. */
export function levelClass(level: GradeLetter): string {
  return `is-${level.toLowerCase()}`;
}
