/** What the server was asked to begin: has it answered, and is that still what is wanted? Without any connection. */

export class Asked {
  /** The message that asked; what came before its answer belongs to another training. */
  #seq: number | null = null;
  #isAnswered = false;
  /** Something newer is wanted than what the server was asked for. */
  #isStale = false;

  /** What comes now belongs to what is wanted. */
  get isSettled(): boolean {
    return this.#isAnswered && !this.#isStale;
  }

  /** Ask by `say`; while the server is being asked already, remember that something newer is wanted. */
  ask(say: () => number | null): void {
    this.#isStale = this.#seq !== null && !this.#isAnswered;
    if (this.#isStale) return;
    this.#isAnswered = false;
    this.#seq = say();
  }

  isFor(seq: unknown): boolean {
    return seq === this.#seq;
  }

  /** The answer has come. False where it has to be asked again. */
  settle(): boolean {
    this.#isAnswered = true;
    return !this.#isStale;
  }

  /** The connection has gone, and every answer with it. */
  lose(): void {
    this.#seq = null;
    this.#isAnswered = false;
    this.#isStale = false;
  }
}
