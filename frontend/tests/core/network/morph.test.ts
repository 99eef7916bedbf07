import { describe, expect, test } from "vitest";
import { amplifierPath, entering, leaving } from "../../../src/core/network/morph";

function points(path: string): (readonly [number, number])[] {
  return [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

const AMPLIFIER = { radius: 31, tip: 43, base: 43, half: 36 };

describe("the morph of a circle into an amplifier", () => {
  test("begins as the circle", () => {
    for (const [x, y] of points(amplifierPath(AMPLIFIER, 0))) expect(Math.hypot(x, y)).toBeCloseTo(31, 1);
  });

  test("ends as a triangle with its tip on the left", () => {
    const corners = points(amplifierPath(AMPLIFIER, 1));
    const at = (x: number, y: number) => corners.some(([px, py]) => Math.abs(px - x) < 0.01 && Math.abs(py - y) < 0.01);
    expect([at(-43, 0), at(43, 36), at(43, -36)]).toEqual([true, true, true]);
    expect(corners.filter(([x]) => x < -42)).toHaveLength(1);
  });

  test("moves every point on a straight way: half-way lies between", () => {
    const [from, half, to] = [0, 0.5, 1].map((share) => points(amplifierPath(AMPLIFIER, share)));
    half?.forEach(([x, y], i) => {
      expect(x).toBeCloseTo(((from?.[i]?.[0] ?? 0) + (to?.[i]?.[0] ?? 0)) / 2, 1);
      expect(y).toBeCloseTo(((from?.[i]?.[1] ?? 0) + (to?.[i]?.[1] ?? 0)) / 2, 1);
    });
  });

  test("what goes is gone before what comes appears", () => {
    for (let share = 0; share <= 1; share += 0.05) expect(Math.min(leaving(share), entering(share))).toBe(0);
    expect([leaving(0), entering(0), leaving(1), entering(1)]).toEqual([1, 0, 0, 1]);
  });
});
