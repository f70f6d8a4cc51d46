/** Work that must happen one after the other, in the order in which it was asked for. */
export class Queue {
  /** How many jobs wait or run. */
  pending = $state(0);

  #jobs: { job: () => Promise<unknown>; dropped?: () => void }[] = [];
  #running = false;
  #idle: (() => void)[] = [];

  /**
   * Adds a job. It starts when those before it are done, so it reads the state they leave behind: that is how a key
   * pressed while an answer is being written reaches the next question instead of getting lost.
   *
   * A job that ends with `false` gave up; what waits behind it was meant for a screen that never came, and is dropped.
   * `dropped` is called for both: for the job that gave up, and for every job that never had its turn.
   */
  add(job: () => Promise<unknown>, dropped?: () => void): void {
    this.#jobs.push({ job, dropped });
    this.pending += 1;
    if (!this.#running) void this.#run();
  }

  /** Resolves when nothing waits or runs. */
  idle(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#jobs.shift(); next; next = this.#jobs.shift()) {
      let kept: unknown = false;
      try {
        kept = await next.job();
      } catch (thrown) {
        reportError(thrown); // a job asks the person about faults itself; what arrives here is a mistake of ours
      }
      this.pending -= 1;
      if (kept === false) {
        const waiting = this.#jobs;
        this.pending -= waiting.length;
        this.#jobs = [];
        for (const { dropped } of [next, ...waiting]) dropped?.();
      }
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
