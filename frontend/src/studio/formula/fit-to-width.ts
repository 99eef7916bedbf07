/** Make a formula as small as its column needs, within what can be read. */

/** Below this share of its size a formula scrolls instead. */
const SMALLEST = 0.62;

/** What a box held, and how wide it was, when it was last measured: frames that change neither cost nothing. */
const measured = new WeakMap<HTMLElement, string>();

/** Sets the font size of `box`, whose content may be wider than it is; full size where it fits. */
export function fitToWidth(box: HTMLElement): void {
  const now = `${box.clientWidth} ${box.textContent}`;
  if (measured.get(box) === now) return;
  measured.set(box, now);
  box.style.removeProperty("font-size");
  const share = box.clientWidth / box.scrollWidth;
  if (!(share > 0 && share < 1)) return;
  const full = Number.parseFloat(getComputedStyle(box).fontSize);
  box.style.fontSize = `${(full * Math.max(SMALLEST, share - 0.01)).toFixed(2)}px`;
}
