import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "../../src/core/arrange";
import { fold } from "../../src/core/fold";
import type { Layout, Point, Scene, SceneNode } from "../../src/model/types";
import { FILMS, film } from "../film";

/** A chain of so many ops, some of which take a leaf of their own. */
function chain(length: number, withLeaf: readonly boolean[]): Layout {
  const nodes: SceneNode[] = [];
  const uses: number[][] = [];
  const edges: Scene["edges"][number][] = [];
  const of = film("square").nodes[0] as SceneNode;
  const add = (inputs: readonly number[]) => {
    const index = nodes.length;
    const consumers: number[] = [];
    uses.push(consumers);
    nodes.push({
      ...of,
      index,
      id: `v${index}`,
      op: inputs.length > 0 ? "any" : "input",
      inputs,
      consumers,
      isLeaf: inputs.length === 0,
    });
    inputs.forEach((source, slot) => {
      uses[source]?.push(edges.length);
      edges.push({ index: edges.length, id: `v${index}.${slot}`, source, consumer: index, slot, onPath: true });
    });
    return index;
  };
  let last = add([]);
  for (let i = 0; i < length; i++) last = add(withLeaf[i] ? [last, add([])] : [last]);
  return arrange({ nodes, edges });
}

const chains = fc.record({
  layout: fc
    .record({
      length: fc.integer({ min: 6, max: 24 }),
      leaves: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    })
    .map(({ length, leaves }) => chain(length, leaves)),
  room: fc.record({ width: fc.integer({ min: 420, max: 1400 }), height: fc.integer({ min: 500, max: 1200 }) }),
});

const boxes = ({ nodes, edges }: Layout) => [...nodes, ...edges.map(({ label }) => label)];

function overlaps(layout: Layout): number {
  const all = boxes(layout);
  return all.filter((a, i) =>
    all.some(
      (b, k) =>
        k > i &&
        Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 &&
        Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5,
    ),
  ).length;
}

describe("a long chain", () => {
  test("is folded into rows that fit the width, and nothing overlaps or sticks out", () => {
    fc.assert(
      fc.property(chains, ({ layout, room }) => {
        const folded = fold(layout, room);
        if (folded === layout) return;
        expect(folded.width).toBeLessThanOrEqual(room.width);
        expect(overlaps(folded)).toBe(0);
        for (const { x, y, width, height } of boxes(folded)) {
          expect(x - width / 2).toBeGreaterThanOrEqual(0);
          expect(x + width / 2).toBeLessThanOrEqual(folded.width);
          expect(y - height / 2).toBeGreaterThanOrEqual(0);
          expect(y + height / 2).toBeLessThanOrEqual(folded.height);
        }
      }),
    );
  });

  test("has more than one row where it is wider than a room in which two rows fit", () => {
    const plain = chain(20, []);
    expect(fold(plain, { width: 1000, height: 500 }).height).toBeGreaterThan(2 * plain.height - 40);
  });

  test("keeps the chips of an edge in the row of the node they lead to", () => {
    fc.assert(
      fc.property(chains, ({ layout, room }) => {
        const folded = fold(layout, room);
        folded.edges.forEach(({ label, points }, i) => {
          const consumer = nearest(layout, layout.edges[i]?.points.at(-1));
          expect(label.x).toBeLessThan(folded.nodes[consumer]?.x ?? 0);
          expect(Math.abs(label.y - (points.at(-1)?.y ?? 0))).toBeLessThan(60);
        });
      }),
    );
  });

  test("keeps every edge whole: from its operand to its consumer, without a gap", () => {
    fc.assert(
      fc.property(chains, ({ layout, room }) => {
        const folded = fold(layout, room);
        folded.edges.forEach(({ points }, i) => {
          expect(points.length % 3).toBe(1);
          const shift = (at: Point | undefined, node: number | undefined) => {
            const [before, after] = [layout.nodes[node ?? -1], folded.nodes[node ?? -1]];
            return {
              x: (at?.x ?? 0) + (after?.x ?? 0) - (before?.x ?? 0),
              y: (at?.y ?? 0) + (after?.y ?? 0) - (before?.y ?? 0),
            };
          };
          const before = layout.edges[i]?.points ?? [];
          const owner = (at: Point | undefined) => nearest(layout, at);
          const start = shift(before[0], owner(before[0]));
          const end = shift(before.at(-1), owner(before.at(-1)));
          expect(points[0]?.x).toBeCloseTo(start.x, 6);
          expect(points[0]?.y).toBeCloseTo(start.y, 6);
          expect(points.at(-1)?.x).toBeCloseTo(end.x, 6);
          expect(points.at(-1)?.y).toBeCloseTo(end.y, 6);
        });
      }),
    );
  });
});

test("what fits, and what too many values cross, stays as it is", () => {
  for (const name of FILMS) {
    const layout = film(name).layout as Layout;
    expect(fold(layout, { width: layout.width, height: 10 })).toBe(layout);
    expect(fold(layout, { width: 200, height: 100 })).toBe(layout);
  }
});

function nearest({ nodes }: Layout, at: Point | undefined): number {
  const far = nodes.map(({ x, y, body }) => Math.hypot((at?.x ?? 0) - x, (at?.y ?? 0) - y - body.dy));
  return far.indexOf(Math.min(...far));
}
