/**
 * A layout that is a little larger than its room, with the free strips between its columns and rows made narrower:
 * `squeeze(layout, room)`. Null where that is not enough. Whatever stands in the picture keeps its size.
 */
import type { Layout, Point } from "../model/types";
import type { Size } from "./camera";

/** What a strip keeps: at the edge of the picture, where edges run, and where a flag says below whose gradient it holds. */
const LEAST = { margin: 4, across: 16, down: 26 };

interface Interval {
  readonly from: number;
  readonly to: number;
}

type Shift = (at: number) => number;

export function squeeze(layout: Layout, room: Size): Layout | null {
  const boxes = [...layout.nodes, ...layout.edges.map(({ label }) => label)];
  const across = shiftOf(
    layout.width,
    room.width,
    boxes.map(({ x, width }) => ({ from: x - width / 2, to: x + width / 2 })),
    LEAST.across,
  );
  const down = shiftOf(
    layout.height,
    room.height,
    boxes.map(({ y, height }) => ({ from: y - height / 2, to: y + height / 2 })),
    LEAST.down,
  );
  if (!across || !down) return null;
  const move = <T extends Point>(point: T): T => ({ ...point, x: across(point.x), y: down(point.y) });
  return {
    width: across(layout.width),
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
