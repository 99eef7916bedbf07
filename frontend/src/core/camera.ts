/** Where the eye stands: screen = stage * scale + offset. Cameras are values; a verb gives a new one. */
import type { Point } from "../model/types";
import { clamp } from "./easing";

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const SCALES = { least: 0.02, most: 4 };
/** A picture smaller than its stage is enlarged a little, never blown up. */
const MOST_FIT = 1.5;
const MARGIN = 16;

/** All of `picture` in the middle of `view`, at most `most` times as large. */
export function whole(picture: Size, view: Size, most = MOST_FIT, margin = MARGIN): Camera {
  const wide = (view.width - 2 * margin) / Math.max(1, picture.width);
  const high = (view.height - 2 * margin) / Math.max(1, picture.height);
  const scale = clamp(Math.min(wide, high), SCALES.least, most);
  return {
    scale,
    x: (view.width - picture.width * scale) / 2,
    y: (view.height - picture.height * scale) / 2,
  };
}

/** Closer by `factor`, with the screen point `at` standing still. */
export function zoomAt(camera: Camera, factor: number, at: Point): Camera {
  const scale = clamp(camera.scale * factor, SCALES.least, SCALES.most);
  if (scale === camera.scale) return camera;
  const ratio = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
}

/** Moved by so many screen pixels; the picture cannot be pushed out of the view. */
export function pan(camera: Camera, by: Point, picture: Size, view: Size): Camera {
  const keep = 48;
  return {
    scale: camera.scale,
    x: clamp(camera.x + by.x, keep - picture.width * camera.scale, view.width - keep),
    y: clamp(camera.y + by.y, keep - picture.height * camera.scale, view.height - keep),
  };
}

/** The least movement after which the box around `centre` is in view; the same camera where it already is. */
export function reveal(camera: Camera, centre: Point, box: Size, view: Size): Camera {
  const shift = (start: number, length: number, room: number) => {
    const low = MARGIN - start;
    const high = room - MARGIN - (start + length);
    return low > high ? (low + high) / 2 : clamp(0, low, high);
  };
  const left = (centre.x - box.width / 2) * camera.scale + camera.x;
  const top = (centre.y - box.height / 2) * camera.scale + camera.y;
  const dx = shift(left, box.width * camera.scale, view.width);
  const dy = shift(top, box.height * camera.scale, view.height);
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

export function toStage(camera: Camera, screen: Point): Point {
  return { x: (screen.x - camera.x) / camera.scale, y: (screen.y - camera.y) / camera.scale };
}

export function toScreen(camera: Camera, stage: Point): Point {
  return { x: stage.x * camera.scale + camera.x, y: stage.y * camera.scale + camera.y };
}
