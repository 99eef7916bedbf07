import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestShare, pathOf, pathText, pointAt } from "../../src/core/bezier";

const LINE = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 20, y: 0 },
  { x: 30, y: 0 },
];
const TWO_PIECES = [...LINE, { x: 40, y: 0 }, { x: 50, y: 20 }, { x: 60, y: 20 }];

describe("walking along an edge", () => {
  test("goes by length, not by parameter", () => {
    expect(pathOf(LINE).length).toBeCloseTo(30, 9);
    expect(pointAt(LINE, 0.5).x).toBeCloseTo(15, 6);
    expect(pointAt(LINE, 0.5).angle).toBe(0);
  });

  test("begins and ends at the ends, whatever the pieces", () => {
    expect(pointAt(TWO_PIECES, 0)).toMatchObject({ x: 0, y: 0 });
    expect(pointAt(TWO_PIECES, 1)).toMatchObject({ x: 60, y: 20 });
  });

  test("equal shares are equal distances", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), (share) => {
        const [a, b, c] = [share - 0.05, share, share + 0.05].map((each) => pointAt(TWO_PIECES, each));
        if (!a || !b || !c) throw new Error("no point");
        const first = Math.hypot(b.x - a.x, b.y - a.y);
        const second = Math.hypot(c.x - b.x, c.y - b.y);
        expect(Math.abs(first - second)).toBeLessThan(0.15);
      }),
    );
  });

  test("finds where it passes a label", () => {
    expect(nearestShare(LINE, { x: 15, y: 4 })).toBeCloseTo(0.5, 1);
    expect(nearestShare(TWO_PIECES, { x: 60, y: 30 })).toBe(1);
  });

  test("an edge of a single point does not break", () => {
    expect(pointAt([{ x: 3, y: 4 }], 0.7)).toMatchObject({ x: 3, y: 4 });
    expect(pathText([{ x: 3, y: 4 }])).toBe("M3 4");
    expect(pathText(LINE)).toBe("M0 0C10 0 20 0 30 0");
  });
});
