import type { KeyHelp } from "../shared/keys";
import type { Workshop } from "./workshop.svelte";

/** The keys of the workshop, as the overlay shows them. */
export const WORKSHOP_KEYS: KeyHelp[] = [
  { keys: ["Enter"], does: "The next step: take votes, reveal, record and go on" },
  { keys: ["1", "5"], does: "What the room decides; in a vote, your vote" },
  { keys: ["U"], does: "We don’t know" },
  { keys: ["N"], does: "Does not apply; asks why" },
  { keys: ["C", "D", "T"], does: "Claimed, documented, tested" },
  { keys: ["/"], does: "Write why; Esc leaves it" },
  { keys: ["X"], does: "Who does not agree" },
  { keys: ["O"], does: "Answer openly, or vote blind" },
  { keys: ["V"], does: "Take the votes, or vote again" },
  { keys: ["R"], does: "Reveal the votes that are in" },
  { keys: ["S"], does: "In a vote, let it pass; else stop the clock or go on" },
  { keys: ["B"], does: "Give the question its whole time again" },
  { keys: ["P"], does: "Park something" },
  { keys: ["W"], does: "Who is in the room" },
  { keys: ["J", "K"], does: "Next, previous" },
  { keys: ["G"], does: "Go to a question" },
  { keys: ["F"], does: "Show it on a second screen" },
  { keys: ["Esc"], does: "Leave the workshop, or end it" },
];

/** What a key does in the workshop; `null` where it does nothing. `note` puts the cursor into the note. */
export function workshopKey(key: string, workshop: Workshop, note: () => void): (() => void) | null {
  const { on } = workshop;
  if (!on) return null;
  if (on.phase === "voting") return votingKey(key, workshop);
  if (on.phase === "covered") return coveredKey(key, workshop);
  if (/^[1-5]$/.test(key)) return workshop.decides ? () => workshop.choose(key) : null;
  switch (key) {
    case "Enter":
      return () => workshop.forward();
    case "u":
      return workshop.decides ? () => workshop.choose("U") : null;
    case "n":
      return workshop.decides ? () => (workshop.sheet = "reason") : null;
    case "c":
      return () => workshop.show("claimed");
    case "d":
      return () => workshop.show("documented");
    case "t":
      return () => workshop.show("tested");
    case "x":
      return workshop.decides ? () => (workshop.sheet = "dissent") : null;
    case "/":
      return workshop.decides ? note : null;
    case "o":
      return () => workshop.steer({ do: "mode", mode: on.mode === "open" ? "blind" : "open" });
    case "v":
      return voteKey(workshop);
    case "r":
      return on.mode === "blind" && on.phase !== "revealed" ? () => workshop.revealNow() : null;
    case "s":
      return on.clock.minutes > 0 ? () => workshop.turnClock() : null;
    case "b":
      return on.clock.minutes > 0 ? () => workshop.steer({ do: "restart" }) : null;
    case "p":
    case "l":
      return () => (workshop.sheet = "parking");
    case "w":
      return () => (workshop.sheet = "room");
    case "j":
    case "ArrowDown":
    case "ArrowRight":
      return () => workshop.next();
    case "k":
    case "ArrowUp":
    case "ArrowLeft":
      return () => workshop.previous();
    case "g":
      return () => (workshop.sheet = "questions");
    case "f":
      return () => workshop.project();
    case "Escape":
      return () => (workshop.sheet = "leave");
    default:
      return null;
  }
}

function voteKey(workshop: Workshop): (() => void) | null {
  const { on } = workshop;
  if (on?.mode !== "blind" || on.phase === "done") return null;
  if (on.phase === "revealed") return () => workshop.steer({ do: "again" });
  return on.next_voter ? () => workshop.steer({ do: "hand_over", participant: null }) : null;
}

/** Before the covered screen: nothing of the question but who is to come, and no key that reveals what others chose. */
function coveredKey(key: string, workshop: Workshop): (() => void) | null {
  if (key === "Enter") return () => workshop.forward();
  if (key === "s") return () => workshop.steer({ do: "pass" });
  if (key === "Escape") return () => workshop.steer({ do: "take_back" });
  return null;
}

/** Before whoever votes: only what is theirs to do. */
function votingKey(key: string, workshop: Workshop): (() => void) | null {
  if (/^[1-5]$/.test(key) || key === "u") {
    const line = workshop.question?.ballot.find(({ mark }) => mark === key.toUpperCase());
    return line ? () => workshop.vote(line.key === "u" ? null : line.key) : null;
  }
  if (key === "s") return () => workshop.steer({ do: "pass" });
  if (key === "Escape") {
    const participant = workshop.on?.turn?.id ?? null;
    return () => workshop.steer({ do: "hand_over", participant });
  }
  return null;
}
