import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cellValues,
  explicitDocument,
  formOf,
  numberAt,
  parameterCount,
  placeOf,
  sampleDocument,
  sizesOf,
  valuesOf,
  withNumber,
} from "../../../src/studio/network/document";
import { LECTURE } from "./lecture";

test("a seeded network gets the numbers its trace has", () => {
  const seeded = { kind: "network", sizes: [1, 2], activation: ["tanh"], seed: 7, samples: [] } as const;
  const found = explicitDocument(seeded, { W1: [[0.5], [0.25]], b1: [0, 0] });
  expect(found.layers).toEqual([{ W: [[0.5], [0.25]], b: [0, 0], activation: "tanh" }]);
  expect(found).not.toHaveProperty("seed");
});

test("the film of a sample is of that sample alone, in single numbers", () => {
  const found = sampleDocument(LECTURE, 1);
  expect(found.samples).toEqual([{ x: [0, 0], target: [0, 1] }]);
  expect(found.detail).toBe("scalar");
});

test("all numbers of the film of a sample are those of the document, and no other", () => {
  const found = valuesOf(LECTURE, 1);
  expect(Object.keys(found)).toHaveLength(2 * 6 + 4);
  for (const [id, value] of Object.entries(found)) expect(numberAt(LECTURE, 1, id)).toBe(value);
});

test("documents that differ in numbers alone are of one form", () => {
  const moved = withNumber(LECTURE, 0, "w1_1_2", 0.25) ?? LECTURE;
  expect(formOf({ ...moved, samples: moved.samples.slice(0, 1) })).toBe(formOf(LECTURE));
  expect(formOf({ ...LECTURE, loss: "sse" })).not.toBe(formOf(LECTURE));
});

test("sizes begin with the inputs, and every neuron has a bias", () => {
  expect(sizesOf(LECTURE)).toEqual([2, 2, 2]);
  expect(LECTURE.layers.map(parameterCount)).toEqual([6, 6]);
});

test.each([
  ["w2_1_2", -1],
  ["b1_1", 1],
  ["x_2", -1],
  ["t_1", 1],
  ["w2_3_1", null],
  ["w3_1_1", null],
  ["z1_1", null],
  ["b1_1_1", null],
  ["x1_1", null],
  ["C", null],
])("%s is %s in the lecture's network", (id, value) => {
  expect(numberAt(LECTURE, 0, id)).toBe(value);
  if (value === null) expect(withNumber(LECTURE, 0, id, 9)).toBeNull();
});

test("one number changes, and no other", () => {
  const ids = ["w1_1_1", "w1_2_1", "w2_2_2", "b1_2", "b2_1", "x_1", "x_2", "t_2"];
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.constantFrom(0, 1), fc.integer(), (id, sample, value) => {
      const changed = withNumber(LECTURE, sample, id, value);
      expect(changed).not.toBeNull();
      if (changed === null) return;
      expect(numberAt(changed, sample, id)).toBe(value);
      const back = withNumber(changed, sample, id, numberAt(LECTURE, sample, id) ?? 0);
      expect(back).toEqual(LECTURE);
      for (const other of ids.filter((each) => each !== id))
        expect(numberAt(changed, sample, other)).toBe(numberAt(LECTURE, sample, other));
    }),
  );
});

test("the numbers of an array are called as in the film of neurons", () => {
  expect(cellValues("W1", [[1, -2], [-1, 1]])).toEqual({ w1_1_1: 1, w1_1_2: -2, w1_2_1: -1, w1_2_2: 1 }); // biome-ignore format: a matrix in rows
  expect(cellValues("target", [1, 0], "@2")).toEqual({ "t_1@2": 1, "t_2@2": 0 });
  for (const [id, value] of Object.entries(cellValues("W2", LECTURE.layers[1]?.W ?? [])))
    expect(numberAt(LECTURE, 0, id)).toBe(value);
  expect(placeOf("w2_1_3")).toEqual({ array: "W2", index: [0, 2] });
});
