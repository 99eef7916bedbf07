import fc from "fast-check";
import { expect, test } from "vitest";
import { sizesOf } from "../../../src/studio/network/document";
import {
  planOf,
  reshaped,
  valuesOf,
  widthsOf,
  withLayer,
  withoutLayer,
  withWidth,
} from "../../../src/studio/network/shape";
import lecture from "../../fixtures/lecture-network.json";
import one from "../../fixtures/network.json";
import { LECTURE } from "./lecture";

/** First weights for any widths: 9 for a weight, 8 for a bias. */
function drawn(widths: readonly number[]) {
  const entries = widths.slice(1).flatMap((units, i) => [
    [`W${i + 1}`, Array.from({ length: units }, () => new Array<number>(widths[i] ?? 0).fill(9))],
    [`b${i + 1}`, new Array<number>(units).fill(8)],
  ]);
  return Object.fromEntries(entries);
}

const reshape = (plan: ReturnType<typeof planOf>, isDrawn = false) =>
  reshaped(LECTURE, plan, drawn(widthsOf(plan)), isDrawn);

test("one more neuron is drawn, and every other number stays", () => {
  const { layers, samples } = reshape(withWidth(planOf(LECTURE), 1, 3));
  expect(layers[0]).toMatchObject({ W: [[1, -2], [-1, 1], [9, 9]], b: [1, 0, 8] }); // biome-ignore format: matrices in rows
  expect(layers[1]).toMatchObject({ W: [[2, -1, 9], [-2, -1, 9]], b: [0, 0] }); // biome-ignore format: matrices in rows
  expect(samples).toEqual(LECTURE.samples);
});

test("another input or output reaches every sample", () => {
  expect(reshape(withWidth(planOf(LECTURE), 0, 3)).samples[0]).toEqual({ x: [1, -1, 0], target: [1, 0] });
  expect(reshape(withWidth(planOf(LECTURE), 2, 1)).samples[1]).toEqual({ x: [0, 0], target: [0] });
});

test("a new layer comes before the last, which keeps its weights", () => {
  const { layers } = reshape(withLayer(planOf(LECTURE)));
  expect(layers.map(({ W }) => W)).toEqual([LECTURE.layers[0]?.W, [[9, 9], [9, 9]], LECTURE.layers[1]?.W]); // biome-ignore format: matrices in rows
  expect(layers[1]?.activation).toBe("sigmoid");
});

test("without a layer the others keep theirs", () => {
  const { layers } = reshape(withoutLayer(planOf(LECTURE), 0));
  expect(layers).toEqual([LECTURE.layers[1]]);
});

test("drawn anew, no old weight is left", () => {
  const numbers = reshape(planOf(LECTURE), true).layers.flatMap(({ W, b }) => [...W.flat(), ...b]);
  expect(new Set(numbers)).toEqual(new Set([8, 9]));
});

test("every plan gives matrices that fit together and to the samples", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(widths, fc.boolean(), ([inputs = 1, hidden = 1, outputs = 1], hasMore) => {
      const sized = withWidth(withWidth(withWidth(planOf(LECTURE), 0, inputs), 1, hidden), 2, outputs);
      const plan = hasMore ? withLayer(sized) : sized;
      const document = reshape(plan);
      expect(sizesOf(document)).toEqual(widthsOf(plan));
      document.layers.forEach(({ W }, i) => {
        for (const row of W) expect(row).toHaveLength(widthsOf(plan)[i] ?? Number.NaN);
      });
      for (const { x, target } of document.samples) expect([x.length, target.length]).toEqual([inputs, outputs]);
    }),
  );
});

test.each([
  ["2-1-1", one],
  ["the lecture's", lecture],
])("the values of a film of neurons are foreseen: %s", (_, film) => {
  const layers = film.source.layers as unknown as typeof LECTURE.layers;
  expect(valuesOf(sizesOf({ ...LECTURE, layers }))).toBe(film.graph.nodes.length);
});
