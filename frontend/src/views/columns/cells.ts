/**
 * The neurons of a block: discs whose left half is z and whose right half is a; inputs are squares. Over them stand
 * the gradients as diamonds, whose left half, a point to the left, is dC/dz, and whose right half is dC/da. In the
 * reversed network the discs are amplifiers, triangles as strong as their gain.
 */

import { cubicInOut } from "../../core/easing";
import { extentOf } from "../../core/extent";
import { heatColour } from "../../core/heat";
import { type Block, cellAt } from "../../core/network/columns";
import { cellLook, strength } from "../../core/network/detail";
import type { ColumnNow, Known } from "../../core/network/layers-at";
import type { Colours } from "../shared/colours";
import type { Palette } from "../shared/heat-image";

interface CellBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly palette: Palette;
  readonly scale: number;
  /** Text is so many times as large as it is written. */
  readonly unit: number;
  /** How far the block's discs are amplifiers. */
  readonly reversed: number;
  readonly isInput: boolean;
  /** The gain that has the strongest colour. */
  readonly fullGain: number;
}

/** Shares of a cell. */
const RADIUS = 0.44;
const DIAMOND = { least: 0.14, most: 0.4, reversed: 0.62, aside: 0.14 } as const;
/** Behind figures colours are faint. */
const FAINT = 0.3;

export function paintCells(brush: CellBrush, block: Block, now: ColumnNow): void {
  const look = cellLook((block.pitch * brush.scale) / brush.unit);
  const scales = { z: greatestOf(now.z), a: greatestOf(now.a) };
  for (let index = 0; index < block.count; index++) {
    const { x, y } = cellAt(block, index);
    if (brush.isInput || look === "pixel") paintSquare(brush, block, now, index, x, y, scales.a, look === "pixel");
    else paintDisc(brush, block, now, index, x, y, scales);
  }
  if (look !== "figures") paintDiamonds(brush, block, now);
}

function faintness({ scale, unit }: CellBrush, { pitch }: Block): number {
  return cellLook((pitch * scale) / unit) === "figures" ? FAINT : 1;
}

/** The greatest absolute value of a column, on which its colours are scaled. */
export function greatestOf(known: Known | null): number {
  return known ? extentOf(known.data).greatest : 0;
}

function colourOf({ palette }: CellBrush, x: number, greatest: number): string {
  return `rgb(${heatColour(x, greatest, palette).join(" ")})`;
}

function paintSquare(
  brush: CellBrush,
  block: Block,
  { z, a }: ColumnNow,
  index: number,
  x: number,
  y: number,
  greatest: number,
  isTight: boolean,
): void {
  const { context, colours } = brush;
  const { pitch } = block;
  const known = a ?? z;
  const size = pitch * (isTight ? 1 : 0.92);
  if (!known) {
    context.fillStyle = colours.line;
    context.globalAlpha = 0.35;
    context.fillRect(x - pitch * 0.25, y - pitch * 0.25, pitch * 0.5, pitch * 0.5);
  } else {
    context.globalAlpha = known.opacity * faintness(brush, block);
    context.fillStyle = colourOf(brush, known.data[index] ?? Number.NaN, greatest || greatestOf(known));
    context.fillRect(x - size / 2, y - size / 2, size, size);
  }
  context.globalAlpha = 1;
}

function paintDisc(
  brush: CellBrush,
  block: Block,
  { z, a, gain }: ColumnNow,
  index: number,
  x: number,
  y: number,
  greatest: { readonly z: number; readonly a: number },
): void {
  const { context, colours, scale, reversed, fullGain } = brush;
  const { pitch } = block;
  const radius = pitch * RADIUS;
  const faint = faintness(brush, block);
  const half = (known: Known | null, most: number, from: number, to: number) => {
    if (!known) return;
    context.globalAlpha = known.opacity * (1 - reversed) * faint;
    context.fillStyle = colourOf(brush, known.data[index] ?? Number.NaN, most);
    context.beginPath();
    context.arc(x, y, radius, from, to);
    context.fill();
  };
  outline(context, x, y, radius, reversed);
  context.fillStyle = colours.panel;
  context.fill();
  if (reversed > 0 && gain) {
    const share = Math.min(1, Math.abs(gain.data[index] ?? 0) / fullGain);
    context.globalAlpha = gain.opacity * reversed * faint * (0.04 + 0.76 * share);
    context.fillStyle = colours.backward;
    context.fill();
    context.globalAlpha = 1;
  }
  if (reversed < 1) {
    half(z, greatest.z, Math.PI / 2, 1.5 * Math.PI);
    half(a, greatest.a, -Math.PI / 2, Math.PI / 2);
    context.globalAlpha = 1;
    outline(context, x, y, radius, reversed);
  }
  context.lineWidth = Math.min(1, (0.5 * pitch * scale) / 10) / scale;
  context.strokeStyle = reversed > 0.5 ? colours.backward : a ? colours.forward : colours.line;
  context.stroke();
}

/** A circle, a triangle that points left, or what is between them. */
function outline(context: CanvasRenderingContext2D, x: number, y: number, radius: number, reversed: number): void {
  context.beginPath();
  if (reversed === 0) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const share = cubicInOut(reversed);
  const corners = 24;
  for (let i = 0; i < corners; i++) {
    const angle = Math.PI - (2 * Math.PI * i) / corners;
    const at = (i / corners) * 3;
    const rest = at % 1;
    const [tx, ty] = at < 1 ? [-1 + 2 * rest, rest] : at < 2 ? [1, 1 - 2 * rest] : [1 - 2 * rest, rest - 1];
    context.lineTo(
      x + radius * (Math.cos(angle) * (1 - share) + tx * 1.05 * share),
      y + radius * (Math.sin(angle) * (1 - share) + ty * share),
    );
  }
  context.closePath();
}

/** As large and as strong as the gradient, on a fixed scale: one that vanishes is seen to shrink. */
function paintDiamonds(brush: CellBrush, block: Block, { dz, da }: ColumnNow): void {
  const { context, colours, scale, reversed, isInput } = brush;
  const px = block.pitch * scale;
  if (px < 2.5) return;
  const shrink = 1 + (DIAMOND.reversed - 1) * reversed;
  const side = (known: Known | null, direction: -1 | 1 | 0) => {
    if (!known) return;
    context.globalAlpha = known.opacity;
    for (const tone of ["positive", "negative"] as const) {
      context.beginPath();
      known.data.forEach((gradient, index) => {
        if (gradient === 0 || gradient > 0 !== (tone === "positive")) return;
        const { x: middle, y } = cellAt(block, index);
        const x = middle + block.pitch * DIAMOND.aside * reversed;
        const size = shrink * block.pitch * (DIAMOND.least + (DIAMOND.most - DIAMOND.least) * strength(gradient));
        context.moveTo(x, y - size);
        if (direction >= 0) context.lineTo(x + size, y);
        context.lineTo(x, y + size);
        if (direction <= 0) context.lineTo(x - size, y);
        context.closePath();
      });
      context.fillStyle = colours[tone];
      context.fill();
      context.lineWidth = Math.min(1.4, px / 18) / scale;
      context.strokeStyle = colours.backward;
      context.stroke();
    }
    context.globalAlpha = 1;
  };
  if (isInput) side(da, 0);
  else {
    side(da, 1);
    side(dz, -1);
  }
}
