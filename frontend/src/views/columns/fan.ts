/** What belongs to the neuron or weight one looks at: all its lines, over the others, and rings where they end. */
import type { Camera } from "../../core/camera";
import type { ArrayNetwork } from "../../core/network/arrays";
import { type Block, type Columns, cellAt } from "../../core/network/columns";
import type { NetworkNow } from "../../core/network/layers-at";
import type { Numbers } from "../../model/types";
import type { Colours } from "../shared/colours";
import { type Aim, type LayerLines, linesAt, paintLines } from "./lines";
import { type WeightBrush, writeWeights } from "./weight-figures";

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
