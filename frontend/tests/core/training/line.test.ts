import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finiteRange, linePath, nearest, type Plot, runsOf, spread, thinned } from "../../../src/core/training/line";
import { linearScale, logScale, stepScale } from "../../../src/core/training/scale";

const plot: Plot = { left: 10, top: 20, width: 100, height: 50, x: stepScale(4), y: linearScale(0, 1) };

describe("a line", () => {
  test("goes through its measurements", () => {
    expect(linePath(plot, Float64Array.of(0, 2, 4), Float64Array.of(1, 0, 0.5))).toBe(
      "M10.0 20.0L60.0 70.0L110.0 45.0",
    );
  });

  test("breaks where a measurement is no number, and a single one is a dot", () => {
    const values = Float64Array.of(1, Number.NaN, 0, 0);
    expect(linePath(plot, Float64Array.of(0, 1, 2, 4), values)).toBe("M10.0 20.0h0M60.0 70.0L110.0 70.0");
  });

  test("on a logarithmic axis has a place for zero", () => {
    const path = linePath({ ...plot, y: logScale(0.01, 1, true) }, Float64Array.of(0, 4), Float64Array.of(1, 0));
    expect(path).toBe("M10.0 20.0L110.0 70.0");
  });
});

test("the nearest step is found, before, between and after them", () => {
  const steps = Float64Array.of(0, 10, 20, 25);
  expect([-5, 0, 4, 6, 24, 99].map((step) => steps[nearest(steps, step)])).toEqual([0, 0, 0, 10, 25, 25]);
  expect(nearest(new Float64Array(), 3)).toBe(-1);
});

test("the range leaves out what is not finite", () => {
  expect(finiteRange(Float64Array.of(3, Number.NaN), Float64Array.of(-1, Number.POSITIVE_INFINITY))).toEqual([-1, 3]);
  expect(finiteRange(Float64Array.of(Number.NaN))).toBeNull();
});

describe("labels", () => {
  test("that have room stay where they are", () => {
    expect(spread([80, 10], 14, 0, 100)).toEqual([80, 10]);
  });

  test("keep their order and their distance, and stay inside", () => {
    const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(places, (wanted) => {
        const found = spread(wanted, 14, 0, 100);
        const byPlace = wanted.map((_, i) => i).sort((a, b) => Number(found[a]) - Number(found[b]));
        byPlace.slice(1).forEach((i, rank) => {
          const before = Number(byPlace[rank]);
          expect(Number(found[i]) - Number(found[before])).toBeGreaterThan(14 - 1e-9);
          expect(wanted[i]).toBeGreaterThanOrEqual(Number(wanted[before]));
        });
        for (const place of found) expect(place).toSatisfy((y: number) => y >= -1e-9 && y <= 100 + 1e-9);
      }),
    );
  });
});

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
