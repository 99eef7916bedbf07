/** Where the lecture names a sum a film of single steps has products and running sums on the way, which have no names there. */
import type { Scene } from "../model/types";

/** The sum that a product goes into and nothing else does: in ∂C/∂z′ a w₃·a on the way has no name of its own. */
export function gatheredIn(scene: Scene, index: number): number {
  const node = scene.nodes[index];
  const [only, ...others] = (node?.consumers ?? []).flatMap((at) => scene.edges[at] ?? []);
  const next = scene.nodes[only?.consumer ?? -1];
  const isPassing = node !== undefined && (node.label === "" || node.label === node.text || PASSING.test(node.id));
  return isPassing && next?.op === "add" && others.length === 0 ? gatheredIn(scene, next.index) : index;
}

/** The products and running sums of a neuron; what a text calls p1 or s1 has that name. */
const PASSING = /^[ps]\d+_\d+_\d/;
