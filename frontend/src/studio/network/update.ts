/** One step of gradient descent: theta <- theta - eta dL/dtheta, every parameter at once. */

import { cells } from "../inputs/number-text";
import { isTensor, type Tensor } from "../source";
import { cellValues, type NetworkDocument, withArray } from "./document";
import type { Arrays } from "./figures";

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
export function updated(document: NetworkDocument, gradients: Arrays, eta: number): NetworkDocument {
  return parameterNames(document).reduce((made, name) => {
    const gradient = gradients[name];
    return gradient === undefined ? made : withArray(made, name, descended(arrayOf(document, name), gradient, eta));
  }, document);
}

/** `document` with the parameters a training has ended with; null where `answer` does not have them all. */
export function withParameters(document: NetworkDocument, answer: unknown): NetworkDocument | null {
  const { parameters } = (answer ?? {}) as { readonly parameters?: Readonly<Record<string, unknown>> };
  const names = parameterNames(document);
  if (!parameters || !names.every((name) => isTensor(parameters[name]))) return null;
  return names.reduce((made, name) => withArray(made, name, parameters[name] as Tensor), document);
}

/** The first `most` parameters of `before`, each with its value in `after`. */
export function changesOf(before: NetworkDocument, after: NetworkDocument, most = Number.POSITIVE_INFINITY): Change[] {
  const found: Change[] = [];
  for (const name of parameterNames(before)) {
    if (found.length >= most) break;
    const to = cells(arrayOf(after, name));
    const ids = Object.entries(cellValues(name, arrayOf(before, name)));
    found.push(
      ...ids.slice(0, most - found.length).map(([id, from], i) => ({ id, from, to: to[i]?.value ?? Number.NaN })),
    );
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
