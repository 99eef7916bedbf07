/** Weights as lines between neurons: which are drawn, how much each weighs, and which one is at a place. */
import type { Arrangement, UnitBox } from "./arrangement";
import type { Parameters } from "./frames";

/** From `source` in the layer before to `unit`; layer 1 is the first with weights. */
export interface Wire {
  readonly layer: number;
  readonly unit: number;
  readonly source: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Of one layer's weights at most so many lines. */
export const MOST_WIRES = 400;

/** All lines between neurons that are drawn. */
export function wiresOf({ columns }: Arrangement): readonly Wire[] {
  return columns
    .slice(1)
    .flatMap(({ units, layer }) =>
      units.flatMap((to) => (columns[layer - 1]?.units ?? []).map((from) => wire(from, to))),
    );
}

function wire(from: UnitBox, to: UnitBox): Wire {
  return {
    layer: to.layer,
    unit: to.unit,
    source: from.unit,
    x1: from.x + from.side / 2,
    y1: from.y,
    x2: to.x - to.side / 2,
    y2: to.y,
  };
}

/** The number of a weight; null before it is known. */
export function weightOf(parameters: Parameters, { layer, unit, source }: Pick<Wire, "layer" | "unit" | "source">) {
  const found = parameters.get(`W${layer}`);
  return found?.data[unit * (found.shape[1] ?? 0) + source] ?? null;
}

export function biasOf(parameters: Parameters, layer: number, unit: number): number | null {
  return parameters.get(`b${layer}`)?.data[unit] ?? null;
}

export interface Drawn {
  readonly wire: Wire;
  /** Null before it is known. */
  readonly weight: number | null;
}

/** The lines to draw, the heaviest last: of a layer with very many weights only the largest. */
export function drawnOf(wires: readonly Wire[], parameters: Parameters, most = MOST_WIRES): readonly Drawn[] {
  const layers: Drawn[][] = [];
  for (const each of wires) {
    layers[each.layer] ??= [];
    layers[each.layer]?.push({ wire: each, weight: weightOf(parameters, each) });
  }
  return layers.flatMap((drawn) => drawn.sort(byWeight).slice(-most)).sort(byWeight);
}

/** What is not finite weighs most. */
function byWeight(a: Drawn, b: Drawn): number {
  return heaviness(a.weight) - heaviness(b.weight);
}

function heaviness(weight: number | null): number {
  if (weight === null) return 0;
  return Number.isFinite(weight) ? Math.abs(weight) : Number.MAX_VALUE;
}

/** The line nearest to a place, at most `reach` away. */
export function wireAt(drawn: readonly Drawn[], x: number, y: number, reach = 5): Drawn | null {
  let best: Drawn | null = null;
  let nearest = reach;
  for (const each of drawn) {
    const away = distance(each.wire, x, y);
    // Of lines that are equally near the heavier lies on top.
    if (away <= nearest) [best, nearest] = [each, away];
  }
  return best;
}

function distance({ x1, y1, x2, y2 }: Wire, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const at = length > 0 ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
}
