/**
 * Read a scene of single numbers as a network: `networkOf(scene)` says which node is a z, an a, a weight, a bias, a
 * product, and which edges lead through them. Null where the scene is no network.
 */
import type { Scene, SceneNode, Step } from "../../model/types";
import { memo } from "../memo";

/** One weight: the product it takes part in, and the way through it. */
export interface Weight {
  readonly weight: number;
  readonly product: number;
  /** The input or the activation that the weight multiplies. */
  readonly source: number;
  /** Edges: the weight into the product, the source into the product, the product into the sum. */
  readonly fromWeight: number;
  readonly fromSource: number;
  readonly toSum: number;
}

/** One term of the sum that makes z, and the running total after it. */
interface Term {
  readonly edge: number;
  readonly node: number;
  readonly total: number;
}

export interface Neuron {
  /** From 1. */
  readonly layer: number;
  readonly number: number;
  readonly z: number;
  readonly a: number;
  readonly bias: number;
  readonly biasEdge: number;
  readonly weights: readonly Weight[];
  /** The products and the bias, in the order of addition. */
  readonly terms: readonly Term[];
  /** The edge from z to a, whose local derivative is the gain; null where a depends on the other z too (softmax). */
  readonly gain: number | null;
  readonly activation: string;
}

/** What one output neuron contributes to the loss. */
interface LossTerm {
  readonly nodes: readonly number[];
}

export interface Network {
  /** Ends the ids of the sample's nodes: `@2`, or nothing. */
  readonly end: string;
  readonly inputs: readonly number[];
  readonly layers: readonly (readonly Neuron[])[];
  /** By output neuron. */
  readonly lossTerms: readonly LossTerm[];
  /** What is left of the loss: partial sums, C, L. */
  readonly loss: readonly number[];
}

/** Of layers with more neurons than this not every number can be written; they are shown by their arrays. */
export const MOST_NEURONS = 8;

const networksOf = memo((scene: Scene) => memo((end: string) => read(scene, end)));

/** The first sample's network, or that of the sample whose ids end in `end`. */
export function networkOf(scene: Scene, end: string = firstEnd(scene)): Network | null {
  return networksOf(scene)(end);
}

/** What the id of a node ends in: the sample it belongs to. */
export function endOf(node: SceneNode): string {
  return /@\d+$/.exec(node.id)?.[0] ?? "";
}

/** How the ids of every sample end. */
export function endsOf(scene: Scene): readonly string[] {
  return [...new Set(scene.nodes.map(endOf))].filter((end) => networkOf(scene, end));
}

/** How the ids of the sample end that a step belongs to. One of the whole comes after the last sample's and before its way back. */
export function sampleAt(scene: Scene, step: Step | null): string {
  const ends = endsOf(scene);
  if (!step) return ends[0] ?? "";
  const node = scene.nodes[step.node];
  return (node && endOf(node)) || (ends.at(-1) ?? "");
}

function firstEnd(scene: Scene): string {
  return scene.nodes.some((node) => node.id === "z1_1@1") ? "@1" : "";
}

function read(scene: Scene, end: string): Network | null {
  if (scene.nodes.some((node) => node.shape.length > 0)) return null;
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  const layers: Neuron[][] = [];
  for (let layer = 1; byId.has(`z${layer}_1${end}`); layer++) {
    const neurons: Neuron[] = [];
    for (let number = 1; byId.has(`z${layer}_${number}${end}`); number++) {
      const neuron = readNeuron(scene, byId, layer, number, end);
      if (!neuron) return null;
      neurons.push(neuron);
    }
    layers.push(neurons);
  }
  if (!readsEveryLayer(layers)) return null;
  const inputs = scene.nodes.filter((node) => node.group === "input" && endOf(node) === end).map((node) => node.index);
  const widths = [inputs.length, ...layers.map((layer) => layer.length)];
  if (layers.length === 0 || widths.some((width) => width === 0 || width > MOST_NEURONS)) return null;
  const outputs = layers.at(-1)?.length ?? 0;
  return { end, inputs, layers, ...readLoss(scene, end, outputs) };
}

/** Does every layer read the one before itself? With dropout it reads what is left of it: that has no picture here. */
function readsEveryLayer(layers: readonly (readonly Neuron[])[]): boolean {
  return layers.every((layer, i) => {
    const before = layers[i - 1];
    return !before || layer.every(({ weights }) => weights.every(({ source }) => before.some(({ a }) => a === source)));
  });
}

function readNeuron(
  scene: Scene,
  byId: ReadonlyMap<string, SceneNode>,
  layer: number,
  number: number,
  end: string,
): Neuron | null {
  const z = byId.get(`z${layer}_${number}${end}`);
  const a = byId.get(`a${layer}_${number}${end}`);
  const bias = byId.get(`b${layer}_${number}`);
  if (!z || !a || !bias || z.inputs[1] !== bias.index) return null;
  const terms = readTerms(scene, z);
  const weights = terms.slice(0, -1).map((term) => readWeight(scene, term));
  const isOwn = a.inputs.length === 1 && a.inputs[0] === z.index;
  return {
    layer,
    number,
    z: z.index,
    a: a.index,
    bias: bias.index,
    biasEdge: edgeInto(scene, z, 1),
    weights,
    terms,
    gain: isOwn ? edgeInto(scene, a, 0) : null,
    activation: a.op,
  };
}

/** The terms of z from the last to the first: z = s + b, s = s' + p, and so on down to the first product. */
function readTerms(scene: Scene, z: SceneNode): Term[] {
  const terms: Term[] = [];
  let sum: SceneNode | undefined = z;
  while (sum?.op === "add") {
    const last: number | undefined = sum.inputs[1];
    if (last !== undefined) terms.unshift({ edge: edgeInto(scene, sum, 1), node: last, total: sum.index });
    const rest: SceneNode | undefined = scene.nodes[sum.inputs[0] ?? -1];
    if (rest && rest.op !== "add") {
      terms.unshift({ edge: edgeInto(scene, sum, 0), node: rest.index, total: rest.index });
    }
    sum = rest;
  }
  return terms;
}

function readWeight(scene: Scene, { edge, node }: Term): Weight {
  const product = scene.nodes[node];
  const [weight = -1, source = -1] = product?.inputs ?? [];
  return {
    weight,
    product: node,
    source,
    fromWeight: product ? edgeInto(scene, product, 0) : -1,
    fromSource: product ? edgeInto(scene, product, 1) : -1,
    toSum: edge,
  };
}

function edgeInto(scene: Scene, node: SceneNode, slot: number): number {
  return scene.edges.find((edge) => edge.consumer === node.index && edge.slot === slot)?.index ?? -1;
}

/** Loss nodes whose index is an output's are that output's; the partial sums s_2, s_3 and the rest are shared. */
function readLoss(scene: Scene, end: string, outputs: number): Pick<Network, "lossTerms" | "loss"> {
  const own = scene.nodes.filter((node) => node.group === "loss" && (endOf(node) === end || endOf(node) === ""));
  const numberOf = (node: SceneNode) => Number(/^(?!s_)[a-z]_(\d+)/.exec(node.id)?.[1] ?? 0);
  const lossTerms = Array.from({ length: outputs }, (_, i) => ({
    nodes: own.filter((node) => numberOf(node) === i + 1).map((node) => node.index),
  }));
  return { lossTerms, loss: own.filter((node) => numberOf(node) === 0).map((node) => node.index) };
}
