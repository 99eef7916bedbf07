import { expect, test } from "vitest";
import { readUpdate } from "../../../src/studio/training/update";

const W1 = {
  old: [
    [1, 2],
    [3, 4],
  ],
  gradient: [
    [0.1, 0.2],
    [0.3, 0.4],
  ],
  clipped: [
    [0.05, 0.1],
    [0.15, 0.2],
  ],
  decay: [
    [0.01, 0.02],
    [0.03, 0.04],
  ],
  new: [
    [0.9, 1.9],
    [2.9, 3.9],
  ],
};

test("every number of a parameter is a row with its place and every part of its update", () => {
  const b1 = { old: [7], gradient: [0], clipped: [0], decay: [0.07], new: [6.9] };
  const update = readUpdate({ eta: 0.5, norm: 2, scale: 0.5, shrink: 1, parameters: { W1, b1 } });
  expect(update).toMatchObject({ eta: 0.5, norm: 2, scale: 0.5, shrink: 1 });
  expect(update?.rows.map(({ name }) => name)).toEqual(["W1 [1, 1]", "W1 [1, 2]", "W1 [2, 1]", "W1 [2, 2]", "b1 [1]"]);
  expect(update?.rows[2]?.parts).toEqual({ old: 3, gradient: 0.3, clipped: 0.15, decay: 0.03, new: 2.9 });
});

test("numbers that are not finite arrive as words, and what was not told is nothing", () => {
  expect(readUpdate({ eta: 1, norm: "Infinity", scale: 0, shrink: 1, parameters: {} })?.norm).toBe(
    Number.POSITIVE_INFINITY,
  );
  expect(readUpdate(undefined)).toBeNull();
});
