/** How the loss of one sample is written: the lecture has C on some pages and l on others, with n or i above it. */

import type { Scene, SceneNode } from "../../model/types";
import { memo } from "../memo";

export const NOTATIONS = ["C-n", "C-i", "l-n", "l-i"] as const;
export type Notation = (typeof NOTATIONS)[number];

export const FIRST_NOTATION: Notation = "C-n";

export function isNotation(word: unknown): word is Notation {
  return NOTATIONS.some((notation) => notation === word);
}

/** `C` or `l`. */
export function costOf(notation: Notation): string {
  return notation.charAt(0);
}

/** `n` or `i`. */
export function indexOf(notation: Notation): string {
  return notation.charAt(2);
}

/** As a plain text, such as `Cⁿ`. */
export function notationText(notation: Notation): string {
  return costOf(notation) + (indexOf(notation) === "n" ? "ⁿ" : "ⁱ");
}

/** `scene` with the losses of its samples written as `notation` has it; the same one for the same scene. */
export function sceneIn(scene: Scene, notation: Notation): Scene {
  if (costOf(notation) === "C" || scene.source.kind !== "network") return scene;
  return renamed(scene)(costOf(notation));
}

const renamed = memo((scene: Scene) =>
  memo((cost: string): Scene => ({ ...scene, nodes: scene.nodes.map((node) => withCost(node, cost)) })),
);

/** C and C@2 are losses of samples; their ids stay. */
function withCost(node: SceneNode, cost: string): SceneNode {
  return /^C(@\d+)?$/.test(node.id) ? { ...node, label: node.id.replace("C", cost) } : node;
}
