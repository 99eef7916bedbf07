/** Ask for the maps of the neurons as fast as they come, and no faster: the next is asked for when one has arrived. */

import type { Surface } from "../../core/training/frames";

const RUNNING_CELLS = 40;
const RESTING_CELLS = 100;
const FEWEST_CELLS = 10;
/** The server sends at most so many numbers at once. */
const MOST_NUMBERS = 2_000_000;

interface SurfaceWish {
  readonly step: number;
  readonly cells: number;
}

export class Surfaces {
  #asked: number | null = null;
  #wish: SurfaceWish | null = null;
  #last: SurfaceWish | null = null;
  #sizes: readonly number[] = [];
  #hasPlane = true;

  /** `ask` sends the question and gives its number, or null where it cannot be asked. */
  constructor(private readonly ask: (cells: number) => number | null) {}

  /** Another training, of a network of these sizes; true where they are those of the one before. */
  begin(sizes: readonly number[]): boolean {
    const isSame = this.#sizes.join() === sizes.join();
    this.lose();
    this.#sizes = sizes;
    this.#hasPlane = true;
    this.#last = null;
    return isSame;
  }

  /** The training stands at `step`; at rest the maps are worth a closer look. */
  want(step: number, isResting: boolean): void {
    const units = this.#sizes.slice(1).reduce((sum, size) => sum + size, 0);
    const most = Math.floor(Math.sqrt(MOST_NUMBERS / Math.max(1, units)));
    this.#wish = { step, cells: Math.max(FEWEST_CELLS, Math.min(isResting ? RESTING_CELLS : RUNNING_CELLS, most)) };
    this.#next();
  }

  take(surface: Surface): Surface {
    this.#asked = null;
    this.#last = { step: surface.step, cells: surface.cells };
    this.#next();
    return surface;
  }

  /** Was it a surface that was refused? Then there is none, and none is asked for any more. */
  refuse(seq: number): boolean {
    if (seq !== this.#asked) return false;
    this.#asked = null;
    this.#hasPlane = false;
    return true;
  }

  /** The connection was lost, and what was asked for with it. */
  lose(): void {
    this.#asked = null;
    this.#wish = null;
  }

  #next(): void {
    const { step, cells } = this.#wish ?? {};
    if (cells === undefined || this.#asked !== null || !this.#hasPlane) return;
    if (step === this.#last?.step && cells === this.#last?.cells) return;
    this.#asked = this.ask(cells);
  }
}
