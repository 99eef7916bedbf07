/**
 * d or ∂: in a film of one variable the derivative of what depends on nothing else is written with d, as dz/ds; where
 * others are held still it is partial, ∂z/∂x. Films of several variables are partial throughout.
 */
import type { Scene, SceneEdge } from "../model/types";
import { memo } from "./memo";

export type Differential = "d" | "∂";

/** How the derivative of the output by a node is written. */
export function differentialBy(scene: Scene, node: number): Differential {
  return totalsOf(scene)?.has(node) ? "d" : "∂";
}

/** How the slope along an edge is written. */
export function differentialAlong(scene: Scene, { consumer }: SceneEdge): Differential {
  const operands = new Set(scene.nodes[consumer]?.inputs.filter((index) => scene.nodes[index]?.role !== "constant"));
  return totalsOf(scene) !== null && operands.size === 1 ? "d" : "∂";
}

/**
 * Every node through which all ways from the variable to the output lead; null in a film of several variables, or of arrays.
 * Operands come before consumers, so a way passes by a node exactly where one of its edges leads from before it to behind.
 */
const totalsOf = memo((scene: Scene): ReadonlySet<number> | null => {
  if (scene.nodes.some(({ shape }) => shape.length > 0)) return null;
  const variables = scene.nodes.filter(({ isLeaf, role, onPath }) => isLeaf && onPath && role !== "constant");
  const [variable] = variables;
  if (variables.length !== 1 || !variable) return null;
  const depends = scene.nodes.map(({ index }) => index === variable.index);
  for (const { index, inputs, onPath } of scene.nodes)
    depends[index] ||= onPath && inputs.some((operand) => depends[operand]);
  const totals = new Set<number>();
  let reached = variable.index;
  for (const { index, consumers } of scene.nodes) {
    if (!depends[index]) continue;
    if (reached <= index) totals.add(index);
    for (const at of consumers) {
      const consumer = scene.edges[at]?.consumer ?? -1;
      if (depends[consumer]) reached = Math.max(reached, consumer);
    }
  }
  return totals;
});
