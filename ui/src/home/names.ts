/** A dot of the portfolio chart, in px of the drawing. */
export interface Dot {
  id: string;
  name: string;
  x: number;
  y: number;
}

/** Where a dot's name stands. */
export type Side = "right" | "left" | "above" | "below";

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Half the size of a dot and its air. */
const RADIUS = 10;
const GAP = 16;
/** Mean width of a letter and the height of a line, in parts of the text size. */
const LETTER = 0.58;
const LINE = 1.25;

/**
 * Which names can be written without covering a dot or another name, and on which side of their dot.
 *
 * Dots come most important first; a name that finds no free side is left out, its row in the table has it.
 */
export function placeNames(dots: Dot[], width: number, height: number, text: number): Map<string, Side> {
  const taken: Box[] = dots.map(({ x, y }) => around(x, y, RADIUS * 2, RADIUS * 2));
  const placed = new Map<string, Side>();
  dots.forEach((dot, own) => {
    for (const side of ["right", "left", "above", "below"] as const) {
      const box = nameBox(dot, side, text);
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (inside && !taken.some((other, index) => index !== own && meets(box, other))) {
        taken.push(box);
        placed.set(dot.id, side);
        return;
      }
    }
  });
  return placed;
}

function nameBox({ name, x, y }: Dot, side: Side, text: number): Box {
  const width = name.length * text * LETTER;
  const height = text * LINE;
  if (side === "right")
    return { left: x + GAP - 4, right: x + GAP + width, top: y - height / 2, bottom: y + height / 2 };
  if (side === "left")
    return { left: x - GAP - width, right: x - GAP + 4, top: y - height / 2, bottom: y + height / 2 };
  return around(x, y + (side === "above" ? -1 : 1) * (RADIUS + height / 2 + 2), width, height);
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
