/** Read the positions of a layout by node and edge index. */
import type { DocumentEdgePlace, DocumentLayout, DocumentNodePlace } from "./document";
import { TraceError } from "./trace-error";
import type { EdgePlace, Layout, NodePlace, SceneEdge, SceneNode } from "./types";

const CHIPS = { width: 64, height: 36 };

export function readLayout(
  given: DocumentLayout | null | undefined,
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
): Layout | null {
  if (!given) return null;
  return {
    width: given.width,
    height: given.height,
    nodes: nodes.map((node) => nodePlace(found(given.nodes[node.id], node.id))),
    edges: edges.map((edge) => edgePlace(found(given.edges[edge.id], edge.id))),
  };
}

function found<T>(place: T | undefined, id: string): T {
  if (place === undefined) throw new TraceError(`The layout has no place for '${id}'.`);
  return place;
}

function nodePlace(given: DocumentNodePlace): NodePlace {
  const { x, y, width, height } = given;
  const body = given.body ?? { width, height };
  return {
    x,
    y,
    width,
    height,
    body: { width: body.width, height: body.height, dy: body.dy ?? 0 },
    flag: given.flag ? { width: given.flag.width, height: given.flag.height, dy: given.flag.dy ?? 0 } : null,
  };
}

function edgePlace(given: DocumentEdgePlace): EdgePlace {
  const [x = 0, y = 0, width = given.chips?.width ?? CHIPS.width, height = given.chips?.height ?? CHIPS.height] =
    given.label;
  return { points: given.points.map(([px, py]) => ({ x: px, y: py })), label: { x, y, width, height } };
}
