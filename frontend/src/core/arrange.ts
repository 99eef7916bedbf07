/** A plain layout in columns, for a document that came without one. Sizes are those of the server's layout. */
import type { Body, EdgePlace, Layout, NodePlace, Scene, SceneEdge, SceneNode } from "../model/types";

const NAME = 18;
const GAP = 8;
const CELL = { width: 44, height: 22, most: 6 };
const HEAT = { width: 96, height: 64 };
const CHIPS = { width: 84, height: 44 };
/** From the chips of one edge to those of the next: they have an outline, which must not touch. */
const PITCH = 50;
/** Between a column and the chips beside it. */
const RANK_GAP = 26;
const NODE_GAP = 14;
const MARGIN = 16;
/** How far apart two edges meet the body of their consumer. */
const PORT = 14;

type Unplaced = Pick<Scene, "nodes" | "edges">;

export function arrange(scene: Unplaced, gap = RANK_GAP): Layout {
  const rooms = scene.nodes.map(roomOf);
  const columns = columnsOf(scene);
  const heights = columns.map((column) => column.reduce((sum, node) => sum + (rooms[node]?.height ?? 0) + NODE_GAP, 0));
  const height = Math.max(...heights) + 2 * MARGIN;
  const places: NodePlace[] = [];
  let x = MARGIN;
  columns.forEach((column, rank) => {
    const width = Math.max(...column.map((node) => rooms[node]?.width ?? 0));
    let y = (height - (heights[rank] ?? 0)) / 2;
    for (const node of column) {
      const room = rooms[node];
      if (!room) continue;
      places[node] = { ...room, x: x + width / 2, y: y + (room.height + NODE_GAP) / 2 };
      y += room.height + NODE_GAP;
    }
    x += width + CHIPS.width + 2 * gap;
  });
  const width = x - CHIPS.width - 2 * gap + MARGIN;
  return {
    width,
    height,
    nodes: places,
    edges: scene.edges.map((edge) => edgePlace(edge, places, scene.nodes[edge.consumer]?.inputs.length ?? 1, gap)),
  };
}

/** Nodes by column: computing nodes after their operands, leaves right before their first consumer. */
function columnsOf(scene: Unplaced): number[][] {
  const rank = scene.nodes.map(() => 0);
  for (const node of scene.nodes) {
    for (const source of node.inputs) rank[node.index] = Math.max(rank[node.index] ?? 0, (rank[source] ?? 0) + 1);
  }
  for (const node of scene.nodes.filter((each) => each.isLeaf && each.consumers.length > 0)) {
    const users = node.consumers.map((edge) => rank[scene.edges[edge]?.consumer ?? 0] ?? 0);
    rank[node.index] = Math.min(...users) - 1;
  }
  const columns: number[][] = [];
  for (const node of scene.nodes) {
    const at = rank[node.index] ?? 0;
    for (let i = columns.length; i <= at; i++) columns.push([]);
    columns[at]?.push(node.index);
  }
  return columns.filter((column) => column.length > 0);
}

function roomOf(node: SceneNode): NodePlace {
  const { kind, rows, columns, width: bodyWidth, height: bodyHeight } = bodyOf(node);
  const isScalar = node.shape.length === 0;
  const shelf = isScalar ? 56 : bodyHeight;
  const flagHeight = 16 + (isScalar ? 18 : bodyHeight + 4);
  const flagWidth = isScalar ? 96 : Math.max(96, bodyWidth + 18);
  const height = NAME + GAP + shelf + GAP + flagHeight;
  const body: Body = {
    kind,
    rows,
    columns,
    width: bodyWidth,
    height: bodyHeight,
    dy: NAME + GAP + (shelf - height) / 2,
  };
  const flag = { width: flagWidth, height: flagHeight, dy: (height - flagHeight) / 2 };
  return { x: 0, y: 0, width: flagWidth + 8, height, body, flag };
}

function bodyOf(node: SceneNode): Omit<Body, "dy"> {
  const columns = node.shape.length < 2 ? 1 : (node.shape.at(-1) ?? 1);
  const rows = node.shape.length === 0 ? 1 : node.size / columns;
  if (node.shape.length > 0) {
    if (Math.max(rows, columns) > CELL.most) return { kind: "heat", rows, columns, ...HEAT };
    return { kind: "cells", rows, columns, width: CELL.width * columns, height: CELL.height * rows };
  }
  if (node.op === "input") return { kind: "square", rows, columns, width: 48, height: 48 };
  if (node.op === "constant") return { kind: "rounded", rows, columns, width: 34, height: 34 };
  return { kind: "circle", rows, columns, width: 56, height: 56 };
}

/** A curve that runs level through the room of its chips; the rooms of one consumer stand one below the other. */
function edgePlace(edge: SceneEdge, places: readonly NodePlace[], slots: number, gap: number): EdgePlace {
  const source = places[edge.source];
  const consumer = places[edge.consumer];
  if (!source || !consumer) return { points: [], label: { x: 0, y: 0, ...CHIPS } };
  const rank = edge.slot - (slots - 1) / 2;
  const reach = CHIPS.width / 2;
  const from = { x: source.x + source.body.width / 2, y: source.y + source.body.dy };
  const to = { x: consumer.x - consumer.body.width / 2, y: consumer.y + consumer.body.dy + rank * PORT };
  const x = consumer.x - consumer.width / 2 - gap - reach;
  const y = consumer.y + consumer.body.dy + rank * PITCH;
  const [left, right] = [x - reach, x + reach];
  const points = [
    from,
    { x: (from.x + left) / 2, y: from.y },
    { x: (from.x + left) / 2, y },
    { x: left, y },
    { x: left + CHIPS.width / 3, y },
    { x: right - CHIPS.width / 3, y },
    { x: right, y },
    { x: (right + to.x) / 2, y },
    { x: (right + to.x) / 2, y: to.y },
    to,
  ];
  return { points, label: { x, y, ...CHIPS } };
}
