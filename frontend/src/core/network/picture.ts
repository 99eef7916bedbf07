/** What the parts of a network's drawing are made from: one value for a frame, and questions that all of them ask. */
import type { Numbers, Point, Scene } from "../../model/types";
import type { Frame, NodeFrame } from "../frame";
import { derivedName } from "../name";
import { named, type Run } from "./label";
import type { Column, NetworkLayout } from "./layout";
import type { Opened } from "./opened";
import type { Network, Neuron } from "./structure";
import type { NetworkWords } from "./view-words";

export interface NetworkMoment {
  readonly scene: Scene;
  readonly network: Network;
  readonly layout: NetworkLayout;
  readonly frame: Frame;
  readonly numbers: Numbers;
  readonly hand: Opened;
  /** How far the network is mirrored. */
  readonly mirror: number;
  readonly words: NetworkWords;
  /** How many times the trace's own the seeds are, all alike; null where each is its own, or none was changed. */
  readonly factor: number | null;
  readonly isWhatIf: boolean;
}

/** Is it drawn with all its terms? */
export function isOpen({ hand }: NetworkMoment, neuron: Neuron): boolean {
  return hand.neurons.has(neuron) || hand.asked.has(neuron);
}

/** Does something else have the attention, so that this steps back? */
export function isQuiet({ hand, network, frame }: NetworkMoment, neuron: Neuron): boolean {
  if (hand.isLoss) return neuron.layer !== network.layers.length;
  if (hand.neurons.size === 0 || hand.neurons.has(neuron)) return false;
  const takes = isBackward(frame);
  return ![...hand.neurons].some(({ layer }) => layer - 1 === neuron.layer || (takes && layer + 1 === neuron.layer));
}

export function isQuietInput({ hand }: NetworkMoment): boolean {
  if (hand.isLoss) return true;
  return hand.neurons.size > 0 && ![...hand.neurons].some(({ layer }) => layer === 1);
}

export function isBackward({ active, order }: Frame): boolean {
  return order !== undefined || active?.pass === "backward";
}

export function nodeFrame({ frame }: NetworkMoment, node: number): NodeFrame | undefined {
  return frame.nodes[node];
}

/** The gradient once it stands. */
export function gradientOf({ frame }: NetworkMoment, node: number): number | null {
  const own = frame.nodes[node];
  return own?.gradientState === "done" ? (own.gradient?.[0] ?? null) : null;
}

export function valueAt({ frame }: NetworkMoment, node: number): number | null {
  return frame.nodes[node]?.value?.[0] ?? null;
}

export function columnOf({ layout }: NetworkMoment, { layer }: Neuron): Column {
  return layout.columns[layer] as Column;
}

export function placeOf(moment: NetworkMoment, neuron: Neuron): Point {
  return columnOf(moment, neuron).places[neuron.number - 1] as Point;
}

/** `∂Cⁿ/∂z` with its indices. */
export function derivative({ scene }: NetworkMoment, by: string): Run[] {
  const ink = "backward";
  return [{ text: "∂", ink }, ...named(derivedName(scene), { ink }), { text: "/∂", ink }, ...named(by, { ink })];
}

/** The loss of the sample, whatever it is made of. */
export function lossNode({ network, scene }: Pick<NetworkMoment, "network" | "scene">): number {
  const isWhole = (node: number) => /^C(@\d+)?$/.test(scene.nodes[node]?.id ?? "");
  return network.loss.find(isWhole) ?? network.loss.at(-1) ?? scene.output;
}

/** A node's own name, without the sample it belongs to. */
export function ownName({ scene }: NetworkMoment, node: number): string {
  return (scene.nodes[node]?.id ?? "").replace(/@\d+$/, "");
}

/** The letter of the lecture for a sigmoid, f for all others. */
export function primeOf({ activation }: Neuron): string {
  return activation === "sigmoid" ? "σ′" : "f′";
}

/**
 * How far to the left and to the right something can reach at `dy` from the middle of a neuron without touching an edge:
 * all edges come in at its leftmost point and go out at its rightmost.
 */
export function roomBeside(
  moment: NetworkMoment,
  neuron: Neuron,
  dy: number,
): { readonly left: number; readonly right: number } {
  const { layout, mirror, network } = moment;
  const own = columnOf(moment, neuron);
  const at = placeOf(moment, neuron);
  const isAmplifier = neuron.layer < network.layers.length && neuron.gain !== null;
  const tip = isAmplifier ? (layout.triangles[neuron.layer - 1]?.tip ?? own.radius) : own.radius;
  const reach = own.radius + (tip - own.radius) * mirror;
  const free = (from: number, other: Column | undefined): number => {
    const edge = other === layout.columns[neuron.layer - 1] ? at.x - 4 : layout.size.width - at.x - 4;
    if (!other) return edge;
    const gap = Math.abs(other.x - own.x) - from - other.radius;
    const rises = other.places.map(({ y }) => (y - at.y) * Math.sign(dy)).filter((rise) => rise > 1);
    return Math.min(edge, from + gap - 6, ...rises.map((rise) => from + (Math.abs(dy) * gap) / rise - EDGE));
  };
  return {
    left: free(reach, layout.columns[neuron.layer - 1]),
    right: free(own.radius, layout.columns[neuron.layer + 1]),
  };
}

/** Half the width of an edge, and air. */
const EDGE = 7;
