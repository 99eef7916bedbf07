/** One step of gradient descent: theta <- theta - eta dL/dtheta, every parameter at once. */

import type { Tensor } from "../source";
import { type NetworkDocument, numberAt, withArray } from "./document";
import type { ParameterArrays } from "./figures";

export interface Change {
  /** As the film of neurons calls it: `w1_1_2`. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** `from` - eta times `gradient`, element by element. */
export function descended(from: Tensor, gradient: Tensor, eta: number): Tensor {
  if (typeof from === "number") return typeof gradient === "number" ? from - eta * gradient : from;
  return from.map((each, i) => descended(each, typeof gradient === "number" ? gradient : (gradient[i] ?? 0), eta));
}

/** `document` after the step; all gradients were known before any parameter changes. */
export function updated(document: NetworkDocument, gradients: ParameterArrays, eta: number): NetworkDocument {
  return parameterNames(document).reduce((made, name) => {
    const gradient = gradients[name];
    return gradient === undefined ? made : withArray(made, name, descended(arrayOf(document, name), gradient, eta));
  }, document);
}

/** The first `most` parameters of `before`, each with its value in `after`. */
export function changesOf(before: NetworkDocument, after: NetworkDocument, most = Number.POSITIVE_INFINITY): Change[] {
  const found: Change[] = [];
  for (const name of parameterNames(before)) {
    for (const id of parameterIds(before, name, most - found.length)) {
      found.push({ id, from: numberAt(before, 0, id) ?? Number.NaN, to: numberAt(after, 0, id) ?? Number.NaN });
    }
  }
  return found;
}

/** The ids of the first `most` numbers of an array: `w1_1_1`, `w1_1_2`, ... or `b1_1`, ... */
export function parameterIds({ layers }: NetworkDocument, name: string, most = Number.POSITIVE_INFINITY): string[] {
  const at = name.slice(1);
  const { W, b } = layers[Number(at) - 1] ?? { W: [], b: [] };
  if (name.startsWith("b")) return b.slice(0, most).map((_, j) => `b${at}_${j + 1}`);
  const found: string[] = [];
  for (let j = 0; j < W.length && found.length < most; j++) {
    const row = (W[j] ?? []).slice(0, most - found.length);
    found.push(...row.map((_, k) => `w${at}_${j + 1}_${k + 1}`));
  }
  return found;
}

/** W1, b1, W2, b2, ... */
export function parameterNames({ layers }: NetworkDocument): string[] {
  return layers.flatMap((_, i) => [`W${i + 1}`, `b${i + 1}`]);
}

export function arrayOf({ layers }: NetworkDocument, name: string): Tensor {
  const layer = layers[Number(name.slice(1)) - 1];
  return (name.startsWith("W") ? layer?.W : layer?.b) ?? [];
}
