import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extentOf } from "../../src/core/extent";
import { heatColour, heatPixels } from "../../src/core/heat";
import { packetSize, strokeWidth } from "../../src/core/magnitude";

const COLOURS = {
  positive: [0, 0, 255],
  negative: [255, 128, 0],
  zero: [255, 255, 255],
  broken: [128, 0, 128],
} as const;

describe("width on a fixed scale", () => {
  test("every factor of ten is the same number of pixels", () => {
    expect(strokeWidth(1) - strokeWidth(0.1)).toBeCloseTo(strokeWidth(10) - strokeWidth(1), 9);
    expect(packetSize(1) - packetSize(0.1)).toBeCloseTo(packetSize(0.1) - packetSize(0.01), 9);
  });

  test("grows with the number and stays within what can be drawn", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), fc.double({ min: 0, noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(strokeWidth(low)).toBeLessThanOrEqual(strokeWidth(high));
        expect(strokeWidth(high)).toBeLessThanOrEqual(8);
        expect(strokeWidth(low)).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(strokeWidth(0)).toBe(1);
    expect(strokeWidth(Number.NaN)).toBe(8);
  });
});

describe("the extent of an array", () => {
  test("is its greatest absolute value and its sign", () => {
    expect(extentOf(Float64Array.of(-3, -1))).toEqual({ greatest: 3, sign: -1, isZero: false, isFinite: true });
    expect(extentOf(Float64Array.of(-3, 5)).sign).toBeNull();
    expect(extentOf(Float64Array.of(0, -0)).isZero).toBe(true);
  });

  test("a NaN is no zero, and neither is infinity finite", () => {
    expect(extentOf(Float64Array.of(Number.NaN))).toMatchObject({ isZero: false, isFinite: false });
    expect(extentOf(Float64Array.of(0, Number.NEGATIVE_INFINITY))).toMatchObject({ sign: -1, isFinite: false });
  });
});

describe("heat", () => {
  test("has the neutral colour at zero, the full one at the greatest, another for what is no number", () => {
    expect(heatColour(0, 2, COLOURS)).toEqual(COLOURS.zero);
    expect(heatColour(2, 2, COLOURS)).toEqual(COLOURS.positive);
    expect(heatColour(-2, 2, COLOURS)).toEqual(COLOURS.negative);
    expect(heatColour(Number.NaN, 2, COLOURS)).toEqual(COLOURS.broken);
    expect(heatColour(0, 0, COLOURS)).toEqual(COLOURS.zero);
  });

  test("is one opaque pixel a number, in order", () => {
    expect([...heatPixels(Float64Array.of(0, 1), 1, COLOURS)]).toEqual([255, 255, 255, 255, 0, 0, 255, 255]);
  });
});
