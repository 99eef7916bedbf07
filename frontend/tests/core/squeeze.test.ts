import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../../src/core/arrange";
import { neuronPart } from "../../src/core/network/neuron";
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
          const scene = film(name);
          const layout = arrange(scene);
          const room = { width: layout.width * across, height: layout.height * down };
          const squeezed = squeeze(scene, layout, room);
          if (!squeezed) return;
          expect(squeezed.width).toBeLessThanOrEqual(room.width + 1e-6);
          expect(squeezed.height).toBeLessThanOrEqual(room.height + 1e-6);
        },
      ),
    );
  });

  test("keeps the size of all that stands in it, its order, and whatever was apart apart", () => {
    for (const name of FILMS) {
      const scene = film(name);
      const layout = arrange(scene);
      const squeezed = squeeze(scene, layout, { width: layout.width - 20, height: layout.height - 14 });
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
    const scene = film("vectors");
    const layout = arrange(scene);
    expect(squeeze(scene, layout, layout)).toEqual(layout);
  });

  test("draws rows closer that no free strip runs between, and leads every edge from node to node", () => {
    // Its columns are of different heights, so that no strip is free all the way.
    const scene = film("network");
    const layout = arrange(scene);
    const room = { width: layout.width, height: layout.height - 50 };
    const squeezed = squeeze(scene, layout, room);
    if (!squeezed) throw new Error("it has room for 50 px less");
    expect(squeezed.height).toBeLessThanOrEqual(room.height);
    const boxes = boxesOf(squeezed);
    boxes.forEach((one, i) => {
      for (const other of boxes.slice(i + 1)) {
        const apart = [
          gap([one.x, one.width], [other.x, other.width]),
          gap([one.y, one.height], [other.y, other.height]),
        ];
        expect(Math.max(...apart)).toBeGreaterThan(-1e-6);
      }
    });
    scene.edges.forEach(({ source, consumer }, i) => {
      const [before, after] = [layout.edges[i]?.points, squeezed.edges[i]?.points];
      const from = (at: Layout, end: { readonly y: number } | undefined, node: number) =>
        (end?.y ?? 0) - (at.nodes[node]?.y ?? 0);
      expect(from(squeezed, after?.[0], source)).toBeCloseTo(from(layout, before?.[0], source));
      expect(from(squeezed, after?.at(-1), consumer)).toBeCloseTo(from(layout, before?.at(-1), consumer));
    });
  });

  test("is a part of a graph too, what has no place in it left without one", () => {
    const scene = film("network");
    const part = neuronPart(scene, "1.1");
    if (!part) throw new Error("the network has a first neuron");
    const room = { width: part.layout.width, height: part.layout.height - 20 };
    const squeezed = squeeze(scene, part.layout, room);
    expect(squeezed?.height).toBeLessThanOrEqual(room.height);
    expect(Object.keys(squeezed?.nodes ?? {})).toEqual(Object.keys(part.layout.nodes));
    expect(Object.keys(squeezed?.edges ?? {})).toEqual(Object.keys(part.layout.edges));
  });
});
