/** What a node is in a network of single numbers: known from its group and its id, for sentences about it. */
import type { Scene, SceneNode } from "../../model/types";

export interface NeuronRole {
  readonly kind: "product" | "sum" | "input-sum" | "activation";
  /** From 1. */
  readonly layer: number;
  readonly neuron: number;
}

const KINDS: Readonly<Record<string, NeuronRole["kind"]>> = { p: "product", s: "sum", z: "input-sum", a: "activation" };

/** Null for everything that is no part of a neuron, like the loss, and for a softmax, which is made of many. */
export function roleOf(scene: Scene, node: SceneNode): NeuronRole | null {
  const [, layer, neuron] = /^layer (\d+)\/neuron (\d+)$/.exec(node.group) ?? [];
  const kind = KINDS[/^([a-z]+)\d+_\d/.exec(node.id)?.[1] ?? ""];
  if (!kind || node.isLeaf) return null;
  if (kind === "activation" && !scene.nodes[node.inputs[0] ?? -1]?.id.startsWith("z")) return null;
  return { kind, layer: Number(layer), neuron: Number(neuron) };
}

/** The number of the last layer. */
export function lastLayer(scene: Scene): number {
  return Math.max(0, ...scene.nodes.map(({ group }) => Number(/^layer (\d+)/.exec(group)?.[1] ?? 0)));
}
