/** Lead a training at a pace: how many steps are due, and when the next ones are. */

/** The steps of so much time are done at once. */
const TICK_S = 0.1;
/** What a slow page has missed is made up for, but not more of it. */
const MOST_LATE_S = 0.4;

export class StepTimer {
  /** When the next steps are due, in milliseconds. */
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** From now on. */
  begin(): void {
    this.rest();
    this.#due = Date.now();
  }

  /** How many steps are due now, at `pace` steps a second. */
  take(pace: number): number {
    const late = Math.min(Math.max(0, (Date.now() - this.#due) / 1_000), MOST_LATE_S);
    const count = Math.max(1, Math.round(pace * (TICK_S + late)));
    this.#due = Date.now() + 1_000 * (count / pace - late);
    return count;
  }

  /** Call `go` when the next steps are due. */
  lead(go: () => void): void {
    this.rest();
    this.#timer = setTimeout(go, Math.max(0, this.#due - Date.now()));
  }

  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
