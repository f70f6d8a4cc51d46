/** Where in the window one is. */
export type Route =
  | { screen: "home" }
  | { screen: "settings"; part?: string }
  | { screen: "help"; page: string | null }
  | { screen: "compare"; assessments: string[] }
  | { screen: "walk"; assessment: string; question: string | null }
  | { screen: "history"; assessment: string; from: string | null; to: string | null }
  | { screen: "exposure" | "workshop" | "result" | "report"; assessment: string };

/** As many assessments as stand side by side. */
export const MOST_COMPARED = 6;

/** The part of the address after `#`. */
export function address(route: Route): string {
  const parts: string[] = [];
  if (route.screen !== "home") parts.push(route.screen);
  if ("assessment" in route) parts.push(route.assessment);
  if (route.screen === "compare" && route.assessments.length > 0) parts.push(route.assessments.join());
  if (route.screen === "settings" && route.part) parts.push(route.part);
  if (route.screen === "help" && route.page) parts.push(route.page);
  if (route.screen === "walk" && route.question) parts.push(route.question);
  if (route.screen === "history" && route.from) parts.push(route.from, ...(route.to ? [route.to] : []));
  return `#/${parts.map(encodeURIComponent).join("/").replaceAll("%2C", ",")}`;
}

/** The route of an address; an unknown one leads home. */
export function route(address: string): Route {
  const [screen, assessment, question, later] = address.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  if (screen === "settings") return assessment ? { screen, part: assessment } : { screen };
  if (screen === "help") return { screen, page: assessment || null };
  if (screen === "compare") return { screen, assessments: assessment?.split(",").filter(Boolean) ?? [] };
  if (assessment && screen === "history") return { screen, assessment, from: question || null, to: later || null };
  if (assessment && screen === "walk") return { screen, assessment, question: question || null };
  if (assessment && (screen === "exposure" || screen === "workshop" || screen === "result" || screen === "report"))
    return { screen, assessment };
  return { screen: "home" };
}
