/** The faces that every screen is written in. */
const FACES = ['1em "Inter Variable"', '1em "Source Serif 4 Variable"', 'italic 1em "Source Serif 4 Variable"'];

/**
 * Ends once these faces can be drawn, so that the first picture is laid out once: while a face is still read, WebKit looks
 * for another one among all faces of the system, for every size and weight, and lays everything out again afterwards.
 */
export async function faces(): Promise<void> {
  await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
}
