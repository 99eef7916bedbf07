/** Name a figure of the film, and look it up at a moment. A figure that is not there yet is null, never 0.
 *
 * Keys are `v3` (value of node 3), `g3` (its gradient), `l5`, `a5`, `t5` (local derivative, amount and running total of
 * edge 5) and `s5`: the same local derivative as the slope that is fixed, and locked, when the value behind it is there.
 */

import type { Numbers, Scene, Shape } from "../../model/types";
import type { Frame } from "../frame";

export interface Figure {
  readonly data: Float64Array;
  readonly shape: Shape;
}

export type FigureKey = `${"v" | "g" | "l" | "s" | "a" | "t"}${number}`;

export interface Snapshot {
  readonly scene: Scene;
  readonly numbers: Numbers;
  readonly frame: Frame;
  /** So many digits as on the stage; 4 where nothing is said. */
  readonly digits?: number;
}

/** The figure called `key`, or null while `?` is all there is to show: a text has a number when the picture has it. */
export function figureAt({ scene, numbers, frame }: Snapshot, key: FigureKey): Figure | null {
  const index = Number(key.slice(1));
  const edge = frame.edges[index];
  const operand = scene.nodes[scene.edges[index]?.source ?? -1]?.shape ?? [];
  switch (key.charAt(0)) {
    case "v":
      return figure(frame.nodes[index]?.value, scene.nodes[index]?.shape);
    case "g":
      return frame.nodes[index]?.gradientState === "done"
        ? figure(frame.nodes[index]?.gradient, scene.nodes[index]?.shape)
        : null;
    case "l":
      return edge && edge.localOpacity > 0 ? (numbers.locals[index] ?? null) : null;
    case "s":
      return frame.nodes[scene.edges[index]?.consumer ?? -1]?.value ? (numbers.locals[index] ?? null) : null;
    case "a":
      return (edge && edge.amountOpacity > 0) || isTerm(scene, frame, index)
        ? figure(numbers.amounts[index], operand)
        : null;
    default:
      return edge && edge.amountOpacity > 0 ? figure(numbers.totals[index], operand) : null;
  }
}

/** In an order of evaluation: has the term been counted, in a sum that is open or in one that is answered? */
function isTerm(scene: Scene, { order, ledgers, nodes }: Frame, edge: number): boolean {
  if (!order) return false;
  const source = scene.edges[edge]?.source ?? -1;
  const entries = ledgers.find(({ node }) => node === source)?.entries ?? [];
  const z = scene.nodes[source]?.inputs[0] ?? -1;
  return entries.some((entry) => entry.edge === edge && entry.amount !== null) || nodes[z]?.gradientState === "done";
}

/** Is `key` a local derivative that is never written down, because it would be too large? */
export function isNeverMade({ numbers }: Snapshot, key: FigureKey): boolean {
  return /^[ls]/.test(key) && !numbers.locals[Number(key.slice(1))];
}

function figure(data: Float64Array | null | undefined, shape: Shape | undefined): Figure | null {
  return data && shape ? { data, shape } : null;
}
