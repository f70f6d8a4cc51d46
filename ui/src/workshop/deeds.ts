import type { WorkshopOn, WorkshopView } from "../generated/types";
import type { MenuItem } from "../shared/menu";
import type { Workshop } from "./workshop.svelte";

/** What the facilitator can do beside leading the question on, as a menu: everything that a key does, for a mouse. */
export function deeds(workshop: Workshop, view: WorkshopView, on: WorkshopOn, tools: MenuItem[]): MenuItem[][] {
  const lay = (sheet: Workshop["sheet"]) => () => {
    workshop.sheet = sheet;
  };
  const { undo, redo } = view.header;
  const clock = [
    {
      label: on.clock.ends_at === null ? "Let the clock run" : "Stop the clock",
      hint: "S",
      testid: "menu-clock",
      run: () => workshop.turnClock(),
    },
    {
      label: "Give the question its whole time again",
      hint: "B",
      testid: "menu-restart",
      run: () => workshop.steer({ do: "restart" }),
    },
  ];
  const back = (label: string, hint: string, way: "undo" | "redo") => ({
    label,
    hint,
    testid: `menu-${way}`,
    run: () => workshop.turnBack(way),
  });
  return [
    [
      { label: "Go to a question…", hint: "G", testid: "menu-questions", run: lay("questions") },
      { label: "Who is in the room…", hint: "W", testid: "menu-room", run: lay("room") },
      { label: "Parking list…", hint: "P", testid: "menu-parking", run: lay("parking") },
      { label: "Second screen", hint: "F", testid: "menu-project", run: () => workshop.project() },
    ],
    on.clock.minutes > 0 && on.question ? clock : [],
    [
      ...(undo ? [back(`Undo ${undo}`, "Ctrl Z", "undo")] : []),
      ...(redo ? [back(`Redo ${redo}`, "Ctrl ⇧ Z", "redo")] : []),
    ],
    tools,
  ];
}
