import fc from "fast-check";
import { expect, test } from "vitest";
import { grip, reach, scrubbed, tidy } from "../../src/studio/scrub";

test("a hand that comes back to where it began brings the value back", () => {
  expect(scrubbed(grip(0.37), 0)).toBe(0.37);
});

test("a drag leaves tidy digits", () => {
  expect(scrubbed(grip(0.1), 20)).toBe(0.2);
  expect(scrubbed(grip(12), -20)).toBe(2);
});

test("shift is coarse and alt is fine", () => {
  expect(scrubbed(grip(1), 10, 10)).toBe(6);
  expect(scrubbed(grip(1), 10, 0.1)).toBe(1.05);
});

test("tidy takes the dust of binary fractions away", () => {
  expect(tidy(0.1 + 0.2, 0.1)).toBe(0.3);
});

test("a slider has room on both sides of every value", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
      expect(reach(value)).toBeGreaterThan(Math.abs(value));
    }),
  );
});
