/** Lines of a chart: their paths, the measurement nearest to a place, labels that keep off each other. */
import type { Scale } from "./scale";
import { runsOf, thinned } from "./thin";

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
