/**
 * Walk the graph by keys: from a node to an operand, a consumer or a sibling. The ways are those of a tree in which
 * every node hangs from its first consumer, so that from every node one gets to every other.
 */
import type { Scene } from "../model/types";

export type Direction = "operand" | "consumer" | "previous" | "next";

/** The node one reaches, or the same node where there is none in that direction. */
export function neighbour(scene: Scene, node: number, direction: Direction): number {
  if (direction === "operand") return hangingFrom(scene, node)[0] ?? scene.nodes[node]?.inputs[0] ?? node;
  if (direction === "consumer") return firstConsumer(scene, node) ?? node;
  const siblings = siblingsOf(scene, node);
  const by = direction === "next" ? 1 : -1;
  return siblings[(siblings.indexOf(node) + by + siblings.length) % siblings.length] ?? node;
}

/** What hangs from the same consumer; of a node without consumers the others that have none. */
function siblingsOf(scene: Scene, node: number): readonly number[] {
  const consumer = firstConsumer(scene, node);
  if (consumer !== undefined) return hangingFrom(scene, consumer);
  return scene.nodes.filter(({ consumers }) => consumers.length === 0).map(({ index }) => index);
}

/** The operands of a node that no node before it uses. */
function hangingFrom(scene: Scene, node: number): readonly number[] {
  const operands = new Set(scene.nodes[node]?.inputs ?? []);
  return [...operands].filter((operand) => firstConsumer(scene, operand) === node);
}

function firstConsumer(scene: Scene, node: number): number | undefined {
  return scene.edges[scene.nodes[node]?.consumers[0] ?? -1]?.consumer;
}
