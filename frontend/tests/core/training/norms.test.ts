import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_HISTORY } from "../../../src/core/training/history";
import { isBeyond, namedLayers, normPlace, normRatio, normsAt } from "../../../src/core/training/norms";

test("a factor of ten is the same piece of a bar wherever it is", () => {
  expect(Number(normPlace(1e-3)) - Number(normPlace(1e-4))).toBeCloseTo(
    Number(normPlace(10)) - Number(normPlace(1)),
    12,
  );
});

test("zero is no bar at all, and what is not finite has no length", () => {
  expect(normPlace(0)).toBe(0);
  expect(normPlace(Number.POSITIVE_INFINITY)).toBeNull();
  expect(normPlace(Number.NaN)).toBeNull();
});

test("what lies beyond the scale says so; zero does not", () => {
  expect([1e5, 1e-11, 0, 1].map(isBeyond)).toEqual([true, true, false, false]);
});

test("the ratio tells how much was lost on the way to the first layer", () => {
  expect(normRatio([1e-4, 0.3, 0.5])).toBe(5000);
  expect(normRatio([1])).toBeNull();
  expect(normRatio([0, 0])).toBeNull();
});

test("norms are read by layer; a step that was not measured has none", () => {
  const history = { ...EMPTY_HISTORY, gradientNorms: [Float64Array.of(1, 2), Float64Array.of(3, 4)] };
  expect(normsAt(history, 1)).toEqual([2, 4]);
  expect(normsAt(history, 2)).toEqual([Number.NaN, Number.NaN]);
});

test("of many layers the first and the last are always named", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 12 }), (count, most) => {
      const named = namedLayers(count, most);
      expect(named[0]).toBe(0);
      expect(named.at(-1)).toBe(count - 1);
      expect(named.length).toBeLessThanOrEqual(most);
      expect(new Set(named).size).toBe(named.length);
    }),
  );
});
