/** A plain layout in columns, for a document that came without one. Sizes are those of the server's layout. */
import type { Body, EdgePlace, Layout, NodePlace, Scene, SceneEdge, SceneNode } from "../model/types";

const NAME = 18;
const GAP = 3;
const NODE_WIDTH = 84;
const SHELF = 60;
const CELL = { width: 48, height: 22, most: 6 };
const HEAT = { width: 96, height: 64 };
const FLAG = { width: 82, line: 20, point: 10, margin: 3 };
const CHIPS = { width: 72, height: 44 };
/** Between the rooms of chips and the node they lead to. */
const INSET = 8;
/** Between a column and the chips beside it. */
const RANK_GAP = 28;
const NODE_GAP = 17;
const MARGIN = 16;
/** How far apart two edges meet the body of their consumer. */
const PORT = 14;

type Unplaced = Pick<Scene, "nodes" | "edges">;

export function arrange(scene: Unplaced, gap = RANK_GAP): Layout {
  const rooms = scene.nodes.map(roomOf);
  const columns = columnsOf(scene);
  const extents = scene.nodes.map((node, i) => extentOf(node, rooms[i]));
  const heights = columns.map((column) => {
    return column.reduce((sum, node) => sum + (extents[node]?.up ?? 0) + (extents[node]?.down ?? 0) + NODE_GAP, 0);
  });
  const height = Math.max(...heights) - NODE_GAP + 2 * MARGIN;
  const places: NodePlace[] = [];
  let x = MARGIN;
  columns.forEach((column, rank) => {
    const width = Math.max(...column.map((node) => rooms[node]?.width ?? 0));
    const before = column.some((node) => (scene.nodes[node]?.inputs.length ?? 0) > 0) ? CHIPS.width + INSET : 0;
    x += (rank > 0 ? gap : 0) + before;
    let y = (height - (heights[rank] ?? 0) + NODE_GAP) / 2;
    for (const node of column) {
      const room = rooms[node];
      const extent = extents[node];
      if (!room || !extent) continue;
      places[node] = { ...room, x: x + width / 2, y: y + extent.up - room.body.dy };
      y += extent.up + extent.down + NODE_GAP;
    }
    x += width;
  });
  return {
    width: x + MARGIN,
    height,
    nodes: places,
    edges: scene.edges.map((edge) => edgePlace(edge, places, scene.nodes[edge.consumer]?.inputs.length ?? 1)),
  };
}

/** How far a node and the chips of its edges reach above and below the middle of its body. */
function extentOf({ inputs }: SceneNode, room: NodePlace | undefined): { readonly up: number; readonly down: number } {
  const chips = (inputs.length * CHIPS.height) / 2;
  const { height = 0, body } = room ?? {};
  return { up: Math.max(height / 2 + (body?.dy ?? 0), chips), down: Math.max(height / 2 - (body?.dy ?? 0), chips) };
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
  const body = bodyOf(node);
  const { width: bodyWidth, height: bodyHeight } = body;
  if (node.op === "constant") {
    return { x: 0, y: 0, width: bodyWidth, height: bodyHeight, body: { ...body, dy: 0 }, flag: null };
  }
  const isScalar = node.shape.length === 0;
  const shelf = isScalar ? SHELF : bodyHeight;
  const hasFlag = node.onPath && node.role !== "target";
  const flagHeight = isScalar ? FLAG.line : bodyHeight + 2 * FLAG.margin;
  const flagWidth = isScalar ? FLAG.width : Math.max(FLAG.width, bodyWidth + FLAG.point + 2 * FLAG.margin);
  const height = NAME + GAP + shelf + (hasFlag ? GAP + flagHeight : 0);
  const flag = hasFlag ? { width: flagWidth, height: flagHeight, dy: (height - flagHeight) / 2 } : null;
  const width = Math.max(NODE_WIDTH, bodyWidth, flag?.width ?? 0);
  return { x: 0, y: 0, width, height, body: { ...body, dy: NAME + GAP + (shelf - height) / 2 }, flag };
}

/** Is it an array of a network with something of every sample in each row? */
function isBatch({ group, role, shape }: SceneNode): boolean {
  return group !== "" && role !== "parameter" && role !== "constant" && (shape.length === 1 || shape.length === 2);
}

function bodyOf(node: SceneNode): Omit<Body, "dy"> {
  const across = node.shape.length < 2 ? 1 : (node.shape.at(-1) ?? 1);
  const down = node.shape.length === 0 ? 1 : node.size / across;
  const turned = isBatch(node);
  const [rows, columns] = turned ? [across, down] : [down, across];
  if (node.shape.length > 0) {
    if (Math.max(rows, columns) > CELL.most) return { kind: "heat", rows, columns, turned, ...HEAT };
    return { kind: "cells", rows, columns, turned, width: CELL.width * columns, height: CELL.height * rows };
  }
  if (node.op === "input") return { kind: "square", rows, columns, turned, width: 52, height: 52 };
  if (node.op === "constant") return { kind: "rounded", rows, columns, turned, width: 48, height: 30 };
  return { kind: "circle", rows, columns, turned, width: SHELF, height: SHELF };
}

/** A curve that runs level through the room of its chips; the rooms of one consumer stand one below the other. */
function edgePlace(edge: SceneEdge, places: readonly NodePlace[], slots: number): EdgePlace {
  const source = places[edge.source];
  const consumer = places[edge.consumer];
  if (!source || !consumer) return { points: [], label: { x: 0, y: 0, ...CHIPS } };
  const rank = edge.slot - (slots - 1) / 2;
  const door = rank * Math.min(PORT, (0.7 * consumer.body.height) / Math.max(1, slots - 1));
  const reach = CHIPS.width / 2;
  const from = { x: source.x + source.body.width / 2, y: source.y + source.body.dy };
  const half = consumer.body.width / 2;
  const inside = consumer.body.kind === "circle" ? Math.sqrt(half * half - door * door) : half;
  const to = { x: consumer.x - inside, y: consumer.y + consumer.body.dy + door };
  const x = consumer.x - consumer.width / 2 - INSET - reach;
  const y = consumer.y + consumer.body.dy + rank * CHIPS.height;
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
