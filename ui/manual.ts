/** Brings `docs/manual/` into the window: its pages are read when the window is built, so that nothing is parsed or fetched later. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Lexer, type Token, type Tokens } from "marked";
import type { Plugin } from "vite";
import type { Block, Inline, ManualPage } from "./src/help/manual";

const FOLDER = fileURLToPath(new URL("../docs/manual", import.meta.url));
/** The names and titles of the pages, which the palette offers; and the pages, which are read when Help is opened. */
const NAMES = ["virtual:manual", "virtual:manual-pages"];

export function manual(): Plugin {
  return {
    name: "manual",
    resolveId: (id) => (NAMES.includes(id) ? `\0${id}` : undefined),
    load(id) {
      if (!NAMES.includes(id.slice(1))) return undefined;
      for (const file of files()) this.addWatchFile(`${FOLDER}/${file}`);
      const whole = id.endsWith("pages");
      return `export default ${JSON.stringify(whole ? pages() : pages().map(({ name, title }) => ({ name, title })))}`;
    },
  };
}

/** The pages in their order: that of the list on the first page. */
export function pages(): ManualPage[] {
  const all = new Map(files().map((file) => [file.replace(/\.md$/, ""), page(file)]));
  const index = all.get("README");
  if (!index) throw new Error("docs/manual/README.md is the first page of the manual, and it is missing");
  const list = readFileSync(`${FOLDER}/README.md`, "utf8").split("## Task by task")[1] ?? "";
  const named = [...list.matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, name]) => name);
  const order = ["README", ...new Set(named)];
  const left = [...all.keys()].filter((name) => !order.includes(name));
  if (left.length > 0) throw new Error(`the first page of the manual names no way to ${left.join(", ")}`);
  return order.map((name) => {
    const found = all.get(name ?? "");
    if (!found) throw new Error(`the manual names the page ${name}, which is not there`);
    return found;
  });
}

function files(): string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith(".md"));
}

function page(file: string): ManualPage {
  const tokens = new Lexer({ gfm: true }).lex(readFileSync(`${FOLDER}/${file}`, "utf8"));
  const [title, ...rest] = tokens.filter(({ type }) => type !== "space");
  if (title?.type !== "heading") throw new Error(`${file} does not begin with its title`);
  return { name: file.replace(/\.md$/, ""), title: (title as Tokens.Heading).text, blocks: rest.flatMap(block) };
}

function block(token: Token): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading": {
      const { depth, tokens, text } = token as Tokens.Heading;
      return [{ kind: "heading", depth, id: slug(text), text: tokens.flatMap(inline) }];
    }
    case "paragraph": {
      const text = ((token as Tokens.Paragraph).tokens ?? []).flatMap(keys()).filter(({ kind }) => kind !== "picture");
      return text.length > 0 ? [{ kind: "paragraph", text }] : []; // a picture of the window is of no use in the window
    }
    case "text": {
      const { tokens, text } = token as Tokens.Text;
      return [{ kind: "paragraph", text: tokens ? tokens.flatMap(keys()) : [{ kind: "text", text }] }];
    }
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.map(({ tokens }) => tokens.flatMap(block)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const cell = ({ tokens }: Tokens.TableCell) => tokens.flatMap(keys());
      return [{ kind: "table", head: header.map(cell), rows: rows.map((row) => row.map(cell)) }];
    }
    case "code":
      return [{ kind: "code", text: (token as Tokens.Code).text }];
    case "blockquote":
      return [{ kind: "aside", blocks: ((token as Tokens.Blockquote).tokens ?? []).flatMap(block) }];
    default:
      throw new Error(`the manual has ${token.type}, which Help cannot show: ${token.raw}`);
  }
}

/** Keys stand in the pages as `<kbd>J</kbd>`, which arrives in three pieces. */
function keys(): (token: Token) => Inline[] {
  let open = false;
  return (token) => {
    if (token.type === "html" && (token.raw === "<kbd>" || token.raw === "</kbd>")) {
      open = token.raw === "<kbd>";
      return [];
    }
    return open ? [{ kind: "key", text: token.raw }] : inline(token);
  };
}

function inline(token: Token): Inline[] {
  const within = () => ("tokens" in token && token.tokens ? token.tokens.flatMap(keys()) : []);
  switch (token.type) {
    case "text":
    case "escape":
      return [{ kind: "text", text: plain((token as Tokens.Text).text) }];
    case "strong":
      return [{ kind: "strong", text: within() }];
    case "em":
      return [{ kind: "em", text: within() }];
    case "codespan":
      return [{ kind: "code", text: plain((token as Tokens.Codespan).text) }];
    case "link": {
      const { href } = token as Tokens.Link;
      const to = /^([A-Za-z-]+)\.md(?:#.*)?$/.exec(href)?.[1];
      // Nothing leads out of the window: a link to elsewhere is only its words.
      return to ? [{ kind: "link", page: to, text: within() }] : within();
    }
    case "image":
      return [{ kind: "picture" }];
    case "br":
      return [{ kind: "text", text: " " }];
    default:
      throw new Error(`the manual has ${token.type}, which Help cannot show: ${token.raw}`);
  }
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "’")
    .replaceAll("'", "’")
    .replaceAll("&amp;", "&");
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
