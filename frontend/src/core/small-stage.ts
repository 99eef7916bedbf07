/**
 * How a graph is laid out on a small stage, where it cannot be read as it is: `layoutOnSmallStage(scene, layout, folded, room)`.
 * On a large stage what is a little too large is squeezed; in a hall it is drawn small where that is not enough. On a
 * small one it is drawn small, to the right or downwards, if it is whole then; on a tall stage it runs downwards rather than being followed to the right. Null where rows, or a
 * camera that follows, serve better.
 */
import type { Layout, Scene } from "../model/types";
import type { Size } from "./camera";
import { compact } from "./compact";
import { squeeze } from "./squeeze";

/** On a wider stage there is room to look at parts as they are, with what stands on their edges. */
const SMALL = 700;
/** As low as the stage of a hall, where letters are large: there a picture is rather whole than followed. */
const LOW = 420;
/** What is spread over a room fills it up to the last digits, which add up to a little more or less. */
const HAIR = 0.01;

/**
 * `room` is the stage, in pixels of a layout that can just be read; `folded` the layout in rows, where that helps. Where
 * only a part of the scene has a place it is squeezed, or nothing.
 */
export function layoutOnSmallStage(
  scene: Pick<Scene, "nodes" | "edges">,
  straight: Layout,
  folded: Layout,
  room: Size,
): Layout | null {
  if (isWithin(straight, room)) return null;
  const isPart = scene.nodes.some((_, i) => !straight.nodes[i]);
  if (isPart) return squeeze(scene, straight, room);
  const right = compact(scene, straight, room, "right");
  if (room.width > SMALL) {
    const whole = room.height <= LOW && right && isWithin(right, room) ? right : null;
    return squeeze(scene, straight, room) ?? whole;
  }
  const down = compact(scene, straight, room, "down");
  const whole = [right, down].flatMap((each) => (each && isWithin(each, room) ? each : []));
  const [largest] = whole.toSorted((a, b) => scaleIn(b, room) - scaleIn(a, room));
  if (largest) return largest;
  const isTall = room.height > room.width;
  return folded === straight && isTall && down && down.width <= room.width ? down : null;
}

function isWithin({ width, height }: Size, room: Size): boolean {
  return width <= room.width + HAIR && height <= room.height + HAIR;
}

function scaleIn({ width, height }: Size, room: Size): number {
  return Math.min(room.width / width, room.height / height);
}
