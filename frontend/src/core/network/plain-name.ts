/** Names in a line of plain text, with their indices in small figures below: `z₂,₁` for z2_1. */

import type { Scene, SceneNode } from "../../model/types";
import { gradientName, nameOf, nameParts } from "../name";

const LOW = "₀₁₂₃₄₅₆₇₈₉";
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function plainName(node: SceneNode): string {
  return plainText(nameOf(node));
}

/** `∂L/∂z₂,₁`. */
export function plainGradient(scene: Scene, node: SceneNode): string {
  const { of, by } = gradientName(scene, node);
  return `∂${plainText(of)}/∂${plainText(by)}`;
}

/** `z₂,₁` for z2_1. */
export function plainText(name: string): string {
  return nameParts(name)
    .map(({ text, place }) => (place === "base" ? text : figures(text, place === "sub" ? LOW : HIGH)))
    .join("");
}

function figures(text: string, letters: string): string {
  return text.replaceAll(/\d/g, (digit) => letters[Number(digit)] ?? digit);
}
