import fc from "fast-check";
import { expect, test } from "vitest";
import { cells, readTensor, shapeOf, tensorText, withCell } from "../../src/studio/inputs/number-text";

test("every finite number reads back as itself", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(readTensor(tensorText(x))).toBe(x);
    }),
  );
});

test("a list reads back as itself", () => {
  const matrix = [
    [1, -2.5],
    [1e-9, 0],
  ];
  expect(readTensor(tensorText(matrix))).toEqual(matrix);
});

test("numbers may be written as people write them", () => {
  expect(readTensor(" −.5 ")).toBe(-0.5);
  expect(readTensor("[1，.5, +2]")).toEqual([1, 0.5, 2]);
});

test.each(["", "x", "1e999", "0x10", "1 2", "[]", "[1, [2]]", "[[1], [2, 3]]", '["1"]', "[1e999]"])(
  "%j is no tensor",
  (text) => {
    expect(readTensor(text)).toBeNull();
  },
);

test("cells are numbered along each axis", () => {
  const matrix = [
    [1, 2],
    [3, 4],
  ];
  expect(shapeOf(matrix)).toEqual([2, 2]);
  expect(cells(matrix).map(({ place, value }) => [...place, value])).toEqual([
    [0, 0, 1],
    [0, 1, 2],
    [1, 0, 3],
    [1, 1, 4],
  ]);
  expect(withCell(matrix, [1, 0], 9)).toEqual([
    [1, 2],
    [9, 4],
  ]);
});

test.each([
  ["-Infinity", -Infinity],
  ["∞", Infinity],
  ["[0, -Infinity]", [0, -Infinity]],
  [
    "[[inf, 1], [2, -inf]]",
    [
      [Infinity, 1],
      [2, -Infinity],
    ],
  ],
] as const)("%s is a value that is not finite", (text, value) => {
  expect(readTensor(text)).toEqual(value);
  expect(readTensor(tensorText(value))).toEqual(value);
});
