/** How nodes and derivatives are called: `z1` is z with a 1 below, the gradient of C with respect to it is ∂C/∂z1. */
import type { Scene, SceneNode } from "../model/types";

export interface NamePart {
  readonly text: string;
  readonly place: "base" | "sub" | "super";
}

const INDEXED = /^(\p{L}+?)_?(\d+(?:_\d+)*)(?:@(\d+))?$/u;

/** A name as base and indices: `w2_1_3` has 2,1,3 below, the sample of `z1@2` stands above. */
export function nameParts(name: string): readonly NamePart[] {
  const [, base, index, sample] = INDEXED.exec(name) ?? [];
  if (base === undefined || index === undefined) return [{ text: name, place: "base" }];
  const parts: NamePart[] = [
    { text: base, place: "base" },
    { text: index.replaceAll("_", ","), place: "sub" },
  ];
  return sample === undefined ? parts : [...parts, { text: sample, place: "super" }];
}

/** What a node is called on screen and in sentences: its own name, or the piece of text it comes from. */
export function nameOf(node: SceneNode): string {
  return typeset(node.label || node.text || node.id);
}

const RAISED: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** A formula with the signs people write: `(a - y)**2` becomes `(a − y)²`, `w*x` becomes `w·x`. */
export function typeset(formula: string): string {
  return formula
    .replaceAll(/\s*(?:\*\*|\^)\s*(\d)(?![\d.])/g, (_, digit: string) => RAISED[digit] ?? digit)
    .replaceAll(/\s*\*\*\s*/g, "^")
    .replaceAll(/\s*\*\s*/g, "·")
    .replaceAll(/(?<![\deE])-|(?<=\s)-/g, "−");
}

/** `C` and `z` of ∂C/∂z. A piece of text that is no plain name gets brackets. */
export function gradientName(scene: Scene, node: SceneNode): { readonly of: string; readonly by: string } {
  const output = scene.nodes[scene.output];
  return { of: output ? bracketed(nameOf(output)) : "", by: bracketed(nameOf(node)) };
}

/** `∂C/∂z` as plain text. */
export function gradientText(scene: Scene, node: SceneNode): string {
  const { of, by } = gradientName(scene, node);
  return `∂${of}/∂${by}`;
}

function bracketed(name: string): string {
  return /^[\p{L}\p{M}\p{N}_.@′']+$/u.test(name) ? name : `(${name})`;
}
