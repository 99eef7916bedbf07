/** A dense layer's rule, z = W a + b, reads a batch with a sample a column; the trace keeps a sample a row. So what the
 * formula shows of a batch is turned: then the numbers that stand in it are what the rule says.
 */

import type { Scene, SceneNode } from "../../model/types";
import type { FigureKey } from "./figure";
import type { Setting } from "./setting";

/** The same setting, with the batches of a dense layer turned. */
export function withBatchesTurned(scene: Scene, node: SceneNode): (setting: Setting) => Setting {
  if (node.op !== "affine" || node.shape.length !== 2) return (setting) => setting;
  const operand = node.inputs[0] ?? -1;
  const edge = scene.edges.find((each) => each.consumer === node.index && each.slot === 0)?.index ?? -1;
  const batches = new Set<FigureKey>([`v${node.index}`, `g${node.index}`, `v${operand}`, `a${edge}`]);
  return (setting) => ({
    ...setting,
    places: setting.places.map((place) => (batches.has(place.key) ? { ...place, isTurned: true } : place)),
  });
}

/** Is one number added to every sample, so that its gradient is a sum over them? */
export function isSpreadBias(scene: Scene, node: SceneNode, slot: number): boolean {
  const bias = scene.nodes[node.inputs[slot] ?? -1];
  return node.op === "affine" && slot === 2 && bias !== undefined && bias.size < node.size;
}
