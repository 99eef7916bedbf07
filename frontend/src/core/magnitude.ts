/**
 * How large a number is drawn. The scales are fixed, so that two edges, two steps and two runs compare: every factor
 * of ten is the same number of pixels.
 */
import { clamp } from "./easing";

const WIDTH = { least: 1, most: 8, atOne: 5, perDecade: 1.1 };
/** Of a network, whose few edges have room: what flows is seen from the last row. */
const WEIGHT = { least: 1.2, most: 7, atOne: 3.6, perDecade: 2 };
const STREAM = { least: 1.2, most: 15, atOne: 10.5, perDecade: 2.4 };
const SIZE = { least: 5, most: 13, atOne: 10, perDecade: 1.2 };

/** The width of a backward edge, in pixels, for the absolute value of its gradient. */
export function strokeWidth(greatest: number): number {
  return logarithmic(greatest, WIDTH);
}

/** The width of a network's edge, for the absolute value of its weight. */
export function weightWidth(greatest: number): number {
  return logarithmic(greatest, WEIGHT);
}

/** The same for the gradient that it carries, which is what one looks at then. */
export function streamWidth(greatest: number): number {
  return logarithmic(greatest, STREAM);
}

/** Half the diagonal of a gradient packet, in pixels. */
export function packetSize(greatest: number): number {
  return logarithmic(greatest, SIZE);
}

function logarithmic(x: number, scale: typeof WIDTH): number {
  if (Number.isNaN(x)) return scale.most;
  return clamp(scale.atOne + scale.perDecade * Math.log10(x), scale.least, scale.most);
}
