import titles from "virtual:manual";
import pages from "virtual:manual-pages";
import { describe, expect, it } from "vitest";
import { WALK_KEYS } from "../walk/keys";
import { said, type Block, type Inline } from "../help/manual";

const names = pages.map(({ name }) => name);

function links(blocks: Block[]): string[] {
  const of = (text: Inline[]): string[] =>
    text.flatMap((part) =>
      part.kind === "link" ? [part.page] : part.kind === "strong" || part.kind === "em" ? of(part.text) : [],
    );
  return blocks.flatMap((block) => {
    if (block.kind === "list") return block.items.flatMap(links);
    if (block.kind === "table") return [block.head, ...block.rows].flatMap((row) => row.flatMap(of));
    if (block.kind === "code") return [];
    return block.kind === "aside" ? links(block.blocks) : of(block.text);
  });
}

describe("the manual", () => {
  it("begins with the page that leads to all others", () => {
    expect(names[0]).toBe("README");
    expect(names.length).toBeGreaterThan(8);
    expect(titles, "the palette offers the same").toEqual(pages.map(({ name, title }) => ({ name, title })));
  });

  it.each(pages)("page $name leads only to pages that are there, and says something", ({ blocks }) => {
    for (const page of links(blocks)) expect(names).toContain(page);
    expect(said(blocks).length).toBeGreaterThan(100);
  });

  it("names every key of the walk", () => {
    const walk = pages.find(({ name }) => name === "walk");
    const text = said(walk?.blocks ?? []);
    for (const { keys } of WALK_KEYS) for (const key of keys) expect(text).toContain(key);
  });
});
