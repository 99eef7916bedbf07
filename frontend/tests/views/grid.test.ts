import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNumber } from "../../src/core/format";
import { DIGITS_IN_LIST } from "../../src/core/formula/figure-text";
import { figureInCell } from "../../src/views/shared/grid";

test("a cell has the digits that its number has in a list of the card", () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
      expect(figureInCell(x, 400)).toBe(formatNumber(x, DIGITS_IN_LIST));
    }),
  );
  expect(figureInCell(-0.123456, 48)).toBe(formatNumber(-0.123456, 3));
});

test("a cell that is too narrow for one digit is empty rather than written small", () => {
  expect(figureInCell(-0.123456, 12)).toBe("");
  expect(figureInCell(-0.123456, 30)).toBe("−0.1");
});
