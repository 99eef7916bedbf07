import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arc, ellipse, readPath, rectangle } from "../../src/picture/outline";
import type { Segment } from "../../src/picture/types";

/** Where a segment ends. */
function end(segment: Segment | undefined): readonly [number, number] {
  if (!segment || segment[0] === "Z") throw new Error("no end");
  return segment.slice(-2) as unknown as readonly [number, number];
}

describe("reading the outline of a path", () => {
  test("relative and absolute commands are the same outline", () => {
    const absolute = readPath("M10 20L30 20H40V50C40 60 50 60 50 50Z");
    expect(readPath("m10 20l20 0h10v30c0 10 10 10 10 0z")).toEqual(absolute);
    expect(absolute.map(([letter]) => letter).join("")).toBe("MLLLCZ");
  });

  test("numbers need no spaces, and commands that repeat no letters", () => {
    expect(readPath("M1-2L.5.5 3e1-4")).toEqual([
      ["M", 1, -2],
      ["L", 0.5, 0.5],
      ["L", 30, -4],
    ]);
    expect(readPath("M0 0 10 0 10 10")).toEqual(readPath("M0 0L10 0L10 10"));
  });

  test("a quadratic curve passes through the same middle", () => {
    const [, curve] = readPath("M0 0Q10 20 20 0");
    if (curve?.[0] !== "C") throw new Error("no curve");
    const [, , y1, , y2] = curve;
    expect((3 * y1 + 3 * y2) / 8).toBeCloseTo(10, 9);
  });

  test("a smooth curve goes on in the direction of the one before", () => {
    const [, , second] = readPath("M0 0C0 10 10 10 10 0S20 -10 20 0");
    expect(second).toEqual(["C", 10, -10, 20, -10, 20, 0]);
  });

  test("an arc ends where it says, and stays on its circle", () => {
    const point = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        point,
        point,
        fc.double({ min: 60, max: 90, noNaN: true }),
        fc.boolean(),
        fc.boolean(),
        (x, y, r, large, sweep) => {
          fc.pre(Math.hypot(x, y) > 1);
          const made = readPath(`M0 0A${r} ${r} 0 ${large ? 1 : 0}${sweep ? 1 : 0}${x} ${y}`);
          const [endX, endY] = end(made.at(-1));
          expect(endX).toBeCloseTo(x, 4);
          expect(endY).toBeCloseTo(y, 4);
          const angle = 2 * Math.asin(Math.hypot(x, y) / 2 / r);
          expect(made.length - 1).toBe(Math.ceil((large ? 2 * Math.PI - angle : angle) / (Math.PI / 2) - 1e-9));
        },
      ),
    );
  });
});

test("circles are round to a thousandth of their radius", () => {
  let [x, y] = [10, 0];
  for (const segment of ellipse(0, 0, 10)) {
    if (segment[0] !== "C") continue;
    const [, x1, y1, x2, y2, x3, y3] = segment;
    for (const share of [0.25, 0.5, 0.75]) {
      const back = 1 - share;
      const at = (a: number, b: number, c: number, d: number) =>
        back ** 3 * a + 3 * back ** 2 * share * b + 3 * back * share ** 2 * c + share ** 3 * d;
      expect(Math.abs(Math.hypot(at(x, x1, x2, x3), at(y, y1, y2, y3)) - 10)).toBeLessThan(0.01);
    }
    [x, y] = [x3, y3];
  }
});

test("a corner is never rounder than the box has room for", () => {
  expect(rectangle(0, 0, 10, 4, 99)).toEqual(rectangle(0, 0, 10, 4, 2));
  expect(rectangle(0, 0, 10, 4)).toHaveLength(5);
});

test("an arc goes both ways", () => {
  expect(end(arc(0, 0, 1, 1, 0, Math.PI).at(-1))[0]).toBeCloseTo(-1, 12);
  expect(end(arc(0, 0, 1, 1, 0, -Math.PI / 2).at(-1))[1]).toBeCloseTo(-1, 12);
});
