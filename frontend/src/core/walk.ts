/** Walk the graph by keys: from a node to an operand, a consumer or a sibling. */
import type { Scene } from "../model/types";

export type Direction = "operand" | "consumer" | "previous" | "next";

/** The node one reaches, or the same node where there is none in that direction. */
export function neighbour(scene: Scene, node: number, direction: Direction): number {
  if (direction === "operand") return scene.nodes[node]?.inputs[0] ?? node;
  if (direction === "consumer") return consumersOf(scene, node)[0] ?? node;
  const siblings = siblingsOf(scene, node);
  const at = siblings.indexOf(node);
  const by = direction === "next" ? 1 : -1;
  return siblings[(at + by + siblings.length) % siblings.length] ?? node;
}

/** The operands of the node's first consumer; of a node without consumers the like at the same end of the graph. */
export function siblingsOf(scene: Scene, node: number): readonly number[] {
  const consumer = consumersOf(scene, node)[0];
  const operands = consumer === undefined ? [] : (scene.nodes[consumer]?.inputs ?? []);
  const together =
    operands.length > 1 ? operands : (scene.nodes[node]?.inputs ?? []).flatMap((each) => consumersOf(scene, each));
  const siblings = [...new Set(together)];
  return siblings.includes(node) ? siblings : [node, ...siblings];
}

function consumersOf(scene: Scene, node: number): number[] {
  return (scene.nodes[node]?.consumers ?? []).flatMap((edge) => scene.edges[edge]?.consumer ?? []);
}
