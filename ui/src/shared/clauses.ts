/** Attribute of a heading of which a clause is longer than a line, so that it breaks where any text does. */
const LONG = "data-long";

/**
 * For a sentence whose clauses stand in elements of the class `clause`: it breaks between them first. Where one does not
 * fit into a line, blocks of clauses would leave ragged ends, so the whole sentence runs on as one text.
 */
export function clauses(heading: HTMLElement): () => void {
  const measure = () => {
    heading.removeAttribute(LONG);
    const all = [...heading.querySelectorAll<HTMLElement>(".clause")];
    const line = parseFloat(getComputedStyle(heading).lineHeight);
    heading.toggleAttribute(
      LONG,
      all.some((clause) => clause.offsetHeight > 1.5 * line),
    );
  };
  measure();
  const sized = new ResizeObserver(measure);
  sized.observe(heading);
  return () => sized.disconnect();
}
