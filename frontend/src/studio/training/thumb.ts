/** A data set drawn small: its points in a square, in two colours. */

import { svg, type TemplateResult } from "lit";
import type { Points } from "../../core/training/points";

const SIDE = 32;
const MARGIN = 3;

export function thumb(points: Points | undefined): TemplateResult {
  const isHigh = (label: number) => (points?.classes.length ? label === 1 : label > 0);
  const reach = reachOf(points?.x ?? []);
  const place = (x: number): string => (SIDE / 2 + (x / reach) * (SIDE / 2 - MARGIN)).toFixed(1);
  const dots = (wanted: boolean): string =>
    (points?.x ?? [])
      .filter((_, i) => isHigh(points?.labels[i] ?? 0) === wanted)
      .map(([x = 0, y = 0]) => `M${place(x)} ${place(-y)}h0`)
      .join("");
  return svg`<svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true" class="thumb"><path class="low" d=${dots(false)} /><path class="high" d=${dots(true)} /></svg>`;
}

/** How far the points lie from the middle: every set fills its square, whatever its scale. */
function reachOf(x: Points["x"]): number {
  return x.reduce((reach, [a = 0, b = 0]) => Math.max(reach, Math.abs(a), Math.abs(b)), 0) || 1;
}
