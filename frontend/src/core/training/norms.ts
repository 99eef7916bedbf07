/** The length of every layer's gradient: now, at a step, on one scale for all trainings. */
import type { History } from "./history";

/** Powers of ten between which a bar grows; the same in every training, so that two of them compare. */
export const NORM_DECADES = { low: -10, high: 4 } as const;

/** Where a length ends on that scale, from 0 to 1; null where it is no finite number. */
export function normPlace(norm: number): number | null {
  if (!Number.isFinite(norm)) return null;
  const { low, high } = NORM_DECADES;
  return Math.min(1, Math.max(0, (Math.log10(norm) - low) / (high - low)));
}

/** Does a length lie beyond an end of the scale, so that its bar does not show it? */
export function isBeyond(norm: number): boolean {
  const { low, high } = NORM_DECADES;
  return norm > 10 ** high || (norm > 0 && norm < 10 ** low);
}

/** By layer, at the position `index` of the history. */
export function normsAt({ gradientNorms }: History, index: number): readonly number[] {
  return gradientNorms.map((norms) => norms[index] ?? Number.NaN);
}

/** How many times longer the last layer's gradient is than the first's; null with one layer, or nothing to compare. */
export function normRatio(norms: readonly number[]): number | null {
  const [first, last] = [norms[0], norms.at(-1)];
  if (norms.length < 2 || first === undefined || last === undefined) return null;
  const ratio = last / first;
  return Number.isNaN(ratio) ? null : ratio;
}

/** Layers whose names have room beside the chart: all, or the first, the last and some between. */
export function namedLayers(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const room = Math.max(2, most);
  return Array.from({ length: room }, (_, i) => Math.round((i * (count - 1)) / (room - 1)));
}
