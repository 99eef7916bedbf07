/**
 * The lines of the weights that are drawn: where they run, which weight each stands for, and how they are painted.
 * Their width and strength are on a fixed scale.
 */
import type { Camera } from "../../core/camera";
import type { ArrayNetwork, WeightAt } from "../../core/network/arrays";
import { type Columns, lineBetween, type NeuronPosition, onLine, type WeightLine } from "../../core/network/columns";
import { strength } from "../../core/network/detail";
import { largest } from "../../core/network/largest";
import type { Numbers, Point } from "../../model/types";
import type { Colours } from "../shared/colours";

/** A neuron or a weight that one looks at. */
export type Aim = { readonly neuron: NeuronPosition } | { readonly weight: WeightAt };

/** The lines of one layer. `at` are places in its W; four numbers a line in `ends`: x0, y0, x1, y1. */
export interface LayerLines {
  readonly at: Uint32Array;
  readonly ends: Float32Array;
}

const LEVELS = 8;
const WIDTH = { least: 0.2, most: 2 } as const;
const ALPHA = { least: 0.1, most: 1 } as const;
/** So many lines are as strong as they can be. */
const CROWD = 40;
/** Lines are painted one by one up to so many, then several at once. */
const MOST_STROKES = 2_000;
/** A pointer this near to a line is on it. */
const NEAR_PX = 6;

/** The `count` largest weights of every layer. */
export function linesOf(network: ArrayNetwork, numbers: Numbers, columns: Columns, count: number): LayerLines[] {
  return network.layers.map((_, layer) => {
    const W = numbers.values[network.layers[layer]?.W ?? -1] ?? new Float64Array();
    return linesAt(network, columns, layer, largest(W, count));
  });
}

/** The lines of the weights at these places of a layer's W. */
export function linesAt(network: ArrayNetwork, columns: Columns, layer: number, at: Uint32Array): LayerLines {
  const inputs = network.layers[layer]?.inputs ?? 1;
  const [from, to] = [columns.blocks[layer], columns.blocks[layer + 1]];
  const ends = new Float32Array(4 * at.length);
  if (!from || !to) return { at, ends };
  at.forEach((place, i) => {
    const { x0, y0, x1, y1 } = lineBetween(from, place % inputs, to, Math.floor(place / inputs));
    ends.set([x0, y0, x1, y1], 4 * i);
  });
  return { at, ends };
}

export function lineAt({ ends }: LayerLines, i: number): WeightLine {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ends.subarray(4 * i, 4 * i + 4);
  return { x0, y0, x1, y1 };
}

/** Paint lines by what their weights hold, in `data`: as wide and as strong as it is far from zero. */
export function paintLines(
  context: CanvasRenderingContext2D,
  { at, ends }: LayerLines,
  data: Float64Array,
  { colours, camera, emphasis }: { readonly colours: Colours; readonly camera: Camera; readonly emphasis: number },
): void {
  // The more lines there are, the fainter each is, so that they make a texture and no wall.
  const thinning = Math.min(1, (CROWD / Math.max(1, at.length)) ** 0.4);
  const together = Math.ceil(at.length / MOST_STROKES);
  const buckets = Array.from({ length: 2 * LEVELS }, (): number[] => []);
  at.forEach((place, i) => {
    const x = data[place] ?? 0;
    const level = Math.min(LEVELS - 1, Math.floor(strength(x) * LEVELS));
    if (x !== 0) buckets[x < 0 ? LEVELS + level : level]?.push(i);
  });
  const strokes = buckets.flatMap((lines, bucket) =>
    Array.from({ length: Math.ceil(lines.length / together) }, (_, i) => ({
      bucket,
      lines: lines.slice(i * together, (i + 1) * together),
    })),
  );
  // Weak lines first; both signs by turns, so that neither lies on the other.
  strokes.sort((a, b) => (a.bucket % LEVELS) - (b.bucket % LEVELS) || (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  for (const { bucket, lines } of strokes) {
    const share = ((bucket % LEVELS) + 0.5) / LEVELS;
    context.strokeStyle = bucket < LEVELS ? colours.positive : colours.negative;
    context.globalAlpha = Math.min(1, mix(ALPHA, share) * thinning * emphasis);
    context.lineWidth = (mix(WIDTH, share) * Math.sqrt(Math.max(1, emphasis))) / camera.scale;
    context.beginPath();
    for (const i of lines) trace(context, ends, i);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** In pixels of the screen. */
export function lineWidth(x: number): number {
  return mix(WIDTH, strength(x));
}

/** Where there are few lines. */
export function lineAlpha(x: number): number {
  return mix(ALPHA, strength(x));
}

function mix({ least, most }: { readonly least: number; readonly most: number }, share: number): number {
  return least + (most - least) * share;
}

function trace(context: CanvasRenderingContext2D, ends: Float32Array, i: number): void {
  const [x0, y0, x1, y1] = [ends[4 * i] ?? 0, ends[4 * i + 1] ?? 0, ends[4 * i + 2] ?? 0, ends[4 * i + 3] ?? 0];
  const middle = (x0 + x1) / 2;
  context.moveTo(x0, y0);
  context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/** The line nearest to a point of the stage, where one is near enough. */
export function pickLine(
  layers: readonly (LayerLines | null)[],
  network: ArrayNetwork,
  at: Point,
  scale: number,
): WeightAt | null {
  let found: WeightAt | null = null;
  let nearest = NEAR_PX / scale;
  layers.forEach((lines, layer) => {
    const inputs = network.layers[layer]?.inputs ?? 1;
    const first = lines && lines.at.length > 0 ? lineAt(lines, 0) : null;
    if (!lines || !first || at.x < first.x0 || at.x > first.x1) return;
    const share = shareAt((at.x - first.x0) / (first.x1 - first.x0));
    lines.at.forEach((place, i) => {
      const line = lineAt(lines, i);
      const [here, next] = [onLine(line, share), onLine(line, share + 0.01)];
      // How far the point is above or below, made shorter where the line is steep.
      const away = (Math.abs(at.y - here.y) * (next.x - here.x)) / Math.hypot(next.x - here.x, next.y - here.y);
      if (away >= nearest) return;
      nearest = away;
      found = { layer, unit: Math.floor(place / inputs), source: place % inputs };
    });
  });
  return found;
}

/** The share of the way at which a line has come so far to the right. */
export function shareAt(x: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (onLine({ x0: 0, y0: 0, x1: 1, y1: 0 }, middle).x < x) low = middle;
    else high = middle;
  }
  return low;
}
