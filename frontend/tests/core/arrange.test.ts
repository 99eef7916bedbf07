import { describe, expect, test } from "vitest";
import { arrange } from "../../src/core/arrange";
import type { Layout } from "../../src/model/types";
import { FILMS, film } from "../film";

function boxesOf({ nodes }: Layout) {
  return nodes.map(({ x, y, width, height }) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  }));
}

describe("a layout for a document without one", () => {
  test.each(FILMS)("of %s has the sizes of the server's, and no box covers another", (name) => {
    const scene = film(name);
    const layout = arrange(scene);
    layout.nodes.forEach((place, i) => {
      const { body, flag, width, height } = scene.layout?.nodes[i] ?? {};
      expect(place).toMatchObject({ body, width, height });
      expect(place.flag).toEqual(flag);
    });
    const boxes = boxesOf(layout);
    boxes.forEach((a, i) => {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(layout.width);
      for (const b of boxes.slice(i + 1)) {
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
      }
    });
  });

  test.each(FILMS)("of %s runs from operands to consumers", (name) => {
    const scene = film(name);
    const layout = arrange(scene);
    for (const edge of scene.edges) {
      expect(layout.nodes[edge.source]?.x).toBeLessThan(layout.nodes[edge.consumer]?.x ?? 0);
      expect((layout.edges[edge.index]?.points.length ?? 0) % 3).toBe(1);
    }
  });
});
