/**
 * Where the camera stands at t. A picture that can be read as a whole stands still; a larger one is shown at a size
 * that can be read, and the camera follows the step. A pure function of t, like the frame.
 */
import type { Layout, NodePlace, Scene } from "../model/types";
import { type Camera, type Size, whole } from "./camera";
import { between, clamp, cubicInOut } from "./easing";
import type { Frame } from "./frame";
import type { Span } from "./units";

/** What of a picture can be read, and how much of it is wanted in view. */
export interface Sight {
  /** Below this scale its figures get too small to read. */
  readonly least: number;
  /** So much is shown where there is room: a node, what it needs and what needs it. */
  readonly shown: Size;
}

export const GRAPH: Sight = { least: 0.72, shown: { width: 820, height: 300 } };
/** A neuron, the weights that lead to it and what stands before them. */
export const NEURONS: Sight = { least: 0.6, shown: { width: 420, height: 240 } };
/** A picture that makes itself fit. */
export const AT_ONCE: Sight = { least: 0, shown: { width: 0, height: 0 } };

/** A whole layer may be smaller than a single step: what counts is where it happens. */
const LEAST_OF_UNIT = 0.45;
/** The part of a step's progress in which the camera moves. */
const MOVE = 0.4;
const MARGIN = 16;

export function isReadable(layout: Layout, view: Size, { least }: Sight = GRAPH): boolean {
  return whole(layout, view).scale >= least;
}

export function cameraAt(
  scene: Scene,
  layout: Layout,
  view: Size,
  { span, progress }: Pick<Frame, "span" | "progress">,
  sight: Sight = GRAPH,
): Camera {
  if (isReadable(layout, view, sight)) return whole(layout, view);
  const to = target(scene, layout, view, span, sight);
  if (progress === 1) return to;
  const from = target(scene, layout, view, { first: span.first - 1, end: span.first }, sight);
  const share = cubicInOut(between(progress, 0, MOVE));
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { scale: mix(from.scale, to.scale), x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

/** The camera that has the nodes of a span and their operands in the middle, without showing what is outside. */
function target(scene: Scene, layout: Layout, view: Size, span: Span, { least, shown }: Sight): Camera {
  const near = clamp(Math.min(view.width / shown.width, view.height / shown.height), least, 1);
  const all = span.end - span.first > 1 ? boundsOf(scene, layout, span) : null;
  const fitting = all && Math.min((view.width - 2 * MARGIN) / all.width, (view.height - 2 * MARGIN) / all.height);
  const [group, ...others] = groupsIn(scene, span);
  const isOneNeuron = others.length === 0 && /\/neuron \d+$/.test(group ?? "");
  const scale = fitting === null || isOneNeuron ? near : clamp(fitting, LEAST_OF_UNIT, near);
  const room = { width: view.width / scale, height: view.height / scale };
  const { x, y } = all ?? middle(scene, layout, span.end - 1, room);
  return {
    scale,
    x: settle(view.width / 2 - x * scale, layout.width * scale, view.width),
    y: settle(view.height / 2 - y * scale, layout.height * scale, view.height),
  };
}

function groupsIn(scene: Scene, { first, end }: Span): ReadonlySet<string> {
  return new Set(scene.steps.slice(first, end).map(({ node }) => scene.nodes[node]?.group ?? ""));
}

function settle(offset: number, length: number, room: number): number {
  if (length <= room - 2 * MARGIN) return (room - length) / 2;
  return clamp(offset, room - MARGIN - length, MARGIN);
}

/** Where the nodes of a span and their operands are: the middle of them all, and their size. */
function boundsOf(scene: Scene, layout: Layout, { first, end }: Span): ({ x: number; y: number } & Size) | null {
  const nodes = scene.steps.slice(first, end).flatMap(({ node }) => [node, ...(scene.nodes[node]?.inputs ?? [])]);
  const places = nodes.flatMap((node) => layout.nodes[node] ?? []);
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
function middle(scene: Scene, layout: Layout, step: number, room: Size): { x: number; y: number } {
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
