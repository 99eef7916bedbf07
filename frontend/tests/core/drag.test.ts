import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dragged, stepped } from "../../src/core/drag";

const PLAIN = { isCoarse: false, isFine: false };

describe("changing a number by hand", () => {
  test("a key is a step that suits the number's size", () => {
    expect(stepped(0.5, 1, PLAIN)).toBe(0.6);
    expect(stepped(0.5, -1, PLAIN)).toBe(0.4);
    expect(stepped(25, 1, PLAIN)).toBe(26);
    expect(stepped(0.5, 1, { isCoarse: true, isFine: false })).toBe(1.5);
    expect(stepped(0.5, 1, { isCoarse: false, isFine: true })).toBe(0.51);
  });

  test("a hundred pixels are one, for numbers below ten", () => {
    expect(dragged(0.5, 100, PLAIN)).toBe(1.5);
    expect(dragged(0.5, -1, PLAIN)).toBe(0.49);
  });

  test("leaves no dust of binary fractions", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -300, max: 300 }), (tenths, pixels) => {
        expect(String(dragged(tenths / 10, pixels, PLAIN))).toMatch(/^-?\d+(\.\d{1,2})?$/);
      }),
    );
  });

  test("there and back again is where one was", () => {
    expect(stepped(stepped(0.3, 1, PLAIN), -1, PLAIN)).toBe(0.3);
  });
});
