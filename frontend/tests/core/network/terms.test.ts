import fc from "fast-check";
import { expect, test } from "vitest";
import { backwardTerms, forwardTerms } from "../../../src/core/network/terms";

const number = fc.double({ min: -10, max: 10, noNaN: true });
const layer = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([units, inputs]) =>
  fc.record({
    W: fc.array(number, { minLength: units * inputs, maxLength: units * inputs }).map((w) => Float64Array.from(w)),
    a: fc.array(number, { minLength: inputs, maxLength: inputs }).map((a) => Float64Array.from(a)),
    dz: fc.array(number, { minLength: units, maxLength: units }).map((dz) => Float64Array.from(dz)),
    most: fc.nat(14),
  }),
);

test("the terms that are named and what the others come to are the whole sum", () => {
  fc.assert(
    fc.property(layer, ({ W, a, dz, most }) => {
      dz.forEach((_, j) => {
        const { terms, rest, count } = forwardTerms(W, a, j, most);
        const sum = a.reduce((total, each, i) => total + (W[j * a.length + i] ?? 0) * each, 0);
        expect(terms.reduce((total, { product }) => total + product, rest)).toBeCloseTo(sum, 9);
        expect([count, terms.length]).toEqual([a.length, Math.min(most, a.length)]);
      });
      a.forEach((_, i) => {
        const { terms, rest } = backwardTerms(W, dz, i, most);
        const sum = dz.reduce((total, each, j) => total + (W[j * a.length + i] ?? 0) * each, 0);
        expect(terms.reduce((total, { product }) => total + product, rest)).toBeCloseTo(sum, 9);
      });
    }),
  );
});

test("a term is the weight between the two neurons times what it meets, and W is not transposed", () => {
  const W = Float64Array.of(1, 2, 3, 10, 20, 30);
  expect(forwardTerms(W, Float64Array.of(1, 1, 1), 1, 1).terms).toEqual([
    { index: 2, weight: 30, factor: 1, product: 30 },
  ]);
  expect(backwardTerms(W, Float64Array.of(5, 0.1), 1, 1).terms).toEqual([
    { index: 0, weight: 2, factor: 5, product: 10 },
  ]);
});
