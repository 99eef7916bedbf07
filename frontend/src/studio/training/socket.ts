/** One WebSocket to train over: it is made when there is something to say, and made again when it is lost.
 *
 * A connection the server closed after a long silence (code 1000) is only made again by `dial`; after any other loss
 * it is tried with growing pauses, or at once by `dial`.
 */

import type { Socket } from "../live";
import { type Problem, ProblemError, plainProblem } from "../problem";

interface LineEvents {
  readonly onOpen: () => void;
  readonly onMessage: (message: Readonly<Record<string, unknown>>) => void;
  readonly onFrame: (frame: ArrayBuffer) => void;
  /** `isQuiet`: the server had nothing to say for long, nothing is wrong. */
  readonly onLost: (isQuiet: boolean) => void;
}

const OPEN = 1;
const QUIET = 1000;
const PAUSES_MS = [250, 1_000, 4_000, 15_000] as const;

export class TrainingSocket {
  #socket: Socket | null = null;
  #seq = 0;
  #losses = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isWanted = false;

  constructor(
    private readonly connect: () => Socket,
    private readonly events: LineEvents,
  ) {}

  get isOpen(): boolean {
    return this.#socket?.readyState === OPEN;
  }

  /** Make the connection, unless there is one. */
  dial(): void {
    this.#isWanted = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    if (this.#socket === null) this.#connect();
  }

  /** Say `message`; the number it got, or null where there is no connection to say it through. */
  say(message: Readonly<Record<string, unknown>>): number | null {
    if (!this.isOpen) return null;
    this.#seq += 1;
    this.#socket?.send(JSON.stringify({ ...message, seq: this.#seq }));
    return this.#seq;
  }

  /** The last connection was of use: the pauses begin anew. */
  settle(): void {
    this.#losses = 0;
  }

  close(): void {
    this.#isWanted = false;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    this.#socket?.close();
  }

  #connect(): void {
    const socket = this.connect();
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.events.onOpen();
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) this.events.onFrame(data);
      else this.events.onMessage(JSON.parse(String(data)));
    };
    socket.onclose = ({ code }) => this.#lost(code === QUIET);
  }

  #lost(isQuiet: boolean): void {
    this.#socket = null;
    this.events.onLost(isQuiet);
    if (!this.#isWanted || isQuiet || this.#socket !== null) return;
    const pause = PAUSES_MS[Math.min(this.#losses, PAUSES_MS.length - 1)];
    this.#losses += 1;
    this.#retry = setTimeout(() => this.dial(), pause);
  }
}

interface PendingQuestion<Answer> {
  readonly answer: (answer: Answer) => void;
  readonly refuse: (error: ProblemError) => void;
}

/** What was asked of the server and is not answered yet, by the number of the message. */
export class Questions<Answer> {
  readonly #open = new Map<number, PendingQuestion<Answer>>();

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
