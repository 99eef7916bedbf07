/**
 * How large a number is drawn. The scales are fixed, so that two edges, two steps and two runs compare: every factor
 * of ten is the same number of pixels.
 */
import { clamp } from "./easing";

const WIDTH = { least: 1, most: 8, atOne: 5, perDecade: 1.1 };
const SIZE = { least: 5, most: 13, atOne: 10, perDecade: 1.2 };

/** The width of a backward edge, in pixels, for the absolute value of its gradient. */
export function strokeWidth(greatest: number): number {
  return logarithmic(greatest, WIDTH);
}

/** Half the diagonal of a gradient packet, in pixels. */
export function packetSize(greatest: number): number {
  return logarithmic(greatest, SIZE);
}

function logarithmic(x: number, scale: typeof WIDTH): number {
  if (Number.isNaN(x)) return scale.most;
  return clamp(scale.atOne + scale.perDecade * Math.log10(x), scale.least, scale.most);
}
