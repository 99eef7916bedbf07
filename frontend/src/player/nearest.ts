/** Of films on a screen or a slide, the one that a remote is for. */

import type { Point } from "../model/types";

/** Less than this apart is equally near. */
const NEARLY_PX = 8;

/** The one whose middle is nearest `to`; the first of those that are equally near. */
export function nearestTo<T extends Element>(to: Point, films: readonly T[]): T | undefined {
  const distances = films.map((film) => {
    const { x, y } = middleOf(film.getBoundingClientRect());
    return Math.hypot(x - to.x, y - to.y);
  });
  const least = Math.min(...distances);
  return films.find((_, i) => (distances[i] ?? 0) < least + NEARLY_PX);
}

export function middleOf({ left, right, top, bottom }: DOMRect): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
