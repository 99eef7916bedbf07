import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber } from "../../src/core/format";
import {
  biasPlace,
  type Cell,
  entry,
  largestTerm,
  lengthOf,
  sumOf,
  termOf,
  windowAt,
} from "../../src/core/product/cells";
import { type MatrixProduct, type Operand, productsOf, type Samples } from "../../src/core/product/product";
import type { Scene } from "../../src/model/types";
import { type FilmName, film, node } from "../film";

const LAYERS = [
  ["lecture-arrays", "z1"],
  ["lecture-arrays", "z2"],
  ["lecture-arrays", "z3"],
  ["softmax-arrays", "z1"],
  ["softmax-arrays", "z2"],
  ["network-batch", "z2"],
] as const satisfies readonly (readonly [FilmName, string])[];

function products(name: FilmName, id: string, samples: Samples) {
  const scene = film(name);
  return { scene, found: productsOf(scene, node(scene, id), samples) };
}

function dataOf({ numbers }: Scene, { source, index }: Operand): Float64Array {
  const found = { value: numbers.values, gradient: numbers.gradients, amount: numbers.amounts }[source][index];
  if (!found) throw new Error(`there is no ${source} ${index}`);
  return found;
}

function cellsOf({ rows, columns }: Operand): Cell[] {
  return Array.from({ length: rows * columns }, (_, i) => ({ row: Math.floor(i / columns), column: i % columns }));
}

/** The sum of a cell as it is spelled out, and what the trace has there. */
function spelled(scene: Scene, product: MatrixProduct, cell: Cell) {
  const { left, right, bias, result } = product;
  const [a, b] = [dataOf(scene, left), right && dataOf(scene, right)];
  const terms = Array.from({ length: lengthOf(product) }, (_, k) => termOf(product, a, b, cell, k));
  const added = bias ? entry(bias, dataOf(scene, bias), biasPlace(bias, cell)) : 0;
  return { sum: sumOf(terms, added), trace: entry(result, dataOf(scene, result), cell), terms };
}

describe.each(["columns", "rows"] as const)("with a sample in each of the %s", (samples) => {
  test.each(LAYERS)("of %s every spelled-out sum at %s is the trace's number", (name, id) => {
    const { scene, found } = products(name, id, samples);
    expect(found.map(({ kind }) => kind)).toEqual(["forward", "left", "right", "bias"]);
    for (const product of found) {
      for (const cell of cellsOf(product.result)) {
        const { sum, trace, terms } = spelled(scene, product, cell);
        expect(terms.every(({ left, right }) => !Number.isNaN(left * (right ?? 1)))).toBe(true);
        expect(formatNumber(sum, 12)).toBe(formatNumber(trace, 12));
      }
    }
  });

  test.each(LAYERS)("of %s shapes at %s fit together", (name, id) => {
    for (const { left, right, result } of products(name, id, samples).found) {
      if (!right) continue;
      expect([left.columns, left.rows, right.columns]).toEqual([right.rows, result.rows, result.columns]);
      expect([left.across.kind, left.down, right.across]).toEqual([right.down.kind, result.down, result.across]);
    }
  });
});

describe("the products of a layer", () => {
  test("are the lecture's with a sample a column: W a, Wᵀ g, g aᵀ", () => {
    const { found } = products("softmax-arrays", "z2", "columns");
    const shape = (of: Operand | null) => of && [of.rows, of.columns, of.isTurned];
    expect(found.map(({ left, right, result }) => [shape(left), shape(right), shape(result)])).toEqual([
      [
        [2, 3, false],
        [3, 3, false],
        [2, 3, false],
      ],
      [
        [3, 2, true],
        [2, 3, false],
        [3, 3, false],
      ],
      [
        [2, 3, false],
        [3, 3, true],
        [2, 3, false],
      ],
      [[2, 3, false], null, [2, 1, false]],
    ]);
  });

  test("are the trace's with a sample a row: a Wᵀ, g W, gᵀ a", () => {
    const { found } = products("softmax-arrays", "z2", "rows");
    expect(found.map(({ left, right }) => [left.isTurned, right?.isTurned])).toEqual([
      [false, true],
      [false, false],
      [true, false],
      [false, undefined],
    ]);
  });

  test("would be seen to be wrong with a transpose forgotten: W2 is not symmetric", () => {
    const { scene, found } = products("lecture-arrays", "z2", "columns");
    const back = found.find(({ kind }) => kind === "left");
    if (!back) throw new Error("no product");
    const forgotten: MatrixProduct = { ...back, left: { ...back.left, isByColumns: !back.left.isByColumns } };
    const { sum, trace } = spelled(scene, forgotten, { row: 0, column: 0 });
    expect(Math.abs(sum - trace)).toBeGreaterThan(1e-3);
  });

  test("name what counts along their sides", () => {
    const { found } = products("lecture-arrays", "z1", "columns");
    expect([found[0]?.left.down, found[0]?.left.across, found[0]?.right?.across]).toEqual([
      { kind: "neurons", layer: 1 },
      { kind: "inputs" },
      { kind: "samples" },
    ]);
  });

  test("of an expression are those of its @, vectors as rows and columns", () => {
    const { scene, found } = products("vectors", "z", "columns");
    expect(found).toEqual([]);
    const matmul = scene.nodes.find(({ op }) => op === "matmul");
    if (!matmul) throw new Error("no product");
    const all = productsOf(scene, matmul, "columns");
    expect(all.map(({ kind }) => kind)).toEqual(["forward", "left", "right"]);
    for (const product of all) {
      for (const cell of cellsOf(product.result)) {
        const { sum, trace } = spelled(scene, product, cell);
        expect(sum).toBeCloseTo(trace, 12);
      }
    }
  });

  test("of numbers there are none", () => {
    const scene = film("lecture-network");
    expect(scene.nodes.flatMap((each) => productsOf(scene, each, "columns"))).toEqual([]);
  });
});

