/** Of films on a screen or a slide, the one that a remote is for. */

/** Less than this apart is equally near. */
const NEARLY_PX = 8;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The one whose middle is nearest `to`; the first of those that are equally near. */
export function nearestTo<T extends Element>(to: Place, films: readonly T[]): T | undefined {
  const distances = films.map((film) => {
    const { x, y } = middleOf(film.getBoundingClientRect());
    return Math.hypot(x - to.x, y - to.y);
  });
  const least = Math.min(...distances);
  return films.find((_, i) => (distances[i] ?? 0) < least + NEARLY_PX);
}

export function middleOf({ left, right, top, bottom }: DOMRect): Place {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
