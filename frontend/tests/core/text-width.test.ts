import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fittedInto, widthOf } from "../../src/core/text-width";

const word = fc.string({ minLength: 1, maxLength: 30 });

describe("a text cut to a width", () => {
  test("is itself where it fits", () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(fittedInto(text, widthOf(text))).toBe(text);
      }),
    );
  });

  test("never takes more room, unless not even one letter would be left", () => {
    fc.assert(
      fc.property(word, fc.double({ min: 0, max: 20, noNaN: true }), (text, ems) => {
        const cut = fittedInto(text, ems);
        if ([...cut].length > 2) expect(widthOf(cut)).toBeLessThanOrEqual(ems);
      }),
    );
  });

  test("is cut by letters, not by code units", () => {
    expect(fittedInto("𝜃𝜃𝜃𝜃", 3)).toBe("𝜃𝜃…");
    expect(fittedInto("Wwm", 2)).toBe("W…");
    expect(fittedInto("(wy·h1 − ŷ1)²", 6.4)).toMatch(/^\(wy·h.*…$/u);
  });
});

test("capitals are wider than small letters, and i narrower than either", () => {
  for (const isBold of [false, true]) {
    expect(widthOf("W", isBold)).toBeGreaterThan(widthOf("n", isBold));
    expect(widthOf("i", isBold)).toBeLessThan(widthOf("n", isBold) * 0.6);
  }
});
