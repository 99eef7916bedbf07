/** What is lit up: by the page and by what is pointed at. Names that are not in the scene light nothing. */
import type { Pointing } from "../core/view-state";
import type { Scene } from "../model/types";
import { type Lights, NO_LIGHTS } from "../views/shared/renderer";
import type { Highlight } from "./api";

export function lightsOf(scene: Scene, { nodes = [], edges = [], slots = [] }: Highlight): Lights {
  const nodeIds = new Set(nodes);
  const edgeIds = new Set([...edges, ...slots]);
  return {
    nodes: new Set(scene.nodes.filter((node) => nodeIds.has(node.id)).map((node) => node.index)),
    edges: new Set(scene.edges.filter((edge) => edgeIds.has(edge.id)).map((edge) => edge.index)),
  };
}

/** A node, or an edge with both its ends. */
export function lightsAt(scene: Scene, { node, edge }: Pointing): Lights {
  const found = edge === null ? undefined : scene.edges[edge];
  if (node !== null) return { nodes: new Set([node]), edges: new Set() };
  return found ? { nodes: new Set([found.source, found.consumer]), edges: new Set([found.index]) } : NO_LIGHTS;
}

export function joined(a: Lights | null, b: Lights): Lights {
  if (a === null || b === NO_LIGHTS) return a ?? b;
  return { nodes: new Set([...a.nodes, ...b.nodes]), edges: new Set([...a.edges, ...b.edges]) };
}
