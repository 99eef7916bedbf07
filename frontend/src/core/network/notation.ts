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
  if (notation === FIRST_NOTATION || scene.source.kind !== "network") return scene;
  return renamed(scene)(notation);
}

const renamed = memo((scene: Scene) =>
  memo((notation: Notation): Scene => ({ ...scene, nodes: scene.nodes.map((node) => withCost(node, notation)) })),
);

/** C and C@2 are losses of samples; their ids stay. What is called Cⁿ is that of the one that is looked at. */
function withCost(node: SceneNode, notation: Notation): SceneNode {
  if (!/^C(@\d+)?$/.test(node.id)) return node;
  const [cost, index] = [costOf(notation), indexOf(notation)];
  const label = node.label.endsWith("ⁿ") ? notationText(notation) : node.label.replace("C", cost);
  return { ...node, label, tex: node.tex.replace("C", cost).replace("^{n}", `^{${index}}`) };
}
