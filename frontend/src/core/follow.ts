/**
 * Where the camera stands at t. A picture that can be read as a whole stands still; a larger one is shown at a size
 * that can be read, and the camera follows the step. A pure function of t, like the frame.
 */
import type { Layout, NodePlace, Point, Scene } from "../model/types";
import { type Camera, type Size, whole } from "./camera";
import { between, clamp, cubicInOut } from "./easing";
import type { Frame } from "./frame";
import type { Span } from "./units";
import { windowsOf } from "./windows";

/** Pixels of the smallest text of a graph, where it is not enlarged. */
export const SMALLEST_TEXT = 12;

const MARGIN = 16;

/** What of a picture can be read, and how much of it is wanted in view. `floor` is the smallest text, in pixels. */
export interface Sight {
  /** Below this scale its figures get too small to read. */
  least(floor: number): number;
  /** The same where a whole unit is looked at: what counts may be where it happens. */
  leastOfUnit(floor: number): number;
  /** So much is shown where there is room: a node, what it needs and what needs it. */
  readonly shown: Size;
  /** Left free around all of it. */
  readonly margin: number;
}

export const GRAPH: Sight = {
  least: (floor) => floor / SMALLEST_TEXT,
  leastOfUnit: (floor) => floor / SMALLEST_TEXT,
  shown: { width: 820, height: 300 },
  // A layout has a margin of its own.
  margin: 0,
};
/** A picture that makes itself fit. */
export const AT_ONCE: Sight = {
  least: () => 0,
  leastOfUnit: () => 0,
  shown: { width: 0, height: 0 },
  margin: MARGIN,
};

/** The part of a step's progress in which the camera moves. */
const MOVE = 0.4;
/** What a step is about stays so near to the middle of the view, as a share of it. */
const BESIDE = 0.25;
/** Between a node and the edge of the view, in pixels. */
const AIR = 6;
/** A small picture is enlarged, up to so many times the scale at which it can be read. */
const ENLARGED = 1.6;

/** Who looks, through what: the size of the stage, and the smallest text that can be read on it. */
export interface Looking {
  readonly view: Size;
  readonly floor: number;
  readonly sight: Sight;
}

/** All of a picture. */
export function wholeOf(layout: Size, { view, floor, sight }: Looking): Camera {
  return whole(layout, view, Math.max(1.5, ENLARGED * sight.least(floor)), sight.margin);
}

export function isReadable(layout: Size, looking: Looking): boolean {
  return wholeOf(layout, looking).scale >= looking.sight.least(looking.floor) * (1 - 1e-9);
}

