/**
 * Small shapes as bytes, to be put down by the thousand: `stamp(pixels, shape, ...)` writes a disc or a diamond into
 * an image. Of two that meet the stronger one is seen.
 */

import type { Point } from "../../model/types";

type StampShape = "disc" | "diamond";

/** An image of opacities, 0 to 255. `reach` pixels to every side of the middle one. */
interface Mask {
  readonly reach: number;
  readonly side: number;
  readonly bytes: Uint8Array;
}

/** Places between two pixels. */
const PHASES = 4;
const FINE = 4;
/** Sizes are told apart by such parts of a pixel. */
const ROUND = 10;
const masks: Mask[] = [];

/** A picture of 32-bit pixels, alpha in the highest byte. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint32Array;
}

interface StampInk {
  /** Blue, green and red, from the third byte down. */
  readonly rgb: number;
  /** 0 to 255. */
  readonly alpha: number;
}

/** Put down a shape of half size `radius` at (x, y), in pixels. */
export function stamp(
  { width, height, data }: Pixels,
  shape: StampShape,
  radius: number,
  at: Point,
  { rgb, alpha }: StampInk,
): void {
  const [x, y] = [Math.floor(at.x), Math.floor(at.y)];
  const { reach, side, bytes } = maskOf(
    shape,
    radius,
    Math.floor((at.x - x) * PHASES),
    Math.floor((at.y - y) * PHASES),
  );
  const left = x - reach;
  const top = y - reach;
  if (left < 0 || top < 0 || left + side > width || top + side > height) return;
  for (let row = 0; row < side; row++) {
    let to = (top + row) * width + left;
    for (let from = row * side; from < (row + 1) * side; from++, to++) {
      const opacity = ((bytes[from] ?? 0) * alpha) >> 8;
      if (opacity > (data[to] ?? 0) >>> 24) data[to] = ((opacity << 24) | rgb) >>> 0;
    }
  }
}

function maskOf(shape: StampShape, radius: number, phaseX: number, phaseY: number): Mask {
  const size = Math.round(radius * ROUND);
  const key = ((2 * size + (shape === "disc" ? 0 : 1)) * PHASES + phaseX) * PHASES + phaseY;
  let mask = masks[key];
  if (!mask) {
    mask = makeMask(shape, size / ROUND, (phaseX + 0.5) / PHASES, (phaseY + 0.5) / PHASES);
    masks[key] = mask;
  }
  return mask;
}

function makeMask(shape: StampShape, radius: number, x: number, y: number): Mask {
  const reach = Math.ceil(radius + 1);
  const side = 2 * reach + 1;
  const isInside = (dx: number, dy: number) =>
    shape === "disc" ? dx * dx + dy * dy <= radius * radius : Math.abs(dx) + Math.abs(dy) <= radius;
  const bytes = Uint8Array.from({ length: side * side }, (_, i) => {
    let hits = 0;
    for (let part = 0; part < FINE * FINE; part++) {
      const px = (i % side) - reach + ((part % FINE) + 0.5) / FINE;
      const py = Math.floor(i / side) - reach + (Math.floor(part / FINE) + 0.5) / FINE;
      if (isInside(px - x, py - y)) hits++;
    }
    return Math.round((255 * hits) / (FINE * FINE));
  });
  return { reach, side, bytes };
}
