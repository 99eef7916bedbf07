import { describe, expect, test } from "vitest";
import { figureAt } from "../../../src/core/formula/figure";
import { transposed } from "../../../src/core/formula/figure-text";
import type { FigureSlot } from "../../../src/core/formula/setting";
import { formulasOf } from "../../../src/core/formula/step";
import { frameAt } from "../../../src/core/frame-at";
import { film, node } from "../../film";

const scene = film("softmax-arrays");
const moment = { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, scene.steps.length) };
const z1 = node(scene, "z1");

/** The matrix that stands at a place, as rows. */
function shown({ key, isTurned }: FigureSlot): number[][] {
  const figure = figureAt(moment, key);
  if (!figure) throw new Error(`${key} is not known`);
  const { data, shape } = isTurned ? transposed(figure) : figure;
  const columns = shape.length === 1 ? 1 : (shape[1] ?? 1);
  return Array.from({ length: data.length / columns }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
}

function times(a: readonly number[][], b: readonly number[][]): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? Number.NaN), 0)));
}

function turn(a: readonly number[][]): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? Number.NaN));
}

/** The different places of a setting, in their order. */
function places(given: readonly FigureSlot[]): FigureSlot[] {
  return given.filter((place, i) => given.findIndex(({ key }) => key === place.key) === i);
}

function expectSame(a: readonly number[][], b: readonly number[][]): void {
  expect(a.length).toBe(b.length);
  a.flat().forEach((x, i) => {
    expect(x).toBeCloseTo(b.flat()[i] ?? Number.NaN, 12);
  });
}

describe("a dense layer on a batch", () => {
  const forward = formulasOf(scene, scene.steps.find((step) => step.node === z1.index) as never);
  const backward = formulasOf(scene, scene.steps.findLast((step) => step.node === z1.index) as never);

  test("is W a + b with the numbers as they stand", () => {
    const [w, a, b] = places(forward.lines[0]?.numbers.places ?? []).map(shown);
    const [z] = places(forward.lines[0]?.result.places ?? []).map(shown);
    const sum = times(w ?? [], a ?? []).map((row, i) => row.map((x) => x + (b?.[i]?.[0] ?? Number.NaN)));
    expectSame(sum, z ?? []);
  });

  test("hands back Wᵀ g and g aᵀ with the numbers as they stand", () => {
    const [toA, toW] = backward.lines.map(({ numbers, result }) => ({
      factors: places(numbers.places).map(shown),
      result: places(result.places).map(shown)[0] ?? [],
    }));
    expectSame(times(turn(toA?.factors[0] ?? []), toA?.factors[1] ?? []), toA?.result ?? []);
    expectSame(times(toW?.factors[0] ?? [], turn(toW?.factors[1] ?? [])), toW?.result ?? []);
  });

  test("adds the gradients of the samples up for the bias", () => {
    const line = backward.lines[2];
    expect(line?.rule.text).toContain("sum over n of");
    const [g] = places(line?.numbers.places ?? []).map(shown);
    const [b] = places(line?.result.places ?? []).map(shown);
    expectSame(
      (g ?? []).map((row) => [row.reduce((sum, x) => sum + x, 0)]),
      b ?? [],
    );
  });
});

describe.each(["softmax-arrays", "lecture-arrays"] as const)("the batches of %s", (name) => {
  const given = film(name);
  const lines = given.steps.flatMap((step) => formulasOf(given, step).lines.map((line) => ({ step, line })));
  const at = { scene: given, numbers: given.numbers, frame: frameAt(given, given.numbers, given.steps.length) };

  test("stand in every formula as the picture draws them", () => {
    const matrices = lines.flatMap(({ line }) =>
      line.whole.places.flatMap((place) => {
        const body = given.layout?.nodes[Number(place.key.slice(1))]?.body;
        const shape = figureAt(at, place.key)?.shape;
        return /^[vg]/.test(place.key) && shape?.length === 2 && body ? [{ place, body, shape }] : [];
      }),
    );
    expect(matrices.length).toBeGreaterThan(10);
    for (const { place, body, shape } of matrices) {
      const [rows, columns] = place.isTurned ? shape.toReversed() : shape;
      expect([place.key, place.isTurned ?? false, rows, columns]).toEqual([
        place.key,
        body.turned ?? false,
        body.rows,
        body.columns,
      ]);
    }
  });
});
