/** An array or a number in words: `describe(data, shape, messages)`. */
import { formatNumber } from "./format";
import type { Messages } from "./messages";

/** Lists and matrices of up to so many numbers are read out. */
const MOST_LISTED = { vector: 4, matrix: 9 } as const;

/** A number, `(1, 2)`, `(1, 2; 3, 4)` row by row, or what a larger array holds. */
export function describe(data: Float64Array, shape: readonly number[], messages: Messages): string {
  if (shape.length === 0) return formatNumber(data[0] ?? Number.NaN);
  const figures = (part: Float64Array) => Array.from(part, (x) => formatNumber(x)).join(", ");
  if (shape.length === 1 && data.length <= MOST_LISTED.vector) return `(${figures(data)})`;
  const [rows = 1, columns = 1] = shape;
  if (shape.length === 2 && data.length <= MOST_LISTED.matrix) {
    const lines = Array.from({ length: rows }, (_, i) => figures(data.subarray(i * columns, (i + 1) * columns)));
    return `(${lines.join("; ")})`;
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of data) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return messages.array(shape, formatNumber(low), formatNumber(high));
}
