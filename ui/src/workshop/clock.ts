import { count } from "../shared/words";

/** `2:14`; over its end `over 0:35`. */
export function face(left: number): string {
  const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return left > 0 ? text : `over ${text}`;
}

/** How long a workshop takes: `16 questions, 4 minutes each: about 1 hour 5 minutes.` */
export function howLong(questions: number, minutes: number): string {
  const total = questions * minutes;
  const about = total > 60 ? Math.round(total / 5) * 5 : total;
  const parts = [[Math.floor(about / 60), "hour", "hours"] as const, [about % 60, "minute", "minutes"] as const];
  const time = parts.filter(([many]) => many > 0).map(([many, one, more]) => count(many, one, more));
  return `${count(questions, "question", "questions")}, ${count(minutes, "minute", "minutes")} each: about ${time.join(" ")}.`;
}
