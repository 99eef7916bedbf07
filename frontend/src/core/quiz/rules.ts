/**
 * Which rule gives a gradient, and where it comes from: read from the graph, for questions that have no number.
 */
import type { Scene, SceneEdge } from "../../model/types";
import { gatheredIn } from "../gathered";
import type { Question } from "./mistakes";

export const RULES = ["chain", "sum", "gain", "bias"] as const;
/**
 * `chain`: what arrives times the slope. `sum`: a value that is used more than once adds up what comes back. `gain`: times
 * the slope of a function of one value, which the forward pass has fixed. `bias`: handed on unchanged, as by a sum.
 */
export type GradientRule = (typeof RULES)[number];

export function ruleOf(scene: Scene, question: Question): GradientRule {
  const ways = waysTo(scene, question);
  const [edge] = ways;
  if (ways.length > 1) return "sum";
  return edge ? ruleAlong(scene, edge) : "chain";
}

function ruleAlong(scene: Scene, { consumer, slot }: SceneEdge): GradientRule {
  const node = scene.nodes[consumer];
  if (!node) return "chain";
  if (UNCHANGED.has(node.op) || (node.op === "affine" && slot === 2) || (node.op === "subtract" && slot === 0))
    return "bias";
  const isFunction = node.inputs.length === 1 && scene.ops[node.op]?.elementwise === true;
  return isFunction && node.op !== "negate" ? "gain" : "chain";
}

const UNCHANGED: ReadonlySet<string> = new Set(["add", "identity", "sum"]);

/** The edges through which it comes. */
export function waysTo(scene: Scene, { quantity, index }: Question): readonly SceneEdge[] {
  const edges = quantity === "amount" ? [index] : (scene.nodes[index]?.consumers ?? []);
  return edges.flatMap((at) => scene.edges[at] ?? []).filter(({ onPath }) => onPath);
}

interface GradientOrigin {
  readonly node: number;
  readonly isRight: boolean;
}

/** Values from which it could come, in the order of the graph: all from which it does, and two from which it does not. */
export function originsOf(scene: Scene, question: Question): readonly GradientOrigin[] {
  const ways = waysTo(scene, question);
  const right = new Set(ways.map(({ consumer }) => gatheredIn(scene, consumer)));
  const source = ways[0]?.source ?? -1;
  const passed = new Set(scene.nodes.map(({ index }) => gatheredIn(scene, index)));
  const others = [...passed].filter((node) => {
    const isOther = !right.has(node) && node > source && scene.nodes[node]?.onPath;
    return isOther && scene.nodes[node]?.isLeaf === false;
  });
  const all = [...right].map((node) => ({ node, isRight: true }));
  return [...all, ...others.slice(0, 2).map((node) => ({ node, isRight: false }))].sort((a, b) => a.node - b.node);
}
