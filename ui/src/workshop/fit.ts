/**
 * Lets a stage give way where its statements and votes would not stand without a scroll bar: first the air and the
 * question, then the statements. It is measured, because it hangs on how long they are.
 */
export function fit(ballot: HTMLElement): (() => void) | undefined {
  const stage = ballot.closest<HTMLElement>(".stage");
  if (!stage) return;
  const measure = () => {
    for (const way of ["wide", "close", "small"]) {
      stage.dataset.fit = way;
      if (ballot.scrollHeight <= ballot.clientHeight + 1) return;
    }
  };
  measure();
  // neither of them changes with the way that is found
  const sized = new ResizeObserver(measure);
  sized.observe(stage);
  const foot = stage.querySelector(".decide");
  if (foot) sized.observe(foot);
  // what opens above the statements takes room from them; such an event does not bubble
  stage.addEventListener("toggle", measure, true);
  return () => {
    sized.disconnect();
    stage.removeEventListener("toggle", measure, true);
    delete stage.dataset.fit;
  };
}
