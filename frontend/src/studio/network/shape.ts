/** Another shape for a network: how many inputs and neurons, and what of its weights stays. Pure. */

import type { Layer, NetworkDocument, Sample, Vector } from "./document";
import type { ParameterArrays } from "./figures";

interface LayerPlan {
  /** The layer whose weights it keeps, from 0; null for a new one. */
  readonly from: number | null;
  readonly units: number;
  readonly activation: string;
}

export interface Plan {
  readonly inputs: number;
  readonly layers: readonly LayerPlan[];
}

/** `document` as it is. */
export function planOf({ layers }: NetworkDocument): Plan {
  return {
    inputs: layers[0]?.W[0]?.length ?? 1,
    layers: layers.map(({ b, activation }, from) => ({ from, units: b.length, activation })),
  };
}

/** The number of inputs, then of neurons of every layer. */
export function widthsOf({ inputs, layers }: Plan): number[] {
  return [inputs, ...layers.map(({ units }) => units)];
}

/** `place` 0 is the inputs, then the layers follow. */
export function withWidth(plan: Plan, place: number, width: number): Plan {
  if (place === 0) return { ...plan, inputs: width };
  return { ...plan, layers: plan.layers.map((layer, i) => (i === place - 1 ? { ...layer, units: width } : layer)) };
}

/** One more hidden layer before the last, as wide as the widest neighbour and like the one before it. */
export function withLayer(plan: Plan): Plan {
  const last = plan.layers.length - 1;
  const before = plan.layers[last - 1];
  const layer = { from: null, units: before?.units ?? plan.inputs, activation: before?.activation ?? "tanh" };
  return { ...plan, layers: [...plan.layers.slice(0, last), layer, ...plan.layers.slice(last)] };
}

/** Without layer `at`, from 0. */
export function withoutLayer(plan: Plan, at: number): Plan {
  return { ...plan, layers: plan.layers.filter((_, i) => i !== at) };
}

/** `document` in the shape of `plan`. Weights stay where they were unless `isDrawn`; what is new is taken from `drawn`. */
export function reshaped(
  document: NetworkDocument,
  plan: Plan,
  drawn: ParameterArrays,
  isDrawn = false,
): NetworkDocument {
  const widths = widthsOf(plan);
  const layers = plan.layers.map(({ from, units, activation }, i): Layer => {
    const old = from === null || isDrawn ? undefined : document.layers[from];
    const [W, b] = [drawn[`W${i + 1}`] as readonly Vector[], drawn[`b${i + 1}`] as Vector];
    return {
      W: grid(units, widths[i] ?? 0, (j, k) => old?.W[j]?.[k] ?? W[j]?.[k] ?? 0),
      b: row(units, (j) => old?.b[j] ?? b[j] ?? 0),
      activation,
    };
  });
  return { ...document, layers, samples: fitted(document.samples, plan.inputs, widths.at(-1) ?? 0) };
}

/** New inputs and targets are 0. */
export function fitted(samples: readonly Sample[], inputs: number, outputs: number): Sample[] {
  return samples.map(({ x, target }) => ({
    x: row(inputs, (i) => x[i] ?? 0),
    target: row(outputs, (i) => target[i] ?? 0),
  }));
}

/** How many values the film of one sample's neurons has, for layers of `widths`; a few more or less for some losses. */
export function valuesOf(widths: readonly number[]): number {
  const outputs = widths.at(-1) ?? 0;
  const inner = widths.slice(1).reduce((sum, units, i) => sum + 3 * units * (widths[i] ?? 0) + 2 * units, 0);
  return inner + (widths[0] ?? 0) + 4 * outputs + 2;
}

function grid(rows: number, columns: number, at: (j: number, k: number) => number): Vector[] {
  return Array.from({ length: rows }, (_, j) => row(columns, (k) => at(j, k)));
}

function row(length: number, at: (i: number) => number): Vector {
  return Array.from({ length }, (_, i) => at(i));
}
