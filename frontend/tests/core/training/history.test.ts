import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProgress } from "../../../src/core/training/frames";
import { EMPTY_HISTORY, extended, type History } from "../../../src/core/training/history";
import { progressFrame, type Told } from "./frame";

const next = (history: History, steps: readonly number[], losses: readonly number[], told?: Told) =>
  extended(history, readProgress(progressFrame(steps, losses, told)));

describe("a history", () => {
  test("holds everything that was measured, however it was cut into frames", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cuts, (lengths) => {
        let history = EMPTY_HISTORY;
        let step = 0;
        for (const length of lengths) {
          const steps = Array.from({ length }, () => step++);
          const losses = steps.map((each) => each / 2);
          const norms = steps.map((each) => [each, -each]);
          history = next(history, steps, losses, { test: losses, norms });
        }
        const all = Array.from({ length: step }, (_, i) => i);
        expect([...history.steps]).toEqual(all);
        expect([...history.losses]).toEqual(all.map((each) => each / 2));
        expect([...history.testLosses]).toEqual([...history.losses]);
        expect([...(history.gradientNorms[1] ?? [])]).toEqual(all.map((each) => -each));
      }),
      { numRuns: 30 },
    );
  });

  test("stays as it was when it is extended, twice too", () => {
    const first = next(EMPTY_HISTORY, [0], [1]);
    const one = next(first, [1], [2]);
    const other = next(first, [1], [3]);
    expect([...first.losses]).toEqual([1]);
    expect([...one.losses]).toEqual([1, 2]);
    expect([...other.losses]).toEqual([1, 3]);
  });

  test("takes no step twice: a pause measures where it rests", () => {
    const history = next(next(EMPTY_HISTORY, [0, 10], [2, 1]), [10, 13], [1, 0.9]);
    expect([...history.steps]).toEqual([0, 10, 13]);
    expect(next(history, [13], [0.9])).toBe(history);
  });

  test("has no test losses where there is no test half", () => {
    expect(next(EMPTY_HISTORY, [0], [1]).testLosses).toHaveLength(0);
  });

  test("knows where it diverged, and not before", () => {
    const before = next(EMPTY_HISTORY, [0], [1]);
    const after = next(before, [3], [Number.POSITIVE_INFINITY], { state: "diverged" });
    expect(before.divergedAt).toBeNull();
    expect(after.divergedAt).toBe(3);
  });
});
