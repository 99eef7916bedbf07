/**
 * A graph drawn small, so that a small stage can show it whole: `compact(scene, layout, room)`. Columns and the order in
 * them stay as they are laid out. Scalars are their names, flat bodies and flags; what stands on edges is left out. Where
 * the room is tall the columns become rows, and everything runs downwards.
 */
import type { EdgePlace, Layout, NodePlace, Point, Scene, SceneNode } from "../model/types";
import { pathOf } from "./bezier";
import type { Size } from "./camera";
import { clamp } from "./easing";

type FlowDirection = NonNullable<NodePlace["flow"]>;

/** More nodes than this cannot be read on a small stage. */
const MOST_NODES = 80;
/** From top to bottom: the name, the body, the flag, and a pixel between them. */
const NAME = 13;
const AIR = 1;
const BODY = { circle: [64, 30], square: [50, 28], rounded: [44, 26] } as const;
const FLAG = { width: 62, height: 16 };
const WIDTH = 66;
/** Seen reversed, the gains of an op stand in the place of its body, one below the other. */
const CHIP_PITCH = 15.5;
/** Between two nodes of a column; between columns, at least and at most. */
const NODE_GAP = 3;
const GAP = { least: 20, most: 60 };
/** Names may hang over the nodes beside them by half as much. */
const MARGIN = { along: 5, across: 2 };
/** Rooms of chips stand before the nodes that have operands: so far left of them is the middle of both. */
const BEFORE = 40;

/** What a node takes of both axes, from the middle of its body: along the flow, and across it. */
interface NodeReach {
  readonly before: number;
  readonly after: number;
  readonly up: number;
  readonly down: number;
}

/** Laid out along the flow and across it, whichever way that is. */
interface Placed {
  readonly along: readonly number[];
  readonly across: readonly number[];
  readonly column: readonly number[];
  readonly middles: readonly number[];
  readonly extents: readonly NodeReach[];
  readonly length: number;
  readonly breadth: number;
  /** A height of the layout before, across the flow. */
  readonly lane: (y: number) => number;
}

/** Null where it has too many nodes to be read small. */
export function compact(
  scene: Pick<Scene, "nodes" | "edges">,
  layout: Layout,
  room: Size,
  flow: FlowDirection,
): Layout | null {
  if (scene.nodes.length > MOST_NODES || layout.nodes.length < 2) return null;
  const nodes = scene.nodes.map((node, i) => smaller(node, layout.nodes[i] as NodePlace));
  const placed = placedIn(scene, layout, nodes, flow === "right" ? room.width : room.height, flow);
  const point = (along: number, across: number): Point =>
    flow === "right" ? { x: along, y: across } : { x: across, y: along };
  const { length, breadth } = placed;
  return {
    width: flow === "right" ? length : breadth,
    height: flow === "right" ? breadth : length,
    nodes: nodes.map((node, i) => {
      const { x, y } = point(placed.along[i] as number, placed.across[i] as number);
      return { ...node, x, y: y - node.body.dy, flow };
    }),
    edges: scene.edges.map(({ source, consumer, slot }, i): EdgePlace => {
      const [out, into] = [nodes[source], nodes[consumer]] as [NodePlace, NodePlace];
      const stops = stopsOf(layout, placed, i, source, consumer);
      // From border to border; downwards an edge ends above the name.
      const from = { x: (placed.along[source] as number) + half(out, flow), y: placed.across[source] as number };
      const last = { x: (placed.along[consumer] as number) - half(into, flow), y: placed.across[consumer] as number };
      const points = curve([from, ...stops, ...(flow === "right" ? [last] : [])]).map(({ x, y }) => point(x, y));
      const operands = scene.nodes[consumer]?.inputs.length ?? 1;
      const body = point(placed.along[consumer] as number, placed.across[consumer] as number);
      const label = { x: body.x, y: body.y + (slot - (operands - 1) / 2) * CHIP_PITCH, ...FLAG };
      // The head of an arrow stands clear of the flag.
      const tipAt = (placed.extents[source]?.after ?? 0) - half(out, flow);
      return { points, label, isCompact: true, tipAt };
    }),
  };
}

/** The place of a scalar without what it has no room for; arrays are as large as their cells. */
function smaller({ shape, inputs }: SceneNode, place: NodePlace): NodePlace {
  const { body } = place;
  if (shape.length > 0 || body.kind === "cells" || body.kind === "heat") return { ...place, isCompact: true };
  const [width, least] = BODY[body.kind];
  const height = Math.max(least, inputs.length * CHIP_PITCH - AIR);
  if (body.kind === "rounded") return { ...place, width, height, body: { ...body, width, height }, isCompact: true };
  const above = NAME + AIR;
  const below = place.flag ? AIR + FLAG.height : 0;
  const shelf = Math.max(BODY.circle[1], height);
  const whole = above + shelf + below;
  return {
    ...place,
    width: WIDTH,
    height: whole,
    body: { ...body, width, height, dy: above + shelf / 2 - whole / 2 },
    flag: place.flag && { ...FLAG, dy: (whole - FLAG.height) / 2 },
    isCompact: true,
  };
}

/** Half of its body, along the flow. */
function half({ body }: NodePlace, flow: FlowDirection): number {
  return (flow === "right" ? body.width : body.height) / 2;
}

