/**
 * The backward pass through other slopes than the trace's: what would have come out, had somebody taken another factor
 * on some edges. Of scenes of single numbers only.
 */
import type { Numbers, Scene, SceneEdge } from "../../model/types";

/** The factor an edge multiplies what travels back along it by. */
export type Slope = (edge: SceneEdge) => number;

/** The trace's own: the local derivative; 0 where the trace has none. */
export function ownSlope(numbers: Numbers): Slope {
  return ({ index }) => numbers.locals[index]?.data[0] ?? 0;
}

/** By node: the gradient that arrives through `slope` when the output has the trace's. */
export function gradientsWith(scene: Scene, numbers: Numbers, slope: Slope): Float64Array {
  const gradients = new Float64Array(scene.nodes.length);
  gradients[scene.output] = numbers.gradients[scene.output]?.[0] ?? 1;
  for (let index = scene.nodes.length - 1; index >= 0; index--) {
    for (const at of scene.nodes[index]?.consumers ?? []) {
      const edge = scene.edges[at];
      if (edge?.onPath) gradients[index] = at0(gradients, index) + at0(gradients, edge.consumer) * slope(edge);
    }
  }
  return gradients;
}

function at0(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
