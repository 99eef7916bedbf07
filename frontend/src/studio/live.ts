/** Change inputs and get the new numbers back at once, over one WebSocket.
 *
 * `follow` says which source the numbers are of, `set` sends values; answers come to `onNumbers` as the binary form of
 * docs/trace-format.md. Nothing is ever queued: of values that could not be sent yet the newest win. A lost connection
 * is made again with growing pauses, and `set` returns false while there is none, so that the caller can ask otherwise.
 */

import { jsonText } from "../core/packed";
import { type Problem, plainProblem, readProblem } from "./problem";
import type { Inputs, Source } from "./source";

interface LiveEvents {
  readonly onNumbers: (answer: ArrayBuffer) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onState: (connected: boolean) => void;
}

/** What of a WebSocket is used. */
export type Socket = Pick<WebSocket, "send" | "close" | "onopen" | "onmessage" | "onclose" | "binaryType"> & {
  readonly readyState: number;
};

const OPEN = 1;
const PAUSES_MS = [250, 1_000, 4_000, 15_000] as const;

export class Live {
  #socket: Socket | null = null;
  #source: Source | null = null;
  #opened = false;
  #seq = 0;
  #openSeq = 0;
  #losses = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #wanted = false;

  constructor(
    private readonly connect: () => Socket,
    private readonly events: LiveEvents,
  ) {}

  get connected(): boolean {
    return this.#opened && this.#socket?.readyState === OPEN;
  }

  /** From now on numbers are wanted of `source`; null ends it. */
  follow(source: Source | null): void {
    this.#source = source;
    this.#opened = false;
    this.#wanted = source !== null;
    if (source === null) this.close();
    else if (this.#socket === null) this.#dial();
    else if (this.#socket.readyState === OPEN) this.#open();
  }

  /** Send `values`; false when there is no connection to send them through. */
  set(values: Inputs): boolean {
    if (!this.connected) return false;
    this.#seq += 1;
    this.#send({ type: "set", values, seq: this.#seq });
    return true;
  }

  close(): void {
    this.#wanted = false;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    this.#socket?.close();
  }

  #dial(): void {
    this.#retry = null;
    const socket = this.connect();
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#open();
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => this.#lost();
  }

  #open(): void {
    if (this.#source === null) return;
    this.#seq += 1;
    this.#openSeq = this.#seq;
    this.#send({ type: "open", source: this.#source, seq: this.#seq });
  }

  #send(message: unknown): void {
    this.#socket?.send(jsonText(message));
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      // Answers come in order, so what arrives before `opened` belongs to an earlier source.
      if (this.#opened) this.events.onNumbers(data);
      return;
    }
    const message = parse(data);
    if (message.type === "opened" && message.seq === this.#openSeq) {
      this.#losses = 0;
      this.#opened = true;
      this.events.onState(true);
    } else if (message.type === "error" && this.#opened) {
      this.events.onProblem(readProblem(message.problem, 422));
    }
  }

  #lost(): void {
    const was = this.#opened;
    this.#socket = null;
    this.#opened = false;
    if (was) this.events.onState(false);
    if (!this.#wanted) return;
    const pause = PAUSES_MS[Math.min(this.#losses, PAUSES_MS.length - 1)];
    this.#losses += 1;
    this.#retry = setTimeout(() => this.#dial(), pause);
  }
}

function parse(data: unknown): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(String(data));
  } catch {
    return { type: "error", problem: plainProblem("unreadable", "The server sent something that cannot be read.") };
  }
}
