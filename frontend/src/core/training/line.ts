/** Lines of a chart: their paths, the measurement nearest to a place, labels that keep off each other. */

import type { Scale } from "./scale";

/** Where a chart is drawn, in pixels, y downwards, with its axes. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
}

export function xOf(plot: Plot, step: number): number {
  return plot.left + plot.x.at(step) * plot.width;
}

export function yOf(plot: Plot, value: number): number {
  return plot.top + (1 - plot.y.at(value)) * plot.height;
}

/** The line through all values as the `d` of an SVG path; broken where a value is not finite. */
export function linePath(plot: Plot, steps: Float64Array, values: Float64Array): string {
  const kept = thinned(values, (i) => Math.floor(xOf(plot, steps[i] ?? 0)));
  const place = (i: number) => `${xOf(plot, steps[i] ?? 0).toFixed(1)} ${yOf(plot, values[i] ?? 0).toFixed(1)}`;
  // A single point is a line of no length, which a round cap makes a dot.
  return runsOf(values, kept)
    .map((run) => `M${run.map(place).join("L")}${run.length === 1 ? "h0" : ""}`)
    .join("");
}

/** The position of the step nearest to `step`; `steps` rise. -1 where there is none. */
export function nearest(steps: Float64Array, step: number): number {
  let [low, high] = [0, steps.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (Number(steps[middle]) <= step) low = middle;
    else high = middle;
  }
  return high > low && Number(steps[high]) - step < step - Number(steps[low]) ? high : Math.min(low, high);
}

/** The least and the greatest of the finite values; null where there is none. */
export function finiteRange(...lists: readonly Float64Array[]): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of lists)
    for (const x of values) {
      if (x < low && x > Number.NEGATIVE_INFINITY) low = x;
      if (x > high && x < Number.POSITIVE_INFINITY) high = x;
    }
  return low <= high ? [low, high] : null;
}

/** Places as near to the wanted ones as can be, at least `gap` apart, in the same order, between `low` and `high`. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => Number(wanted[a]) - Number(wanted[b]) || a - b);
  const places = order.map((i) => Number(wanted[i]));
  // From the top down everything makes room, then from the bottom up; what is left over at an end moves all.
  for (let pass = 0; pass < places.length; pass++) {
    for (let i = 1; i < places.length; i++) {
      const lack = gap - (Number(places[i]) - Number(places[i - 1]));
      if (lack <= 0) continue;
      places[i - 1] = Number(places[i - 1]) - lack / 2;
      places[i] = Number(places[i]) + lack / 2;
    }
  }
  settle(places, gap, low, high);
  const found = new Array<number>(wanted.length).fill(0);
  order.forEach((i, rank) => {
    found[i] = Number(places[rank]);
  });
  return found;
}

function settle(places: number[], gap: number, low: number, high: number): void {
  places.forEach((place, i) => {
    places[i] = Math.max(place, i === 0 ? low : Number(places[i - 1]) + gap);
  });
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(Number(places[i]), i === places.length - 1 ? high : Number(places[i + 1]) - gap);
  }
}

// Which measurements a line needs: `thinned(values, columnOf)` keeps of every pixel column the first, the last, the
// least and the greatest, so that no spike is ever lost, and every one next to a gap.

/** Positions of the kept values, rising; those that are not finite are left out. */
export function thinned(values: Float64Array, columnOf: (i: number) => number): number[] {
  const kept: number[] = [];
  let from = 0;
  for (let i = 0; i <= values.length; i++) {
    const isEnd = i === values.length || isGap(values, i) || isGap(values, from) || columnOf(i) !== columnOf(from);
    if (isEnd && i > from && !isGap(values, from)) keep(kept, values, from, i);
    if (isEnd) from = i;
  }
  return kept;
}

/** Runs of kept positions without a gap between them: each is one piece of the line. */
export function runsOf(values: Float64Array, kept: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let last = 0;
  for (const i of kept) {
    let isApart = runs.length === 0;
    for (let j = last + 1; j < i && !isApart; j++) isApart = isGap(values, j);
    if (isApart) runs.push([]);
    runs.at(-1)?.push(i);
    last = i;
  }
  return runs;
}

function isGap(values: Float64Array, i: number): boolean {
  return !Number.isFinite(values[i]);
}

function keep(kept: number[], values: Float64Array, from: number, to: number): void {
  let least = from;
  let greatest = from;
  for (let i = from + 1; i < to; i++) {
    if (Number(values[i]) < Number(values[least])) least = i;
    if (Number(values[i]) > Number(values[greatest])) greatest = i;
  }
  const middle = least < greatest ? [least, greatest] : [greatest, least];
  for (const i of [from, ...middle, to - 1]) if (kept.at(-1) !== i) kept.push(i);
}
