import type { IntervalView } from "../generated/types";

/** What a copied table has in the cell of a bar, which itself copies as nothing. */
export function copied({ assured_text: from, possible_text: to }: IntervalView): string {
  return from === to ? from : `${from} to ${to}`;
}

/** How a statement is chosen. */
export const CHOOSE = "Choose the first that is wholly true";

/** A sentence that the terminal prints too, with the quotation marks of the window. */
export function curly(sentence: string): string {
  return sentence.replace(/(^|[\s([{])"/g, "$1“").replaceAll('"', "”");
}

/** Letters without case and accents, so that `Zurich` finds `Zürich` and `strasse` finds `Straße`. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** The words of a search, plain. */
export function words(search: string): string[] {
  return plain(search).split(/\s+/).filter(Boolean);
}

/** Whether a plain text holds every word. */
export function holds(text: string, wanted: string[]): boolean {
  return wanted.every((word) => text.includes(word));
}

const SMALL = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");

/** `Three`, to begin a sentence with; digits from 13. */
export function inWords(number: number): string {
  return SMALL[number] ?? number.toLocaleString("en");
}

/** The beginning of a text that is longer than this many characters. */
export function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}

/** `1 vendor`, `2 vendors`. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
