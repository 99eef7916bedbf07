import { describe, expect, test } from "vitest";
import { ProblemError, plainProblem } from "../../../src/studio/problem";
import type { Server } from "../../../src/studio/server";
import { Data } from "../../../src/studio/training/data";

const answer = { columns: ["height", "width"], classes: ["elm", "oak"], x: [[1, 2]], labels: [0], train_count: 1 };
const data = (post: () => Promise<unknown>) => new Data({ post } as unknown as Server);
const samples = (...targets: number[][]) => ({
  kind: "network" as const,
  samples: targets.map((target, n) => ({ x: [n, 2 * n], target })),
});

describe("the points of a data set", () => {
  test("ask for an input a column, or a feature where some are chosen", async () => {
    const found = await data(async () => answer).look({ name: "csv" });
    expect(found).toMatchObject({ demands: { columns: ["height", "width"], classes: ["elm", "oak"] } });
    const features = ["x", "y", "xy"];
    expect(await data(async () => answer).look({ name: "circle", features })).toMatchObject({
      demands: { columns: features },
    });
  });

  test("stand in the plane where they have two columns, whatever these are called", async () => {
    expect(await data(async () => answer).look({ name: "csv" })).toMatchObject({ plane: { columns: ["x", "y"] } });
    const three = { ...answer, columns: ["a", "b", "c"] };
    expect(await data(async () => three).look({ name: "csv" })).toMatchObject({ plane: { columns: ["a", "b", "c"] } });
  });

  test("that cannot be had are a problem, not a failure", async () => {
    const error = new ProblemError(plainProblem("csv", "line 2"));
    expect(await data(() => Promise.reject(error)).look({ name: "csv" })).toBe(error);
  });
});

describe("the samples of a network", () => {
  const of = (...targets: number[][]) => data(async () => answer).ofSamples(samples(...targets));

  test("have the first number of their targets as labels, the views tell classes from values", () => {
    expect(of([0], [1], [0.5])).toMatchObject({ classes: [], labels: [0, 1, 0.5], columns: ["x", "y"], trainCount: 3 });
  });

  test("may be none", () => {
    expect(of()).toBeNull();
  });
});
