/** Paint edges and what travels on them. */
import { nearestShare, pathText, pointAt } from "../../core/bezier";
import { extentOf } from "../../core/extent";
import { SMALLEST_TEXT } from "../../core/follow";
import type { EdgeFrame, Packet } from "../../core/frame";
import { packetSize, strokeWidth } from "../../core/magnitude";
import { memo } from "../../core/memo";
import type { EdgePlace, Layout, Point, Scene, SceneEdge } from "../../model/types";
import { toneColour } from "../shared/colours";
import { shortFigure, toneOfAll, widthInEms } from "../shared/figure";
import { type Brush, paintText } from "./brush";

interface EdgePath {
  readonly path: Path2D;
  readonly place: EdgePlace;
  /** Not where it leads to a constant or to a target: nobody learns from what flows back there. */
  readonly isTold: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const FIGURE_EMS = 4;
/** From the line to the middle of a chip. */
const CHIP = 11.5;
const CHIP_SIZE = { width: 72, height: 17 };
/** Lines are never thinner than this on the screen, however far away. */
const LEAST_PIXELS = 0.6;

/** Where an edge passes its label: measured of those alone on which something travels. */
const gateOf = memo(({ points, label }: EdgePlace) => nearestShare(points, label));

export function prepareEdges(scene: Scene, layout: Layout): readonly (EdgePath | null)[] {
  return scene.edges.map((edge) => {
    const place = layout.edges[edge.index];
    if (!place) return null;
    const xs = place.points.map((point) => point.x);
    const ys = place.points.map((point) => point.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const box = { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left + 20, height: bottom - top + 60 };
    const isTold = layout.nodes[edge.source]?.flag !== null;
    return {
      path: new Path2D(pathText(place.points)),
      place,
      isTold,
      box,
    };
  });
}

export function paintEdge(brush: Brush, edge: SceneEdge, { path, isTold }: EdgePath, frame: EdgeFrame): void {
  const { context, picture, colours } = brush;
  const amount = picture.numbers.amounts[edge.index];
  const isBack = isTold && frame.gradientReach === 1 && !frame.isBlocked && amount;
  const isLit = picture.lights.edges.has(edge.index);
  const extent = isBack ? extentOf(amount) : null;
  const width = extent ? strokeWidth(extent.greatest) : isLit || frame.isActive ? 2.5 : 1.25;
  context.lineWidth = Math.max(width, LEAST_PIXELS / picture.camera.scale);
  context.strokeStyle = isBack ? toneColour(toneOfAll(amount), colours) : lineColour(brush, frame, isLit);
  const { near } = picture.inHand;
  const isQuiet = near.size > 0 && !(near.has(edge.source) && near.has(edge.consumer));
  context.globalAlpha = isLit || frame.isActive ? 1 : isQuiet ? 0.45 : 0.8;
  context.setLineDash(frame.isBlocked ? [3, 4] : []);
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function lineColour({ colours }: Brush, frame: EdgeFrame, isLit: boolean): string {
  if (isLit) return colours.ink;
  return frame.valueReach === 1 ? colours.forward : colours.line;
}

/** The chips of an edge in hand: its local derivative above the line, what it contributes below. */
export function paintChips(brush: Brush, scene: Scene, edge: SceneEdge, { label }: EdgePlace, frame: EdgeFrame): void {
  const { picture, colours } = brush;
  const local = picture.numbers.locals[edge.index];
  const amount = picture.numbers.amounts[edge.index];
  const shape = scene.nodes[edge.source]?.shape ?? [];
  if (local && frame.localOpacity > 0) {
    const isJacobian = local.shape.length > (scene.nodes[edge.consumer]?.shape.length ?? 0);
    const text = isJacobian ? picture.messages.jacobian : shortFigure(local.data, local.shape, FIGURE_EMS);
    paintChip(brush, `▷ ${text}`, { x: label.x, y: label.y - CHIP }, colours.ink, frame.localOpacity);
  }
  if (amount && frame.amountOpacity > 0) {
    const text = `◆ ${shortFigure(amount, shape, FIGURE_EMS)}`;
    const colour = toneColour(toneOfAll(amount), colours);
    paintChip(brush, text, { x: label.x, y: label.y + CHIP }, colour, frame.amountOpacity);
  }
}

function paintChip(brush: Brush, text: string, at: Point, colour: string, opacity: number): void {
  const { context, colours } = brush;
  const width = Math.min(CHIP_SIZE.width, widthInEms(text) * SMALLEST_TEXT + 8);
  context.globalAlpha = opacity;
  context.beginPath();
  context.roundRect(at.x - width / 2, at.y - CHIP_SIZE.height / 2, width, CHIP_SIZE.height, 6);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours.line;
  context.stroke();
  context.textAlign = "center";
  context.textBaseline = "middle";
  paintText(brush, text, at, { size: SMALLEST_TEXT, colour });
  context.globalAlpha = 1;
}

export function paintPacket({ context, colours }: Brush, { place, isTold }: EdgePath, packet: Packet): void {
  if (!isTold && packet.kind !== "value") return;
  const share = packet.kind === "value" ? packet.position : throughGate(packet.position, gateOf(place));
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
