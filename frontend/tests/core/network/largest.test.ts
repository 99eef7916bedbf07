import fc from "fast-check";
import { expect, test } from "vitest";
import { largest, MOST_LARGEST } from "../../../src/core/network/largest";

const numbers = fc
  .array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }).map(Number)), { maxLength: 200 })
  .map((list) => Float64Array.from(list));
const size = (x: number | undefined) => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : Math.abs(x ?? 0));

test("nothing that is left out is larger than anything that is found", () => {
  fc.assert(
    fc.property(numbers, fc.nat(220), (data, count) => {
      const found = largest(data, count);
      const isFound = new Set(found);
      expect(isFound.size).toBe(Math.min(count, data.length));
      const least = Math.min(...Array.from(found, (i) => size(data[i])));
      data.forEach((x, i) => {
        if (!isFound.has(i)) expect(size(x)).toBeLessThanOrEqual(least);
      });
    }),
  );
});

test("they are the ones a full sort puts first, in its order", () => {
  fc.assert(
    fc.property(numbers, fc.nat(220), (data, count) => {
      const order = Array.from(data.keys()).sort((i, j) => {
        const [a, b] = [size(data[i]), size(data[j])];
        return a === b ? i - j : b - a;
      });
      expect(Array.from(largest(data, count))).toEqual(order.slice(0, count));
    }),
  );
});

test("more lines are the fewer ones and others", () => {
  fc.assert(
    fc.property(numbers, fc.nat(100), fc.nat(100), (data, few, others) => {
      const more = largest(data, few + others);
      expect(Array.from(more.subarray(0, Math.min(few, data.length)))).toEqual(Array.from(largest(data, few)));
    }),
  );
});

test("where many are equal the first of them are taken", () => {
  const data = Float64Array.from({ length: 30_000 }, (_, i) => (i % 3) - 1);
  const found = largest(data, MOST_LARGEST);
  expect(found).toHaveLength(MOST_LARGEST);
  expect(Array.from(found)).toEqual(Array.from(data.keys()).filter((i) => data[i] !== 0).slice(0, MOST_LARGEST)); // biome-ignore format: one thought
});

test("of a hundred thousand weights no more are found than a picture can have", () => {
  const data = Float64Array.from({ length: 100_352 }, (_, i) => Math.sin(i));
  expect(largest(data, 50_000)).toHaveLength(MOST_LARGEST);
  const sorted = Array.from(data, Math.abs).sort((a, b) => b - a);
  expect(Array.from(largest(data, 400), (i) => Math.abs(data[i] ?? 0))).toEqual(sorted.slice(0, 400));
});
