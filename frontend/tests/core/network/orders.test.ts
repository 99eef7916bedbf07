import fc from "fast-check";
import { expect, test } from "vitest";
import { ordersOf, timesOf } from "../../../src/core/network/orders";
import { networkOf } from "../../../src/core/network/structure";
import { film } from "../../film";

/** The recursion itself, counted. */
function countFromLeft(sizes: readonly number[]): number {
  const calls = (layer: number): number =>
    1 + (sizes[layer + 1] ?? 0) * (layer + 1 < sizes.length ? calls(layer + 1) : 0);
  return sizes.reduce((sum, size, layer) => sum + size * calls(layer), 0);
}

function sized(sizes: readonly number[]) {
  const network = networkOf(film("network"));
  const neuron = network?.layers[0]?.[0];
  if (!network || !neuron) throw new Error("no network");
  return { ...network, layers: sizes.map((size) => Array.from({ length: size }, () => neuron)) };
}

test("the lecture's network takes 6 evaluations from the right and 22 from the left", () => {
  const network = networkOf(film("lecture-network"));
  expect(network && ordersOf(network)).toEqual({ fromRight: 6, fromLeft: 22 });
});

test("both counts are those of the recursion, whatever the sizes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      const { fromLeft, fromRight } = ordersOf(sized(sizes));
      expect(fromLeft).toBe(countFromLeft(sizes));
      expect(fromRight).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});

test("layer by layer the times add up to the count from the left", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      const times = timesOf(sized(sizes));
      expect(sizes.reduce((sum, size, l) => sum + size * (times[l] ?? 0), 0)).toBe(countFromLeft(sizes));
    }),
  );
});
