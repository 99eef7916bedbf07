import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkDocument } from "../../../src/studio/network/document";
import { differenceOf, isExchanged, keptEta } from "../../../src/studio/network/eta";
import type { ParameterArrays } from "../../../src/studio/network/figures";
import { updated } from "../../../src/studio/network/update";
import type { Tensor } from "../../../src/studio/source";
import { BATCH } from "./golden";
import { LECTURE } from "./lecture";

const MEAN: NetworkDocument = { ...LECTURE, reduction: "mean" };
const divided = (tensor: Tensor, by: number): Tensor =>
  typeof tensor === "number" ? tensor / by : tensor.map((each) => divided(each, by));
const mean = (count: number): ParameterArrays =>
  Object.fromEntries(Object.entries(BATCH).map(([name, each]) => [name, divided(each, count)]));

test("the mean over N with N times the rate makes the step of the sum", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 100, noNaN: true }), fc.integer({ min: 2, max: 1000 }), (eta, count) => {
      const preview = { eta, after: updated(LECTURE, BATCH, eta), loss: 0 };
      const kept = keptEta({ from: "sum", preview }, count);
      const difference = differenceOf(preview.after, updated(MEAN, mean(count), kept));
      expect(difference).toBeLessThan(1e-14 * Math.max(1, eta));
    }),
  );
});

test("the sum takes the rate of the mean divided by N", () => {
  expect(keptEta({ from: "mean", preview: { eta: 3, after: MEAN, loss: 0 } }, 4)).toBe(0.75);
});

test("only sum and mean are exchanged, and nothing else", () => {
  expect(isExchanged(LECTURE, MEAN)).toBe(true);
  expect(isExchanged(LECTURE, LECTURE)).toBe(false);
  expect(isExchanged(LECTURE, { ...MEAN, loss: "mse" })).toBe(false);
});

test("one digit in one parameter is a difference", () => {
  const other = updated(LECTURE, { b2: [0, 1e-9] }, 1);
  expect(differenceOf(LECTURE, other)).toBe(1e-9);
  expect(differenceOf(LECTURE, { ...LECTURE })).toBe(0);
});
