import fc from "fast-check";
import { expect, test } from "vitest";
import { asDrawn } from "../../src/core/turned";
import { film, node } from "../film";

test("samples are columns: what the stage draws of a batch is what z = W a + b prints", () => {
  const scene = film("network-batch");
  const at = (id: string) => {
    const { index } = node(scene, id);
    const body = scene.layout?.nodes[index]?.body;
    if (!body) throw new Error(`no place for ${id}`);
    const data = asDrawn(body, scene.numbers.values[index] ?? new Float64Array());
    return Array.from({ length: body.rows }, (_, i) => [...data.subarray(i * body.columns, (i + 1) * body.columns)]);
  };
  const [W, x, b, z] = ["W1", "x", "b1", "z1"].map(at);
  const product = (W ?? []).map((row, i) =>
    (x?.[0] ?? []).map((_, n) => row.reduce((sum, w, k) => sum + w * (x?.[k]?.[n] ?? 0), b?.[i]?.[0] ?? 0)),
  );
  expect(z?.length).toBe(product.length);
  z?.flat().forEach((each, i) => {
    expect(each).toBeCloseTo(product.flat()[i] ?? Number.NaN, 12);
  });
});

test("turned twice, an array is what it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (rows, columns) => {
      const data = Float64Array.from({ length: rows * columns }, (_, i) => i);
      const once = asDrawn({ rows, columns, turned: true }, data);
      expect([...asDrawn({ rows: columns, columns: rows, turned: true }, once)]).toEqual([...data]);
    }),
  );
});
