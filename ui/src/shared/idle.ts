/** How often it is looked whether the time is over. A computer that slept is found out at the first look. */
const LOOK_MS = 5000;

const HANDS = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

/** Runs `over` when no hand was on the window for so many minutes; 0 never. Gives the function that stops watching. */
export function whenIdle(minutes: () => number, over: () => void, now: () => number = Date.now): () => void {
  let last = now();
  const touched = () => (last = now());
  for (const hand of HANDS) window.addEventListener(hand, touched, { capture: true, passive: true });
  const look = setInterval(() => {
    const wait = minutes();
    if (wait <= 0 || now() - last < wait * 60_000) return;
    touched(); // once is enough
    over();
  }, LOOK_MS);
  return () => {
    clearInterval(look);
    for (const hand of HANDS) window.removeEventListener(hand, touched, { capture: true });
  };
}
