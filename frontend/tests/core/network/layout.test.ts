import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  along,
  chipSize,
  inputHalf,
  lineOf,
  type NetworkLayout,
  networkLayout,
  withoutSeeds,
} from "../../../src/core/network/layout";
import { centred, overlap, type Rect } from "../../../src/core/network/rect";
import { widestWeight } from "../../../src/core/network/weight-labels";
import { textFloor } from "../../../src/core/text-floor";

const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 7 });
const size = fc.record({ width: fc.integer({ min: 480, max: 2560 }), height: fc.integer({ min: 200, max: 1400 }) });
const weightEms = fc.double({ min: 1, max: 6, noNaN: true });

function laid(counts: readonly number[], stage: { width: number; height: number }, ems: number): NetworkLayout {
  const floor = textFloor(stage, "studio");
  return networkLayout({ sizes: counts, weightEms: ems }, { size: stage, floor, digits: 4 });
}

/** Circles, squares and boxes: what stands there at any step. */
function solids({ columns, seeds, loss }: NetworkLayout): Rect[] {
  const parts = columns.flatMap((column, c) => {
    const half = c === 0 ? inputHalf(column) : column.radius;
    return column.places.map(({ x, y }) => centred(x, y, 2 * half, 2 * half));
  });
  return [...parts, ...seeds, loss];
}

function chips(layout: NetworkLayout, ems: number): Rect[] {
  const { width, height } = chipSize(ems, layout.lineFont);
  return layout.columns.slice(1).flatMap(({ places }, l) => {
    if (!layout.hasChips[l]) return [];
    const sources = layout.columns[l]?.places ?? [];
    return places.flatMap((_, j) =>
      sources.map((_source, k) => {
        const { x, y } = along(lineOf(layout, l, j, k, 1), layout.shares[l]?.[j]?.[k] ?? 0);
        return centred(x, y, width, height);
      }),
    );
  });
}

function meetings(rooms: readonly Rect[]): number {
  return rooms.reduce((count, room, i) => count + rooms.slice(i + 1).filter((other) => overlap(room, other)).length, 0);
}

describe("the layout of a network", () => {
  test("has room for every weight of the lecture's network on a small phone", () => {
    const stage = { width: 360, height: 250 };
    expect(laid([2, 2, 2, 2], stage, widestWeight([1, -2, 4], 3)).hasChips).toEqual([true, true, true]);
  });

  test("no neuron, box or chip meets another, and all lie on the stage", () => {
    fc.assert(
      fc.property(sizes, size, weightEms, (counts, stage, ems) => {
        const layout = laid(counts, stage, ems);
        expect(meetings(solids(layout))).toBe(0);
        expect(meetings(chips(layout, ems))).toBe(0);
        for (const { x, y, width, height } of [...solids(layout), ...chips(layout, ems)]) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.01);
          expect(x + width).toBeLessThanOrEqual(stage.width + 0.01);
          expect(y + height).toBeLessThanOrEqual(stage.height + 0.01);
        }
      }),
    );
  });

  test("where no seeds are shown the loss stands level with the middle of the outputs, and meets nothing", () => {
    fc.assert(
      fc.property(sizes, size, weightEms, (counts, stage, ems) => {
        const layout = withoutSeeds(laid(counts, stage, ems));
        const places = layout.columns.at(-1)?.places ?? [];
        const { y, height } = layout.loss;
        expect(y + height / 2).toBeCloseTo(places.reduce((sum, place) => sum + place.y, 0) / places.length);
        expect(meetings(solids({ ...layout, seeds: [] }))).toBe(0);
        expect(Math.min(y, stage.height - y - height)).toBeGreaterThanOrEqual(-0.01);
      }),
    );
  });

  test("no text is set smaller than the floor", () => {
    fc.assert(
      fc.property(sizes, size, weightEms, (counts, stage, ems) => {
        const layout = laid(counts, stage, ems);
        for (const font of [layout.lineFont, ...layout.columns.map(({ valueFont }) => valueFont)]) {
          expect(font).toBeGreaterThanOrEqual(layout.floor);
        }
      }),
    );
  });

  test("the lecture's network fills its stage and has room for everything at rest, in a small frame too", () => {
    for (const stage of [
      { width: 1280, height: 512 },
      { width: 640, height: 262 },
      { width: 480, height: 226 },
    ]) {
      const layout = laid([2, 2, 2, 2], stage, 1.6);
      const seed = layout.seeds[0] as Rect;
      expect(layout.hasChips).toEqual([true, true, true]);
      expect(layout.columns.every(({ hasValues, rows }) => hasValues && rows !== "bare")).toBe(true);
      expect(stage.width - (seed.x + seed.width)).toBeLessThan(0.02 * stage.width);
    }
  });

  test("eight neurons a layer keep their circles, and lose their chips rather than the size of their letters", () => {
    const { columns, hasChips } = laid([8, 8, 2], { width: 1280, height: 440 }, 4);
    expect(hasChips).toEqual([false, false]);
    expect(columns.every(({ radius }) => radius > 8)).toBe(true);
  });
});
