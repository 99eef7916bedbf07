/**
 * Where the overview stands: all of the picture, small, in a corner of the view. It is there where the camera shows a
 * part only. It never covers what is in hand, and no node where a corner is free.
 */
import type { Layout, NodePlace, Point } from "../model/types";
import { type Camera, type Size, toScreen, toStage } from "./camera";

export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Overview extends ScreenBox {
  /** Pixels of the overview a pixel of the picture. */
  readonly scale: number;
  /** What of the picture is in view, in pixels of the overview. */
  readonly window: ScreenBox;
}

/** Of the view, at most; and so many pixels where that is more. */
const SHARE = { width: 0.2, height: 0.26 };
const MOST = { width: 240, height: 120 };
const AWAY = 10;
const PADDING = 6;
/** So many pixels of a box hold no text. */
const EDGE = 1;

/** Null where all of the picture is in view, and where every corner is in use. */
export function overviewAt(layout: Layout, camera: Camera, view: Size, inHand: readonly NodePlace[]): Overview | null {
  if (isWhole(layout, camera, view)) return null;
  const room = {
    width: Math.min(MOST.width, view.width * SHARE.width) - 2 * PADDING,
    height: Math.min(MOST.height, view.height * SHARE.height) - 2 * PADDING,
  };
  const scale = Math.min(room.width / layout.width, room.height / layout.height);
  if (!(scale > 0)) return null;
  const size = { width: layout.width * scale + 2 * PADDING, height: layout.height * scale + 2 * PADDING };
  const corners = cornersOf(size, view);
  const freeOf = (places: readonly NodePlace[]) =>
    corners.find((box) => !places.some((place) => meet(box, boxOnScreen(place, camera))));
  const corner = freeOf(layout.nodes) ?? freeOf(inHand);
  if (!corner) return null;
  const from = toStage(camera, { x: 0, y: 0 });
  const to = toStage(camera, { x: view.width, y: view.height });
  const left = Math.max(0, from.x);
  const top = Math.max(0, from.y);
  return {
    ...corner,
    scale,
    window: {
      left: PADDING + left * scale,
      top: PADDING + top * scale,
      width: (Math.min(layout.width, to.x) - left) * scale,
      height: (Math.min(layout.height, to.y) - top) * scale,
    },
  };
}

/** What a part of the picture takes on the screen, of which the middle is given. */
export function boxOnScreen({ x, y, width, height }: Point & Size, camera: Camera): ScreenBox {
  const at = toScreen(camera, { x: x - width / 2, y: y - height / 2 });
  return { left: at.x, top: at.y, width: width * camera.scale, height: height * camera.scale };
}

/** Does something reach out of the view, or below what covers it? */
export function isCut(
  box: ScreenBox,
  { view, covered }: { readonly view: Size; readonly covered: ScreenBox | null },
): boolean {
  const isInside =
    box.left >= -EDGE &&
    box.top >= -EDGE &&
    box.left + box.width <= view.width + EDGE &&
    box.top + box.height <= view.height + EDGE;
  return !isInside || (covered !== null && meet(box, covered));
}

export function meet(a: ScreenBox, b: ScreenBox): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

function isWhole(layout: Size, camera: Camera, view: Size): boolean {
  const from = toScreen(camera, { x: 0, y: 0 });
  const to = toScreen(camera, { x: layout.width, y: layout.height });
  return from.x > -1 && from.y > -1 && to.x < view.width + 1 && to.y < view.height + 1;
}

/** The lower right one first: there the film goes. */
function cornersOf({ width, height }: Size, view: Size): readonly ScreenBox[] {
  const [left, right] = [AWAY, view.width - AWAY - width];
  const [top, bottom] = [AWAY, view.height - AWAY - height];
  return [
    { left: right, top: bottom, width, height },
    { left, top: bottom, width, height },
    { left: right, top, width, height },
    { left, top, width, height },
  ];
}
