/** Write a tensor so that it can be edited, and read what was typed. */

import { type Tensor, withInfinities } from "../source";

/** All digits of `value`: the shortest text that reads back as the same number; lists as lists. */
export function tensorText(value: Tensor): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return `[${value.map(tensorText).join(", ")}]`;
}

/** A number or a rectangular list of numbers; null where `text` is neither. */
export function readTensor(text: string): Tensor | null {
  const plain = text.trim().replaceAll("−", "-").replaceAll("，", ",");
  if (plain.startsWith("[")) return readList(plain);
  return readNumber(plain);
}

/** The lengths along each axis. */
export function shapeOf(value: Tensor): readonly number[] {
  const shape: number[] = [];
  for (let inner: Tensor | undefined = value; typeof inner === "object"; inner = inner[0]) shape.push(inner.length);
  return shape;
}

/** The elements in row-major order, each with its place. */
export function cells(value: Tensor): { readonly place: readonly number[]; readonly value: number }[] {
  let level: { place: readonly number[]; value: Tensor }[] = [{ place: [], value }];
  while (level.some((cell) => typeof cell.value === "object")) {
    level = level.flatMap(({ place, value: inner }) =>
      typeof inner === "object" ? inner.map((item, i) => ({ place: [...place, i], value: item })) : [],
    );
  }
  return level as { place: readonly number[]; value: number }[];
}

/** `tensor` with the element at `place` set to `value`. */
export function withCell(tensor: Tensor, place: readonly number[], value: number): Tensor {
  const [first, ...rest] = place;
  if (first === undefined || typeof tensor !== "object") return value;
  return tensor.map((item, i) => (i === first ? withCell(item, rest, value) : item));
}

function readNumber(text: string): number | null {
  if (/^[+-]?(?:inf|infinity|∞)$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function readList(text: string): Tensor | null {
  let list: unknown;
  try {
    list = JSON.parse(
      text
        .replace(/(-?)\b(?:Infinity|inf)\b/gi, '"$1Infinity"')
        .replace(/(^|[[,\s])([+-]?)\.(\d)/g, "$1$20.$3")
        .replace(/([[,\s])\+/g, "$1"),
    );
  } catch {
    return null;
  }
  return isRectangular(list) ? (withInfinities(list) as Tensor) : null;
}

/** All lists of one depth have one length, and all leaves are finite numbers or words for infinite ones. */
function isRectangular(list: unknown): boolean {
  let level: unknown[] = [list];
  while (level.some(Array.isArray)) {
    const lists = level.filter(Array.isArray);
    const length = lists[0]?.length;
    if (lists.length !== level.length || !length || lists.some((each) => each.length !== length)) return false;
    level = lists.flat();
  }
  return level.every((leaf) => leaf === "Infinity" || leaf === "-Infinity" || Number.isFinite(leaf));
}
