/** What happens between two blocks, in the lecture's terms, and what the widths of the lines stand for. */
import { type Camera, type Size, toScreen } from "../../core/camera";
import type { Frame } from "../../core/frame";
import { plain } from "../../core/name";
import type { ArrayNetwork } from "../../core/network/arrays";
import type { Columns } from "../../core/network/columns";
import type { ColumnsWords } from "../../core/network/view-words";
import { type Colours, FONT } from "../shared/colours";
import { lineAlpha, lineWidth } from "./lines";

interface LegendBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly view: Size;
  readonly words: ColumnsWords;
}

const SIZE = 12;
const AIR = 7;
/** The line of words over the picture. */
const BAR_PX = 40;
const DOWN = 24;
const LEAST = { width: 480, height: 360 } as const;
const SAMPLES = [0.001, 0.01, 0.1, 1] as const;
const SAMPLE = { length: 22, bottom: 16, left: 16 } as const;

/** `Σ w·x →` where products are on their way, `← Σ w·∂L/∂z` where gradients are. */
export function writeFlow(
  { context, colours, camera }: LegendBrush,
  { blocks }: Columns,
  network: ArrayNetwork,
  { active }: Frame,
  output: string,
): void {
  const at = network.layers.findIndex(({ z }) => active && !active.isSeed && active.node === z);
  const [from, to] = [blocks[at], blocks[at + 1]];
  if (!active || !from || !to) return;
  const value = plain(at === 0 ? "x" : `a${at}`);
  const isForward = active.pass === "forward";
  const text = isForward ? `Σ w·${value} + b →` : `← Σ w·∂${output}/∂${plain(`z${at + 1}`)}`;
  const { x } = toScreen(camera, { x: (from.x + from.width + to.x) / 2, y: 0 });
  const top = toScreen(camera, { x: 0, y: Math.min(...blocks.map((block) => block.y)) }).y;
  const y = Math.max(top, BAR_PX) + DOWN;
  context.font = `600 ${SIZE}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 2 * AIR;
  const room = (to.x - from.x - from.width) * camera.scale;
  if (width > room) return;
  context.beginPath();
  context.roundRect(x - width / 2, y - 11, width, 22, 11);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = isForward ? colours.forward : colours.backward;
  context.stroke();
  context.fillStyle = isForward ? colours.ink : colours.backward;
  context.fillText(text, x, y);
}

/** Is there room for what the widths stand for? */
export function hasScale({ width, height }: Size): boolean {
  return width >= LEAST.width && height >= LEAST.height;
}

/** A line for each of a few numbers, as wide and as strong as such a weight is; says where it ends. */
export function writeScale({ context, colours, view, words }: LegendBrush): number {
  context.font = `400 ${SIZE}px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const y = view.height - SAMPLE.bottom;
  let x: number = SAMPLE.left;
  const name = context.measureText(words.scale).width;
  const width = name + SAMPLES.length * (SAMPLE.length + 4 * AIR) + SAMPLES.join("").length * 7;
  context.fillStyle = colours.paper;
  context.globalAlpha = 0.85;
  context.beginPath();
  context.roundRect(x - AIR, y - 11, width + AIR, 22, 6);
  context.fill();
  context.globalAlpha = 1;
  const write = (text: string) => {
    context.fillStyle = colours.muted;
    context.fillText(text, x, y);
    x += context.measureText(text).width + AIR;
  };
  write(words.scale);
  for (const sample of SAMPLES) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + SAMPLE.length, y);
    context.lineWidth = lineWidth(sample);
    context.strokeStyle = colours.ink;
    context.globalAlpha = lineAlpha(sample);
    context.stroke();
    context.globalAlpha = 1;
    x += SAMPLE.length + AIR - 2;
    write(String(sample));
    x += AIR;
  }
  return x;
}

/** In the reversed network: what it is, where there is room beside the scale. */
export function writeTitle({ context, colours, view }: LegendBrush, title: string, from: number): void {
  context.font = `600 ${SIZE}px ${FONT}`;
  const width = context.measureText(title).width;
  if (from + width + 2 * SAMPLE.left > view.width) return;
  context.fillStyle = colours.backward;
  context.fillText(title, view.width - SAMPLE.left - width, view.height - SAMPLE.bottom);
}
