/** What belongs to the neuron or weight one looks at: all its lines, over the others, and rings where they end. */
import { type Camera, type Size, toScreen } from "../../core/camera";
import type { ArrayNetwork } from "../../core/network/arrays";
import { type Block, type Columns, cellAt, onLine, type WeightLine } from "../../core/network/columns";
import type { NetworkNow } from "../../core/network/layers-at";
import type { Numbers } from "../../model/types";
import { type Colours, FONT, toneColour } from "../shared/colours";
import { fitted, toneOf } from "../shared/figure";
import { type Aim, type LayerLines, lineAt, linesAt, paintLines, shareAt } from "./lines";

/** By layer: the lines that belong to it, null where there are none. */
export type Fan = readonly (LayerLines | null)[];

export function fanOf(network: ArrayNetwork, columns: Columns, aim: Aim): Fan {
  return network.layers.map(({ inputs, units }, layer) => {
    const places = placesOf(aim, layer, inputs, units);
    return places && linesAt(network, columns, layer, places);
  });
}

function placesOf(aim: Aim, layer: number, inputs: number, units: number): Uint32Array | null {
  if ("weight" in aim) {
    const { weight } = aim;
    return weight.layer === layer ? Uint32Array.of(weight.unit * inputs + weight.source) : null;
  }
  const { column, index } = aim.neuron;
  if (layer === column - 1) return Uint32Array.from({ length: inputs }, (_, i) => index * inputs + i);
  if (layer === column) return Uint32Array.from({ length: units }, (_, j) => j * inputs + index);
  return null;
}

interface FanScene {
  readonly now: NetworkNow;
  readonly numbers: Numbers;
  readonly network: ArrayNetwork;
  readonly colours: Colours;
  readonly camera: Camera;
}

export function paintFan(
  context: CanvasRenderingContext2D,
  fan: Fan,
  { now, numbers, network, colours, camera }: FanScene,
): void {
  fan.forEach((lines, i) => {
    const { data } = heldBy({ now, numbers, network }, i);
    const emphasis = lines && lines.at.length === 1 ? 4 : 1.5;
    if (lines && data) paintLines(context, lines, data, { colours, camera, emphasis });
  });
}

/** Numbers on those lines. */
export function writeFan(brush: WeightBrush, fan: Fan, scene: Pick<FanScene, "now" | "numbers" | "network">): void {
  fan.forEach((lines, i) => {
    const { data, isGradient } = heldBy(scene, i);
    if (lines && data) writeWeights(brush, lines, data, isGradient);
  });
}

/** What the lines of a layer stand for: the weights, or their gradients once these are there. */
function heldBy({ now, numbers, network }: Pick<FanScene, "now" | "numbers" | "network">, layer: number) {
  const { dW } = now.layers[layer] ?? {};
  const isGradient = !!dW && dW.opacity >= 0.5;
  return { isGradient, data: isGradient ? dW.data : numbers.values[network.layers[layer]?.W ?? -1] };
}

export function paintRings(
  context: CanvasRenderingContext2D,
  columns: Columns,
  aim: Aim,
  { colours, scale }: { readonly colours: Colours; readonly scale: number },
): void {
  const ring = (block: Block | undefined, index: number) => {
    if (!block) return;
    const { x, y } = cellAt(block, index);
    const half = Math.max(block.pitch / 2, 5 / scale);
    context.beginPath();
    context.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.5);
    context.lineWidth = 4.5 / scale;
    context.strokeStyle = colours.panel;
    context.stroke();
    context.lineWidth = 2 / scale;
    context.strokeStyle = colours.ink;
    context.stroke();
  };
  if ("neuron" in aim) ring(columns.blocks[aim.neuron.column], aim.neuron.index);
  else {
    ring(columns.blocks[aim.weight.layer], aim.weight.source);
    ring(columns.blocks[aim.weight.layer + 1], aim.weight.unit);
  }
}

interface WeightBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly view: Size;
}

const FIGURE_PX = 12;
const LINE_PX = 15;
const MOST_FIGURES = 14;
const FIGURE_ROOM_EMS = 4.2;
/** Less of the way in view than this is too little for numbers. */
const LEAST_PX = 56;

/**
 * Numbers on the lines of what one looks at: the largest weights first, as many as fit beside each other.
 * `data`: the weights or their gradients, which `isGradient` says.
 */
function writeWeights(brush: WeightBrush, lines: LayerLines, data: Float64Array, isGradient: boolean): void {
  const { context, colours, camera, view } = brush;
  const share = seenShare(lines, camera, view);
  if (share === null) return;
  context.font = `600 ${FIGURE_PX}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  const taken: number[] = [];
  const size = (i: number) => Math.abs(data[lines.at[i] ?? -1] ?? 0);
  const order = Array.from(lines.at.keys()).sort((i, j) => size(j) - size(i));
  for (const i of order) {
    const { x, y } = toScreen(camera, onLine(lineAt(lines, i), share));
    if (y < LINE_PX || y > view.height - LINE_PX || taken.some((other) => Math.abs(other - y) < LINE_PX)) continue;
    const number = data[lines.at[i] ?? -1] ?? Number.NaN;
    // A line that is not there has no number, unless it is all one looks at.
    if (number === 0 && order.length > 1) return;
    const text = `${isGradient ? "◆" : ""}${fitted(number, FIGURE_ROOM_EMS)}`;
    context.strokeStyle = colours.paper;
    context.strokeText(text, x, y);
    context.fillStyle = toneColour(toneOf(number), colours);
    context.fillText(text, x, y);
    taken.push(y);
    if (taken.length === MOST_FIGURES) return;
  }
}

/** Where on their way the lines are in the middle of what is seen of it; null where that is too little. */
function seenShare(lines: LayerLines, { x, scale }: Camera, view: Size): number | null {
  if (lines.at.length === 0) return null;
  const { x0, x1 }: WeightLine = lineAt(lines, 0);
  const left = Math.max(0, x0 * scale + x);
  const right = Math.min(view.width, x1 * scale + x);
  if (right - left < LEAST_PX) return null;
  return shareAt(((left + right) / 2 - x - x0 * scale) / ((x1 - x0) * scale));
}
