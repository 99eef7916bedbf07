/** Draw again only what has changed: `const isNew = changes(); if (!isNew(value, palette)) return;` */

/** Tells whether any of what it is given differs from what it was given last; the first time it does. */
export function changes(): (...now: readonly unknown[]) => boolean {
  let last: readonly unknown[] | null = null;
  return (...now) => {
    const before = last;
    last = now;
    return before === null || now.some((each, i) => each !== before[i]);
  };
}
