import { describe, expect, test } from "vitest";
import { FORCED } from "../../../src/core/network/table";
import {
  fitted,
  LOSSES,
  lossesFor,
  MOST_HIDDEN,
  outputActivation,
  shapeOf,
  sourceOf,
  withHidden,
  withLayer,
  withLoss,
  withoutLayer,
  withUnits,
} from "../../../src/studio/training/shape";

const seeded = { kind: "network", sizes: [2, 4, 2, 1], activation: "tanh", seed: 7, initial: "he" } as const;
const shape = shapeOf(seeded);
const explicit = {
  kind: "network",
  layers: [
    {
      W: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      b: [0, 0],
      activation: "relu",
    },
    { W: [[1, 2]], b: [0], activation: "sigmoid" },
  ],
  loss: "bce",
  reduction: "mean",
  samples: [{ x: [1, 2, 3], target: [1] }],
} as const;

describe("the shape of a network", () => {
  test("is read from sizes, with one activation or one a layer, and a last one of its own", () => {
    expect(shape).toEqual({
      sizes: [2, 4, 2, 1],
      activations: ["tanh", "tanh", "tanh"],
      loss: "half_sse",
      reduction: "sum",
      draw: { seed: 7, initial: "he" },
    });
    expect(shapeOf({ ...seeded, output: "linear" }).activations).toEqual(["tanh", "tanh", "linear"]);
  });

  test("is read from written weights, which are not drawn", () => {
    expect(shapeOf(explicit)).toEqual({
      sizes: [3, 2, 1],
      activations: ["relu", "sigmoid"],
      loss: "bce",
      reduction: "mean",
      draw: null,
    });
  });

  test("becomes a document again; written weights become drawn ones, and the samples stay", () => {
    expect(shapeOf(sourceOf(shape, seeded))).toEqual(shape);
    const drawn = sourceOf(shapeOf(explicit), explicit);
    expect(drawn).toMatchObject({ sizes: [3, 2, 1], seed: 0, samples: explicit.samples });
    expect("layers" in drawn).toBe(false);
  });

  test("grows and shrinks by layers before the last, within bounds", () => {
    expect(withLayer(shape).sizes).toEqual([2, 4, 2, 2, 1]);
    expect(withoutLayer(withLayer(shape))).toEqual(shape);
    let bare = shape;
    for (let i = 0; i < 5; i += 1) bare = withoutLayer(bare);
    expect(bare.sizes).toEqual([2, 1]);
    let deep = bare;
    for (let i = 0; i < 20; i += 1) deep = withLayer(deep);
    expect(deep.sizes).toHaveLength(MOST_HIDDEN + 2);
    expect(deep.activations).toHaveLength(MOST_HIDDEN + 1);
    expect(withUnits(shape, 1, 0).sizes).toEqual([2, 1, 2, 1]);
  });

  test("has one activation for all hidden layers, and the output's own", () => {
    expect(withHidden(shape, "relu").activations).toEqual(["relu", "relu", "tanh"]);
  });

  test.each(LOSSES)("has with %s the last activation that asks for, and the hidden one again afterwards", (loss) => {
    const found = withLoss(shape, loss);
    expect(outputActivation(found)).toBe(FORCED[loss] ?? "tanh");
    expect(outputActivation(withLoss(found, "mse"))).toBe("tanh");
  });
});

describe("a network fitted to its points", () => {
  const two = { columns: ["x", "y"], classes: ["-1", "+1"] };
  const three = { columns: ["a", "b", "c", "d"], classes: ["p", "q", "r"] };
  const values = { columns: ["x"], classes: [] };

  test.each(["half_sse", "sse", "mse", "bce"])("stays as it is where it fits, with %s", (loss) => {
    const fits = withLoss(shape, loss);
    expect(fitted(fits, two)).toEqual(fits);
  });

  test("has an input a column, and for many classes an output a class with softmax", () => {
    const found = fitted(shape, three);
    expect(found.sizes).toEqual([4, 4, 2, 3]);
    expect([found.loss, outputActivation(found)]).toEqual(["cross_entropy", "softmax"]);
  });

  test("comes back from many classes to one output without softmax", () => {
    const back = fitted(fitted(shape, three), two);
    expect(back.sizes).toEqual([2, 4, 2, 1]);
    expect([back.loss, outputActivation(back)]).toEqual(["half_sse", "tanh"]);
  });

  test("has no loss of classes where there are values", () => {
    expect(lossesFor(values)).toEqual(["half_sse", "sse", "mse", "mae", "huber"]);
    const found = fitted(withLoss(shape, "bce"), values);
    expect([found.loss, found.sizes[0], found.sizes.at(-1)]).toEqual(["half_sse", 1, 1]);
  });

  test("may tell two classes by softmax, with two outputs", () => {
    expect(fitted(withLoss(shape, "cross_entropy"), two).sizes.at(-1)).toBe(2);
  });
});
