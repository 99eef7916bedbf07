/** A data set drawn small: its points in a square, in two colours. */

import { svg, type TemplateResult } from "lit";
import type { Points } from "../../core/training/points";

const SIDE = 32;
const REACH = 6;

export function thumb(points: Points | undefined): TemplateResult {
  const isHigh = (label: number) => (points?.classes.length ? label === 1 : label > 0);
  const dots = (wanted: boolean): string =>
    (points?.x ?? [])
      .filter((_, i) => isHigh(points?.labels[i] ?? 0) === wanted)
      .map(([x = 0, y = 0]) => `M${place(x)} ${place(-y)}h0`)
      .join("");
  return svg`<svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true" class="thumb"><path class="low" d=${dots(false)} /><path class="high" d=${dots(true)} /></svg>`;
}

function place(x: number): string {
  return (SIDE / 2 + (x / REACH) * (SIDE / 2)).toFixed(1);
}
