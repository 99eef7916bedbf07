/** What to light up, by index. Names that are not in the film light nothing. */
import type { Scene } from "../model/types";
import type { Lights } from "../views/shared/renderer";
import type { Highlight } from "./api";

export function lightsOf(scene: Scene, { nodes = [], edges = [], slots = [] }: Highlight): Lights {
  const nodeIds = new Set(nodes);
  const edgeIds = new Set([...edges, ...slots]);
  return {
    nodes: new Set(scene.nodes.filter((node) => nodeIds.has(node.id)).map((node) => node.index)),
    edges: new Set(scene.edges.filter((edge) => edgeIds.has(edge.id)).map((edge) => edge.index)),
  };
}
