/** Holds the one view state of a player, and lets its time run. Whoever shows something of it subscribes. */
import { isMoving } from "../core/playing";
import { GRAPHS_ONLY, type SceneReader, type Shown, shownOf } from "../core/shown";
import { type Command, INITIAL, update, type ViewState } from "../core/view-state";

/** A frame that comes later than this (a tab in the background) does not make time leap. */
const MOST_FRAME_MS = 100;

export class ViewStore {
  #state: ViewState = INITIAL;
  #reader: SceneReader = GRAPHS_ONLY;
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

  /** The reader of networks has come. */
  set reader(reader: SceneReader) {
    this.#reader = reader;
    this.dispatch({ type: "learn" });
  }

  dispatch(command: Command): void {
    const before = this.#state;
    this.#state = update(before, command, this.#reader);
    this.#run();
    if (this.#state === before && command.type !== "learn") return;
    for (const listener of this.#listeners) listener();
  }

  /** `listener` is called after every change; the function that is given back ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
