/** From which number to which a map's colours go: fixed for activations with bounds, round numbers for the others. */

import { memo } from "../memo";
import type { LayerMaps } from "./frames";
import { finiteRange } from "./line";
import { roundUp } from "./scale";

export interface Range {
  readonly low: number;
  /** Neither one side nor the other. As low as `low` where nothing can lie below. */
  readonly middle: number;
  readonly high: number;
  /** What is greater is on the one side, all else on the other. */
  readonly boundary: number;
}

const BOUNDS: Readonly<Record<string, Range>> = {
  tanh: { low: -1, middle: 0, high: 1, boundary: 0 },
  sigmoid: { low: 0, middle: 0.5, high: 1, boundary: 0.5 },
  softmax: { low: 0, middle: 0, high: 1, boundary: 0.5 },
};

/** One range for all neurons of a layer, so that their maps compare. */
export function rangeOf(activation: string, maps: LayerMaps): Range {
  return BOUNDS[activation] ?? found(maps);
}

const found = memo((maps: LayerMaps): Range => around(finiteRange(maps.data)));

/** Around zero, as far as the numbers go. */
export function around(extremes: readonly [number, number] | null): Range {
  const [low, high] = extremes ?? [0, 0];
  const reach = roundUp(Math.max(Math.abs(low), Math.abs(high)));
  return { low: low < 0 ? -reach : 0, middle: 0, high: reach, boundary: 0 };
}

/** The end of the colours on which a number is: 1, -1, or 0 where nothing lies below the middle. */
export function sideIn({ low, middle, boundary }: Range, x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  return x > boundary ? 1 : low < middle ? -1 : 0;
}

/** From -1 at the low end over 0 in the middle to 1 at the high end; NaN for what is not finite. */
export function strengthIn({ low, middle, high }: Pick<Range, "low" | "middle" | "high">, x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (x >= middle) return high > middle ? Math.min(1, (x - middle) / (high - middle)) : 0;
  return middle > low ? Math.max(-1, (x - middle) / (middle - low)) : 0;
}
