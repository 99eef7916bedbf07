/**
 * Colours of maps, as pixels that can be painted again and again without making an object: a ramp of blue above the
 * middle and orange below it, or a colour a class.
 */
import type { Colour } from "../heat";
import type { LayerMaps } from "./frames";
import { type Range, sideIn, strengthIn } from "./range";

export interface MapColours {
  readonly high: Colour;
  readonly middle: Colour;
  readonly low: Colour;
  /** For NaN and infinities. */
  readonly broken: Colour;
  /** By class. */
  readonly classes: readonly Colour[];
}

/** Pixels of both sides of the middle, and that of a number that is not finite. */
export interface Ramp {
  /** From the low end to the high end. */
  readonly pixels: Uint32Array;
  readonly broken: number;
}

const HALF = 64;
/** The end of a ramp is paler than its token, so that the points on the map, which have it, stand out. */
const STRONGEST = 0.72;

export function rampOf(low: Colour, middle: Colour, high: Colour, broken: Colour): Ramp {
  const pixels = new Uint32Array(2 * HALF + 1);
  for (let i = -HALF; i <= HALF; i++) {
    pixels[HALF + i] = pixel(mixed(middle, i < 0 ? low : high, (STRONGEST * Math.abs(i)) / HALF));
  }
  return { pixels, broken: pixel(broken) };
}

/** Paint the map of a neuron, a pixel a cell. `isDiscrete`: only which side of the middle. */
export function paintMap(
  into: Uint32Array,
  maps: LayerMaps,
  unit: number,
  range: Range,
  ramp: Ramp,
  isDiscrete: boolean,
) {
  const count = maps.cells * maps.cells;
  const from = unit * count;
  const place = isDiscrete ? sideIn : strengthIn;
  for (let i = 0; i < count; i++) into[i] = pixelAt(ramp, place(range, maps.data[from + i] ?? Number.NaN));
}

/** Paint which class is the most probable, the stronger the surer. `ramps` go from the middle to each class's colour. */
export function paintClasses(into: Uint32Array, maps: LayerMaps, ramps: readonly Ramp[], isDiscrete: boolean): void {
  const { units, cells, data } = maps;
  const count = cells * cells;
  for (let i = 0; i < count; i++) {
    let best = 0;
    for (let unit = 1; unit < units; unit++)
      if (Number(data[unit * count + i]) > Number(data[best * count + i])) best = unit;
    const ramp = ramps[best % ramps.length];
    const strength = (Number(data[best * count + i]) - 1 / units) / (1 - 1 / units);
    if (ramp) into[i] = pixelAt(ramp, isDiscrete ? 1 : Math.max(0, strength));
  }
}

export function pixelAt({ pixels, broken }: Ramp, strength: number): number {
  return Number.isNaN(strength) ? broken : (pixels[HALF + Math.round(strength * HALF)] ?? broken);
}

export function mixed(from: Colour, to: Colour, share: number): Colour {
  const mix = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [mix(0), mix(1), mix(2)];
}

const bytes = new Uint8Array(4);
const word = new Uint32Array(bytes.buffer);

/** The four bytes of a pixel as the number that this machine writes them with. */
function pixel([red, green, blue]: Colour): number {
  bytes.set([red, green, blue, 255]);
  return word[0] ?? 0;
}
