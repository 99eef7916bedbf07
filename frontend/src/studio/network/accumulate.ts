/** What .grad holds after several backward passes, and what became of the gradient in it. Pure. */

import type { Tensor } from "../source";
import type { GradientPass } from "./course";
import type { ParameterArrays } from "./figures";
import { gradientOf, type Shares } from "./shares";

/** What .grad is, compared with the gradient of all samples at the point where one is. */
export type Verdict =
  | { readonly kind: "empty" }
  /** Exactly the gradient: one pass over all samples, or one of each. */
  | { readonly kind: "fresh" }
  /** So many times the gradient. */
  | { readonly kind: "times"; readonly times: number }
  /** It still holds gradients of points that were left. */
  | { readonly kind: "stale"; readonly points: readonly number[] }
  /** Some samples, or some more often than others. */
  | { readonly kind: "uneven" };

/** Two sums of the same numbers in another order differ by this much at most, as a share of the largest. */
const ROUNDING = 1e-12;

/** The sum of the passes, in their order; null for none. */
export function totalOf(passes: readonly GradientPass[]): ParameterArrays | null {
  const [first, ...others] = passes.map(({ gradients }) => gradients);
  if (first === undefined) return null;
  return others.reduce((sum, more) => {
    const names = Object.keys(sum);
    return Object.fromEntries(names.map((name) => [name, plus(sum[name] as Tensor, more[name])]));
  }, first);
}

/** What each pass added to the number `id`. */
export function amountsOf(passes: readonly GradientPass[], id: string): number[] {
  return passes.map(({ gradients }) => gradientOf(gradients, id) ?? 0);
}

/** The gradients of sample `n` (from 0) alone. */
export function gradientsOfSample(shares: Shares, n: number): ParameterArrays {
  const entries = Object.entries(shares).map(([name, all]) => [name, typeof all === "number" ? all : (all[n] ?? [])]);
  return Object.fromEntries(entries);
}

/** `fresh` is the gradient at the point `at`, where one is. */
export function judge(passes: readonly GradientPass[], fresh: ParameterArrays, at: number): Verdict {
  const total = totalOf(passes);
  if (total === null) return { kind: "empty" };
  const left = [...new Set(passes.map(({ point }) => point))].filter((point) => point !== at);
  if (left.length > 0) return { kind: "stale", points: left };
  const times = timesOf(total, fresh);
  if (times === null) return { kind: "uneven" };
  return times === 1 ? { kind: "fresh" } : { kind: "times", times };
}

/** How many times `fresh` is `total`? A whole number, or null. */
function timesOf(total: ParameterArrays, fresh: ParameterArrays): number | null {
  const pairs = Object.entries(fresh).flatMap(([name, array]) => {
    const sums = flat(total[name] ?? []);
    return flat(array).map((each, i) => [each, sums[i] ?? Number.NaN] as const);
  });
  const largest = pairs.reduce((best, pair) => (Math.abs(pair[0]) > Math.abs(best[0]) ? pair : best), [0, 0] as const);
  const times = Math.round(largest[1] / largest[0]);
  const reach = ROUNDING * Math.max(...pairs.map(([, sum]) => Math.abs(sum)));
  return times >= 1 && pairs.every(([each, sum]) => Math.abs(sum - times * each) <= reach) ? times : null;
}

function plus(a: Tensor, b: Tensor | undefined): Tensor {
  if (typeof a === "number") return typeof b === "number" ? a + b : a;
  return a.map((each, i) => plus(each, typeof b === "object" ? b[i] : undefined));
}

function flat(tensor: Tensor): number[] {
  return typeof tensor === "number" ? [tensor] : tensor.flatMap(flat);
}
