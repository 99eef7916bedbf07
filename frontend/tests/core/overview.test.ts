import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cameraAt, GRAPH } from "../../src/core/follow";
import { frameAt } from "../../src/core/frame-at";
import { inHand } from "../../src/core/in-hand";
import { boxOnScreen, meet, overviewAt } from "../../src/core/overview";
import type { Layout } from "../../src/model/types";
import { FILMS, film } from "../film";

const NOBODY = { nodes: new Set<number>(), edges: new Set<number>(), everything: false };
const windows = fc.record({ width: fc.integer({ min: 260, max: 1600 }), height: fc.integer({ min: 160, max: 900 }) });
const moments = fc.record({
  name: fc.constantFrom(...FILMS),
  view: windows,
  floor: fc.double({ min: 11, max: 24, noNaN: true }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Chosen = typeof moments extends fc.Arbitrary<infer Of> ? Of : never;

function at({ name, view, floor, share }: Chosen) {
  const scene = film(name);
  const layout = scene.layout as Layout;
  const frame = frameAt(scene, scene.numbers, share * scene.steps.length);
  const camera = cameraAt(scene, layout, { view, floor, sight: GRAPH }, frame);
  const open = [...inHand(scene, frame, NOBODY).open].flatMap((node) => layout.nodes[node] ?? []);
  return { layout, camera, view, open, overview: overviewAt(layout, camera, view, open) };
}

describe("the overview", () => {
  test("stands within the view and covers nothing that is in hand", () => {
    fc.assert(
      fc.property(moments, (chosen) => {
        const { overview, view, open, camera } = at(chosen);
        if (!overview) return;
        expect(overview.left).toBeGreaterThan(0);
        expect(overview.top).toBeGreaterThan(0);
        expect(overview.left + overview.width).toBeLessThan(view.width);
        expect(overview.top + overview.height).toBeLessThan(view.height);
        for (const place of open) expect(meet(overview, boxOnScreen(place, camera))).toBe(false);
      }),
    );
  });

  test("is not there where all of the picture is in view", () => {
    fc.assert(
      fc.property(moments, (chosen) => {
        const { overview, layout, camera, view } = at(chosen);
        const whole = boxOnScreen({ ...layout, x: layout.width / 2, y: layout.height / 2 }, camera);
        const isWhole =
          whole.left >= -0.5 &&
          whole.top >= -0.5 &&
          whole.left + whole.width <= view.width + 0.5 &&
          whole.top + whole.height <= view.height + 0.5;
        if (isWhole) expect(overview).toBeNull();
      }),
    );
  });

  test("frames a part of the picture, and nothing beside it", () => {
    fc.assert(
      fc.property(moments, (chosen) => {
        const { overview, layout } = at(chosen);
        if (!overview) return;
        const { window, scale } = overview;
        expect(Math.min(window.left, window.top)).toBeGreaterThanOrEqual(6);
        expect(window.left + window.width).toBeLessThanOrEqual(6 + layout.width * scale + 1e-6);
        expect(window.top + window.height).toBeLessThanOrEqual(6 + layout.height * scale + 1e-6);
      }),
    );
  });

  test("frames what is in view, at its own scale", () => {
    const layout = film("neuron").layout as Layout;
    const found = overviewAt(layout, { x: -200, y: 0, scale: 1 }, { width: 600, height: 400 }, []);
    if (!found) throw new Error("no overview");
    expect(found.window.width).toBeCloseTo(600 * found.scale, 6);
    expect(found.window.left).toBeCloseTo(6 + 200 * found.scale, 6);
  });
});
