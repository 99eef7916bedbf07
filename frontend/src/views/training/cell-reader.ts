/** Chooses a cell of a map: pointing at it, or the arrow keys. What is read there is said to those who cannot see it. */
import { cellAt, type GridCell, moved, type Square } from "../../core/training/plane";
import { put, write } from "../shared/svg";

/** So many cells with shift. */
const STRIDE = 5;

const WAYS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export class CellReader {
  readonly element = document.createElement("div");
  private readonly said = document.createElement("span");
  private cell: GridCell | null = null;
  private cells = 1;
  private side = 1;
  /** What was said last, and of which cell: numbers that change under the cursor are not said again. */
  private saidOf: GridCell | null = null;

  constructor(private readonly onRead: () => void) {
    const { element, said } = this;
    element.className = "reader";
    element.tabIndex = 0;
    put(element, "role", "application");
    said.className = "said";
    put(said, "role", "status");
    element.append(said);
    element.addEventListener("pointermove", (event) => this.point(event));
    element.addEventListener("pointerdown", (event) => this.point(event));
    element.addEventListener("pointerleave", () => this.read(null));
    element.addEventListener("blur", () => this.read(null));
    element.addEventListener("keydown", (event) => this.press(event));
  }

  /** Lay itself over the map; the cell that is read, null for none. */
  draw({ left, top, side }: Square, cells: number, name: string): GridCell | null {
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px`, width: `${side}px`, height: `${side}px` });
    put(this.element, "aria-label", name);
    this.side = side;
    if (cells !== this.cells) this.rescale(cells);
    return this.cell;
  }

  say(text: string): void {
    if (this.cell === this.saidOf) return;
    this.saidOf = this.cell;
    write(this.said, text);
  }

  /** The same place in a finer or coarser map. */
  private rescale(cells: number): void {
    const { cell } = this;
    if (cell) this.cell = cellAt(cells, (cell.column + 0.5) / this.cells, (cell.row + 0.5) / this.cells);
    this.cells = cells;
  }

  private point({ offsetX, offsetY }: PointerEvent): void {
    const cell = cellAt(this.cells, offsetX / this.side, offsetY / this.side);
    if (cell.row !== this.cell?.row || cell.column !== this.cell.column) this.read(cell);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.read(null);
    const way = WAYS[event.key];
    if (!way) return;
    const middle = Math.floor(this.cells / 2);
    const by = event.shiftKey ? STRIDE : 1;
    const from = this.cell ?? { row: middle, column: middle };
    this.read(this.cell ? moved(this.cells, from, by * way[0], by * way[1]) : from);
    event.preventDefault();
    event.stopPropagation();
  }

  private read(cell: GridCell | null): void {
    if (cell === this.cell) return;
    this.cell = cell;
    this.onRead();
  }
}
