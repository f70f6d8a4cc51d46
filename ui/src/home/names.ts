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

/** Half the size of a dot with its air, and the way from its middle to its name, in parts of the text size. */
const RADIUS = 0.77;
const GAP = 1.23;
/** The size of a circle that stands for several vendors. */
const CIRCLE = 2;
/** Mean width of a letter and the height of a line, in parts of the text size. */
const LETTER = 0.58;
const LINE = 1.25;
/** More letters than this hide the chart. */
const LONGEST = 30;

/**
 * Which names can be written without covering a dot, one of the `others` or another name, and on which side of their dot.
 *
 * The line of a dot comes from its left, so the name stands there last. Dots come most important first; a name that finds no free side is left out, its row in the table has it.
 */
export function placeNames(
  dots: Dot[],
  width: number,
  height: number,
  text: number,
  others: Pick<Dot, "x" | "y">[] = [],
): Map<string, Side> {
  const bodies: Box[] = dots.map(({ x, y }) => around(x, y, 2 * RADIUS * text, 2 * RADIUS * text));
  const circles: Box[] = others.map(({ x, y }) => around(x, y, CIRCLE * text, CIRCLE * text));
  const taken = [...bodies, ...circles, ...fieldNames(width, height, text)];
  const placed = new Map<string, Side>();
  dots.forEach((dot, own) => {
    for (const side of ["right", "above", "below", "left"] as const) {
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

/** The names of the four fields, as the frame writes them: at the foot of each, outwards. */
function fieldNames(width: number, height: number, text: number): Box[] {
  const long = 9 * text;
  return [height / 2, height].flatMap((foot) => {
    const lines = { top: foot - 2.2 * text, bottom: foot - 0.5 * text };
    return [
      { left: 0, right: long, ...lines },
      { left: width - long, right: width, ...lines },
    ];
  });
}

/** A name as it is written beside its dot: a very long one is cut. */
export function short(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : name;
}

function nameBox({ name, x, y }: Dot, side: Side, text: number): Box {
  const width = name.length * text * LETTER;
  const height = text * LINE;
  const near = GAP * text;
  const lines = { top: y - height / 2, bottom: y + height / 2 };
  if (side === "right") return { left: x + near, right: x + near + width, ...lines };
  if (side === "left") return { left: x - near - width, right: x - near, ...lines };
  return around(x, y + (side === "above" ? -1 : 1) * (RADIUS * text + height / 2 + 2), width, height);
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
