/** Turn the way a hand has moved into a tidy number. */

export interface ScrubStart {
  /** The value when the hand took hold. */
  readonly start: number;
  /** What one pixel is worth. */
  readonly step: number;
}

const FINEST = 0.001;

/** Take hold of `value`: a pixel is worth about a hundredth of it, a power of ten. */
export function grip(value: number): ScrubStart {
  const size = Number.isFinite(value) ? Math.abs(value) : 1;
  const step = 10 ** (Math.floor(Math.log10(Math.max(size, 0.1))) - 1);
  return { start: Number.isFinite(value) ? value : 0, step: Math.max(step, FINEST) };
}

/** The value after `pixels` of way; `factor` is 10 for coarse and 0.1 for fine moves. */
export function scrubbed({ start, step }: ScrubStart, pixels: number, factor = 1): number {
  const unit = step * factor;
  return tidy(start + Math.round(pixels / 2) * unit, unit);
}

/** `value` on the grid of `unit`, a power of ten, without the dust of binary fractions. */
export function tidy(value: number, unit: number): number {
  const places = Math.max(0, -Math.floor(Math.log10(unit) + 1e-9));
  return places > 15 ? value : Number(value.toFixed(places));
}

/** The reach of a slider for `value`: symmetric, round, with room on both sides. */
export function reach(value: number): number {
  const size = Math.max(1, Number.isFinite(value) ? Math.abs(value) * 1.5 : 1);
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5, 10].find((digit) => digit * power >= size) ?? 10) * power;
}
