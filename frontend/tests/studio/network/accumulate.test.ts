import fc from "fast-check";
import { expect, test } from "vitest";
import { amountsOf, gradientsOfSample, judge, totalOf } from "../../../src/studio/network/accumulate";
import type { GradientPass } from "../../../src/studio/network/course";
import type { ParameterArrays } from "../../../src/studio/network/figures";
import { gradientOf } from "../../../src/studio/network/shares";
import { BATCH, SAMPLES } from "./golden";

const pass = (gradients: ParameterArrays, point = 0, sample: number | null = null): GradientPass => ({
  point,
  sample,
  gradients,
});
const [first = {}, second = {}] = SAMPLES;

test("a pass over each sample adds up to the gradient of the batch", () => {
  const passes = [pass(first, 0, 0), pass(second, 0, 1)];
  const total = totalOf(passes) ?? {};
  for (const id of ["w1_1_1", "w2_2_1", "w3_1_2", "b1_2", "b3_2"]) {
    expect(gradientOf(total, id)).toBeCloseTo(gradientOf(BATCH, id) ?? Number.NaN, 12);
    expect(amountsOf(passes, id)).toEqual([gradientOf(first, id), gradientOf(second, id)]);
  }
  expect(judge(passes, BATCH, 0)).toEqual({ kind: "fresh" });
});

test("the same pass again and again is a whole number of gradients", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), (times) => {
      const passes = Array.from({ length: times }, () => pass(BATCH));
      expect(judge(passes, BATCH, 0)).toEqual({ kind: "times", times });
    }),
  );
});

test("a pass made before the last step is seen, whatever it adds up to", () => {
  expect(judge([pass(BATCH, 0)], BATCH, 1)).toEqual({ kind: "stale", points: [0] });
  expect(judge([pass(BATCH, 0), pass(BATCH, 2), pass(BATCH, 0)], BATCH, 2)).toEqual({ kind: "stale", points: [0] });
});

test("a sample left out, or counted twice, is not the gradient", () => {
  expect(judge([pass(first, 0, 0)], BATCH, 0)).toEqual({ kind: "uneven" });
  expect(judge([pass(BATCH), pass(first, 0, 0)], BATCH, 0)).toEqual({ kind: "uneven" });
});

test("nothing added is nothing, and no zero gradient", () => {
  expect(totalOf([])).toBeNull();
  expect(judge([], BATCH, 0)).toEqual({ kind: "empty" });
});

test("the shares of one sample are its gradients", () => {
  const shares = { W1: [[[1, 2]], [[3, 4]]], b1: [[5], [6]] }; // biome-ignore format: one line a trace
  expect(gradientsOfSample(shares, 1)).toEqual({ W1: [[3, 4]], b1: [6] });
});
