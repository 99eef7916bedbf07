/** What the inputs of a network in the plane look like there: a map for every feature of a point. */
import type { LayerMaps, Surface } from "./frames";
import { centreOf } from "./plane";

/** By name, as the data sets call them. */
const FEATURES: Readonly<Record<string, (x: number, y: number) => number>> = {
  x: (x) => x,
  y: (_, y) => y,
  "x^2": (x) => x * x,
  "y^2": (_, y) => y * y,
  xy: (x, y) => x * y,
  "sin x": (x) => Math.sin(x),
  "sin y": (_, y) => Math.sin(y),
};

/** One a feature, as large as the surface's own maps. A name that is no feature of a point has no numbers. */
export function featureMaps(features: readonly string[], { cells, box }: Pick<Surface, "cells" | "box">): LayerMaps {
  const data = new Float64Array(features.length * cells * cells).fill(Number.NaN);
  features.forEach((name, unit) => {
    const feature = FEATURES[name];
    if (!feature) return;
    for (let row = 0; row < cells; row++)
      for (let column = 0; column < cells; column++) {
        const { x, y } = centreOf(box, cells, { row, column });
        data[(unit * cells + row) * cells + column] = feature(x, y);
      }
  });
  return { units: features.length, cells, data };
}

/** Are all inputs features of a point? */
export function seesPlane(features: readonly string[]): boolean {
  return features.every((name) => name in FEATURES);
}

/** `x²` for `x^2`. */
export function featureName(name: string): string {
  return name.replace("^2", "²");
}
