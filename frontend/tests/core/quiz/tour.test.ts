import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedIn, placeOf } from "../../../src/core/quiz/asked";
import { tourQuestions } from "../../../src/core/quiz/tour";
import type { Scene } from "../../../src/model/types";
import { FILMS, film, node } from "../../film";

/** A cue at the step that completes the gradient of each of these. */
function looking(scene: Scene, ids: readonly string[]) {
  return ids.map((id) => ({ step: askedIn(scene, `rule:${id}`)?.step ?? -1, look: [id] }));
}

describe("a tour", () => {
  test("asks for the rule, then a number, then its sign, of arrays for an element", () => {
    const scene = film("lecture-arrays");
    const questions = tourQuestions(scene, looking(scene, ["a3", "W3", "z2", "W1"]));
    expect([...questions]).toEqual([
      [0, "rule:a3"],
      [2, "gradient:z2:2:1"],
      [3, "sign:W1:2:1"],
    ]);
  });

  test("asks first for a rule that was missed elsewhere", () => {
    const scene = film("neuron");
    const [last] = [...tourQuestions(scene, looking(scene, ["z", "b"]), ["bias"])].slice(-1);
    expect(last).toEqual([1, "rule:b"]);
  });

  test("asks as often where a rule was missed that it would have come to anyway", () => {
    const scene = film("lecture-arrays");
    const tour = looking(scene, ["a3", "W3", "z2", "W1"]);
    expect([...tourQuestions(scene, tour, ["gain"])]).toEqual([
      [0, "rule:a3"],
      [2, "rule:z2"],
      [3, "sign:W1:2:1"],
    ]);
  });

  test("that looks at what hands on, or at edges, asks for what is reached", () => {
    const scene = film("neuron");
    const step = askedIn(scene, "rule:z")?.step ?? -1;
    const handing = scene.nodes[scene.steps[step]?.node ?? -1]?.id ?? "";
    expect([...tourQuestions(scene, [{ step, look: [handing] }])]).toEqual([[0, "rule:z"]]);
  });

  test.each(FILMS)(
    "of %s asks for nothing on the way forward, and at most three times, for what can be asked",
    (name) => {
      const scene = film(name);
      const stop = fc.record({
        step: fc.nat(scene.steps.length - 1),
        look: fc.subarray(scene.nodes.map(({ id }) => id)),
      });
      fc.assert(
        fc.property(fc.array(stop, { maxLength: 8 }), (tour) => {
          const questions = [...tourQuestions(scene, tour)];
          expect(questions.length).toBeLessThanOrEqual(3);
          for (const [cue, key] of questions) expect(askedIn(scene, key)?.step).toBe(tour[cue]?.step);
          if (tour.every(({ step }) => scene.steps[step]?.pass === "forward")) expect(questions).toEqual([]);
        }),
      );
    },
  );
});

describe("the place of an element", () => {
  test.each(["lecture-arrays", "softmax-arrays", "vectors", "slices"] as const)(
    "in %s leads back to the element",
    (name) => {
      const scene = film(name);
      const arrays = scene.nodes.filter(({ onPath, shape }) => onPath && shape.length > 0);
      for (const { id, size } of arrays) {
        for (let cell = 0; cell < size; cell++) {
          const key = ["gradient", id, ...placeOf(scene, node(scene, id), cell)].join(":");
          expect(askedIn(scene, key)?.question.cell).toBe(cell);
        }
      }
    },
  );
});
