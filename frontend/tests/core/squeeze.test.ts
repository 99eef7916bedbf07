import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../../src/core/arrange";
import { squeeze } from "../../src/core/squeeze";
import type { Layout } from "../../src/model/types";
import { FILMS, film } from "../film";

/** How far apart two boxes are along an axis; negative where they overlap. */
function gap(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.abs(one[0] - other[0]) - (one[1] + other[1]) / 2;
}

function boxesOf({ nodes, edges }: Layout) {
  return [...nodes, ...edges.map(({ label }) => label)];
}

describe("a layout that is a little too large", () => {
  test("is squeezed into its room, or not at all", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILMS),
        fc.double({ min: 0.75, max: 1.1, noNaN: true }),
        fc.double({ min: 0.75, max: 1.1, noNaN: true }),
        (name, across, down) => {
          const layout = arrange(film(name));
          const room = { width: layout.width * across, height: layout.height * down };
          const squeezed = squeeze(layout, room);
          if (!squeezed) return;
          expect(squeezed.width).toBeLessThanOrEqual(room.width + 1e-6);
          expect(squeezed.height).toBeLessThanOrEqual(room.height + 1e-6);
        },
      ),
    );
  });

  test("keeps the size of all that stands in it, its order, and whatever was apart apart", () => {
    for (const name of FILMS) {
      const layout = arrange(film(name));
      const squeezed = squeeze(layout, { width: layout.width - 20, height: layout.height - 14 });
      if (!squeezed) throw new Error(`${name} has no room for 20 px less`);
      const [before, after] = [boxesOf(layout), boxesOf(squeezed)];
      expect(after.map(({ width, height }) => [width, height])).toEqual(
        before.map(({ width, height }) => [width, height]),
      );
      before.forEach((one, i) => {
        for (const [j, other] of before.slice(i + 1).entries()) {
          const [a, b] = [after[i], after[i + 1 + j]] as [(typeof after)[0], (typeof after)[0]];
          const wasApart = [
            gap([one.x, one.width], [other.x, other.width]),
            gap([one.y, one.height], [other.y, other.height]),
          ];
          const isApart = [gap([a.x, a.width], [b.x, b.width]), gap([a.y, a.height], [b.y, b.height])];
          if (Math.max(...wasApart) >= 0) expect(Math.max(...isApart), name).toBeGreaterThan(-1e-6);
        }
      });
    }
  });

  test("stays as it is where there is room", () => {
    const layout = arrange(film("vectors"));
    expect(squeeze(layout, layout)).toEqual(layout);
  });
});
