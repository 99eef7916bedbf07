/** Paint one node: name, body with value, flag with gradient. */
import { SMALLEST_TEXT } from "../../core/follow";
import type { NodeFrame } from "../../core/frame";
import { asDrawn } from "../../core/turned";
import type { NodePlace, Part, SceneNode } from "../../model/types";
import { toneColour } from "../shared/colours";
import { shortFigure, toneOfAll, widthInEms } from "../shared/figure";
import { heatCanvas } from "../shared/heat-image";
import { type Brush, paintText } from "./brush";
import type { NodeWords } from "./node-words";

const POINT = 10;
const CAPTION = 15;
const images = new WeakMap<Float64Array, { readonly palette: object; readonly image: HTMLCanvasElement }>();

export function paintNode(brush: Brush, node: SceneNode, place: NodePlace, frame: NodeFrame, words: NodeWords): void {
  const { context, picture, colours } = brush;
  context.save();
  context.translate(place.x, place.y);
  context.textAlign = "center";
  context.textBaseline = "middle";
  paintShape(brush, node, place, frame);
  if (place.body.kind === "heat" && frame.value) paintHeat(brush, place.body, frame.value, place);
  if (brush.hasFigures) {
    const isOpen = picture.inHand.open.has(node.index);
    const colour = isOpen ? colours.ink : colours.muted;
    paintText(brush, words.name, { x: 0, y: -place.height / 2 + 9 }, { size: 12.5, colour });
    if (words.symbol && place.body.kind === "circle") {
      paintText(brush, words.symbol, { x: 0, y: place.body.dy - 13 }, { size: 12, colour: colours.muted });
    }
    if (place.body.kind !== "heat") paintValue(brush, node, place, frame, words.symbol !== "");
  }
  const isKnown = frame.gradientState === "done" || frame.gradientState === "partial";
  if (place.flag && node.onPath && isKnown) paintFlag(brush, node, place.flag, frame, words.caption);
  if (picture.focus === node.index && picture.lights.nodes.has(node.index)) paintRing(brush, place, colours.ink);
  context.restore();
}

function paintShape(
  { context, colours, picture }: Brush,
  node: SceneNode,
  { body }: NodePlace,
  frame: NodeFrame,
): void {
  context.beginPath();
  if (body.kind === "circle") context.arc(0, body.dy, body.width / 2, 0, 2 * Math.PI);
  else context.roundRect(-body.width / 2, body.dy - body.height / 2, body.width, body.height, 8);
  context.fillStyle = node.op === "input" ? colours.input : colours.panel;
  context.fill();
  const isLit = frame.isActive || picture.lights.nodes.has(node.index) || picture.selected === node.index;
  context.lineWidth = isLit ? 3 : 1.5;
  context.strokeStyle = node.op === "input" ? colours.inputLine : isLit || frame.value ? colours.ink : colours.muted;
  context.stroke();
}

function paintValue(brush: Brush, node: SceneNode, { body }: NodePlace, frame: NodeFrame, hasSymbol: boolean): void {
  const { context, colours } = brush;
  const at = { x: 0, y: body.dy + (hasSymbol && body.kind === "circle" ? 7 : 0) };
  if (!frame.value) {
    paintText(brush, "?", at, { size: 14, colour: colours.muted });
    return;
  }
  const text = shortFigure(frame.value, node.shape, (body.width - 6) / SMALLEST_TEXT);
  context.globalAlpha = frame.valueOpacity;
  const size = Math.max(SMALLEST_TEXT, Math.min(15, (body.width - 6) / widthInEms(text)));
  const { near } = brush.picture.inHand;
  const colour = near.size === 0 || near.has(node.index) ? colours.ink : colours.muted;
  paintText(brush, text, at, { size, colour, weight: 600 });
  context.globalAlpha = 1;
}

function paintFlag(brush: Brush, node: SceneNode, flag: Part, frame: NodeFrame, caption: string): void {
  const { context, colours } = brush;
  const isOpen = brush.hasFigures && brush.picture.inHand.open.has(node.index);
  const [left, right, half] = [-flag.width / 2, flag.width / 2, flag.height / 2];
  const bottom = half + (isOpen ? CAPTION : 0);
  const isDone = frame.gradientState === "done" && frame.gradient;
  context.save();
  context.translate(0, flag.dy);
  context.beginPath();
  context.moveTo(left, 0);
  context.lineTo(left + POINT, -half);
  context.lineTo(right, -half);
  context.lineTo(right, bottom);
  context.lineTo(left + POINT, bottom);
  context.lineTo(left + POINT, half);
  context.closePath();
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = isDone ? 1.5 : 1;
  context.strokeStyle = colours.backward;
  context.stroke();
  if (brush.hasFigures) {
    if (isOpen) paintText(brush, caption, { x: 5, y: half + 6 }, { size: SMALLEST_TEXT, colour: colours.muted });
    const colour = isDone ? toneColour(toneOfAll(isDone), colours) : colours.muted;
    const text = isDone ? shortFigure(isDone, node.shape, (flag.width - 16) / 13) : "?";
    paintText(brush, text, { x: 5, y: 0 }, { size: 13, colour, weight: 600 });
  }
  context.restore();
}

function paintRing({ context }: Brush, { body }: NodePlace, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.strokeRect(-body.width / 2 - 6, body.dy - body.height / 2 - 6, body.width + 12, body.height + 12);
}

function paintHeat({ context, picture }: Brush, body: Part, data: Float64Array, { body: grid }: NodePlace): void {
  const known = images.get(data);
  const image =
    known?.palette === picture.palette
      ? known.image
      : heatCanvas(asDrawn(grid, data), grid.rows, grid.columns, picture.palette);
  if (image !== known?.image) images.set(data, { palette: picture.palette, image });
  context.imageSmoothingEnabled = false;
  context.drawImage(image, -body.width / 2, body.dy - body.height / 2, body.width, body.height);
}
