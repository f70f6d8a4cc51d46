/** The part of a long list that is drawn, and the room kept free above and below it. */
export interface Slice {
  from: number;
  to: number;
  before: number;
  after: number;
}

/** Below this many rows everything is drawn: nothing would be gained. */
const WHOLE = 24;
const OVERSCAN = 8;

/**
 * Which rows of equal height are drawn.
 *
 * @param top how far the first row has scrolled above the upper edge, in px; negative while it lies below it
 * @param view the height of what can be seen, in px
 */
export function slice(count: number, row: number, top: number, view: number): Slice {
  if (count <= WHOLE || row <= 0) return { from: 0, to: count, before: 0, after: 0 };
  const from = clamp(Math.floor(top / row) - OVERSCAN, 0, count);
  const to = clamp(Math.ceil((top + view) / row) + OVERSCAN, from, count);
  return { from, to, before: from * row, after: (count - to) * row };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