describe("for any shapes", () => {
  const size = fc.integer({ min: 1, max: 5 });
  const number = fc.double({ min: -9, max: 9, noNaN: true });

  /** A layer's scene, its numbers worked out here. */
  const layers = fc
    .tuple(size, size, size)
    .chain(([count, into, out]) =>
      fc.tuple(
        fc.constant([count, into, out] as const),
        fc.array(number, { minLength: count * into, maxLength: count * into }),
        fc.array(number, { minLength: out * into, maxLength: out * into }),
        fc.array(number, { minLength: out, maxLength: out }),
        fc.array(number, { minLength: count * out, maxLength: count * out }),
      ),
    );

  test("every cell is the sum of its row and column, forward and backward", () => {
    const template = film("lecture-arrays");
    const z = node(template, "z1");
    fc.assert(
      fc.property(layers, fc.constantFrom<Samples>("columns", "rows"), ([[n, m, o], x, w, b, g], samples) => {
        const at = (data: readonly number[], columns: number, row: number, column: number) =>
          data[row * columns + column] ?? Number.NaN;
        const table = (rows: number, columns: number, f: (row: number, column: number) => number) =>
          Float64Array.from({ length: rows * columns }, (_, i) => f(Math.floor(i / columns), i % columns));
        const sum = (count: number, f: (k: number) => number) =>
          Array.from({ length: count }, (_, k) => f(k)).reduce((all, each) => all + each, 0);
        const [xi, wi, bi] = z.inputs as [number, number, number];
        const shapes = new Map([
          [xi, [n, m]],
          [wi, [o, m]],
          [bi, [o]],
          [z.index, [n, o]],
        ]);
        const nodes = template.nodes.map((each) => {
          const shape = shapes.get(each.index) ?? each.shape;
          return { ...each, shape, size: shape.reduce((all, length) => all * length, 1) };
        });
        const values = [...template.numbers.values];
        const gradients = [...template.numbers.gradients];
        const amounts = [...template.numbers.amounts];
        for (const [index, data] of [
          [xi, x],
          [wi, w],
          [bi, b],
        ] as const) {
          values[index] = Float64Array.from(data);
        }
        values[z.index] = table(n, o, (i, j) => sum(m, (k) => at(x, m, i, k) * at(w, m, j, k)) + (b[j] ?? 0));
        gradients[z.index] = Float64Array.from(g);
        const edge = (slot: number) =>
          template.edges.find((e) => e.consumer === z.index && e.slot === slot)?.index ?? -1;
        amounts[edge(0)] = table(n, m, (i, k) => sum(o, (j) => at(g, o, i, j) * at(w, m, j, k)));
        amounts[edge(1)] = table(o, m, (j, k) => sum(n, (i) => at(g, o, i, j) * at(x, m, i, k)));
        amounts[edge(2)] = Float64Array.from({ length: o }, (_, j) => sum(n, (i) => at(g, o, i, j)));
        const scene: Scene = { ...template, nodes, numbers: { ...template.numbers, values, gradients, amounts } };
        for (const product of productsOf(scene, nodes[z.index] as never, samples)) {
          for (const cell of cellsOf(product.result)) {
            const { sum: shown, trace } = spelled(scene, product, cell);
            expect(shown).toBeCloseTo(trace, 9);
          }
        }
      }),
    );
  });

  test("a window holds the place it is round, and is as wide as it may be", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.nat(899),
        fc.integer({ min: 1, max: 9 }),
        (length, at, count) => {
          fc.pre(at < length);
          const { from, to } = windowAt(at, length, count);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(length);
          expect(to - from).toBe(Math.min(length, count));
          expect(from <= at && at < to).toBe(true);
        },
      ),
    );
  });

  test("the largest summand is found", () => {
    const { scene, found } = products("softmax-arrays", "z2", "columns");
    const forward = found[0];
    if (!forward?.right) throw new Error("no product");
    const [left, right] = [dataOf(scene, forward.left), dataOf(scene, forward.right)];
    for (const cell of cellsOf(forward.result)) {
      const { terms } = spelled(scene, forward, cell);
      const sizes = terms.map((term) => Math.abs(term.left * (term.right ?? 1)));
      expect(sizes[largestTerm(forward, left, right, cell)]).toBe(Math.max(...sizes));
    }
  });
});
