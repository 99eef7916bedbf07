/**
 * Where the camera stands at t. A picture that can be read as a whole stands still; a larger one is shown at a size
 * that can be read, and the camera follows the step. A pure function of t, like the frame.
 */
import type { Layout, Scene } from "../model/types";
import { type Camera, type Size, whole } from "./camera";
import { between, clamp, cubicInOut } from "./easing";
import type { Frame } from "./frame";

/** Below this scale the figures of the picture get too small to read. */
export const READABLE = 0.72;
/** So much of the picture is shown where there is room: a node, what it needs and what needs it. */
const SHOWN = { width: 820, height: 300 };
/** The part of a step's progress in which the camera moves. */
const MOVE = 0.4;
const MARGIN = 16;

export function isReadable(layout: Layout, view: Size): boolean {
  return whole(layout, view).scale >= READABLE;
}

export function cameraAt(
  scene: Scene,
  layout: Layout,
  view: Size,
  { span, progress }: Pick<Frame, "span" | "progress">,
): Camera {
  if (isReadable(layout, view)) return whole(layout, view);
  const to = target(scene, layout, view, span.end - 1);
  if (progress === 1) return to;
  const from = target(scene, layout, view, span.first - 1);
  const share = cubicInOut(between(progress, 0, MOVE));
  return { scale: to.scale, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The camera that has the node of a step and its operands in the middle, without showing what is outside. */
function target(scene: Scene, layout: Layout, view: Size, step: number): Camera {
  const scale = clamp(Math.min(view.width / SHOWN.width, view.height / SHOWN.height), READABLE, 1);
  const { x, y } = middle(scene, layout, step, { width: view.width / scale, height: view.height / scale });
  return {
    scale,
    x: settle(view.width / 2 - x * scale, layout.width * scale, view.width),
    y: settle(view.height / 2 - y * scale, layout.height * scale, view.height),
  };
}

function settle(offset: number, length: number, room: number): number {
  if (length <= room - 2 * MARGIN) return (room - length) / 2;
  return clamp(offset, room - MARGIN - length, MARGIN);
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
