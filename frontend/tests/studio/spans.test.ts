import fc from "fast-check";
import { expect, test } from "vitest";
import { toPoints, toUtf16 } from "../../src/studio/spans";

test("a letter beyond the basic plane is one code point and two UTF-16 units", () => {
  expect(toUtf16("𝑥+y", 1)).toBe(2);
  expect(toPoints("𝑥+y", 2)).toBe(1);
});

test("places beyond the end are the end", () => {
  expect(toUtf16("ab", 9)).toBe(2);
});

test("there and back again is the same place, for every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, at) => {
      const points = Math.min(at, [...text].length);
      expect(toPoints(text, toUtf16(text, points))).toBe(points);
    }),
  );
});
