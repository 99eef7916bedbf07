/** Read the positions of a layout by node and edge index. */
import type { DocumentEdgePlace, DocumentLayout, DocumentNodePlace } from "./document";
import { TraceError } from "./trace-error";
import type { EdgePlace, Layout, NodePlace, SceneEdge, SceneNode } from "./types";

const CHIPS = { width: 72, height: 44 };

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
  const { x, y, width, height, body, flag } = given;
  return {
    x,
    y,
    width,
    height,
    body: { ...body, dy: body.dy ?? 0 },
    flag: flag ? { ...flag, dy: flag.dy ?? 0 } : null,
  };
}

function edgePlace({ points, label: [x, y], chips }: DocumentEdgePlace): EdgePlace {
  const { width, height } = chips ?? CHIPS;
  return { points: points.map(([px, py]) => ({ x: px, y: py })), label: { x, y, width, height } };
}
