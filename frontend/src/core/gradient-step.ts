/** One step of gradient descent from what the film knows: `theta - eta dL/dtheta` for every parameter at once. */
import type { Numbers, Scene } from "../model/types";
import { type NestedArray, nested } from "./nested";

/**
 * New values of `names`, by id; left out: of all parameters, where there are none of all inputs. Only those that the
 * output depends on have a gradient, and move.
 */
export function gradientStep(
  scene: Scene,
  { values, gradients }: Numbers,
  eta: number,
  names?: readonly string[],
): Readonly<Record<string, NestedArray>> {
  const leaves = scene.nodes.filter(({ op, index }) => op === "input" && gradients[index]);
  const usual = leaves.some(({ role }) => role === "parameter") ? "parameter" : "input";
  const moved = leaves.filter(({ id, role }) => (names ? names.includes(id) : role === usual));
  return Object.fromEntries(
    moved.map(({ id, index, shape }) => {
      const gradient = gradients[index];
      const next = values[index]?.map((value, i) => value - eta * (gradient?.[i] ?? 0));
      return [id, nested(next ?? new Float64Array(), shape)];
    }),
  );
}
