import fc from "fast-check";
import { expect, test } from "vitest";
import { cellAt, indexAt, lineBetween, neighbourOf, onLine, placeColumns } from "../../../src/core/network/columns";

const sizes = fc.array(fc.integer({ min: 1, max: 1_200 }), { minLength: 2, maxLength: 6 });

test("784 inputs are a picture of 28 by 28, 64 one of 8 by 8, and 30 a column", () => {
  const [pixels, hidden] = placeColumns([784, 128]).blocks;
  expect(pixels).toMatchObject({ isPicture: true, rows: 28, files: 28 });
  expect(hidden).toMatchObject({ isPicture: false, rows: 32, files: 4 });
  expect(placeColumns([64, 10]).blocks[0]).toMatchObject({ isPicture: true, rows: 8, files: 8 });
  expect(placeColumns([30, 64]).blocks).toMatchObject([
    { isPicture: false, rows: 30, files: 1 },
    { isPicture: false, rows: 32, files: 2 },
  ]);
});

test("every neuron has a cell of its own, in its block, and is found there", () => {
  fc.assert(
    fc.property(sizes, (given) => {
      const { blocks, width, height } = placeColumns(given);
      expect(blocks.map(({ count }) => count)).toEqual(given);
      for (const block of blocks) {
        for (let index = 0; index < block.count; index++) {
          expect(indexAt(block, cellAt(block, index))).toBe(index);
        }
        expect(block.x).toBeGreaterThan(0);
        expect(block.x + block.width).toBeLessThan(width);
        expect(block.y + block.height).toBeLessThan(height);
      }
    }),
    { numRuns: 30 },
  );
});

test("blocks stand apart, from left to right", () => {
  fc.assert(
    fc.property(sizes, (given) => {
      const { blocks } = placeColumns(given);
      blocks.slice(1).forEach((block, i) => {
        const before = blocks[i];
        expect(block.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0) + 100);
      });
    }),
  );
});

test("walking right from any neuron reaches the outputs, walking left the inputs", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (given, start) => {
      const columns = placeColumns(given);
      for (const [dx, end] of [
        [1, given.length - 1],
        [-1, 0],
      ] as const) {
        // biome-ignore format: a pair a direction
        let place = { column: 0, index: start % (given[0] ?? 1) };
        if (dx < 0) place = { column: given.length - 1, index: start % (given.at(-1) ?? 1) };
        for (let i = 0; i < 400; i++) place = neighbourOf(columns, place, dx, 0);
        expect(place.column).toBe(end);
      }
    }),
    { numRuns: 30 },
  );
});

test("up and down stay in the column, and at its end", () => {
  const columns = placeColumns([2, 128, 10]);
  expect(neighbourOf(columns, { column: 1, index: 5 }, 0, 1)).toEqual({ column: 1, index: 6 });
  expect(neighbourOf(columns, { column: 1, index: 0 }, 0, -1)).toEqual({ column: 1, index: 0 });
  expect(neighbourOf(columns, { column: 1, index: 5 }, 1, 0)).toEqual({ column: 1, index: 37 });
  expect(neighbourOf(columns, { column: 2, index: 9 }, 1, 0)).toEqual({ column: 2, index: 9 });
});

test("a line leaves its source's block level and arrives level at its neuron's", () => {
  const [from, to] = placeColumns([784, 128]).blocks;
  if (!from || !to) throw new Error("no blocks");
  const line = lineBetween(from, 300, to, 77);
  expect(onLine(line, 0)).toEqual({ x: from.x + from.width, y: cellAt(from, 300).y });
  expect(onLine(line, 1).x).toBeCloseTo(to.x);
  expect(onLine(line, 1).y).toBeCloseTo(cellAt(to, 77).y);
  expect(onLine(line, 0.001).y).toBeCloseTo(line.y0, 2);
  const xs = Array.from({ length: 21 }, (_, i) => onLine(line, i / 20).x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});
