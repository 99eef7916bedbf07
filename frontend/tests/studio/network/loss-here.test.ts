import fc from "fast-check";
import { expect, test } from "vitest";
import { outputWith } from "../../../src/core/tape/tape";
import { readScene } from "../../../src/model/json";
import { explicitDocument, valuesOf } from "../../../src/studio/network/document";
import { figuresOf } from "../../../src/studio/network/figures";
import { lossBySamples } from "../../../src/studio/network/loss-here";
import { updated } from "../../../src/studio/network/update";
import type { NetworkSource } from "../../../src/studio/source";
import one from "../../fixtures/network.json";
import batch from "../../fixtures/network-batch.json";

const [film, arrays] = [readScene(one), readScene(batch)];
const given = explicitDocument(batch.source as unknown as NetworkSource, {});

test("the film of one sample gives the loss over all of them, as the server's arrays do", () => {
  const loss = lossBySamples(given, film, film.numbers) ?? Number.NaN;
  expect(Math.abs(loss / batch.values.L - 1)).toBeLessThan(1e-12);
  expect(lossBySamples({ ...given, reduction: "mean" }, film, film.numbers)).toBe(loss / 2);
});

test("the loss falls by eta times the square of the gradient's length, as a small step goes down", () => {
  const { gradients = {}, loss = Number.NaN } = figuresOf(arrays, arrays.numbers) ?? {};
  const square = (Object.values(gradients).flat(2) as number[]).reduce((sum, each) => sum + each ** 2, 0);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e-4, noNaN: true }), (eta) => {
      const after = lossBySamples(updated(given, gradients, eta), film, film.numbers) ?? Number.NaN;
      expect(Math.abs((loss - after) / (eta * square) - 1)).toBeLessThan(0.01);
    }),
  );
});

test("a film of arrays needs the server", () => {
  expect(outputWith(arrays, arrays.numbers, valuesOf(given, 0))).toBeNull();
  expect(lossBySamples(given, arrays, arrays.numbers)).toBeNull();
});
