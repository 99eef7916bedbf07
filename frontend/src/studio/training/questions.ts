/** What was asked of the server and is not answered yet, by the number of the message. */

import { type Problem, ProblemError, plainProblem } from "../problem";

interface Question<Answer> {
  readonly answer: (answer: Answer) => void;
  readonly refuse: (error: ProblemError) => void;
}

export class Questions<Answer> {
  readonly #open = new Map<number, Question<Answer>>();

  /** `ask` says the question and gives its number; null where it cannot be said. Rejects with a ProblemError. */
  ask(ask: () => number | null): Promise<Answer> {
    return new Promise((answer, refuse) => {
      const seq = ask();
      if (seq === null) refuse(new ProblemError(plainProblem("unreachable", "The server cannot be reached.")));
      else this.#open.set(seq, { answer, refuse });
    });
  }

  answer(seq: number, answer: Answer): void {
    this.#open.get(seq)?.answer(answer);
    this.#open.delete(seq);
  }

  /** True where that was a question of these. */
  refuse(seq: number, problem: Problem): boolean {
    this.#open.get(seq)?.refuse(new ProblemError(problem));
    return this.#open.delete(seq);
  }

  /** The connection was lost, and the questions with it. */
  lose(): void {
    for (const seq of this.#open.keys()) this.refuse(seq, plainProblem("unreachable", "The connection was lost."));
  }
}
