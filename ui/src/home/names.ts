/** A dot of the portfolio chart, in px of the drawing. */
export interface Dot {
  id: string;
  name: string;
  x: number;
  y: number;
}

/** The width of a dot, in parts of the text size. */
const WIDE = 1.4;

/** So many widths at most a dot is moved: further off it would stand for another exposure. */
const MOST_MOVED = 2;

/**
 * How far dots are moved sideways, in px, where they would lie on a more important one: beside it, to the right or the left, as
 * near as there is room in the frame. Of a crowd the rest stays covered; the table has them all.
 */
export function spread(dots: Pick<Dot, "id" | "x" | "y">[], width: number, text: number): Map<string, number> {
  const wide = WIDE * text;
  const ways = Array.from({ length: MOST_MOVED }, (_, step) => [(step + 1) * wide, -(step + 1) * wide]).flat();
  const placed: { x: number; y: number }[] = [];
  const moved = new Map<string, number>();
  if (width === 0) return moved; // nothing is drawn yet
  for (const { id, x, y } of dots) {
    const isFree = (by: number) =>
      x + by >= 0 && x + by <= width && !placed.some((other) => Math.hypot(other.x - x - by, other.y - y) < wide / 2);
    const by = [0, ...ways].find(isFree) ?? 0;
    placed.push({ x: x + by, y });
    if (by !== 0) moved.set(id, by);
  }
  return moved;
}

/** Where a dot's name stands. */
export type Side = "right" | "left" | "above" | "below";

export interface Box {
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
/** The same for the name of a field, which is written in another face. */
const FIELD_LETTER = 0.56;
const LINE = 1.25;
/** More letters than this hide the chart. */
const LONGEST = 30;

/** Something that is drawn and must stay to be seen: a dot with its line to what is possible, or a circle of several. */
export interface Mark {
  x: number;
  y: number;
  /** The end of the line. */
  to?: { x: number; y: number };
}

/** Where the name of a field stands in it. */
export interface FieldPlace {
  at: "left" | "middle" | "right";
  /** At the top of the field. */
  top: boolean;
}

/** As many points of a line are looked at. */
const STEPS = 12;

/** Where the names of the fields stand: at the foot and outwards, or where a mark stands there somewhere else at an edge. */
export function placeFields(
  fields: { name: string; upper: boolean; right: boolean }[],
  marks: Mark[],
  width: number,
  height: number,
  text: number,
): Map<string, FieldPlace> {
  const bodies = marks.flatMap(({ x, y, to = { x, y } }) =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const part = step / STEPS;
      return around(x + part * (to.x - x), y + part * (to.y - y), 2 * RADIUS * text, 2 * RADIUS * text);
    }),
  );
  return new Map(
    fields.map((field) => {
      const sides = field.right ? (["right", "middle", "left"] as const) : (["left", "middle", "right"] as const);
      const places = sides.flatMap((at) => [false, true].map((top) => ({ at, top })));
      const isFree = (place: FieldPlace) => {
        const box = fieldBox(field, place, width, height, text);
        return !bodies.some((body) => meets(box, body));
      };
      return [field.name, places.find(isFree) ?? places[0]!];
    }),
  );
}

/** The name of a field, as the frame writes it. */
export function fieldBox(
  field: { name: string; upper: boolean; right: boolean },
  place: FieldPlace,
  width: number,
  height: number,
  text: number,
): Box {
  const long = field.name.length * FIELD_LETTER * text + text;
  const start = (field.right ? width / 2 : 0) + (width / 2 - long) * { left: 0, middle: 0.5, right: 1 }[place.at];
  const top = field.upper ? 0 : height / 2;
  const lines = place.top
    ? { top: top + 0.4 * text, bottom: top + 2.2 * text }
    : { top: top + height / 2 - 2.2 * text, bottom: top + height / 2 - 0.4 * text };
  return { left: start, right: start + long, ...lines };
}

/**
 * Which names can be written without covering a dot, one of the `others`, a field's or another name, and on which side of their dot.
 *
 * The line of a dot comes from its left, so the name stands there last. Dots come most important first; a name that finds no free side is left out, its row in the table has it.
 */
export function placeNames(
  dots: Dot[],
  width: number,
  height: number,
  text: number,
  others: Pick<Dot, "x" | "y">[] = [],
  fields: Box[] = [],
): Map<string, Side> {
  const bodies: Box[] = dots.map(({ x, y }) => around(x, y, 2 * RADIUS * text, 2 * RADIUS * text));
  const circles: Box[] = others.map(({ x, y }) => around(x, y, CIRCLE * text, CIRCLE * text));
  const taken = [...bodies, ...circles, ...fields];
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
