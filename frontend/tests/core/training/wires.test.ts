import { describe, expect, test } from "vitest";
import { arranged } from "../../../src/core/training/arrangement";
import { biasOf, drawnOf, weightOf, wireAt, wiresOf } from "../../../src/core/training/wires";

const room = { left: 0, top: 0, width: 400, height: 300 };
const parameters = new Map([
  ["W1", { shape: [3, 2], data: Float64Array.of(1, -2, 0.5, 0, Number.NaN, 4) }],
  ["b1", { shape: [3], data: Float64Array.of(7, 8, 9) }],
]);
const wires = wiresOf(arranged([2, 3], room));

describe("the lines of weights", () => {
  test("connect every neuron with every one of the layer before", () => {
    expect(wires.map(({ unit, source }) => [unit, source])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  test("have the weight of their row and column, not of the transposed one", () => {
    expect(weightOf(parameters, { layer: 1, unit: 0, source: 1 })).toBe(-2);
    expect(weightOf(parameters, { layer: 1, unit: 1, source: 0 })).toBe(0.5);
    expect(biasOf(parameters, 1, 2)).toBe(9);
  });

  test("have no weight before it is known", () => {
    expect(weightOf(new Map(), { layer: 1, unit: 0, source: 0 })).toBeNull();
    expect(biasOf(new Map(), 1, 0)).toBeNull();
    expect(drawnOf(wires, new Map()).map(({ weight }) => weight)).toEqual(Array(6).fill(null));
  });

  test("lie over each other by size, what is no number on top", () => {
    expect(drawnOf(wires, parameters).map(({ weight }) => weight)).toEqual([0, 0.5, 1, -2, 4, Number.NaN]);
  });

  test("are only the largest where they are many", () => {
    expect(drawnOf(wires, parameters, 2).map(({ weight }) => weight)).toEqual([4, Number.NaN]);
  });
});

test("the line at a place is found near it, and nowhere else", () => {
  const drawn = drawnOf(wires, parameters);
  for (const each of drawn) {
    const { x1, y1, x2, y2 } = each.wire;
    expect(wireAt(drawn, x1 + 0.1 * (x2 - x1), y1 + 0.1 * (y2 - y1) + 1)).toBe(each);
  }
  expect(wireAt(drawn, 0, 299)).toBeNull();
});
