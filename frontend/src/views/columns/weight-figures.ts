/** Numbers on the lines of what one looks at: the largest weights first, as many as fit beside each other. */
import { type Camera, type Size, toScreen } from "../../core/camera";
import { onLine, type WeightLine } from "../../core/network/columns";
import { type Colours, FONT, toneColour } from "../shared/colours";
import { fitted, toneOf } from "../shared/figure";
import { type LayerLines, lineAt, shareAt } from "./lines";

export interface WeightBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly view: Size;
}

const SIZE = 12;
const LINE = 15;
const MOST = 14;
const ROOM_EMS = 4.2;
/** Less of the way in view than this is too little for numbers. */
const LEAST_PX = 56;

/** `data`: the weights or their gradients, which `isGradient` says. */
export function writeWeights(brush: WeightBrush, lines: LayerLines, data: Float64Array, isGradient: boolean): void {
  const { context, colours, camera, view } = brush;
  const share = seenShare(lines, camera, view);
  if (share === null) return;
  context.font = `600 ${SIZE}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  const taken: number[] = [];
  const size = (i: number) => Math.abs(data[lines.at[i] ?? -1] ?? 0);
  const order = Array.from(lines.at.keys()).sort((i, j) => size(j) - size(i));
  for (const i of order) {
    const { x, y } = toScreen(camera, onLine(lineAt(lines, i), share));
    if (y < LINE || y > view.height - LINE || taken.some((other) => Math.abs(other - y) < LINE)) continue;
    const number = data[lines.at[i] ?? -1] ?? Number.NaN;
    // A line that is not there has no number, unless it is all one looks at.
    if (number === 0 && order.length > 1) return;
    const text = `${isGradient ? "◆" : ""}${fitted(number, ROOM_EMS)}`;
    context.strokeStyle = colours.paper;
    context.strokeText(text, x, y);
    context.fillStyle = toneColour(toneOf(number), colours);
    context.fillText(text, x, y);
    taken.push(y);
    if (taken.length === MOST) return;
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
