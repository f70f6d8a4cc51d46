/** Work that must happen one after the other, in the order in which it was asked for. */
export class Queue {
  /** How many jobs wait or run. */
  pending = $state(0);

  #jobs: (() => Promise<unknown>)[] = [];
  #running = false;
  #idle: (() => void)[] = [];

  /**
   * Adds a job. It starts when those before it are done, so it reads the state they leave behind: that is how a key
   * pressed while an answer is being written reaches the next question instead of getting lost.
   *
   * A job that ends with `false` gave up; what waits behind it was meant for a screen that never came, and is dropped.
   */
  add(job: () => Promise<unknown>): void {
    this.#jobs.push(job);
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
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      let kept: unknown = false;
      try {
        kept = await job();
      } catch (thrown) {
        reportError(thrown); // a job asks the person about faults itself; what arrives here is a mistake of ours
      }
      this.pending -= 1;
      if (kept === false) {
        this.pending -= this.#jobs.length;
        this.#jobs = [];
      }
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
