/**
 * Fill the formula templates of the op table. `pieces(template)` cuts one into words and slots, so that a formula can
 * be set once and only its numbers be written anew.
 */
import type { Formula, OpInfo, Scene, SceneEdge, SceneNode } from "../../model/types";

type Piece = { readonly text: string } | { readonly slot: string };

const SLOT = /\{(\w+)\}/g;

export function pieces(template: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of template.matchAll(SLOT)) {
    if (match.index > from) found.push({ text: template.slice(from, match.index) });
    found.push({ slot: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  if (from < template.length) found.push({ text: template.slice(from) });
  return found;
}

/** `template` with every slot replaced by what `put` gives for it; slots it gives nothing for stay. */
export function fill(template: string, put: (slot: string) => string | undefined): string {
  return template.replace(SLOT, (whole, slot: string) => put(slot) ?? whole);
}

/** What the slots of a node's formulas stand for. */
export type Meaning =
  | { readonly kind: "operand"; readonly slot: number; readonly node: number }
  | { readonly kind: "operands"; readonly nodes: readonly number[] }
  | { readonly kind: "out"; readonly node: number }
  | { readonly kind: "upstream"; readonly node: number }
  | { readonly kind: "option"; readonly value: unknown };

/** What `name` stands for in the formulas of `node`; `slot` is the operand in question, for {x}. */
export function meaningOf(node: SceneNode, name: string, slot = 0): Meaning | null {
  if (/^\d+$/.test(name)) return operand(node, Number(name));
  if (name === "x") return operand(node, slot);
  if (name === "args") return { kind: "operands", nodes: node.inputs };
  if (name === "out") return { kind: "out", node: node.index };
  if (name === "g") return { kind: "upstream", node: node.index };
  return name in node.options ? { kind: "option", value: node.options[name] } : null;
}

function operand(node: SceneNode, slot: number): Meaning | null {
  const position = node.inputs[slot];
  return position === undefined ? null : { kind: "operand", slot, node: position };
}

export function opOf(scene: Scene, node: SceneNode): OpInfo | null {
  return scene.ops[node.op] ?? null;
}

/** The formula of the local derivative of an edge, and of the contribution through it. */
export function edgeFormulas(scene: Scene, edge: SceneEdge): { readonly local: Formula; readonly vjp: Formula } | null {
  const consumer = scene.nodes[edge.consumer];
  const op = consumer ? opOf(scene, consumer) : null;
  const local = op?.local[edge.slot] ?? op?.local.at(-1);
  const vjp = op?.vjp[edge.slot] ?? op?.vjp.at(-1);
  return local && vjp ? { local, vjp } : null;
}
