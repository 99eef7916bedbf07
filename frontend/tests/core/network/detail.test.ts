import { expect, test } from "vitest";
import { cellLook, LINES, lineCount, otherLines, strength } from "../../../src/core/network/detail";
import { MOST_LARGEST } from "../../../src/core/network/largest";

test("a neuron is a pixel, then a disc, then a disc with its numbers", () => {
  expect([2, 12, 70].map((px) => cellLook(px))).toEqual(["pixel", "disc", "figures"]);
});

test("as one zooms in there are more lines, never fewer, and never too many", () => {
  const counts = Array.from({ length: 60 }, (_, i) => lineCount(400, 0.4 * 1.1 ** i, 0.4));
  expect(counts[0]).toBe(400);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.at(-1)).toBe(MOST_LARGEST);
  expect(lineCount(400, 0.8, 0.4)).toBe(1_600);
  expect(lineCount(400, 0.1, 0.4)).toBe(400);
  expect(lineCount(0, 4, 0.4)).toBe(0);
});

test("the choices are walked one by one, to their ends", () => {
  expect(otherLines(400, 1)).toBe(1_000);
  expect(otherLines(400, -1)).toBe(100);
  expect(otherLines(LINES[0], -1)).toBe(LINES[0]);
  expect(otherLines(10_000, 1)).toBe(10_000);
});

test("the scale is fixed: a factor of ten is as much anywhere, whatever the sign", () => {
  const decade = strength(0.1) - strength(0.01);
  expect(strength(0.001) - strength(0.0001)).toBeCloseTo(decade);
  expect(strength(-0.1)).toBe(strength(0.1));
  expect([strength(0), strength(1e-9), strength(1e3), strength(Number.NaN)]).toEqual([0, 0, 1, 1]);
});
