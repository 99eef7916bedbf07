/** The cell an arrow key leads to. */

import type { Cell } from "../../core/product/cells";

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Null where the key leads nowhere; at the border one stays. */
export function cellAfter(key: string, { row, column }: Cell, { rows, columns }: GridSize): Cell | null {
  const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
  switch (key) {
    case "ArrowUp":
      return { row: within(row - 1, rows), column };
    case "ArrowDown":
      return { row: within(row + 1, rows), column };
    case "ArrowLeft":
      return { row, column: within(column - 1, columns) };
    case "ArrowRight":
      return { row, column: within(column + 1, columns) };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    default:
      return null;
  }
}
