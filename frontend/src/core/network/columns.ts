/**
 * Where the neurons of a network of arrays stand: a block a layer, from left to right. Few neurons are a column; many
 * are several files side by side; inputs that can be a square picture are one.
 */
import type { Point } from "../../model/types";
import { clamp } from "../easing";

/** Room for a block of cells; (x, y) is its upper left corner, in stage pixels. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Cells are squares of this size. */
  readonly pitch: number;
  readonly count: number;
  readonly rows: number;
  readonly files: number;
  /** A picture is read row by row, a column file by file. */
  readonly isPicture: boolean;
}

export interface Columns {
  readonly width: number;
  readonly height: number;
  /** The inputs, then every layer. */
  readonly blocks: readonly Block[];
}

const HEIGHT = 720;
const PITCH = { most: 46, picture: 30 } as const;
const PICTURE = { side: 380, least: 36 } as const;
const ONE_FILE = 32;
/** A block of several files is so many times as high as it is wide. */
const SLENDER = 8;
const GAP = { least: 170, most: 340 } as const;
/** Where the gaps allow it the picture is so many times as wide as its highest block. */
const WIDE = 1.35;
const MARGIN = { side: 26, top: 118, bottom: 170 } as const;
/** From the outputs to the middle of their targets, and the room of these. */
export const TARGETS = { gap: 30, width: 56 } as const;

export function placeColumns(sizes: readonly number[]): Columns {
  const shapes = sizes.map((count, i) => shapeOf(count, i === 0));
  const inner = Math.max(...shapes.map(({ height }) => height));
  const taken = shapes.reduce((sum, { width }) => sum + width, 0);
  const gap = clamp((WIDE * inner - taken) / Math.max(1, shapes.length - 1), GAP.least, GAP.most);
  let x: number = MARGIN.side;
  const blocks = shapes.map((shape) => {
    const block = { ...shape, x, y: MARGIN.top + (inner - shape.height) / 2 };
    x += shape.width + gap;
    return block;
  });
  return { width: x - gap + TARGETS.width + MARGIN.side, height: MARGIN.top + inner + MARGIN.bottom, blocks };
}

function shapeOf(count: number, isInput: boolean): Omit<Block, "x" | "y"> {
  const side = Math.round(Math.sqrt(count));
  const isPicture = isInput && count >= PICTURE.least && side * side === count;
  const files = isPicture ? side : count <= ONE_FILE ? 1 : filesFor(count);
  const rows = Math.ceil(count / files);
  const pitch = isPicture
    ? Math.min(PITCH.picture, PICTURE.side / files)
    : Math.min(PITCH.most, HEIGHT / Math.max(rows, 1));
  return { count, rows, files, pitch, isPicture, width: files * pitch, height: rows * pitch };
}

/** As many files as make the block slender; a number of them that leaves no place empty is worth a little more or less. */
function filesFor(count: number): number {
  const wanted = Math.sqrt(count / SLENDER);
  const near = Array.from({ length: Math.ceil(wanted * 1.5) }, (_, i) => i + 1).filter(
    (files) => files >= wanted / 1.5,
  );
  return near.find((files) => count % files === 0) ?? Math.ceil(wanted);
}

/** The middle of the cell of neuron `index`, from 0. */
export function cellAt({ x, y, pitch, rows, files, isPicture }: Block, index: number): Point {
  const file = isPicture ? index % files : Math.floor(index / rows);
  const row = isPicture ? Math.floor(index / files) : index % rows;
  return { x: x + (file + 0.5) * pitch, y: y + (row + 0.5) * pitch };
}

/** The neuron whose cell holds the point; null where there is none. */
export function indexAt({ x, y, pitch, rows, files, isPicture, count }: Block, at: Point): number | null {
  const file = Math.floor((at.x - x) / pitch);
  const row = Math.floor((at.y - y) / pitch);
  if (file < 0 || row < 0 || file >= files || row >= rows) return null;
  const index = isPicture ? row * files + file : file * rows + row;
  return index < count ? index : null;
}

/** A neuron, by its column (0: the inputs) and its place in it. */
export interface NeuronPosition {
  readonly column: number;
  readonly index: number;
}

/** The neuron that is next in a direction: in the block, or else at the same height of the block beside it. */
export function neighbourOf(
  { blocks }: Columns,
  { column, index }: NeuronPosition,
  dx: number,
  dy: number,
): NeuronPosition {
  const block = blocks[column];
  if (!block) return { column, index };
  const { x, y } = cellAt(block, index);
  const found = indexAt(block, { x: x + dx * block.pitch, y: y + dy * block.pitch });
  if (found !== null) return { column, index: found };
  const beside = dx === 0 ? undefined : blocks[column + dx];
  return beside ? { column: column + dx, index: nearest(beside, dx, y) } : { column, index };
}

/** The cell at height `y` on the side of a block that one enters going in direction `dx`. */
function nearest(block: Block, dx: number, y: number): number {
  const file = dx > 0 ? 0 : block.files - 1;
  const row = Math.min(block.rows - 1, Math.max(0, Math.floor((y - block.y) / block.pitch)));
  const index = block.isPicture ? row * block.files + file : file * block.rows + row;
  return Math.min(index, block.count - 1);
}

/**
 * The line of a weight as a curve that leaves and arrives level. It starts at the border of the source's block, at the
 * height of its cell: what lies behind the block is not seen.
 */
export interface WeightLine {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function lineBetween(from: Block, source: number, to: Block, unit: number): WeightLine {
  return { x0: from.x + from.width, y0: cellAt(from, source).y, x1: to.x, y1: cellAt(to, unit).y };
}

/** The point of a line at `share` of its way. The same curve as a Bezier piece whose handles are half its width. */
export function onLine({ x0, y0, x1, y1 }: WeightLine, share: number): Point {
  const s = share;
  return { x: x0 + (x1 - x0) * (1.5 * s - 1.5 * s * s + s ** 3), y: y0 + (y1 - y0) * (3 * s * s - 2 * s ** 3) };
}
