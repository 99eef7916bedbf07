/** The cells of a product: which numbers stand where, and which of them make one cell of the result. */
import type { MatrixProduct, Operand } from "./product";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** One summand of a cell: a number of the row times one of the column; the bias and the sum of a bias have one factor. */
interface CellTerm {
  readonly left: number;
  readonly right: number | null;
}

/** The number at a place of an operand, as it stands in the product. */
export function entry({ rows, columns, isByColumns }: Operand, data: Float64Array, { row, column }: Cell): number {
  return data[isByColumns ? column * rows + row : row * columns + column] ?? Number.NaN;
}

/** How many summands a cell has, but for the bias. */
export function lengthOf(product: MatrixProduct): number {
  return product.right || !isSumDown(product) ? product.left.columns : product.left.rows;
}

/** Are the cells of `left` added up down its columns, not along its rows? A bias's are, where samples are rows. */
export function isSumDown({ left, right }: MatrixProduct): boolean {
  return right === null && left.down.kind === "samples";
}

/** Where the k-th summand of a cell stands in `left` and in `right`. */
export function placesOf(
  product: MatrixProduct,
  cell: Cell,
  k: number,
): { readonly left: Cell; readonly right: Cell | null } {
  if (product.right) return { left: { row: cell.row, column: k }, right: { row: k, column: cell.column } };
  return { left: isSumDown(product) ? { row: k, column: cell.column } : { row: cell.row, column: k }, right: null };
}

/** The place in the bias, which is one for all samples. */
export function biasPlace(bias: Operand, cell: Cell): Cell {
  return { row: bias.rows === 1 ? 0 : cell.row, column: bias.columns === 1 ? 0 : cell.column };
}

/** The k-th summand. */
export function termOf(
  product: MatrixProduct,
  left: Float64Array,
  right: Float64Array | null,
  cell: Cell,
  k: number,
): CellTerm {
  const places = placesOf(product, cell, k);
  return {
    left: entry(product.left, left, places.left),
    right: product.right && right && places.right ? entry(product.right, right, places.right) : null,
  };
}

/** What the summands add up to, in their order. */
export function sumOf(terms: readonly CellTerm[], bias = 0): number {
  return terms.reduce((sum, { left, right }) => sum + left * (right ?? 1), 0) + bias;
}

/** `count` places of `length` round `at`, as many as there are. */
export function windowAt(at: number, length: number, count: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(at - Math.floor(count / 2), length - count));
  return { from, to: Math.min(length, from + count) };
}

/** The summand of the largest size: where there are too many to show, those round it are. */
export function largestTerm(
  product: MatrixProduct,
  left: Float64Array,
  right: Float64Array | null,
  cell: Cell,
): number {
  let [largest, at] = [-1, 0];
  for (let k = 0; k < lengthOf(product); k++) {
    const term = termOf(product, left, right, cell, k);
    const size = Math.abs(term.left * (term.right ?? 1));
    if (size > largest) [largest, at] = [size, k];
  }
  return at;
}
