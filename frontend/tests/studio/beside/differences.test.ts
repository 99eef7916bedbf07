import { expect, test } from "vitest";
import { frameAt } from "../../../src/core/frame-at";
import { variantOf } from "../../../src/core/quiz/variant";
import { recompute } from "../../../src/core/tape/tape";
import type { Numbers } from "../../../src/model/types";
import { differences } from "../../../src/studio/beside/differences";
import { film } from "../../film";

const scene = film("fan-out");

function at(t: number, numbers: Numbers = scene.numbers) {
  return { scene, numbers, frame: frameAt(scene, numbers, t, { first: Math.max(0, t - 1), end: t }) };
}

test("a film beside itself has no other number", () => {
  expect(differences(at(7), at(7))).toEqual([]);
});

test("with other inputs differs what follows from them, as far as it is known in both", () => {
  const drawn = Object.fromEntries([...variantOf(scene, scene.numbers, 2)].map(([id]) => [id, 5]));
  const others = recompute(scene, scene.numbers, drawn);
  expect(others && differences(at(0), at(0, others))).toEqual(["s"]);
  expect(others && differences(at(1), at(1, others))).toEqual(["s", "x"]);
  expect(others && differences(at(2), at(1, others))).toEqual(["s", "x"]);
});
