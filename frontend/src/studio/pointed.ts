/** What is pointed at, wherever it is pointed at: a node or an edge, by index. */

import type { Snapshot } from "../core/formula/figure";
import type { Pointing } from "../core/view-state";
import type { Scene, SceneNode } from "../model/types";
import type { Highlight } from "../player/api";
import type { Stretch } from "./editor/editor";

/** The node whose piece of the text is the smallest round code point `offset`. */
export function nodeAt(scene: Scene, offset: number): SceneNode | null {
  let found: SceneNode | null = null;
  for (const node of scene.nodes) {
    if (!node.span) continue;
    const [from, length] = node.span;
    const isInside = from <= offset && offset < from + length;
    if (isInside && (found?.span == null || length < found.span[1])) found = node;
  }
  return found;
}

/** What a cue of a tour asks one to look at: ids of nodes, and of edges, which end in a slot. */
export function lookAt(ids: readonly string[]): Highlight {
  const isEdge = (id: string) => /\.\d+$/.test(id);
  return { nodes: ids.filter((id) => !isEdge(id)), edges: ids.filter(isEdge) };
}

/** The stretches of the text to light: the active step's and what is pointed at. */
export function stretchesOf({ scene, frame }: Snapshot, pointed: Pointing): Stretch[] {
  const stretch = (node: number | undefined, kind: Stretch["kind"]): Stretch[] => {
    const span = scene.nodes[node ?? -1]?.span;
    return span ? [{ offset: span[0], length: span[1], kind }] : [];
  };
  const { active } = frame;
  const under = scene.edges[pointed.edge ?? -1]?.source ?? pointed.node ?? undefined;
  return [...(active ? stretch(active.node, active.pass) : []), ...stretch(under, "pointed")];
}

/** What is pointed at, by ids as the player tells them. */
export function pointedAt(
  scene: Scene | null,
  { node, edge }: { readonly node?: string; readonly edge?: string },
): Pointing {
  const index = (found: { readonly index: number } | undefined) => found?.index ?? null;
  return {
    node: index(scene?.nodes.find(({ id }) => id === node)),
    edge: index(scene?.edges.find(({ id }) => id === edge)),
  };
}
