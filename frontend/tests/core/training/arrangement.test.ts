import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arranged, neighbour, unitAt } from "../../../src/core/training/arrangement";

const room = { left: 40, top: 30, width: 600, height: 340 };
const sizes = fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 2, maxLength: 8 });

describe("neurons", () => {
  test("are all drawn in 2-16-16-1, the hidden ones in two columns, so that their maps can be seen", () => {
    const { columns } = arranged([2, 16, 16, 1], room);
    expect(columns.map(({ units, hidden }) => [units.length, hidden])).toEqual([
      [2, 0],
      [16, 0],
      [16, 0],
      [1, 0],
    ]);
    expect(columns.map(({ units }) => new Set(units.map(({ x }) => x)).size)).toEqual([1, 2, 2, 1]);
    for (const { side } of columns.flatMap(({ units }) => units)) expect(side).toBeGreaterThan(30);
  });

  test("of a narrow layer stand in one column, in order", () => {
    const { columns } = arranged([2, 6, 6, 1], room);
    for (const { units, x } of columns) {
      expect(units.every((unit) => unit.x === x)).toBe(true);
      expect(units.map(({ y }) => y)).toEqual(units.map(({ y }) => y).sort((a, b) => a - b));
    }
  });

  test("of a wide layer stand in a grid, of a very wide one as many as have room", () => {
    const { columns } = arranged([2, 64, 784], room);
    expect(columns[1]?.hidden).toBe(0);
    expect(new Set(columns[1]?.units.map(({ x }) => x)).size).toBeGreaterThan(1);
    expect(columns[2]?.hidden).toBeGreaterThan(0);
    expect((columns[2]?.units.length ?? 0) + (columns[2]?.hidden ?? 0)).toBe(784);
  });

  test("never overlap, never leave their room, and are never too small to be seen", () => {
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 300, max: 1200 }),
        fc.integer({ min: 160, max: 600 }),
        (each, width, height) => {
          const { columns } = arranged(each, { ...room, width, height });
          const boxes = columns.flatMap(({ units }) => units);
          const edges = (sign: number, of: "x" | "y") => boxes.map((box) => box[of] + (sign * box.side) / 2);
          expect(Math.min(...boxes.map(({ side }) => side))).toBeGreaterThan(12);
          expect(Math.min(...edges(-1, "y"))).toBeGreaterThan(room.top - 1e-6);
          expect(Math.max(...edges(1, "y"))).toBeLessThan(room.top + height + 1e-6);
          expect(Math.min(...edges(-1, "x"))).toBeGreaterThan(room.left - 1e-6);
          expect(Math.max(...edges(1, "x"))).toBeLessThan(room.left + width + 1e-6);
          const apart = columns.flatMap(({ units }) =>
            units.slice(1).map(({ x, y, side }, i) => {
              const before = units[i] ?? { x, y };
              return Math.max(Math.abs(x - before.x), Math.abs(y - before.y)) / side;
            }),
          );
          expect(Math.min(2, ...apart)).toBeGreaterThan(1);
          columns.slice(1).forEach(({ units }, i) => {
            const before = Math.max(...(columns[i]?.units ?? []).map(({ x, side }) => x + side / 2));
            expect(Math.min(...units.map(({ x, side }) => x - side / 2))).toBeGreaterThan(before);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("the neuron at a place is the one that is drawn there", () => {
  const arrangement = arranged([2, 3, 1], room);
  for (const { units } of arrangement.columns)
    for (const unit of units) expect(unitAt(arrangement, unit.x + 3, unit.y - 3)).toBe(unit);
  expect(unitAt(arrangement, 0, 0)).toBeNull();
});

test("arrow keys go through a layer, and to the neuron as high in the next", () => {
  const arrangement = arranged([2, 3, 1], room);
  const walk = (keys: string) => {
    let now = { layer: 0, unit: 0 };
    for (const key of keys.split(" ")) now = neighbour(arrangement, now, `Arrow${key}`) ?? now;
    return [now.layer, now.unit];
  };
  expect(walk("Down")).toEqual([0, 1]);
  expect(walk("Down Down Right Down")).toEqual([1, 2]);
  expect(walk("Right Right Right Left")).toEqual([1, 1]);
  expect(walk("Left Up")).toEqual([0, 0]);
});
