/**
 * What is in hand at a moment, and what is asked for: `inHand(scene, frame, asked)`. It is opened; what feeds it and
 * what it feeds stays bright; all else steps back.
 */
import type { Scene } from "../model/types";
import type { Frame } from "./frame";
import { memo } from "./memo";

/** What is pointed at, focused or selected. */
interface AskedFor {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
  readonly everything: boolean;
}

export interface InHand {
  /** Nodes that are open: they say whose gradient theirs is. */
  readonly open: ReadonlySet<number>;
  /** Edges whose local derivatives and amounts are told. */
  readonly edges: ReadonlySet<number>;
  /** Nodes that are at stake. Where nothing is, nothing steps back. */
  readonly near: ReadonlySet<number>;
}

export const NOTHING: InHand = { open: new Set(), edges: new Set(), near: new Set() };

export function isSame(a: InHand, b: InHand): boolean {
  return haveSame(a.open, b.open) && haveSame(a.edges, b.edges) && haveSame(a.near, b.near);
}

function haveSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a === b || (a.size === b.size && [...a].every((each) => b.has(each)));
}

export function inHand(scene: Scene, frame: Frame, asked: AskedFor): InHand {
  if (asked.everything) return everythingIn(scene);
  const open = new Set(asked.nodes);
  const edges = new Set(asked.edges);
  const isBackward = frame.active?.pass === "backward";
  frame.nodes.forEach((node, i) => {
    if (node.isActive) open.add(i);
  });
  frame.edges.forEach((edge, i) => {
    if (!edge.isActive) return;
    edges.add(i);
    const source = scene.edges[i]?.source;
    if (isBackward && source !== undefined) open.add(source);
  });
  const into = edgesInto(scene);
  for (const node of asked.nodes) for (const edge of into[node] ?? []) edges.add(edge);
  return { open, edges, near: nearOf(scene, open, edges) };
}

function nearOf(scene: Scene, open: ReadonlySet<number>, edges: ReadonlySet<number>): ReadonlySet<number> {
  const near = new Set(open);
  const add = (edge: number) => {
    const ends = scene.edges[edge];
    if (ends) near.add(ends.source).add(ends.consumer);
  };
  edges.forEach(add);
  const into = edgesInto(scene);
  for (const node of open) {
    into[node]?.forEach(add);
    scene.nodes[node]?.consumers.forEach(add);
  }
  return near;
}

const everythingIn = memo((scene: Scene): InHand => {
  const nodes = new Set(scene.nodes.keys());
  return { open: nodes, edges: new Set(scene.edges.keys()), near: nodes };
});

/** By node: the edges that arrive there. */
const edgesInto = memo((scene: Scene): readonly (readonly number[])[] => {
  const into: number[][] = scene.nodes.map(() => []);
  for (const { index, consumer } of scene.edges) into[consumer]?.push(index);
  return into;
});
