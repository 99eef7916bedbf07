import fc from "fast-check";
import { expect, test } from "vitest";
import { runsOf, thinned } from "../../../src/core/training/thin";

const anything = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(Number.NaN)));

test("no column loses its first, last, least or greatest measurement", () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 9 }), (numbers, width) => {
      const values = Float64Array.from(numbers);
      const columnOf = (i: number) => Math.floor(i / width);
      const kept = thinned(values, columnOf);
      expect([...new Set(kept)].sort((a, b) => a - b)).toEqual(kept);
      for (let from = 0; from < values.length; from += width) {
        const column = numbers.slice(from, from + width).filter(Number.isFinite);
        const shown = kept.filter((i) => columnOf(i) === from / width).map((i) => Number(values[i]));
        expect(shown.every(Number.isFinite)).toBe(true);
        if (column.length === 0) continue;
        expect(Math.min(...shown)).toBe(Math.min(...column));
        expect(Math.max(...shown)).toBe(Math.max(...column));
        expect(shown[0]).toBe(column[0]);
        expect(shown.at(-1)).toBe(column.at(-1));
      }
    }),
  );
});

test("ten thousand measurements in a hundred columns keep the one spike", () => {
  const values = new Float64Array(10_000).fill(1);
  values[4321] = 99;
  const kept = thinned(values, (i) => Math.floor(i / 100));
  expect(kept.length).toBeLessThan(400);
  expect(kept).toContain(4321);
});

test("the line breaks exactly where something is not finite", () => {
  const values = Float64Array.of(1, 2, Number.NaN, 3, Number.POSITIVE_INFINITY, Number.NaN, 4, 5);
  const kept = thinned(values, (i) => i >> 3);
  expect(runsOf(values, kept)).toEqual([[0, 1], [3], [6, 7]]);
});
