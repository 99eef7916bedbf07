import fc from "fast-check";
import { expect, test } from "vitest";
import { nested } from "../../src/core/nested";

test("a number is itself, a matrix a list of its rows", () => {
  expect(nested(Float64Array.of(3), [])).toBe(3);
  expect(nested(Float64Array.of(1, 2, 3, 4, 5, 6), [2, 3])).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(nested(new Float64Array(), [0])).toEqual([]);
});

test("nothing is lost and nothing changes its place", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }), (shape) => {
      const data = Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i);
      expect(JSON.stringify(nested(data, shape)).match(/\d+/g)?.map(Number)).toEqual([...data]);
    }),
  );
});
