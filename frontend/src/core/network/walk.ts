/** Walk a network by keys: back from a neuron to its sum and its sources, forward over the weights, and along each row. */
import type { Scene } from "../../model/types";
import type { Direction } from "../walk";
import { lossNode } from "./picture";
import type { Network, Neuron } from "./structure";

/** The node one reaches, or the same node where there is none in that direction. */
export function neighbourIn(scene: Scene, network: Network, node: number, direction: Direction): number {
  const loss = lossNode({ scene, network });
  const own = rowsOf(network, loss).find((row) => row.includes(node));
  if (!own) return loss;
  if (direction === "operand") return operandOf(network, node, loss) ?? node;
  if (direction === "consumer") return consumerOf(network, node, loss) ?? node;
  const by = direction === "next" ? 1 : -1;
  return own[(own.indexOf(node) + by + own.length) % own.length] ?? node;
}

/** The node that is drawn for another: the loss for all it is made of. */
export function placeIn(scene: Scene, network: Network, node: number): number {
  const loss = lossNode({ scene, network });
  return rowsOf(network, loss).some((row) => row.includes(node)) ? node : loss;
}

/** What is walked along: the inputs, the weights and the bias of each neuron, the sums and the values of each layer. */
function rowsOf({ inputs, layers }: Network, loss: number): readonly (readonly number[])[] {
  const parameters = layers.flat().map(({ weights, bias }) => [...weights.map(({ weight }) => weight), bias]);
  const sums = layers.map((layer) => layer.map(({ z }) => z));
  const values = layers.map((layer) => layer.map(({ a }) => a));
  return [inputs, ...parameters, ...sums, ...values, [loss]];
}

function operandOf({ layers }: Network, node: number, loss: number): number | undefined {
  if (node === loss) return layers.at(-1)?.[0]?.a;
  for (const { z, a, weights } of layers.flat()) {
    if (node === a) return z;
    if (node === z || weights.some(({ weight }) => weight === node)) return weights[0]?.source;
  }
  return undefined;
}

function consumerOf({ layers }: Network, node: number, loss: number): number | undefined {
  const neurons: readonly Neuron[] = layers.flat();
  const from = neurons.flatMap(({ weights }) => weights).find(({ source }) => source === node);
  if (from) return from.weight;
  for (const { z, a, bias, weights } of neurons) {
    if (node === bias || weights.some(({ weight }) => weight === node)) return z;
    if (node === z) return a;
    if (node === a) return loss;
  }
  return undefined;
}
