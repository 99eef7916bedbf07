/** How nodes and derivatives are called: `z1` is z with a 1 below, the gradient of Cⁿ with respect to it is ∂Cⁿ/∂z1. */
import type { Scene, SceneNode } from "../model/types";
import { type Differential, differentialBy } from "./differential";

export interface NamePart {
  readonly text: string;
  readonly place: "base" | "sub" | "super";
}

const INDEXED = /^(\p{L}+?)(?:_?(\d+(?:_\d+)*))?(?:@(\d+)|([ⁿⁱ]))?$/u;

/** A name as base and indices: `w2_1_3` has 2,1,3 below; the sample stands above, the 2 of `z1@2` and the n of `Cⁿ`. */
export function nameParts(name: string): readonly NamePart[] {
  const [, base, index, number, letter] = INDEXED.exec(name) ?? [];
  const sample = number ?? letter?.normalize("NFKC");
  if (base === undefined) return [{ text: name, place: "base" }];
  const parts: NamePart[] = [{ text: base, place: "base" }];
  if (index !== undefined) parts.push({ text: index.replaceAll("_", ","), place: "sub" });
  if (sample !== undefined) parts.push({ text: sample, place: "super" });
  return parts;
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
    .replaceAll("″", "′′")
    .replaceAll(/\s*(?:\*\*|\^)\s*(\d)(?![\d.])/g, (_, digit: string) => RAISED[digit] ?? digit)
    .replaceAll(/\s*\*\*\s*/g, "^")
    .replaceAll(/\s*\*\s*/g, "·")
    .replaceAll(/(?<![\deE])-|(?<=\s)-/g, "−");
}

const LOW = "₀₁₂₃₄₅₆₇₈₉";
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const HIGH_LETTERS: Readonly<Record<string, string>> = { n: "ⁿ", i: "ⁱ" };
/** A name with an index or a sample, anywhere in a text; `2e5` and `conv2d` are none. */
const NAMES = /(?<![\p{L}\p{N}_.@])\p{L}+?(?:_?\d+(?:_\d+)*)?(?:@\d+)?(?![\p{L}\p{N}_@])/gu;
const SET_LOW = /[₀-₉]+(?:,[₀-₉]+)*/g;
const SET_HIGH = /⁽[⁰¹²³⁴-⁹]+⁾|[ⁿⁱ]/g;

/** A text with the indices of its names in small figures: `z₂,₁` for z2_1, `C⁽²⁾` for the second sample's, `Cⁿ`. */
export function plain(text: string): string {
  return text.replaceAll(NAMES, (name) =>
    nameParts(name)
      .map((part) => (part.place === "base" ? part.text : small(part.text, part.place)))
      .join(""),
  );
}

/** What is told in words, as people type it: in `z1 = (4, -2)` the name gets its index and the number its sign. */
export function prose(text: string): string {
  return plain(text.replaceAll(/(?<=[\s(])-(?=\d)/g, "−"));
}

/** What a node is called where nothing can be set below the line. */
export function plainName(node: SceneNode): string {
  return plain(nameOf(node));
}

/** The same below or above a fraction's line: a piece of text that is no plain name gets brackets. */
export function bracketedName(node: SceneNode): string {
  return plain(bracketed(nameOf(node)));
}

/** A plain text in pieces: what stands on the line, and what was set in small figures. */
export function pieces(text: string): readonly NamePart[] {
  const parts: NamePart[] = [];
  let from = 0;
  for (const found of text.matchAll(new RegExp(`${SET_LOW.source}|${SET_HIGH.source}`, "g"))) {
    const place = /^[₀-₉]/.test(found[0]) ? "sub" : "super";
    parts.push({ text: text.slice(from, found.index), place: "base" }, { text: found[0].normalize("NFKC"), place });
    from = found.index + found[0].length;
  }
  parts.push({ text: text.slice(from), place: "base" });
  return parts.filter((part) => part.text !== "");
}

/** A plain text as it is read aloud: `z 2,1` and `C n`, for which there are no small figures. */
export function aloud(text: string): string {
  return pieces(text)
    .map((part) => (part.place === "base" ? part.text : ` ${part.text}`))
    .join("");
}

function small(figures: string, place: "sub" | "super"): string {
  const letters = place === "sub" ? LOW : HIGH;
  const set = figures.replaceAll(/\d/g, (digit) => letters[Number(digit)] ?? digit);
  return place === "sub" ? set : (HIGH_LETTERS[figures] ?? `⁽${set}⁾`);
}

const PASSED_ON = new Set(["identity", "sum", "mean"]);

/**
 * The node whose derivatives are written: the output, or the loss of the one sample that it stands for. Where one sample
 * is looked at everything is ∂Cⁿ/∂…; L is written where the losses of several are added.
 */
export function derivedNode(scene: Scene): SceneNode | undefined {
  const output = scene.nodes[scene.output];
  const [first = -1, ...others] = output?.inputs ?? [];
  const loss = scene.nodes[first];
  const isAlone = others.length === 0 && PASSED_ON.has(output?.op ?? "") && loss?.size === 1;
  return isAlone && output?.group === "loss" ? loss : output;
}

/** What all derivatives are of, as every view, formula and sentence writes it: `Cⁿ`, `L`, or an output's own name. */
export function derivedName(scene: Scene): string {
  const output = derivedNode(scene);
  return output ? bracketed(nameOf(output)) : "";
}

interface GradientName {
  readonly d: Differential;
  readonly of: string;
  readonly by: string;
}

/** `∂`, `Cⁿ` and `z` of ∂Cⁿ/∂z. A piece of text that is no plain name gets brackets. */
export function gradientName(scene: Scene, node: SceneNode): GradientName {
  const isOutput = node.index === scene.output || node === derivedNode(scene);
  const by = isOutput ? derivedName(scene) : bracketed(nameOf(node));
  return { d: differentialBy(scene, node.index), of: derivedName(scene), by };
}

/** `∂Cⁿ/∂z` as plain text. */
export function gradientText(scene: Scene, node: SceneNode): string {
  const { d, of, by } = gradientName(scene, node);
  return `${d}${plain(of)}/${d}${plain(by)}`;
}

function bracketed(name: string): string {
  return /^[\p{L}\p{M}\p{N}_.@′']+$/u.test(name) ? name : `(${name})`;
}
