/**
 * A long chain in rows, as a text is written: `fold(layout, room)`. A picture that is wider than its room is cut between
 * columns that few values cross; what crosses a cut goes on in the row below. Where it would not help, and where too
 * much would have to be led back, the layout stays as it is.
 */
import type { EdgePlace, Layout, NodePlace, Point } from "../model/types";
import { cubic } from "./bezier";
import type { Size } from "./camera";

/** More values than this are not led from one row to the next: nobody could follow them. */
const MOST_CROSSING = 3;
/** Between two rows, and for every value that is led there. */
const GAP = 34;
const LANE = 9;
/** How far a value swings out where it turns, and the room for it beside the rows. */
const TURN = 16;
const SIDE = 20;
const MARGIN = 16;
/** Chips stand nearer than this to the node they lead to: a row does not end between them. */
const LEAST_GAP = 12;

/** A gap between two columns: lines leave the row before it, and enter the row after it. */
interface Cut {
  readonly leave: number;
  readonly enter: number;
}

interface FoldRow {
  /** Of the layout before, from the cut before it to the one after it. */
  readonly from: number;
  readonly to: number;
  readonly cut: Cut;
}

interface Moved extends FoldRow {
  /** What is added to a place of the row. */
  readonly dx: number;
  readonly dy: number;
  readonly bottom: number;
  /** Of the values that are led from it to the row below: where they leave their nodes, in the order of their lanes. */
  readonly lanes: readonly string[];
}

export function fold(layout: Layout, room: Size): Layout {
  if (layout.width <= room.width) return layout;
  const rows = rowsIn(layout, room.width - 2 * SIDE);
  if (!rows || rows.length < 2) return layout;
  const extents = rows.map((row) => extentOf(layout, row));
  const twoRows = extents.map(({ top, bottom }) => bottom - top).sort((a, b) => b - a);
  // With less than two rows in view one would look at the same as before, and be led astray.
  if ((twoRows[0] ?? 0) + (twoRows[1] ?? 0) + GAP > room.height) return layout;
  const moved: Moved[] = [];
  let y = MARGIN;
  rows.forEach((row, i) => {
    const { top, bottom } = extents[i] ?? { top: 0, bottom: 0 };
    const lanes = [...crossing(layout, row.cut)];
    moved.push({ ...row, dx: SIDE - row.from, dy: y - top, bottom: y + bottom - top, lanes });
    y += bottom - top + GAP + LANE * Math.max(0, lanes.length - 1);
  });
  const last = moved.at(-1) as Moved;
  return {
    width: 2 * SIDE + Math.max(...rows.map(({ from, to }) => to - from)),
    height: last.bottom + MARGIN,
    nodes: layout.nodes.map((place) => move(place, rowOf(moved, place.x))),
    edges: layout.edges.map((place) => lead(place, moved)),
  };
}

/** Rows of whole columns, none wider than `width`; null where a cut would be crossed too often. */
function rowsIn(layout: Layout, width: number): readonly FoldRow[] | null {
  const cuts = cutsIn(layout);
  const rows: FoldRow[] = [];
  let from = cuts[0]?.enter ?? 0;
  const end = cuts.at(-1);
  while (end && from < end.leave) {
    const start = from;
    const fitting = cuts.filter(({ leave }) => leave > start && leave - start <= width);
    const cut = fitting.findLast((each) => each === end || crossing(layout, each).size <= MOST_CROSSING);
    if (!cut) return null;
    rows.push({ from, to: cut.leave, cut });
    from = cut.enter;
  }
  return rows;
}

/** The gaps between columns, and both ends. Nodes and chips are nowhere in them. */
function cutsIn({ nodes, edges }: Layout): readonly Cut[] {
  const spans = [...nodes, ...edges.map(({ label }) => label)]
    .map(({ x, width }) => ({ left: x - width / 2, right: x + width / 2 }))
    .sort((a, b) => a.left - b.left);
  const cuts: Cut[] = [{ leave: spans[0]?.left ?? 0, enter: spans[0]?.left ?? 0 }];
  let right = spans[0]?.right ?? 0;
  for (const span of spans) {
    if (span.left > right + LEAST_GAP) cuts.push({ leave: right, enter: span.left });
    right = Math.max(right, span.right);
  }
  return [...cuts, { leave: right, enter: right }];
}

