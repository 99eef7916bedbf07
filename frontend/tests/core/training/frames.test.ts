import { describe, expect, test } from "vitest";
import { frameKind, readProgress, readSurface } from "../../../src/core/training/frames";
import { packed, progressFrame } from "./frame";

const inf = Number.POSITIVE_INFINITY;

describe("a frame of progress", () => {
  test("tells where the training stands and what was measured, a row of norms a measurement", () => {
    const norms = [
      [0.1, 0.2],
      [0.3, 0.4],
    ];
    const buffer = progressFrame([0, 10], [2, 1], { test: [3, 2.5], norms });
    const progress = readProgress(buffer);
    expect(frameKind(buffer)).toBe("progress");
    expect(progress).toMatchObject({ seq: 4, state: "running", step: 10, steps: 100, epoch: 1.5 });
    const { steps, losses, testLosses, gradientNorms } = progress.measured;
    expect([steps, losses, testLosses].map((each) => [...each])).toEqual([
      [0, 10],
      [2, 1],
      [3, 2.5],
    ]);
    expect(gradientNorms.map((row) => [...row])).toEqual(norms);
  });

  test("carries what is not finite as it is", () => {
    const { measured, state } = readProgress(
      progressFrame([7], [inf], { state: "diverged", test: [Number.NaN], norms: [[inf]] }),
    );
    expect(state).toBe("diverged");
    expect([measured.losses[0], measured.testLosses[0], measured.gradientNorms[0]?.[0]]).toEqual([
      inf,
      Number.NaN,
      inf,
    ]);
  });

  test("has its parameters with their shapes: a row of weights a neuron", () => {
    const parameters = { W1: [1, 2, 3, 4, 5, 6], b1: [0, 0, 0], W2: [7, 8, 9], b2: [1] };
    const found = readProgress(progressFrame([1], [1], { parameters })).parameters;
    expect([...found].map(([name, { shape }]) => [name, shape])).toEqual([
      ["W1", [3, 2]],
      ["b1", [3]],
      ["W2", [1, 3]],
      ["b2", [1]],
    ]);
    expect([...(found.get("W2")?.data ?? [])]).toEqual([7, 8, 9]);
  });

  test("may have measured nothing, and bring no parameters", () => {
    const { measured, parameters } = readProgress(progressFrame([], []));
    expect(measured.gradientNorms).toEqual([]);
    expect(parameters.size).toBe(0);
  });

  test("that does not hold together is refused", () => {
    expect(() => readProgress(progressFrame([1, 2], [1]))).toThrow(/one loss a step/);
    expect(() => readProgress(packed({ type: "progress", state: "asleep", step: 1, steps: 2 }, {}))).toThrow(
      /progress/,
    );
    expect(() => readProgress(new ArrayBuffer(32))).toThrow(/CHNRULE1/);
  });
});

describe("a frame of a surface", () => {
  const header = { type: "surface", seq: 9, step: 40, cells: 2, box: [-6, 6, -6, 6], units: [2, 1] };

  test("has the maps of every layer", () => {
    const buffer = packed(header, { a1: [1, 2, 3, 4, 5, 6, 7, 8], a2: [0.1, 0.2, 0.3, 0.4] });
    const surface = readSurface(buffer);
    expect(frameKind(buffer)).toBe("surface");
    expect(surface).toMatchObject({ seq: 9, step: 40, cells: 2, box: [-6, 6, -6, 6] });
    expect(surface.layers.map(({ units, data }) => [units, [...data]])).toEqual([
      [2, [1, 2, 3, 4, 5, 6, 7, 8]],
      [1, [0.1, 0.2, 0.3, 0.4]],
    ]);
  });

  test("whose maps do not fit its cells is refused", () => {
    expect(() => readSurface(packed(header, { a1: [1, 2, 3], a2: [] }))).toThrow(/'a1'/);
    expect(() => readSurface(progressFrame([1], [1]))).toThrow(/surface/);
  });
});

test("the numbers of a film are neither", () => {
  expect(frameKind(packed({ seq: 1 }, { values: [1] }))).toBe("");
});
