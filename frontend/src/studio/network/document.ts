/** A network document with every number written out, and how to change one of them. Pure; nothing is computed here. */

import { MOST_NEURONS } from "../../core/network/structure";
import type { NetworkSource, Tensor } from "../source";
import type { ParameterArrays } from "./figures";

export type Vector = readonly number[];
type Matrix = readonly Vector[];
export type Reduction = "sum" | "mean";

export interface Layer {
  readonly W: Matrix;
  readonly b: Vector;
  readonly activation: string;
}

export interface Sample {
  readonly x: Vector;
  readonly target: Vector;
}

export interface NetworkDocument extends NetworkSource {
  readonly layers: readonly Layer[];
  readonly loss: string;
  readonly reduction: Reduction;
  readonly samples: readonly Sample[];
  readonly detail: "tensor";
}

/** Where a number stands: an array by the name it has in the graph of arrays, and the indices from 0. */
interface ArrayEntry {
  readonly array: string;
  readonly index: readonly number[];
}

/** `source`, normalised; a seeded network has no weights in its document and takes those of its trace. */
export function explicitDocument(source: NetworkSource, arrays: ParameterArrays): NetworkDocument {
  return {
    kind: "network",
    layers: Array.isArray(source.layers) ? (source.layers as Layer[]) : seededLayers(source, arrays),
    loss: String(source.loss ?? "half_sse"),
    reduction: source.reduction === "mean" ? "mean" : "sum",
    samples: source.samples as readonly Sample[],
    detail: "tensor",
  };
}

function seededLayers({ activation }: NetworkSource, arrays: ParameterArrays): Layer[] {
  return (Array.isArray(activation) ? activation : []).map((name, i) => ({
    W: (arrays[`W${i + 1}`] ?? []) as Matrix,
    b: (arrays[`b${i + 1}`] ?? []) as Vector,
    activation: String(name),
  }));
}

/** The document of one sample alone, every number a node of its own. `sample` counts from 0. */
export function sampleDocument(document: NetworkDocument, sample: number): NetworkSource {
  return { ...document, samples: document.samples.slice(sample, sample + 1), detail: "scalar" };
}

/** The number of inputs, then of neurons of every layer. */
export function sizesOf({ layers }: NetworkDocument): number[] {
  return [layers[0]?.W[0]?.length ?? 0, ...layers.map(({ b }) => b.length)];
}

/** Can every neuron be shown with all its numbers? */
export function isSmall(document: NetworkDocument): boolean {
  return sizesOf(document).every((size) => size <= MOST_NEURONS);
}

export function parameterCount({ W, b }: Layer): number {
  return b.length * ((W[0]?.length ?? 0) + 1);
}

/** All parameters of all layers. */
export function parameterTotal({ layers }: NetworkDocument): number {
  return layers.reduce((sum, layer) => sum + parameterCount(layer), 0);
}

/** `document` with the array `name` (W1, b1, ...) set to `value`. */
export function withArray(document: NetworkDocument, name: string, value: Tensor): NetworkDocument {
  const field = name.startsWith("W") ? "W" : "b";
  const at = Number(name.slice(1)) - 1;
  const layers = document.layers.map((layer, i) => (i === at ? { ...layer, [field]: value } : layer));
  return { ...document, layers };
}

/** `document` with x or target of a sample set to `value`. */
export function withSample(
  document: NetworkDocument,
  sample: number,
  field: keyof Sample,
  value: Vector,
): NetworkDocument {
  return {
    ...document,
    samples: document.samples.map((each, n) => (n === sample ? { ...each, [field]: value } : each)),
  };
}

/** `document` with the number that the film of one sample calls `id` set to `value`; null where `id` is none. */
export function withNumber(
  document: NetworkDocument,
  sample: number,
  id: string,
  value: number,
): NetworkDocument | null {
  const place = placeOf(id);
  if (place === null) return null;
  const { array, index } = place;
  const [first = -1, second = -1] = index;
  const put = (row: Vector, at: number): Vector => row.map((old, i) => (i === at ? value : old));
  const layer = document.layers[Number(array.slice(1)) - 1];
  if (array === "x" || array === "target") {
    const row = document.samples[sample]?.[array];
    return row && first < row.length ? withSample(document, sample, array, put(row, first)) : null;
  }
  if (!layer || first >= layer.b.length) return null;
  if (array.startsWith("b")) return withArray(document, array, put(layer.b, first));
  const rows = layer.W.map((row, j) => (j === first ? put(row, second) : row));
  return withArray(document, array, rows);
}

/** The number that the film of one sample calls `id`; null where it is none. */
export function numberAt({ layers, samples }: NetworkDocument, sample: number, id: string): number | null {
  const place = placeOf(id);
  if (place === null) return null;
  const { array, index } = place;
  const [first = -1, second = -1] = index;
  if (array === "x" || array === "target") return samples[sample]?.[array][first] ?? null;
  const layer = layers[Number(array.slice(1)) - 1];
  return (array.startsWith("b") ? layer?.b[first] : layer?.W[first]?.[second]) ?? null;
}

/** `w2_1_3` is W2 at [0, 2], `b2_1` is b2 at [0], `x_1` and `t_1` are a sample's. */
export function placeOf(id: string): ArrayEntry | null {
  const [, letter, layer, first, second] = /^([wbxt])(\d*)_(\d+)(?:_(\d+))?$/.exec(id) ?? [];
  if (letter === undefined || first === undefined) return null;
  const isWhole = (letter === "w") === (second !== undefined) && "wb".includes(letter) === (layer !== "");
  if (!isWhole) return null;
  const array = letter === "w" ? `W${layer}` : letter === "b" ? `b${layer}` : letter === "x" ? "x" : "target";
  return { array, index: [first, second].filter((each) => each !== undefined).map((each) => Number(each) - 1) };
}

/** The ids of the numbers of an array, with their values: `cells("W1", [[2, 3]])` is `{w1_1_1: 2, w1_1_2: 3}`. */
export function cellValues(array: string, value: Tensor, suffix = ""): Record<string, number> {
  const start = array.startsWith("W") ? `w${array.slice(1)}` : array === "target" ? "t" : array;
  const found: Record<string, number> = {};
  const rows = typeof value === "number" ? [value] : value;
  rows.forEach((row, i) => {
    if (typeof row === "number") found[`${start}_${i + 1}${suffix}`] = row;
    else
      row.forEach((each, j) => {
        if (typeof each === "number") found[`${start}_${i + 1}_${j + 1}${suffix}`] = each;
      });
  });
  return found;
}

/** All numbers of the film of one sample, by id. */
export function valuesOf({ layers, samples }: NetworkDocument, sample: number): Record<string, number> {
  const { x, target } = samples[sample] ?? { x: [], target: [] };
  const parameters = layers.map(({ W, b }, i) => ({ ...cellValues(`W${i + 1}`, W), ...cellValues(`b${i + 1}`, b) }));
  return Object.assign({}, ...parameters, cellValues("x", x), cellValues("target", target));
}

/** Everything but the numbers: films of single samples of one form differ in their numbers alone. */
export function formOf(document: NetworkDocument): string {
  const { layers, loss, reduction } = document;
  return JSON.stringify([sizesOf(document), layers.map(({ activation }) => activation), loss, reduction]);
}

/** What the ids of a sample end in, in a graph of `count` samples. */
export function suffixOf(sample: number, count: number): string {
  return count > 1 ? `@${sample + 1}` : "";
}
