import fc from "fast-check";
import { expect, test } from "vitest";
import { changesOf, descended, updated } from "../../../src/studio/network/update";
import { LECTURE } from "./lecture";

const gradients = {
  W1: [
    [1, 2],
    [3, 4],
  ],
  b1: [5, 6],
  W2: [
    [7, 8],
    [9, 10],
  ],
  b2: [11, 12], // biome-ignore format: matrices in rows
};

test("every parameter goes down its gradient by eta", () => {
  const after = updated(LECTURE, gradients, 0.5);
  expect(after.layers[0]?.W).toEqual([[0.5, -3], [-2.5, -1]]); // biome-ignore format: a matrix in rows
  expect(after.layers[1]?.b).toEqual([-5.5, -6]);
  expect(after.samples).toBe(LECTURE.samples);
});

test("an element is old minus eta times gradient, to the last digit", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (from, gradient, eta) => {
      expect(descended([from], [gradient], eta)).toEqual([from - eta * gradient]);
    }),
  );
});

test("changes name every parameter with both of its values", () => {
  const changes = changesOf(LECTURE, updated(LECTURE, gradients, 1));
  expect(changes).toHaveLength(12);
  expect(changes[1]).toEqual({ id: "w1_1_2", from: -2, to: -4 });
  expect(changes.at(-1)).toEqual({ id: "b2_2", from: 0, to: -12 });
});
