/** Colours of numbers: a diverging scale around zero, blue above and orange below, neutral in the middle. */

export type Colour = readonly [red: number, green: number, blue: number];

/** Read a colour as the browser computes it: `rgb(12, 34, 56)`. */
export function readColour(computed: string): Colour {
  const [red = 0, green = 0, blue = 0] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

export interface HeatColours {
  readonly positive: Colour;
  readonly negative: Colour;
  readonly zero: Colour;
  /** For NaN and infinities. */
  readonly broken: Colour;
}

/** RGBA bytes of a picture, one pixel a number, row-major. The strongest colour stands for `greatest`. */
export function heatPixels(data: Float64Array, greatest: number, colours: HeatColours): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(data.length * 4);
  data.forEach((x, i) => {
    const [red, green, blue] = heatColour(x, greatest, colours);
    pixels.set([red, green, blue, 255], i * 4);
  });
  return pixels;
}

export function heatColour(x: number, greatest: number, { positive, negative, zero, broken }: HeatColours): Colour {
  if (!Number.isFinite(x)) return broken;
  const towards = x < 0 ? negative : positive;
  // The square root lifts small numbers out of the background without hiding their order.
  const share = greatest > 0 ? Math.sqrt(Math.min(1, Math.abs(x) / greatest)) : 0;
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [mix(zero[0], towards[0]), mix(zero[1], towards[1]), mix(zero[2], towards[2])];
}
