/** Has the pages fetch the faces of every screen right after the program: `src/shared/faces.ts` waits for them. */
import type { Plugin } from "vite";

const FACES = [
  "inter/files/inter-latin-wght-normal.woff2",
  "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  "source-serif-4/files/source-serif-4-latin-opsz-italic.woff2",
];

export function faces(): Plugin {
  const preload = (face: string) => {
    const href = `/node_modules/@fontsource-variable/${face}`;
    const attrs = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href };
    return { tag: "link", attrs, injectTo: "body" as const };
  };
  return { name: "faces", transformIndexHtml: { order: "pre", handler: () => FACES.map(preload) } };
}
