import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber, formatShape, formatSigned } from "../../src/core/format";

/** Back to a number, for comparing. */
function parsed(text: string): number {
  return Number(text.replaceAll("−", "-").replace("∞", "Infinity"));
}

describe("four significant digits", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [0.5, "0.5"],
    [-0.2708123, "−0.2708"],
    [0.9820137900379085, "0.982"],
    [1.84, "1.84"],
    [12345.678, "12346"],
    [999999.4, "999999"],
    [1e6, "1e6"],
    [-123456789, "−1.235e8"],
    [0.0001, "0.0001"],
    [0.00009999, "9.999e−5"],
    [-1e-300, "−1e−300"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("%d reads %s", (x, text) => {
    expect(formatNumber(x)).toBe(text);
  });

  test("are right to half a unit of the last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e308, max: 1e308, noNaN: true }), (x) => {
        expect(Math.abs(parsed(formatNumber(x)) - x)).toBeLessThanOrEqual(0.50001e-3 * Math.abs(x));
      }),
    );
  });

  test("have no hyphen, no plus and no zeros that say nothing", () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        const text = formatNumber(x);
        expect(text).not.toMatch(/[-+]/);
        expect(text).not.toMatch(/\.\d*0(e|$)/);
      }),
    );
  });
});

test("all digits on demand are all digits", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      expect(parsed(formatNumber(x, "all"))).toBe(x === 0 ? 0 : x);
    }),
  );
});

test("a contribution carries its sign", () => {
  expect(formatSigned(2)).toBe("+2");
  expect(formatSigned(-2)).toBe("−2");
  expect(formatSigned(0)).toBe("+0");
});

test("a shape is written with a cross", () => {
  expect(formatShape([2, 3])).toBe("2×3");
  expect(formatShape([])).toBe("");
});
