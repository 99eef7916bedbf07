import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pan, reveal, type Size, toScreen, toStage, whole, zoomAt } from "../../src/core/camera";
import { cameraAt, GRAPH, isReadable, SMALLEST_TEXT } from "../../src/core/follow";
import { frameAt } from "../../src/core/frame-at";
import { boxOnScreen, isCut, meet } from "../../src/core/overview";
import type { Layout } from "../../src/model/types";
import { FILMS, film } from "../film";

const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 4000 }) });
const camera = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  scale: fc.double({ min: 0.1, max: 3, noNaN: true }),
});

describe("the camera", () => {
  test("shows all of the picture, in the middle", () => {
    fc.assert(
      fc.property(size, size, (picture, view) => {
        const now = whole(picture, view);
        const low = toScreen(now, { x: 0, y: 0 });
        const high = toScreen(now, { x: picture.width, y: picture.height });
        expect(low.x + high.x).toBeCloseTo(view.width, 6);
        expect(low.y + high.y).toBeCloseTo(view.height, 6);
        if (now.scale > 0.02) expect(low.x).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("leaves the point under the hand where it is when it zooms", () => {
    fc.assert(
      fc.property(camera, fc.double({ min: 0.5, max: 2, noNaN: true }), (now, factor) => {
        const hand = { x: 120, y: 80 };
        const before = toStage(now, hand);
        const after = toScreen(zoomAt(now, factor, hand), before);
        expect(after.x).toBeCloseTo(hand.x, 6);
        expect(after.y).toBeCloseTo(hand.y, 6);
      }),
    );
  });

  test("is the same camera where nothing changes", () => {
    const closest = { x: 0, y: 0, scale: 4 };
    expect(zoomAt(closest, 2, { x: 1, y: 1 })).toBe(closest);
    const box = { x: 50, y: 50, width: 20, height: 20 };
    const now = { x: 0, y: 0, scale: 1 };
    expect(reveal(now, box, box, { width: 400, height: 400 })).toBe(now);
    expect(reveal(now, { x: 500, y: 50 }, box, { width: 400, height: 400 }).x).toBeLessThan(0);
  });

  test("cannot lose the picture", () => {
    const view = { width: 300, height: 200 };
    const far = pan({ x: 0, y: 0, scale: 1 }, { x: 1e6, y: -1e6 }, { width: 100, height: 100 }, view);
    expect(far.x).toBeLessThan(view.width);
    expect(far.y + 100).toBeGreaterThan(0);
  });
});

describe("the camera that follows", () => {
  const scene = film("neuron");
  const layout = scene.layout as Layout;
  const phone = { width: 360, height: 500 };
  const wall = { width: 4000, height: 2000 };
  const floor = 11;
  const through = (view: Size) => ({ view, floor, sight: GRAPH });
  const follow = (view: Size, t: number) => cameraAt(scene, layout, through(view), frameAt(scene, scene.numbers, t));

  test("stands still where the whole picture can be read", () => {
    expect(isReadable(layout, through(wall))).toBe(true);
    expect(follow(wall, 0)).toEqual(follow(wall, 7.5));
  });

  test("has the active node in view, at a size that can be read", () => {
    for (let k = 1; k <= scene.steps.length; k++) {
      const now = follow(phone, k);
      const place = layout.nodes[scene.steps[k - 1]?.node ?? 0];
      const { x, y } = toScreen(now, place ?? { x: 0, y: 0 });
      expect(now.scale * SMALLEST_TEXT).toBeGreaterThanOrEqual(floor);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(phone.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(phone.height);
    }
  });

  test("stands a little beside the middle where fewer nodes are cut by an edge then", () => {
    const view = { width: 560, height: 330 };
    // So many are cut, over all steps, by a camera that has the step in its very middle.
    for (const [name, inTheMiddle] of [
      ["neuron", 25],
      ["fan-out", 6],
      ["vectors", 29],
    ] as const) {
      const other = film(name);
      const places = (other.layout as Layout).nodes;
      let cut = 0;
      for (let k = 0; k <= other.steps.length; k++) {
        const now = cameraAt(
          other,
          other.layout as Layout,
          { ...through(view), floor: SMALLEST_TEXT },
          frameAt(other, other.numbers, k),
        );
        const boxes = places.map((place) => boxOnScreen(place, now));
        cut += boxes
          .filter((box) => meet(box, { left: 2, top: 2, width: view.width - 4, height: view.height - 4 }))
          .filter((box) => isCut(box, { view, covered: null })).length;
        const own = boxes[other.steps[Math.max(0, k - 1)]?.node ?? 0];
        expect(own && isCut(own, { view, covered: null }), `${name} ${k}`).toBe(false);
      }
      expect(cut, name).toBeLessThan(inTheMiddle / 2);
    }
  });

  test("does not jump: between two steps it moves from one place to the other", () => {
    for (let k = 0; k < scene.steps.length; k++) {
      const start = follow(phone, k);
      const end = follow(phone, k + 1);
      expect(follow(phone, k + 1e-9).x).toBeCloseTo(start.x, 3);
      expect(follow(phone, k + 1 - 1e-9).x).toBeCloseTo(end.x, 3);
    }
  });
});

describe("the text floor", () => {
  const windows = fc.record({ width: fc.integer({ min: 200, max: 2500 }), height: fc.integer({ min: 90, max: 1400 }) });
  const floors = fc.double({ min: 11, max: 32, noNaN: true });

  test("is kept at every moment of every film, whatever the window", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILMS),
        windows,
        floors,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, view, floor, share) => {
          const scene = film(name);
          const frame = frameAt(scene, scene.numbers, share * scene.steps.length);
          const { scale } = cameraAt(scene, scene.layout as Layout, { view, floor, sight: GRAPH }, frame);
          expect(scale * SMALLEST_TEXT).toBeGreaterThanOrEqual(floor * (1 - 1e-6));
        },
      ),
    );
  });

  test("is kept where a whole unit moves, and the camera ends where the next step begins", () => {
    const scene = film("neuron");
    const layout = scene.layout as Layout;
    fc.assert(
      fc.property(windows, floors, fc.integer({ min: 2, max: 6 }), (view, floor, length) => {
        const span = { first: 1, end: 1 + length };
        const looking = { view, floor, sight: GRAPH };
        const at = (t: number) => cameraAt(scene, layout, looking, frameAt(scene, scene.numbers, t, span));
        for (const share of [0.1, 0.5, 0.9]) {
          expect(at(1 + share * length).scale * SMALLEST_TEXT).toBeGreaterThanOrEqual(floor * (1 - 1e-6));
        }
        expect(at(span.end - 1e-9).x).toBeCloseTo(at(span.end).x, 3);
      }),
    );
  });
});
