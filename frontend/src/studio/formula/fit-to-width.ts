/** Make formulas as small as their column needs, within what can be read. */

/** Below this share of its size a formula scrolls instead. */
const SMALLEST = 0.62;

/** What a box held, and how wide it was, when it was last measured: frames that change neither cost nothing. */
const measured = new WeakMap<HTMLElement, string>();

/**
 * Sets the font sizes of `boxes`, whose contents may be wider than they are; full size where they fit. All are measured
 * before any is changed: a page that is measured after every change is laid out after every change.
 */
export function fitToWidth(boxes: readonly HTMLElement[]): void {
  const changed = boxes.filter((box) => {
    const now = `${box.clientWidth} ${box.textContent}`;
    const isOther = measured.get(box) !== now;
    measured.set(box, now);
    return isOther;
  });
  for (const box of changed) box.style.removeProperty("font-size");
  const shares = changed.map((box) => box.clientWidth / box.scrollWidth);
  const sizes = changed.map((box) => Number.parseFloat(getComputedStyle(box).fontSize));
  changed.forEach((box, i) => {
    const share = shares[i] ?? 1;
    if (!(share > 0 && share < 1)) return;
    box.style.fontSize = `${((sizes[i] ?? 0) * Math.max(SMALLEST, share - 0.01)).toFixed(2)}px`;
  });
}