/** Where the values that cross a cut leave their nodes; edges of one node are one value. */
function crossing({ edges }: Layout, { leave, enter }: Cut): ReadonlySet<string> {
  const starts = new Set<string>();
  for (const { points } of edges) {
    const [start, end] = [points[0], points.at(-1)];
    if (!start || !end || start.x > leave || end.x < enter) continue;
    starts.add(placeOf(start));
  }
  return starts;
}

function placeOf({ x, y }: Point): string {
  return `${x} ${y}`;
}

function extentOf({ nodes, edges }: Layout, { from, to }: FoldRow): { readonly top: number; readonly bottom: number } {
  const isInside = ({ x }: Point) => x >= from && x <= to;
  const inside = [...nodes, ...edges.map(({ label }) => label)].filter(isInside);
  const points = edges.flatMap((edge) => edge.points).filter(isInside);
  return {
    top: Math.min(...inside.map(({ y, height }) => y - height / 2), ...points.map(({ y }) => y)),
    bottom: Math.max(...inside.map(({ y, height }) => y + height / 2), ...points.map(({ y }) => y)),
  };
}

function rowOf(rows: readonly Moved[], x: number): Moved {
  return rows.find(({ to }) => x <= to) ?? (rows.at(-1) as Moved);
}

function move<At extends NodePlace | EdgePlace["label"] | Point>(place: At, { dx, dy }: Moved): At {
  return { ...place, x: place.x + dx, y: place.y + dy };
}

/** The curve in pieces, one a row, and between them the way back to the left. */
function lead({ points, label }: EdgePlace, rows: readonly Moved[]): EdgePlace {
  const [start, end] = [points[0], points.at(-1)];
  if (!start || !end) return { points, label };
  const [first, last] = [rows.indexOf(rowOf(rows, start.x)), rows.indexOf(rowOf(rows, end.x))];
  let rest = points;
  const led: Point[] = [];
  for (let i = first; i <= last; i++) {
    const row = rows[i] as Moved;
    const [here, further] = i === last ? [rest, []] : splitAt(rest, row.cut.leave);
    const piece = here.map((point) => move(point, row));
    const before = led.at(-1);
    if (before && piece[0]) led.push(...back(before, piece[0], laneOf(rows[i - 1] as Moved, start)));
    led.push(...(led.length > 0 ? piece.slice(1) : piece));
    rest = i === last ? [] : splitAt(further, row.cut.enter)[1];
  }
  return { points: led, label: move(label, rowOf(rows, label.x)) };
}

/** The height at which a value is led back below a row. */
function laneOf({ lanes, bottom }: Moved, start: Point): number {
  return bottom + GAP * 0.6 + LANE * Math.max(0, lanes.indexOf(placeOf(start)));
}

/** Out to the right, back in a lane, and in again from the left: three pieces of a curve without their first point. */
function back(from: Point, to: Point, lane: number): readonly Point[] {
  const third = (to.x - from.x) / 3;
  return [
    { x: from.x + TURN * 1.3, y: from.y },
    { x: from.x + TURN * 1.3, y: lane },
    { x: from.x, y: lane },
    { x: from.x + third, y: lane },
    { x: to.x - third, y: lane },
    { x: to.x, y: lane },
    { x: to.x - TURN * 1.3, y: lane },
    { x: to.x - TURN * 1.3, y: to.y },
    to,
  ];
}

/** A curve that runs from left to right, cut where it passes `x`. */
function splitAt(points: readonly Point[], x: number): readonly [readonly Point[], readonly Point[]] {
  for (let i = 0; i + 3 < points.length; i += 3) {
    const piece = points.slice(i, i + 4);
    if ((piece[3]?.x ?? 0) < x) continue;
    const [left, right] = halves(piece, shareAt(piece, x));
    return [
      [...points.slice(0, i), ...left],
      [...right, ...points.slice(i + 4)],
    ];
  }
  return [points, points.slice(-1)];
}

function shareAt(piece: readonly Point[], x: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (cubic(piece, 0, middle).x < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A cubic piece in two (de Casteljau). */
function halves([a, b, c, d]: readonly Point[], share: number): readonly [readonly Point[], readonly Point[]] {
  if (!a || !b || !c || !d) return [[], []];
  const between = (p: Point, q: Point) => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
  const [ab, bc, cd] = [between(a, b), between(b, c), between(c, d)];
  const [abc, bcd] = [between(ab, bc), between(bc, cd)];
  const middle = between(abc, bcd);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}
