import type { Fault, ImportView } from "../generated/types";
import { count } from "./words";

/** So many files are named; the details hold all of them. */
const NAMED = 5;

/** What is said of the files that were not read because somebody broke the import off; nothing where all were. */
export function unreadOf({ unread }: ImportView): string {
  return unread > 0 ? `Cancelled: ${count(unread, "file was", "files were")} not read.` : "";
}

/** What is said of the files that an import refused, all at once; nothing where none was. */
export function refusal({ refused, added, responses }: ImportView): { title: string; fault: Fault } | null {
  const [first] = refused;
  if (!first) return null;
  if (refused.length === 1) return { title: `${first.file} was not brought in`, fault: first.fault };
  const named = refused.slice(0, NAMED).map(({ file }) => file);
  const more = refused.length - named.length;
  const read = added.length + responses.length;
  const fault: Fault = {
    code: first.fault.code,
    happened: `These were refused: ${named.join(", ")}${more > 0 ? `, and ${more.toLocaleString("en")} more` : ""}. The first one: ${first.fault.happened}`,
    kept:
      read > 0 ? `Each file is on its own: ${count(read, "other was", "others were")} read.` : "Nothing was changed.",
    remedy: "Copy details to see the reason for each file.",
    details: refused.map(({ file, fault }) => `${file}: ${fault.happened} ${fault.remedy}`).join("\n"),
  };
  return { title: `${count(refused.length, "file was", "files were")} not brought in`, fault };
}
