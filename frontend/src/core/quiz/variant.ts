/**
 * Other numbers for the same film, drawn from a seed: `variantOf(scene, numbers, seed)`. They are nice to compute by hand,
 * and have the signs of those they replace, so that a logarithm or a root keeps its domain.
 */
import type { Numbers, Scene, SceneNode } from "../../model/types";
import { type NestedArray, nested } from "../nested";
import { isLabel } from "./label";

/** A seed as links write it; null for anything else. */
export function readSeed(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Of weights, inputs and biases. */
const NICE = [0.5, 1, 2, 3] as const;

/** By input: its number, or its numbers row by row. Labels, and 0 itself, stay. */
export function variantOf(scene: Scene, { values }: Numbers, seed: number): ReadonlyMap<string, readonly number[]> {
  const draw = drawing(seed);
  return new Map(
    scene.nodes
      .filter(({ isLeaf, role }) => isLeaf && role !== "constant")
      .map((node): [string, readonly number[]] => [
        node.id,
        [...(values[node.index] ?? [])].map((x) => other(node, x, draw)),
      ]),
  );
}

/** The same with arrays as rows; `seed` as links write it, nothing for no seed. */
export function variantValues(scene: Scene, seed: string): Readonly<Record<string, NestedArray>> {
  const read = readSeed(seed);
  if (read === null) return {};
  const shapes = new Map(scene.nodes.map(({ id, shape }) => [id, shape]));
  const drawn = [...variantOf(scene, scene.numbers, read)];
  return Object.fromEntries(
    drawn.map(([id, numbers]) => [id, nested(Float64Array.from(numbers), shapes.get(id) ?? [])]),
  );
}

function other(node: SceneNode, x: number, draw: () => number): number {
  if (x === 0 || !Number.isFinite(x) || isLabel(node)) return x;
  return Math.sign(x) * (NICE[Math.floor(draw() * NICE.length)] ?? 1);
}

/** Numbers from 0 to 1, the same for the same seed everywhere: mulberry32, by T. Ettinger (public domain). */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
