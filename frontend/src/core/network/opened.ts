/**
 * What is opened in the picture of a network: the neurons of the unit that is on its way or has come to rest, and those
 * one has asked for by pointing, focus or selection.
 */
import type { Scene } from "../../model/types";
import type { Frame } from "../frame";
import { memo } from "../memo";
import type { Network, Neuron } from "./structure";

export interface Opened {
  /** Of the step. Empty before the first and after the last, when nothing is at stake. */
  readonly neurons: ReadonlySet<Neuron>;
  /** Asked for. */
  readonly asked: ReadonlySet<Neuron>;
  readonly isLoss: boolean;
  /** What the step is about, where it happens in the picture above or below: marked, and not opened. */
  readonly marked: ReadonlySet<Neuron>;
  /** Inputs of the network at which something arrives, or that were asked for. */
  readonly inputs: ReadonlySet<number>;
}

export interface Asking {
  /** Nodes that are pointed at, focused or selected. */
  readonly nodes: ReadonlySet<number>;
  readonly everything: boolean;
}

export function openedAt(scene: Scene, network: Network, frame: Frame, { nodes, everything }: Asking): Opened {
  const owners = ownersOf(network);
  const all = network.layers.flat();
  const steps =
    frame.order || frame.t === 0 || isOver(scene, frame) ? [] : scene.steps.slice(frame.span.first, frame.span.end);
  const neurons = new Set(steps.flatMap(({ node }) => owners.get(node) ?? []));
  const { order } = frame;
  const isLast = order !== undefined && order.count === order.of && frame.isAtRest;
  if (order?.event && !isLast) neurons.add(order.stack.at(-1) ?? order.event.neuron);
  const isLoss = steps.some(({ node }) => network.loss.includes(node) || isLossTerm(network, node));
  const arriving = frame.ledgers.filter(({ isActive }) => isActive && neurons.size > 0).map(({ node }) => node);
  const wanted = everything
    ? network.inputs
    : network.inputs.filter((node) => nodes.has(node) || arriving.includes(node));
  const asked = everything ? all : [...nodes].flatMap((node) => owners.get(node) ?? []);
  return {
    neurons,
    asked: new Set(asked),
    isLoss: isLoss && neurons.size === 0,
    marked: new Set(),
    inputs: new Set(wanted),
  };
}

/** The same where the step happens in another picture of the network. */
export function openedBeside({ neurons, ...opened }: Opened, { nodes, everything }: Asking): Opened {
  const inputs = [...opened.inputs].filter((node) => everything || nodes.has(node));
  return { ...opened, neurons: new Set(), isLoss: false, marked: neurons, inputs: new Set(inputs) };
}

function isOver(scene: Scene, { t }: Frame): boolean {
  return t === scene.steps.length;
}

function isLossTerm({ lossTerms }: Network, node: number): boolean {
  return lossTerms.some(({ nodes }) => nodes.includes(node));
}

/** By node of the scene: the neuron it is a part of. */
export const ownersOf = memo(
  (network: Network): ReadonlyMap<number, Neuron> =>
    new Map(
      network.layers.flat().flatMap((neuron) => {
        const { z, a, bias, weights, terms } = neuron;
        const parts = weights.flatMap(({ weight, product }) => [weight, product]);
        return [z, a, bias, ...parts, ...terms.map(({ total }) => total)].map((node) => [node, neuron] as const);
      }),
    ),
);
