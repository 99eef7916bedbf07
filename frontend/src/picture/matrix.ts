/** Affine maps as six numbers, as SVG and canvases have them: x' = a x + c y + e, y' = b x + d y + f. */

export interface AffineMatrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export function mapped({ a, b, c, d, e, f }: AffineMatrix, x: number, y: number): readonly [number, number] {
  return [round(a * x + c * y + e), round(b * x + d * y + f)];
}

/** By how much lengths grow, on the average of both directions. */
export function scaleOf({ a, b, c, d }: AffineMatrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Degrees, clockwise as y goes down. */
export function turnOf({ a, b }: AffineMatrix): number {
  return round((Math.atan2(b, a) * 180) / Math.PI);
}

/** A browser's own matrices have accessors, which a spread would not copy. */
export function moved({ a, b, c, d, e, f }: AffineMatrix, x: number, y: number): AffineMatrix {
  return { a, b, c, d, e: e + x, f: f + y };
}

export function round(x: number): number {
  return Math.round(x * 1000) / 1000 + 0;
}
