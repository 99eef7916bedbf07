/** What each sample contributes to the gradient of a parameter, and how the contributions add up. */

import { isTensor, type Tensor } from "../source";
import { placeOf } from "./document";
import type { Figures, ParameterArrays } from "./figures";

/** By parameter, the first axis is the sample. */
export type Shares = ParameterArrays;

export interface Bar {
  /** dC^n/dw. */
  readonly amount: number;
  /** The sum before and after it. */
  readonly from: number;
  readonly to: number;
}

/** Read `per_sample_gradients` of a JSON trace; null where it has none. */
export function readShares(json: unknown): Shares | null {
  const found = isRecord(json) ? json.per_sample_gradients : null;
  if (!isRecord(found) || Object.keys(found).length === 0) return null;
  const entries = Object.entries(found);
  return entries.every(([, value]) => isTensor(value)) ? (Object.fromEntries(entries) as Shares) : null;
}

/** The shares of the number `id`, such as `w1_1_2`, one a sample. */
export function sharesOf(shares: Shares, id: string): number[] {
  const place = placeOf(id);
  const all = place && shares[place.array];
  if (!place || all === null || all === undefined || typeof all === "number") return [];
  return all.map((sample) => elementOf(sample, place.index));
}

/** The gradient of the number `id`, where the output depends on it. */
export function gradientOf(gradients: ParameterArrays, id: string): number | null {
  const place = placeOf(id);
  const array = place && gradients[place.array];
  return place && array !== null && array !== undefined ? elementOf(array, place.index) : null;
}

/** What the shares of a parameter are products of, one a sample. */
export interface Factors {
  /** The neuron's sum, as the film of neurons calls it: `z1_2`. */
  readonly z: string;
  /** What enters the weight, such as `x_1` or `a1_2`; null for a bias, which is added as it is. */
  readonly source: string | null;
  /** Its values; null for a bias. */
  readonly values: readonly number[] | null;
  /** dC^n/dz. */
  readonly deltas: readonly number[];
}

/** The gradient of a bias is delta, so that delta is read from there whatever the reduction. */
export function factorsOf({ activations }: Figures, shares: Shares, id: string): Factors {
  const [name = "", unit = "1", input] = id.split("_");
  const layer = Number(name.slice(1));
  const deltas = sharesOf(shares, `b${layer}_${unit}`);
  const z = `z${layer}_${unit}`;
  if (input === undefined) return { z, source: null, values: null, deltas };
  const rows = activations[layer - 1];
  const values = typeof rows === "object" ? rows.map((row) => elementOf(row, [Number(input) - 1])) : [];
  return { z, source: layer === 1 ? `x_${input}` : `a${layer - 1}_${input}`, values, deltas };
}

/** The bars of a sum that grows sample by sample. */
export function barsOf(amounts: readonly number[]): Bar[] {
  let sum = 0;
  return amounts.map((amount) => {
    const from = sum;
    sum += amount;
    return { amount, from, to: sum };
  });
}

/** The stretch that holds zero and every bar: [low, high], never empty. */
export function extentOf(bars: readonly Bar[]): readonly [number, number] {
  const ends = bars.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  return low < high ? [low, high] : [-1, 1];
}

function elementOf(tensor: Tensor, index: readonly number[]): number {
  let inner: Tensor | undefined = tensor;
  for (const i of index) inner = typeof inner === "object" ? inner[i] : undefined;
  return typeof inner === "number" ? inner : Number.NaN;
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