export function cameraAt(
  scene: Scene,
  layout: Layout,
  looking: Looking,
  { span, progress }: Pick<Frame, "span" | "progress">,
): Camera {
  if (isReadable(layout, looking)) return wholeOf(layout, looking);
  const stops = stopsOf(scene, layout, looking, span);
  const last = stops.at(-1) as Camera;
  if (progress === 1) return last;
  const at = progress * stops.length;
  const turn = Math.min(stops.length - 1, Math.floor(at));
  const to = stops[turn] as Camera;
  const from = stops[turn - 1] ?? (stopsOf(scene, layout, looking, before(span)).at(-1) as Camera);
  const share = cubicInOut(between(at - turn, 0, MOVE));
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

function before({ first }: Span): Span {
  return { first: first - 1, end: first };
}

/** Where the camera stops in a span: once where all of it is in view, else at every turn. */
function stopsOf(scene: Scene, layout: Layout, looking: Looking, span: Span): readonly Camera[] {
  const { view, floor, sight } = looking;
  const { shown } = sight;
  const least = sight.least(floor);
  const near = clamp(Math.min(view.width / shown.width, view.height / shown.height), least, Math.max(1, least));
  const stop = (scale: number, steps: readonly number[], at: Point | null) => {
    const place = at ?? middle(scene, layout, steps.at(-1) ?? span.first, roomAt(scale, view));
    return aimed(layout, view, scale, place, new Set(placesOf(scene, layout, steps)));
  };
  if (span.end - span.first > 1) {
    const all = boundsOf(scene, layout, stepsIn(span));
    if (!all) return [stop(near, [span.end - 1], null)];
    const fitting = Math.min((view.width - 2 * MARGIN) / all.width, (view.height - 2 * MARGIN) / all.height);
    if (fitting >= sight.leastOfUnit(floor)) return [stop(Math.min(fitting, near), stepsIn(span), all)];
    return turnsIn(scene, span).map((steps) => {
      const room = roomAt(near, view);
      const bounds = boundsOf(scene, layout, steps);
      return stop(near, steps, bounds && bounds.width <= room.width && bounds.height <= room.height ? bounds : null);
    });
  }
  return [stop(near, [span.end - 1], null)];
}

function stepsIn({ first, end }: Span): readonly number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** The steps of a span that move together, turn by turn. */
function turnsIn(scene: Scene, span: Span): readonly (readonly number[])[] {
  const turns = new Map<number, number[]>();
  windowsOf(scene, span).forEach(({ from }, i) => {
    turns.set(from, [...(turns.get(from) ?? []), span.first + i]);
  });
  return [...turns].sort(([a], [b]) => a - b).map(([, steps]) => steps);
}

function roomAt(scale: number, view: Size): Size {
  return { width: view.width / scale, height: view.height / scale };
}

/**
 * The camera that has a place in the middle, without showing what is outside of the picture; and a little beside it
 * where fewer nodes are cut by an edge of the view then. What is held stays in view.
 */
function aimed(layout: Layout, view: Size, scale: number, middle: Point, held: ReadonlySet<NodePlace>): Camera {
  const at = (axis: "x" | "y", size: "width" | "height", places: readonly NodePlace[]) => {
    const [room, length] = [view[size], layout[size] * scale];
    if (length <= room) return (room - length) / 2;
    const offset = clamp(room / 2 - middle[axis] * scale, room - length, 0);
    const spans = places.map((place): AxisExtent => {
      const from = (place[axis] - place[size] / 2) * scale + offset;
      return { from: from - AIR, to: from + place[size] * scale + AIR, isHeld: held.has(place) };
    });
    const most = room * BESIDE;
    return offset + nudge(spans, room, Math.max(room - length - offset, -most), Math.min(-offset, most));
  };
  const x = at("x", "width", layout.nodes);
  const isAcross = (place: NodePlace) =>
    Math.abs(place.x * scale + x - view.width / 2) < (view.width + place.width * scale) / 2;
  return { scale, x, y: at("y", "height", layout.nodes.filter(isAcross)) };
}

/** From one edge of something to the other, in pixels of the view along an axis. */
interface AxisExtent {
  readonly from: number;
  readonly to: number;
  readonly isHeld: boolean;
}

/** The least movement after which fewest extents are cut by an end of the room, none that is held and whole among them. */
function nudge(extents: readonly AxisExtent[], room: number, least: number, most: number): number {
  const isWhole = ({ from, to }: AxisExtent, by: number) => from + by > -1 && to + by < room + 1;
  const near = extents.filter(({ from, to }) => to > -room && from < 2 * room);
  const isCut = (each: AxisExtent, by: number) => each.to + by > 1 && each.from + by < room - 1 && !isWhole(each, by);
  const held = near.filter((each) => each.isHeld && isWhole(each, 0));
  const ways = near.filter((each) => isCut(each, 0)).flatMap(({ from, to }) => [-from, -to, room - from, room - to]);
  const cuts = (by: number) => near.filter((each) => isCut(each, by)).length;
  let best = { by: 0, cuts: cuts(0) };
  for (const by of ways.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    if (by < least || by > most || !held.every((each) => isWhole(each, by)) || cuts(by) >= best.cuts) continue;
    best = { by, cuts: cuts(by) };
  }
  return best.by;
}

/** Where the nodes of steps and their operands are. */
function placesOf(scene: Scene, layout: Layout, steps: readonly number[]): readonly NodePlace[] {
  return steps.flatMap((step) => {
    const node = scene.steps[step]?.node ?? -1;
    return [node, ...(scene.nodes[node]?.inputs ?? [])].flatMap((each) => layout.nodes[each] ?? []);
  });
}

/** Where the nodes of steps and their operands are: the middle of them all, and their size. */
function boundsOf(scene: Scene, layout: Layout, of: readonly number[]): (Point & Size) | null {
  const places = placesOf(scene, layout, of);
  // Of a neuron by itself, what happens in others has no place.
  if (places.length === 0) return null;
  const edge = (pick: (place: NodePlace, side: 1 | -1) => number, side: 1 | -1) =>
    side * Math.max(...places.map((place) => side * pick(place, side)));
  const across = (place: NodePlace, side: 1 | -1) => place.x + (side * place.width) / 2;
  const along = (place: NodePlace, side: 1 | -1) => place.y + (side * place.height) / 2;
  const [left, right, top, bottom] = [edge(across, -1), edge(across, 1), edge(along, -1), edge(along, 1)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** The middle of what a step is about; of its node alone where that is wider than the view. */
function middle(scene: Scene, layout: Layout, step: number, room: Size): Point {
  const node = lastPlaced(scene, layout, step);
  const place = layout.nodes[node];
  if (!place) return { x: layout.width / 2, y: layout.height / 2 };
  const operands = (scene.nodes[node]?.inputs ?? []).flatMap((each) => layout.nodes[each] ?? []);
  const xs = operands.map((each) => each.x);
  const ys = operands.map((each) => each.y);
  const span = (all: readonly number[], own: number, size: number, length: number) => {
    const low = Math.min(own, ...all);
    const high = Math.max(own, ...all);
    return high - low + size > length ? own : (low + high) / 2;
  };
  return { x: span(xs, place.x, place.width, room.width), y: span(ys, place.y, place.height, room.height) };
}

/** The node of the step, or of the last one before it that is in the picture; at the start the first that is. */
function lastPlaced(scene: Scene, layout: Layout, step: number): number {
  for (let i = step; i >= 0; i--) {
    const node = scene.steps[i]?.node;
    if (node !== undefined && layout.nodes[node]) return node;
  }
  return scene.nodes.find((node) => !node.isLeaf && layout.nodes[node.index])?.index ?? scene.output;
}
