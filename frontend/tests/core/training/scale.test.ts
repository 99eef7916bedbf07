import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearScale, logScale, roundUp, type Scale, stepScale } from "../../../src/core/training/scale";

const texts = (scale: Scale) => scale.ticks.map(({ text }) => text);
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe("a linear axis", () => {
  test("has round ticks, as many decimals as they need", () => {
    expect(texts(linearScale(0, 0.47))).toEqual(["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]);
    expect(texts(linearScale(-6, 6))).toEqual(["−6", "−4", "−2", "0", "2", "4", "6"]);
    expect(texts(linearScale(0, 3000, 4))).toEqual(["0", "1000", "2000", "3000"]);
  });

  test("holds its numbers, and its ends are ticks", () => {
    fc.assert(
      fc.property(positive, (high) => {
        const scale = linearScale(0, high);
        expect(scale.at(0)).toBe(0);
        expect(scale.high).toBeGreaterThanOrEqual(high * (1 - 1e-9));
        expect(scale.at(high)).toBeGreaterThan(0.3);
        expect(scale.ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });

  test("holds nothing but zeros, too", () => {
    expect(linearScale(0, 0).at(0)).toBe(0);
    expect(linearScale(0, 0).ticks.length).toBeGreaterThan(1);
  });

  test("does not break at the largest numbers there are", () => {
    const scale = linearScale(0, 1.14e306);
    expect(scale.at(1e306)).toBeGreaterThan(0.4);
    expect(scale.ticks.every(({ value }) => Number.isFinite(value))).toBe(true);
  });
});

test("the axis of steps ends at the last step and has whole numbers only", () => {
  expect(stepScale(76).at(76)).toBe(1);
  expect(texts(stepScale(76))).toEqual(["0", "20", "40", "60"]);
  expect(texts(stepScale(1))).toEqual(["0", "1"]);
});

describe("a logarithmic axis", () => {
  test("gives every factor of ten the same room", () => {
    const scale = logScale(1e-6, 1e2);
    expect(scale.at(1e-2) - scale.at(1e-3)).toBeCloseTo(scale.at(10) - scale.at(1), 12);
    expect(texts(scale)).toEqual(["10⁻⁶", "10⁻⁴", "10⁻²", "1", "10²"]);
  });

  test("writes 1, 2 and 5 where it has less than two decades", () => {
    expect(texts(logScale(0.2, 4))).toEqual(["0.2", "0.5", "1", "2", "5"]);
  });

  test("has round ticks between numbers that are much alike", () => {
    expect(texts(logScale(0.69, 0.78))).toEqual(["0.65", "0.70", "0.75", "0.80"]);
  });

  test("puts zero below everything else, with a name", () => {
    const scale = logScale(1e-5, 1e-2, true);
    expect(scale.at(0)).toBe(0);
    expect(scale.at(1e-5)).toBeGreaterThan(0.05);
    expect(scale.ticks[0]).toEqual({ value: 0, text: "0" });
  });

  test("keeps order, and has a few ticks, whatever its numbers", () => {
    fc.assert(
      fc.property(positive, positive, fc.boolean(), (x, y, hasZero) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        const scale = logScale(low, high, hasZero);
        expect(scale.at(low)).toBeLessThanOrEqual(scale.at(high));
        expect(scale.at(Math.sqrt(low) * Math.sqrt(high))).toBeGreaterThanOrEqual(scale.at(low));
        expect(scale.ticks.length).toBeGreaterThan(1);
        expect(scale.ticks.length).toBeLessThanOrEqual(10);
        for (const { value } of scale.ticks) expect(scale.at(value)).toSatisfy((at: number) => at >= 0 && at <= 1);
      }),
    );
  });

  test("puts what is infinite at its end, and gives NaN no place", () => {
    expect(logScale(1, 10).at(Number.POSITIVE_INFINITY)).toBe(1);
    expect(linearScale(0, 1).at(Number.NaN)).toBeNaN();
  });
});

test("rounding up gives 1, 2 or 5 times a power of ten, never less", () => {
  expect([0.31, 1, 1.01, 4, 70].map(roundUp)).toEqual([0.5, 1, 2, 5, 100]);
  fc.assert(
    fc.property(positive, (x) => {
      expect(roundUp(x)).toBeGreaterThanOrEqual(x * (1 - 1e-9));
      expect(roundUp(x)).toBeLessThanOrEqual(x * 2.6);
    }),
  );
});
