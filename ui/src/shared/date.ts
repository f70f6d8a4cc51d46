const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Months as other languages write them, where their first three letters differ. */
const FOREIGN: Record<string, number> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12, fév: 2, avr: 4, aoû: 8, déc: 12 };

/**
 * The ISO date that was typed, or `null`.
 *
 * Takes `2027-12-31`, `31 Dec 2027`, `Dec 31, 2027`, `31.12.2027` and `31/12/2027`. Numbers alone are day first,
 * unless only the other way makes a date; the field shows the month as a word afterwards, so that a mistake is seen.
 */
export function parseDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const parts = text.match(/\d+|\p{L}+/gu) ?? [];
  if (parts.length !== 3) return null;
  const word = parts.findIndex((part) => /\p{L}/u.test(part));
  const numbers = parts.filter((_, at) => at !== word).map(Number);
  const year = century(numbers.at(-1) ?? 0);
  if (word >= 0) return word < 2 ? valid(year, month(parts[word] ?? ""), numbers[0] ?? 0) : null;
  const [first = 0, second = 0] = numbers;
  return valid(year, second, first) ?? valid(year, first, second);
}

/** Whether a field that may stay empty holds a day. */
export function isDate(value: string): boolean {
  return value.trim() === "" || parseDate(value) !== null;
}

/** An ISO date as it is shown: `31 Dec 2027`. Anything else comes back as it is. */
export function showDate(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const name = MONTHS[Number(found?.[2]) - 1];
  return found && name ? `${Number(found[3])} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${found[1]}` : iso;
}

function month(word: string): number {
  const start = word.slice(0, 3);
  return FOREIGN[start] ?? MONTHS.indexOf(start) + 1;
}

function century(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}
