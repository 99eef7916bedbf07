import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber } from "../../src/core/format";
import { clipped, fitted, shortFigure, toneOf, toneOfAll, widthInEms } from "../../src/views/shared/figure";

describe("a figure in a room", () => {
  test("has four digits where they fit", () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(fitted(x, 99)).toBe(formatNumber(x));
      }),
    );
  });

  test("loses digits, never its size or sign, where they do not", () => {
    expect(fitted(-0.0009954, 4.2)).toBe("−0.001");
    expect(fitted(-0.2708, 3)).toBe("−0.27");
    expect(fitted(123456, 2)).toBe("123456");
  });

  test("is never wider than its room as long as fewer digits help", () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (x) => {
        const text = fitted(x, 4.3);
        expect(widthInEms(text) <= 4.3 || text === formatNumber(x, 1)).toBe(true);
      }),
    );
  });

  test("of an array is its shape, in brackets that tell it from a number", () => {
    expect(shortFigure(Float64Array.of(1, 2), [2], 9)).toBe("[2]");
    expect(shortFigure(Float64Array.of(2), [], 9)).toBe("2");
  });
});

test("a tone is the sign, and what is no number has its own", () => {
  expect([1, -1, 0, Number.NaN, Number.NEGATIVE_INFINITY].map(toneOf)).toEqual([
    "positive",
    "negative",
    "zero",
    "broken",
    "broken",
  ]);
  expect(toneOfAll(Float64Array.of(1, -1))).toBe("mixed");
  expect(toneOfAll(Float64Array.of(0, 2))).toBe("positive");
  expect(toneOfAll(Float64Array.of(0, Number.NaN))).toBe("broken");
});

test("a text is cut by letters, not by code units", () => {
  expect(clipped("abcdef", 4)).toBe("abc…");
  expect(clipped("𝜃𝜃𝜃", 3)).toBe("𝜃𝜃𝜃");
  expect(clipped("𝜃𝜃𝜃𝜃", 3)).toBe("𝜃𝜃…");
});
