/**
 * A layout that is a little larger than its room, drawn closer: `squeeze(scene, layout, room)`. First the free strips between
 * its columns and rows become narrower; where those do not give enough height, everything moves together up and down,
 * as far as no two things meet. Null where that is not enough either. Whatever stands in the picture keeps its size.
 * Of a part of a graph only what has a place counts.
 */
import type { EdgePlace, Layout, Point, Scene } from "../model/types";
import type { Size } from "./camera";

/** What a strip keeps: at the edge of the picture, where edges run, and between a node and the name below it. */
const LEAST = { margin: 4, across: 16, down: 4 };

interface Interval {
  readonly from: number;
  readonly to: number;
}

type Shift = (at: number) => number;

/** Something that keeps its size: how far it stands from what it moves with. */
interface AnchoredBox extends Point, Size {
  readonly anchor: number;
}

export function squeeze(scene: Pick<Scene, "edges">, layout: Layout, room: Size): Layout | null {
  const [nodes, edges] = [placesIn(layout.nodes), placesIn(layout.edges)];
  const boxes = [...nodes, ...edges.map(({ label }) => label)];
  const across = shiftOf(
    layout.width,
    room.width,
    boxes.map(({ x, width }) => ({ from: x - width / 2, to: x + width / 2 })),
    LEAST.across,
  );
  if (!across) return null;
  const move = <T extends Point>(point: T): T => ({ ...point, x: across(point.x) });
  const narrow = {
    ...layout,
    width: across(layout.width),
    nodes: layout.nodes.map(move),
    edges: layout.edges.map((edge) => ({ ...edge, points: edge.points.map(move), label: move(edge.label) })),
  };
  const down = shiftOf(
    layout.height,
    room.height,
    boxes.map(({ y, height }) => ({ from: y - height / 2, to: y + height / 2 })),
    LEAST.down,
  );
  return down ? lowered(narrow, down) : pressed(scene, narrow, room.height);
}

/** Without the holes of a layout that has places for a part of the graph only. */
function placesIn<T>(places: readonly T[]): readonly T[] {
  return places.filter(() => true);
}

function lowered(layout: Layout, down: Shift): Layout {
  const move = <T extends Point>(point: T): T => ({ ...point, y: down(point.y) });
  return {
    width: layout.width,
    height: down(layout.height),
    nodes: layout.nodes.map(move),
    edges: layout.edges.map((edge) => ({ ...edge, points: edge.points.map(move), label: move(edge.label) })),
  };
}

/** Where a place goes when free strips give way until `length` fits into `room`; null where they cannot. */
function shiftOf(length: number, room: number, boxes: readonly Interval[], kept: number): Shift | null {
  const excess = length - room;
  if (excess <= 0) return (at) => at;
  const strips = freeIn(length, boxes).map(({ from, to }) => {
    const least = from === 0 || to === length ? LEAST.margin : kept;
    return { from, to, spare: Math.max(0, to - from - least) };
  });
  const spare = strips.reduce((sum, strip) => sum + strip.spare, 0);
  if (spare < excess) return null;
  return (at) =>
    strips.reduce((moved, { from, to, spare: own }) => {
      const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
      return moved - (share * own * excess) / spare;
    }, at);
}

function freeIn(length: number, boxes: readonly Interval[]): readonly Interval[] {
  const strips: Interval[] = [];
  let end = 0;
  for (const { from, to } of boxes.toSorted((a, b) => a.from - b.from)) {
    if (from > end) strips.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  return end < length ? [...strips, { from: end, to: length }] : strips;
}

/** All heights times one factor. The chips before a node, and both ends of an edge, go as far as their node. */
function pressed(scene: Pick<Scene, "edges">, layout: Layout, height: number): Layout | null {
  const consumerOf = (edge: number) => layout.nodes[scene.edges[edge]?.consumer ?? -1];
  const boxes: AnchoredBox[] = placesIn(layout.nodes).map((place) => ({ ...place, anchor: place.y }));
  layout.edges.forEach(({ label }, i) => {
    boxes.push({ ...label, anchor: consumerOf(i)?.y ?? label.y });
  });
  const factor = leastFactor(boxes);
  const shift = (anchor: number) => anchor * (factor - 1);
  const top = Math.min(...boxes.map(({ y, height: own, anchor }) => y + shift(anchor) - own / 2)) - LEAST.margin;
  const bottom = Math.max(...boxes.map(({ y, height: own, anchor }) => y + shift(anchor) + own / 2)) + LEAST.margin;
  if (!(factor < 1) || bottom - top > height) return null;
  const move = <T extends Point>(point: T, anchor = point.y): T => ({ ...point, y: point.y + shift(anchor) - top });
  return {
    width: layout.width,
    height: bottom - top,
    nodes: layout.nodes.map((place) => move(place)),
    edges: layout.edges.map(({ points, label, ...edge }, i): EdgePlace => {
      const source = layout.nodes[scene.edges[i]?.source ?? -1];
      const consumer = consumerOf(i);
      const anchorAt = (x: number) =>
        x >= label.x - label.width / 2
          ? consumer?.y
          : source && x <= source.x + source.width / 2
            ? source.y
            : undefined;
      return {
        ...edge,
        label: move(label, consumer?.y),
        points: points.map((point) => move(point, anchorAt(point.x))),
      };
    }),
  };
}

/** The least factor at which no two boxes, one above the other, come closer than they may; they may stay as close as they are. */
function leastFactor(boxes: readonly AnchoredBox[]): number {
  let factor = 0;
  for (const upper of boxes) {
    for (const lower of boxes) {
      const isBeside = Math.abs(upper.x - lower.x) >= (upper.width + lower.width) / 2;
      const between = lower.anchor - upper.anchor;
      if (isBeside || between <= 1e-6 || lower.y < upper.y) continue;
      const free = lower.y - upper.y - (upper.height + lower.height) / 2;
      const spare = free - Math.min(free, LEAST.down);
      factor = Math.max(factor, 1 - spare / between);
    }
  }
  return factor;
}
