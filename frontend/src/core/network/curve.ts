/** The shape of an activation function, to draw its curve. The numbers at the point come from the trace. */

import { CURVES } from "./table";

/** A piece of plane: what of the curve is drawn, y upwards. */
interface PlotWindow {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

interface Curve {
  readonly window: PlotWindow;
  readonly points: readonly (readonly [z: number, y: number])[];
}

const SAMPLES = 32;
const REACH = 5;

/** The curve around 0, wide enough to show `z`; null for functions of more than one number. */
export function curveOf(activation: string, z: number): Curve | null {
  const f = CURVES[activation];
  if (!f) return null;
  const reach = Math.max(REACH, Number.isFinite(z) ? Math.abs(z) * 1.15 : 0);
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const at = reach * ((2 * i) / SAMPLES - 1);
    return [at, f(at)] as const;
  });
  const heights = points.map(([, y]) => y);
  return { window: { left: -reach, right: reach, low: Math.min(...heights), high: Math.max(...heights) }, points };
}
