/** How nodes and derivatives are written in a formula. A name is data: whatever it holds, it is set as letters. */

import type { Scene, SceneEdge, SceneNode } from "../../model/types";
import { type Differential, differentialAlong, differentialBy } from "../differential";
import { bracketedName, derivedNode, gradientText, type NamePart, nameOf, nameParts, plainName } from "../name";
import { fixed, type Setting } from "./setting";

/** ∂ of / ∂ by, as in a network. */
export function derivative(of: SceneNode, by: SceneNode): Setting {
  return fixed(derivativeTex(of, by, "∂"), `∂${bracketedName(of)}/∂${bracketedName(by)}`);
}

/** The symbol of a node: its name, or the piece of source it comes from. */
export function symbol(node: SceneNode): Setting {
  return fixed(node.tex || nameTex(nameOf(node)), plainName(node));
}

/** d output / d node. */
export function gradient(scene: Scene, node: SceneNode): Setting {
  const over = derivedNode(scene) ?? node;
  const by = node.index === scene.output ? over : node;
  return fixed(derivativeTex(over, by, differentialBy(scene, node.index)), gradientText(scene, node));
}

/** d consumer / d operand of one edge. */
export function local(scene: Scene, edge: SceneEdge, over = scene.nodes[edge.consumer]): Setting {
  const operand = scene.nodes[edge.source];
  if (!over || !operand) return fixed("", "");
  const d = differentialAlong(scene, edge);
  return fixed(derivativeTex(over, operand, d), `${d}${bracketedName(over)}/${d}${bracketedName(operand)}`);
}

/** A name as TeX: letters in italics, indices below and above, everything else as text. */
export function nameTex(name: string): string {
  return nameParts(name)
    .map(({ text, place }) => PLACED[place](text))
    .join("");
}

const PLACED: Readonly<Record<NamePart["place"], (text: string) => string>> = {
  base: baseTex,
  sub: (text) => `_{${text}}`,
  super: (text) => `^{${text}}`,
};

/** `text` as letters, with nothing left that TeX would take for a command. */
export function plainTex(text: string): string {
  return `\\text{${text.replace(/[\\{}$&#%_^~]/g, (char) => ESCAPES[char] ?? "")}}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/** Above the letter before it. */
const HAT = "\u0302";

function baseTex(text: string): string {
  if (/^[A-Za-zα-ωΑ-Ω]$/u.test(text)) return text;
  const [letter = "", hat] = text.normalize("NFD");
  if (text.normalize("NFD") === `${letter}${HAT}` && hat) return `\\hat{${baseTex(letter)}}`;
  return /^[A-Za-z]+$/.test(text) ? `\\mathit{${text}}` : plainTex(text);
}

function derivativeTex(of: SceneNode, by: SceneNode, differential: Differential): string {
  const [over, under] = [of, by].map(operandTex);
  const d = differential === "d" ? "\\mathrm{d}" : "\\partial ";
  return `\\frac{${d}${over}}{${d}${under}}`;
}

/** A name as it is, a piece of source in brackets. */
function operandTex(node: SceneNode): string {
  const { tex } = symbol(node);
  return /^[\p{L}\p{N}_.′]+$/u.test(nameOf(node)) ? `{${tex}}` : `\\left({${tex}}\\right)`;
}
