import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf, extentOf, gradientOf, readShares, sharesOf } from "../../../src/studio/network/shares";

const json = { per_sample_gradients: { W1: [[[1, 2]], [[3, 4]]], b1: [[5], [6]] } }; // biome-ignore format: one line a trace

test("a parameter's shares are one a sample", () => {
  const shares = readShares(json);
  expect(shares && sharesOf(shares, "w1_1_2")).toEqual([2, 4]);
  expect(shares && sharesOf(shares, "b1_1")).toEqual([5, 6]);
  expect(shares && sharesOf(shares, "w9_1_1")).toEqual([]);
});

test("a trace without shares has none", () => {
  expect(readShares({})).toBeNull();
  expect(readShares({ per_sample_gradients: {} })).toBeNull();
  expect(readShares(null)).toBeNull();
});

test("a gradient that does not exist is no zero", () => {
  expect(gradientOf({ W1: [[7]] }, "w1_1_1")).toBe(7);
  expect(gradientOf({}, "w1_1_1")).toBeNull();
});

test("every bar begins where the one before ends, and the last ends at the sum", () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })), (amounts) => {
      const bars = barsOf(amounts);
      const [low, high] = extentOf(bars);
      bars.forEach((bar, n) => {
        expect(bar.from).toBe(bars[n - 1]?.to ?? 0);
        expect(bar.to).toBe(bar.from + (amounts[n] ?? Number.NaN));
        expect(low <= bar.to && bar.to <= high).toBe(true);
      });
      expect(low < high && low <= 0 && high >= 0).toBe(true);
    }),
  );
});
