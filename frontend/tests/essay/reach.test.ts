import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reach, slopeAt } from "../../src/essay/reach";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("an outcome is dragged by way of an input", () => {
  test("of a line it is reached at once, from wherever", () => {
    fc.assert(
      fc.property(between(-5, 5), between(0.1, 3), between(-5, 5), between(-20, 20), (from, slope, at, wanted) => {
        const f = (x: number) => slope * x + at;
        expect(f(reach(f, from, wanted))).toBeCloseTo(wanted, 4);
      }),
    );
  });

  test("of a curve it is reached where it is not flat", () => {
    fc.assert(
      fc.property(between(-2, 2), between(0.1, 0.9), (from, wanted) => {
        expect(sigmoid(reach(sigmoid, from, wanted))).toBeCloseTo(wanted, 3);
      }),
      { examples: [[1.876, 0.1]] },
    );
  });

  test("what cannot be reached is never farther away than before", () => {
    fc.assert(
      fc.property(between(-3, 3), between(1, 9), (from, wanted) => {
        const off = (x: number) => Math.abs(sigmoid(x) - wanted);
        expect(off(reach(sigmoid, from, wanted))).toBeLessThanOrEqual(off(from));
      }),
    );
  });

  test("what an input does not move has no slope, and the input stays", () => {
    expect(slopeAt(() => 3, 1)).toBe(0);
    expect(reach(() => 3, 1, 4)).toBe(1);
  });
});
