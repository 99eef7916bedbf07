/**
 * Any graph of single numbers, read from right to left: what each of its parts is for the gradient. An op of one operand
 * is an amplifier with a constant gain, any other op splits the gradient and every edge has its own gain; where a value
 * goes to several, their gradients are added.
 */
import type { Scene, SceneEdge, SceneNode } from "../../model/types";
import { networkOf } from "./structure";

export interface Amplifier {
  readonly kind: "amplifier";
  readonly node: SceneNode;
  /** The edge whose local derivative is the gain. */
  readonly edge: SceneEdge;
}

export interface Split {
  readonly kind: "split";
  readonly node: SceneNode;
  readonly edges: readonly SceneEdge[];
}

export interface Reversal {
  readonly parts: readonly (Amplifier | Split)[];
  /** Edges with a gain of their own: those of splits and of the output, but not of sums, which hand on what they get. */
  readonly gains: readonly SceneEdge[];
  /** Nodes at which several gradients meet. */
  readonly sums: readonly SceneNode[];
}

/** Null for graphs of arrays, for networks, which have a picture of their own, and where nothing flows back. */
export function reversalOf(scene: Scene): Reversal | null {
  const isOfNumbers = scene.nodes.every(({ shape }) => shape.length === 0);
  const inner = scene.nodes.filter(({ isLeaf, onPath, index }) => !isLeaf && onPath && index !== scene.output);
  const isFlat = scene.nodes[scene.output]?.isLeaf ?? true;
  if (!isOfNumbers || isFlat || networkOf(scene)) return null;
  const parts = inner.map((node) => partOf(node, edgesInto(scene, node)));
  const own = parts.flatMap((part) => (part.kind === "split" ? part.edges : []));
  const ends = edgesInto(scene, scene.nodes[scene.output] as SceneNode);
  const gains = [...own, ...ends].filter(({ consumer }) => scene.nodes[consumer]?.op !== "add");
  const sums = scene.nodes.filter(
    ({ onPath, consumers }) => onPath && consumers.filter((edge) => scene.edges[edge]?.onPath).length > 1,
  );
  return { parts, gains, sums };
}

function partOf(node: SceneNode, edges: readonly SceneEdge[]): Amplifier | Split {
  const [edge, ...others] = edges;
  return edge && others.length === 0 ? { kind: "amplifier", node, edge } : { kind: "split", node, edges };
}

function edgesInto(scene: Scene, node: SceneNode): readonly SceneEdge[] {
  return scene.edges.filter(({ consumer }) => consumer === node.index);
}
