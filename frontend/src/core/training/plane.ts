/** Where a point of the plane stands in a picture of it, and which cell of a map stands at a place. */
import type { Box, LayerMaps } from "./frames";

/** The picture, in pixels, y downwards. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Row 0 is at the top. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export function acrossOf([left, right]: Box, square: Square, x: number): number {
  return square.left + ((x - left) / (right - left)) * square.side;
}

export function downOf([, , bottom, top]: Box, square: Square, y: number): number {
  return square.top + ((top - y) / (top - bottom)) * square.side;
}

/** The cell at a place from 0 to 1 across and down. */
export function cellAt(cells: number, across: number, down: number): GridCell {
  const within = (at: number) => Math.min(cells - 1, Math.max(0, Math.floor(at * cells)));
  return { row: within(down), column: within(across) };
}

/** The cell `by` further; the border stops it. */
export function moved(cells: number, cell: GridCell, rows: number, columns: number): GridCell {
  const within = (at: number) => Math.min(cells - 1, Math.max(0, at));
  return { row: within(cell.row + rows), column: within(cell.column + columns) };
}

/** The point of the plane that a cell was computed at: its centre. */
export function centreOf([left, right, bottom, top]: Box, cells: number, { row, column }: GridCell) {
  const x = left + ((column + 0.5) / cells) * (right - left);
  return { x, y: top - ((row + 0.5) / cells) * (top - bottom) };
}

/** What every neuron of a layer answers at a cell. */
export function answersAt({ units, cells, data }: LayerMaps, { row, column }: GridCell): readonly number[] {
  return Array.from({ length: units }, (_, unit) => data[(unit * cells + row) * cells + column] ?? Number.NaN);
}

/** What one neuron answers at a cell. */
export function answerAt(maps: LayerMaps, unit: number, { row, column }: GridCell): number {
  return maps.data[(unit * maps.cells + row) * maps.cells + column] ?? Number.NaN;
}
