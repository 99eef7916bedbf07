/** Figures that have to fit into a room: fewer digits where four are too wide, and the colour of their sign. */
import { extentOf } from "../../core/extent";
import { formatNumber, formatShape } from "../../core/format";

export type Tone = "positive" | "negative" | "zero" | "mixed" | "broken";

/** About how wide a figure is, in ems: points are narrow, all else is as wide as a digit. */
export function widthInEms(figure: string): number {
  let width = 0;
  for (const letter of figure) width += letter === "." ? 0.32 : 0.67;
  return width;
}

/** At most `ems` wide: 4 significant digits (or `most`), or as many as fit, but never fewer than 1. */
export function fitted(x: number, ems: number, most = 4): string {
  let text = formatNumber(x, most);
  for (let digits = most - 1; digits >= 1 && widthInEms(text) > ems; digits--) text = formatNumber(x, digits);
  return text;
}

/** How large a figure is set to be at most `room` wide. */
export function fontSize(figure: string, room: number, most: number): string {
  return Math.min(most, room / Math.max(0.5, widthInEms(figure))).toFixed(1);
}

export function toneOf(x: number): Tone {
  if (!Number.isFinite(x)) return "broken";
  return x > 0 ? "positive" : x < 0 ? "negative" : "zero";
}

export function toneOfAll(data: Float64Array): Tone {
  const { sign, isFinite: allFinite } = extentOf(data);
  if (!allFinite) return "broken";
  if (sign === null) return "mixed";
  return sign > 0 ? "positive" : sign < 0 ? "negative" : "zero";
}

/** The number of a scalar, the shape of an array in brackets. */
export function shortFigure(data: Float64Array, shape: readonly number[], ems: number): string {
  return shape.length === 0 ? fitted(data[0] ?? Number.NaN, ems) : `[${formatShape(shape)}]`;
}

/** A text cut to `characters`, with an ellipsis where something is missing. */
export function clipped(text: string, characters: number): string {
  const letters = [...text];
  return letters.length <= characters ? text : `${letters.slice(0, Math.max(1, characters - 1)).join("")}…`;
}
