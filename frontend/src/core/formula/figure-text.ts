/** Write a figure: a number as everywhere, a small list as a list, a large one as its shape. */

import type { Shape } from "../../model/types";
import { formatNumber, formatShape, MINUS } from "../format";
import type { Figure } from "./figure";
import type { FigureSlot } from "./setting";

const UNKNOWN = "?";

const MOST_SHOWN = 4;
const USUAL_DIGITS = 4;
export const DIGITS_IN_LIST = 3;
const MOST_IN_MATRIX = 9;

/** Three digits a number in a list; `2×3` for what is too large to write out. */
export function figureText({ data, shape }: Figure, digits = USUAL_DIGITS): string {
  if (shape.length === 0) return formatNumber(data[0] ?? Number.NaN, digits);
  if (data.length > MOST_SHOWN || shape.length > 1) return `[${formatShape(shape)}]`;
  return `[${Array.from(data, (x) => formatNumber(x, DIGITS_IN_LIST)).join(", ")}]`;
}

/** Is a figure of that shape written out, and not told by its shape? */
export function isShort(shape: Shape): boolean {
  const size = shape.reduce((product, length) => product * length, 1);
  return shape.length === 2 ? size <= MOST_IN_MATRIX : shape.length < 2 && size <= MOST_SHOWN;
}

/** A number as everywhere, a list by its shape. */
export function shortText({ data, shape }: Figure): string {
  return shape.length === 0 ? formatNumber(data[0] ?? Number.NaN) : `[${formatShape(shape)}]`;
}

/** A figure in its place in a formula: a negative operand has brackets, a term behind others its sign before it. */
export function inFormula(
  figure: Figure | null,
  { isOperand, isAdded }: FigureSlot,
  {
    unknown = UNKNOWN,
    digits = USUAL_DIGITS,
  }: { readonly unknown?: string; readonly digits?: number | undefined } = {},
): string {
  const text = figure ? figureText(figure, digits) : unknown;
  if (isAdded) return text.startsWith(MINUS) ? ` ${MINUS} ${text.slice(1)}` : ` + ${text}`;
  return isOperand && text.startsWith(MINUS) ? `(${text})` : text;
}

/** Can it be written in rows and columns beside others? */
export function isSmallMatrix({ data, shape }: Figure): boolean {
  return shape.length === 2 && data.length <= MOST_IN_MATRIX;
}

/** A matrix with its rows as columns. */
export function transposed({ data, shape: [rows = 1, columns = 1] }: Figure): Figure {
  const turned = Float64Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? Number.NaN);
  return { data: turned, shape: [columns, rows] };
}

export function inMatrix(x: number): string {
  return formatNumber(x, DIGITS_IN_LIST);
}

/** All digits of all elements, for a title, a copy, a comparison. */
export function allDigits({ data, shape }: Figure): string {
  const texts = Array.from(data.subarray(0, 64), (x) => formatNumber(x, "all"));
  return shape.length === 0 ? (texts[0] ?? "") : `[${texts.join(", ")}${data.length > 64 ? ", …" : ""}]`;
}

/** Every element as a machine reads it, with spaces between. */
export function rawDigits({ data }: Figure): string {
  return Array.from(data.subarray(0, 256), String).join(" ");
}
