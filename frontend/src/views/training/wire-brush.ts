/** Paint weights as lines: width by size on the product's fixed scale, colour and dashes by sign. */
import { clamp } from "../../core/easing";
import { strokeWidth } from "../../core/magnitude";
import type { UnitPlace } from "../../core/training/network";
import type { Drawn, Wire } from "../../core/training/wires";
import type { Tints } from "./tints";

const DASH = [5, 3];
const SOLID: number[] = [];
/** Lines that do not belong to the neuron that is pointed at. */
const FAINT = 0.1;

interface WireLook {
  /** Where lines are many they are thinner, by the same factor in all of a network. */
  readonly scale: number;
  readonly pointed: UnitPlace | null;
  /** The line that is read. */
  readonly read: Drawn | null;
  readonly tints: Tints;
}

export function paintWires(context: CanvasRenderingContext2D, drawn: readonly Drawn[], look: WireLook): void {
  context.save();
  context.lineCap = "butt";
  for (const each of drawn) {
    const isOwn = look.pointed === null || touches(each.wire, look.pointed);
    context.globalAlpha = isOwn ? opacityOf(each.weight) : FAINT;
    stroke(context, each, look, look.scale);
  }
  if (look.read) {
    context.globalAlpha = 1;
    stroke(context, look.read, look, Math.max(1, 1.5 * look.scale));
  }
  context.restore();
}

function touches(wire: Wire, { layer, unit }: UnitPlace): boolean {
  return (wire.layer === layer && wire.unit === unit) || (wire.layer === layer + 1 && wire.source === unit);
}

function stroke(context: CanvasRenderingContext2D, { wire, weight }: Drawn, { tints }: WireLook, scale: number): void {
  context.strokeStyle = colourOf(weight, tints);
  context.lineWidth = weight === null || weight === 0 ? 0.5 : scale * strokeWidth(Math.abs(weight));
  context.setLineDash(weight !== null && weight < 0 ? DASH : SOLID);
  context.beginPath();
  context.moveTo(wire.x1, wire.y1);
  context.lineTo(wire.x2, wire.y2);
  context.stroke();
}

/** What is small is pale, too, so that of very many lines the heavy ones are seen. */
function opacityOf(weight: number | null): number {
  if (weight === null || Number.isNaN(weight)) return 0.4;
  return clamp(0.75 + 0.45 * Math.log10(Math.abs(weight)), 0.12, 0.95);
}

/** Not known yet, and zero, have no sign. */
function colourOf(weight: number | null, { css }: Tints): string {
  if (weight === null || weight === 0) return css.quiet;
  if (!Number.isFinite(weight)) return css["map-broken"];
  return css[weight > 0 ? "positive" : "negative"];
}
