/**
 * Holds the one view state of a player with the numbers it is drawn from, and lets its time run. Whoever shows something
 * of it subscribes.
 */

import { MOST_DIGITS } from "../core/format";
import type { Frame } from "../core/frame";
import { frameAt } from "../core/frame-at";
import { isMoving } from "../core/playing";
import type { AskedQuestion } from "../core/quiz/asked";
import { GRAPHS_ONLY, type SceneReader, type Shown, shownOf } from "../core/shown";
import { type Command, INITIAL, update, type ViewOptions, type ViewState } from "../core/view-state";
import type { Numbers, Scene } from "../model/types";

/** A frame that comes later than this (a tab in the background) does not make time leap. */
const MOST_FRAME_MS = 100;

interface Opening {
  readonly at?: "start" | "same";
  readonly options?: ViewOptions;
  /** Those of the scene where no others are given. */
  readonly numbers?: Numbers | null;
}

export class ViewStore {
  #state: ViewState = INITIAL;
  #reader: SceneReader = GRAPHS_ONLY;
  #numbers: Numbers | null = null;
  #whatIf: Numbers | null = null;
  #digits = MOST_DIGITS;
  #frame: { readonly of: readonly unknown[]; readonly frame: Frame } | null = null;
  #request = 0;
  #last = 0;
  readonly #listeners = new Set<() => void>();

  get state(): ViewState {
    return this.#state;
  }

  /** What follows from the state. */
  get shown(): Shown {
    return shownOf(this.#state, this.#reader);
  }

  /** What the trace waits for an answer to, here and now; null while it waits for none. */
  get openQuestion(): AskedQuestion | null {
    const { scene, quiz, t, until } = this.#state;
    const open = this.shown.order === "trace" && until === null ? this.#reader.openQuestion(scene, quiz) : null;
    return open?.step === t ? open : null;
  }

  /** The newest figures of the scene. */
  get numbers(): Numbers | null {
    return this.#numbers;
  }

  /** Figures that a hand on the picture has put in place of them, like those of other seeds; else null. */
  get whatIf(): Numbers | null {
    return this.#whatIf;
  }

  /** Significant digits of a figure on the stage, and in whatever stands beside it. */
  get digits(): number {
    return this.#digits;
  }

  /** The picture of this moment; the same one as long as it is the same. */
  get frame(): Frame | null {
    const { scene, t } = this.#state;
    const { playback, span } = this.shown;
    const numbers = this.#whatIf ?? this.#numbers;
    if (scene === null || numbers === null) return null;
    const of = [scene, numbers, t, playback, span?.first, span?.end];
    if (!this.#frame?.of.every((each, i) => each === of[i])) {
      this.#frame = { of, frame: playback?.frameAt(numbers, t) ?? frameAt(scene, numbers, t, span) };
    }
    return this.#frame.frame;
  }

  /** The reader of networks has come. */
  set reader(reader: SceneReader) {
    this.#reader = reader;
    this.dispatch({ type: "learn" });
  }

  /** Look at another scene, or at the same one with other numbers. */
  show(scene: Scene | null, { at = "start", options = {}, numbers = scene?.numbers ?? null }: Opening = {}): void {
    const isOther = numbers !== this.#numbers;
    this.#numbers = numbers;
    this.#whatIf = null;
    this.dispatch({ type: "load", scene, at, options }, isOther);
  }

  setNumbers(numbers: Numbers): void {
    if (numbers === this.#numbers) return;
    this.#numbers = numbers;
    this.#tell();
  }

  setDigits(digits: number): void {
    if (digits === this.#digits) return;
    this.#digits = digits;
    this.#tell();
  }

  setWhatIf(numbers: Numbers | null): void {
    if (numbers === this.#whatIf) return;
    this.#whatIf = numbers;
    this.#tell();
  }

  dispatch(command: Command, isNews = command.type === "learn"): void {
    const before = this.#state;
    this.#state = update(before, command, this.#reader);
    this.#run();
    if (isNews || this.#state !== before) this.#tell();
  }

  /** `listener` is called after every change; the function that is given back ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Frames are asked for only while something moves. */
  #run(): void {
    if (this.#request !== 0) return;
    if (!isMoving(this.#state, this.shown)) {
      this.#last = 0;
      return;
    }
    this.#request = requestAnimationFrame((now) => {
      const elapsedMs = this.#last === 0 ? 0 : Math.min(MOST_FRAME_MS, now - this.#last);
      this.#request = 0;
      this.#last = now;
      this.dispatch({ type: "tick", elapsedMs });
    });
  }
}
