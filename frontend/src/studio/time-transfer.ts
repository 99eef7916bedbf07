/** The way from film to film, so that a change of view keeps the place, and going back leads exactly to where one was. */

import { correspondingTime, haveSameLayers } from "../core/corresponding-time";
import type { Scene } from "../model/types";

interface Passage {
  readonly from: Scene;
  readonly left: number;
  readonly reached: number;
}

export class TimeTransfer {
  #last: Passage | null = null;

  /** Where in `to` one is who was at `t` in `from`; null where the films have nothing to do with each other. */
  to(from: Scene, t: number, to: Scene): number | null {
    const last = this.#last;
    this.#last = null;
    if (sameSteps(from, to)) return t;
    if (!haveSameLayers(from, to)) return null;
    const isUnmoved = last !== null && last.reached === t && sameSteps(last.from, to);
    const reached = isUnmoved ? last.left : correspondingTime(from, t, to);
    this.#last = { from, left: t, reached };
    return reached;
  }
}

/** Do both films have the same steps, so that a place in one is a place in the other? */
function sameSteps(a: Scene, b: Scene): boolean {
  const key = ({ nodes }: Scene) => JSON.stringify(nodes.map(({ id, op, inputs }) => [id, op, inputs]));
  return key(a) === key(b);
}
