/** Paint edges and what travels on them. */
import { nearestShare, pathText, pointAt } from "../../core/bezier";
import { extentOf } from "../../core/extent";
import type { EdgeFrame, Packet } from "../../core/frame";
import { packetSize, strokeWidth } from "../../core/magnitude";
import type { EdgePlace, Layout, Scene, SceneEdge } from "../../model/types";
import { toneColour } from "../shared/colours";
import { shortFigure, toneOfAll } from "../shared/figure";
import { type Brush, paintText } from "./brush";

export interface EdgePath {
  readonly path: Path2D;
  readonly place: EdgePlace;
  readonly gate: number;
  readonly shape: readonly number[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const FIGURE_EMS = 5.4;
const CHIP = 13;
/** Lines are never thinner than this on the screen, however far away. */
const LEAST_PIXELS = 0.6;

export function prepareEdges(scene: Scene, layout: Layout): readonly (EdgePath | null)[] {
  return scene.edges.map((edge) => {
    const place = layout.edges[edge.index];
    if (!place) return null;
    const xs = place.points.map((point) => point.x);
    const ys = place.points.map((point) => point.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const box = { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left + 20, height: bottom - top + 60 };
    const shape = scene.nodes[edge.source]?.shape ?? [];
    return {
      path: new Path2D(pathText(place.points)),
      place,
      gate: nearestShare(place.points, place.label),
      shape,
      box,
    };
  });
}

export function paintEdge(brush: Brush, edge: SceneEdge, { path, place, shape }: EdgePath, frame: EdgeFrame): void {
  const { context, picture, colours } = brush;
  const amount = picture.numbers.amounts[edge.index];
  const isBack = frame.gradientReach === 1 && !frame.isBlocked && amount;
  const isLit = picture.lights.edges.has(edge.index);
  const extent = isBack ? extentOf(amount) : null;
  const width = extent ? strokeWidth(extent.greatest) : isLit || frame.isActive ? 2.5 : 1.25;
  context.lineWidth = Math.max(width, LEAST_PIXELS / picture.camera.scale);
  context.strokeStyle = isBack ? toneColour(toneOfAll(amount), colours) : lineColour(brush, frame, isLit);
  context.globalAlpha = isLit || frame.isActive || !isBack ? 1 : 0.7;
  context.setLineDash(frame.isBlocked ? [3, 4] : []);
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (brush.hasFigures) paintChips(brush, edge, place, shape, frame);
}

function lineColour({ colours }: Brush, frame: EdgeFrame, isLit: boolean): string {
  if (isLit) return colours.ink;
  return frame.valueReach === 1 ? colours.forward : colours.line;
}

function paintChips(brush: Brush, edge: SceneEdge, { label }: EdgePlace, shape: readonly number[], frame: EdgeFrame) {
  const { context, picture, colours } = brush;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const local = picture.numbers.locals[edge.index];
  const amount = picture.numbers.amounts[edge.index];
  if (local && frame.localOpacity > 0) {
    context.globalAlpha = frame.localOpacity;
    const text = `▷ ${shortFigure(local.data, local.shape, FIGURE_EMS)}`;
    paintText(brush, text, { x: label.x, y: label.y - CHIP }, { size: 11, colour: colours.muted });
  }
  if (amount && frame.amountOpacity > 0) {
    context.globalAlpha = frame.amountOpacity;
    const text = `◆ ${shortFigure(amount, shape, FIGURE_EMS)}`;
    paintText(
      brush,
      text,
      { x: label.x, y: label.y + CHIP },
      { size: 11, colour: toneColour(toneOfAll(amount), colours) },
    );
  }
  context.globalAlpha = 1;
}

export function paintPacket({ context, colours }: Brush, { place, gate }: EdgePath, packet: Packet): void {
  const share = packet.kind === "value" ? packet.position : throughGate(packet.position, gate);
  const { x, y } = pointAt(place.points, share);
  context.globalAlpha = packet.opacity;
  context.beginPath();
  if (packet.kind === "value") {
    context.arc(x, y, 6.5, 0, 2 * Math.PI);
    context.fillStyle = colours.forward;
  } else {
    const size = packetSize(extentOf(packet.number).greatest);
    context.moveTo(x, y - size);
    context.lineTo(x + size, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size, y);
    context.closePath();
    context.fillStyle = toneColour(toneOfAll(packet.number), colours);
    context.strokeStyle = colours.backward;
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.fill();
  context.globalAlpha = 1;
}

/** The frame puts the gate at the middle of the edge; here it is where the chips are. */
function throughGate(position: number, gate: number): number {
  return position <= 0.5 ? position * 2 * gate : gate + (position - 0.5) * 2 * (1 - gate);
}
