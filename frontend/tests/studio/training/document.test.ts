import { describe, expect, test } from "vitest";
import {
  epochsOf,
  MOST_STEPS,
  readTraining,
  sameCourse,
  sameTraining,
  stepsOfEpochs,
  stepsPerEpoch,
  type TrainingDocument,
  trainingOf,
  withData,
  withDataset,
  withFeature,
  withNumber,
  withOptimiser,
  withoutDataset,
} from "../../../src/studio/training/document";

const spiral: TrainingDocument = {
  source: { kind: "network", sizes: [2, 8, 1] },
  dataset: { name: "spiral", seed: 3, points: 200, noise: 0.1, features: ["x", "y"] },
  optimiser: "adam",
  beta1: 0.8,
  eta: 0.03,
  steps: 500,
};

describe("a training document", () => {
  test("is read where it has a network or a preset, and a data set with a name or none", () => {
    expect(readTraining(spiral)).toEqual(spiral);
    expect(readTraining({ source: { kind: "preset", id: "xor-network" } })).not.toBeNull();
    const sources = ["x", { kind: "expression" }, { kind: "preset" }].map((source) => ({ source }));
    for (const wrong of [null, [], {}, ...sources]) expect(readTraining(wrong)).toBeNull();
    expect(readTraining({ ...spiral, dataset: {} })).toBeNull();
  });

  test("of a network begins with the network's own samples", () => {
    const source = { kind: "preset", id: "lecture-network" } as const;
    expect(trainingOf(source)).toMatchObject({ source, optimiser: "sgd" });
    expect(trainingOf(source).dataset).toBeUndefined();
  });

  test("loses the numbers of a rule with the rule", () => {
    const { source, dataset } = spiral;
    expect(withOptimiser(spiral, "sgd")).toEqual({ source, dataset, optimiser: "sgd", eta: 0.03, steps: 500 });
  });

  test("takes all samples where the batch is null", () => {
    const batched = withNumber(spiral, "batch", 10);
    expect(batched.batch).toBe(10);
    expect("batch" in withNumber(batched, "batch", null)).toBe(false);
  });

  test("keeps seed, points, noise and features from one drawn set to the next, and takes the rest as it comes", () => {
    const drawn = { name: "circle", seed: 0, points: 500, noise: 0, features: ["x", "y"] };
    expect(withDataset(spiral, "circle", drawn).dataset).toEqual({ ...spiral.dataset, name: "circle" });
    const iris = withDataset(spiral, "iris", { name: "iris", seed: 0, standardise: false });
    expect(iris.dataset).toEqual({ name: "iris", seed: 3, standardise: false });
    expect("dataset" in withoutDataset(iris)).toBe(false);
  });

  test("lets the samples of its network go, which may have other inputs and outputs", () => {
    const own = { ...spiral.source, sizes: [2, 8, 2], samples: [{ x: [1, -1], target: [1, 0] }] };
    const iris = withDataset({ ...spiral, source: own }, "iris", { name: "iris", seed: 0 });
    expect(iris.source).toEqual({ kind: "network", sizes: [2, 8, 2] });
  });

  test("has its features in the order of the server's list, and never none", () => {
    const all = ["x", "y", "x^2", "sin x"];
    const more = withFeature(withFeature(spiral, "sin x", true, all), "x^2", true, all);
    expect(more.dataset?.features).toEqual(all);
    const one = withFeature(spiral, "x", false, all);
    expect(one.dataset?.features).toEqual(["y"]);
    expect(withFeature(one, "y", false, all)).toBe(one);
  });

  test("changes nothing of a data set that is not there", () => {
    const own = withoutDataset(spiral);
    expect(withData(own, { noise: 0.5 })).toBe(own);
  });

  test("is the same whatever the order of its fields, and the same course whatever its end", () => {
    const reversed = Object.fromEntries(Object.entries(spiral).reverse()) as unknown as TrainingDocument;
    expect(sameTraining(spiral, reversed)).toBe(true);
    expect(sameTraining(spiral, { ...spiral, steps: 501 })).toBe(false);
    expect(sameCourse(spiral, { ...spiral, steps: 501 })).toBe(true);
    expect(sameCourse(spiral, { ...spiral, eta: 0.1 })).toBe(false);
  });
});

describe("the length of a training", () => {
  const { source } = spiral;
  const batched = { source, steps: 60, batch: 7 } as const;

  test("is so many epochs of the samples, the last batch of each being what is left", () => {
    expect(stepsPerEpoch(batched, 30)).toBe(5);
    expect(epochsOf(batched, 30)).toBe(12);
    expect(stepsOfEpochs(batched, 12, 30)).toBe(60);
    expect(stepsOfEpochs(batched, 0.5, 30)).toBe(3);
  });

  test("is an epoch a step where a step sees all samples", () => {
    expect(epochsOf({ source, steps: 60 }, 30)).toBe(60);
    expect(stepsOfEpochs({ source, steps: 60 }, 8, 30)).toBe(8);
  });

  test("is at least a step and at most the most there may be", () => {
    expect(stepsOfEpochs(batched, 0, 30)).toBe(1);
    expect(stepsOfEpochs(batched, 1e9, 30)).toBe(MOST_STEPS);
  });
});
