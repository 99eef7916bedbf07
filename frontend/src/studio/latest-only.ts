/** Do one thing at a time, always the newest: what was asked for while busy replaces what was asked for before. */

export class LatestOnly<T> {
  #busy = false;
  #waiting: { readonly job: T } | null = null;

  constructor(private readonly run: (job: T) => Promise<void>) {}

  /** Run `job` now, or next. */
  push(job: T): void {
    this.#waiting = { job };
    if (!this.#busy) void this.#drain();
  }

  /** Forget what waits. */
  clear(): void {
    this.#waiting = null;
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#waiting !== null) {
        const { job } = this.#waiting;
        this.#waiting = null;
        await this.run(job);
      }
    } finally {
      this.#busy = false;
    }
  }
}
