import { describe, expect, test } from "vitest";
import { isLabel } from "../../../src/core/quiz/label";
import { variantOf, variantValues } from "../../../src/core/quiz/variant";
import { recompute } from "../../../src/core/tape/tape";
import { FILMS, film } from "../../film";

describe("a variant", () => {
  test.each(FILMS)("of %s is the same for the same seed, and keeps signs, zeros and labels", (name) => {
    const scene = film(name);
    const drawn = variantOf(scene, scene.numbers, 7);
    expect(drawn).toEqual(variantOf(scene, scene.numbers, 7));
    for (const [id, numbers] of drawn) {
      const node = scene.nodes.find((each) => each.id === id);
      const before = scene.numbers.values[node?.index ?? -1] ?? [];
      expect(numbers.map(Math.sign)).toEqual([...before].map(Math.sign));
      expect(numbers.every((x) => node?.role === "target" || [0, 0.5, 1, 2, 3].includes(Math.abs(x)))).toBe(true);
    }
  });

  test("is computed in the page, with other gradients than before", () => {
    const scene = film("lecture-network");
    const values = Object.fromEntries([...variantOf(scene, scene.numbers, 3)].map(([id, [x = 0]]) => [id, x]));
    const found = recompute(scene, scene.numbers, values);
    expect(found?.gradients[0]?.[0]).not.toBe(scene.numbers.gradients[0]?.[0]);
    expect(variantOf(scene, scene.numbers, 4)).not.toEqual(variantOf(scene, scene.numbers, 3));
  });

  test("has arrays as rows of their own shape, and a seed that is none changes nothing", () => {
    const scene = film("lecture-network");
    expect(Object.entries(variantValues(scene, "7"))).toEqual(
      [...variantOf(scene, scene.numbers, 7)].map(([id, [x]]) => [id, x]),
    );
    expect(variantValues(scene, "seven")).toEqual({});
    const arrays = film("lecture-arrays");
    const { W1, x, t } = variantValues(arrays, "7");
    const drawn = variantOf(arrays, arrays.numbers, 7);
    expect([W1, x, t].map((each) => [each].flat(3))).toEqual(["W1", "x", "t"].map((id) => drawn.get(id)));
    expect(W1).toEqual([
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
    ]);
  });

  test("leaves a given ŷ as it is, which is a label, and a ŷ that is computed is none", () => {
    const leaf = { role: "input", isLeaf: true } as const;
    expect(isLabel({ ...leaf, id: "ŷ" })).toBe(true);
    expect(isLabel({ ...leaf, id: "y\u0302_1" })).toBe(true);
    expect(isLabel({ ...leaf, id: "y" })).toBe(false);
    expect(isLabel({ ...leaf, id: "ŷ", isLeaf: false })).toBe(false);
  });
});