function placedIn(
  { nodes: all }: Pick<Scene, "nodes">,
  layout: Layout,
  nodes: readonly NodePlace[],
  room: number,
  flow: FlowDirection,
): Placed {
  const extents = nodes.map(({ width, height, body }): NodeReach => {
    const [left, up, down] = [width / 2, height / 2 + body.dy, height / 2 - body.dy];
    return flow === "right"
      ? { before: left, after: left, up, down }
      : { before: up, after: down, up: left, down: left };
  });
  const bodyAt = layout.nodes.map(({ y, body }) => y + body.dy);
  const column = columnsIn(layout.nodes.map(({ x }, i) => (all[i]?.inputs.length ? x - BEFORE : x)));
  const count = Math.max(...column) + 1;
  const scale = crossScale(bodyAt, column, extents, flow);
  const top = Math.min(...bodyAt.map((y, i) => y * scale - (extents[i]?.up ?? 0)));
  const [start, edge] = flow === "right" ? [MARGIN.along, MARGIN.across] : [MARGIN.across, MARGIN.along];
  const lane = (y: number) => y * scale - top + edge;
  const across = bodyAt.map(lane);
  const breadth = Math.max(...across.map((y, i) => y + (extents[i]?.down ?? 0))) + edge;
  const sizes = Array.from({ length: count }, (_, c) => {
    const own = extents.filter((_, i) => column[i] === c);
    return { before: Math.max(...own.map((each) => each.before)), after: Math.max(...own.map((each) => each.after)) };
  });
  const taken = sizes.reduce((sum, { before, after }) => sum + before + after, 2 * start);
  const gap = count > 1 ? clamp((room - taken) / (count - 1), GAP.least, GAP.most) : 0;
  let at = start;
  const middles = sizes.map(({ before, after }, c) => {
    const middle = at + (c > 0 ? gap : 0) + before;
    at = middle + after;
    return middle;
  });
  const along = column.map((c) => middles[c] as number);
  return { along, across, column, middles, extents, length: at + start, breadth, lane };
}

/** Which column each is in, from 0: those at one place are. */
function columnsIn(places: readonly number[]): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const column: number[] = [];
  let [last, from] = [-1, Number.NEGATIVE_INFINITY];
  for (const i of order) {
    const x = places[i] as number;
    if (x > from + BEFORE / 2) {
      last++;
      from = x;
    }
    column[i] = last;
  }
  return column;
}

/** The least scale across the flow at which no two nodes of a column meet. */
function crossScale(
  bodyAt: readonly number[],
  column: readonly number[],
  extents: readonly NodeReach[],
  flow: FlowDirection,
): number {
  const order = bodyAt.map((_, i) => i).sort((a, b) => (bodyAt[a] ?? 0) - (bodyAt[b] ?? 0));
  const above = new Map<number, number>();
  let scale = 0;
  for (const i of order) {
    const c = column[i] as number;
    const other = above.get(c);
    if (other !== undefined) {
      const need = (extents[other]?.down ?? 0) + (extents[i]?.up ?? 0) + (flow === "right" ? NODE_GAP : 2 * NODE_GAP);
      scale = Math.max(scale, need / Math.max(1e-6, (bodyAt[i] ?? 0) - (bodyAt[other] ?? 0)));
    }
    above.set(c, i);
  }
  return scale > 0 ? scale : 0.5;
}

/** Where an edge leaves its column, where it passes those between, level, and where it arrives: along and across. */
function stopsOf(layout: Layout, placed: Placed, edge: number, source: number, consumer: number): readonly Point[] {
  const { along, across, column, middles, extents, lane } = placed;
  const points = pathOf(layout.edges[edge]?.points ?? []).points;
  const passes = (x: number) => points.find((point) => point.x >= x) ?? points.at(-1);
  const between = middles.flatMap((middle, c) => {
    if (c <= (column[source] ?? 0) || c >= (column[consumer] ?? 0)) return [];
    const own = layout.nodes.filter((_, i) => column[i] === c);
    const y = lane(passes(Math.max(...own.map(({ x }) => x)))?.y ?? 0);
    const reach = Math.max(
      ...extents.filter((_, i) => column[i] === c).map(({ before, after }) => Math.max(before, after)),
    );
    return [
      { x: middle - reach, y },
      { x: middle + reach, y },
    ];
  });
  const from = { x: along[source] as number, y: across[source] as number };
  const to = { x: along[consumer] as number, y: across[consumer] as number };
  const [out, into] = [extents[source] as NodeReach, extents[consumer] as NodeReach];
  return [{ x: from.x + out.after, y: from.y }, ...between, { x: to.x - into.before, y: to.y }];
}

/** Level at every stop, and an S between two of different heights. */
function curve(stops: readonly Point[]): readonly Point[] {
  const points: Point[] = stops.slice(0, 1);
  stops.slice(1).forEach((to, i) => {
    const from = stops[i] as Point;
    if (to.x - from.x < 1e-6 && to.y === from.y) return;
    const middle = (from.x + to.x) / 2;
    points.push({ x: middle, y: from.y }, { x: middle, y: to.y }, to);
  });
  return points;
}
