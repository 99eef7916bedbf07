/** A sum of many terms, made short: the largest of them, and what the others come to. */
import { largest } from "./largest";

/** One term of a sum: a weight times what it meets. */
interface WeightedTerm {
  /** The neuron at the other end of the weight. */
  readonly index: number;
  readonly weight: number;
  readonly factor: number;
  readonly product: number;
}

export interface ShortSum {
  /** The largest terms, the largest first. */
  readonly terms: readonly WeightedTerm[];
  /** How many there are in all. */
  readonly count: number;
  /** What all others add up to. */
  readonly rest: number;
}

/** The products w[j, i] a[i] of unit j, which are the terms of its z. `W` has `a.length` columns. */
export function forwardTerms(W: Float64Array, a: Float64Array, unit: number, most: number): ShortSum {
  const weights = W.subarray(unit * a.length, (unit + 1) * a.length);
  return shorten(weights, a, most);
}

/** The products w[j, i] dz[j] of source i, which are the terms of its dC/da. `W` has dz.length rows. */
export function backwardTerms(W: Float64Array, dz: Float64Array, source: number, most: number): ShortSum {
  const columns = W.length / dz.length;
  const weights = dz.map((_, j) => W[j * columns + source] ?? 0);
  return shorten(weights, dz, most);
}

function shorten(weights: Float64Array, factors: Float64Array, most: number): ShortSum {
  const products = factors.map((factor, i) => factor * (weights[i] ?? 0));
  const top = largest(products, most);
  let rest = 0;
  const isTop = new Set(top);
  products.forEach((product, i) => {
    if (!isTop.has(i)) rest += product;
  });
  const terms = Array.from(top, (index) => ({
    index,
    weight: weights[index] ?? 0,
    factor: factors[index] ?? 0,
    product: products[index] ?? 0,
  }));
  return { terms, count: factors.length, rest };
}
