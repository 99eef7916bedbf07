import fc from "fast-check";
import { expect, test } from "vitest";
import { type FigureKey, figureAt } from "../../src/core/formula/figure";
import { sameKnowledge } from "../../src/core/frame";
import { frameAt } from "../../src/core/frame-at";
import { FILMS, film } from "../film";

const scenes = FILMS.map(film);

test("where the same is known every figure is the same", () => {
  const anyShare = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...scenes), anyShare, fc.double({ min: 0, max: 0.9 }), (scene, share, by) => {
      const t = share * scene.steps.length;
      const [a, b] = [frameAt(scene, scene.numbers, t), frameAt(scene, scene.numbers, t + (Number.isNaN(by) ? 0 : by))];
      fc.pre(sameKnowledge(a, b));
      const { numbers } = scene;
      const keys = [
        ...scene.nodes.flatMap(({ index }) => [`v${index}`, `g${index}`]),
        ...scene.edges.flatMap(({ index }) => [`l${index}`, `a${index}`, `t${index}`, `s${index}`]),
      ] as FigureKey[];
      for (const key of keys) {
        expect(figureAt({ scene, numbers, frame: a }, key)).toEqual(figureAt({ scene, numbers, frame: b }, key));
      }
    }),
  );
});

test("most frames of a step know what the frame before knew, and its ends know more", () => {
  const [scene = film("square")] = scenes.filter(({ source }) => source.kind === "network");
  const at = (t: number) => frameAt(scene, scene.numbers, t);
  const frames = Array.from({ length: 61 }, (_, i) => at(3 + i / 60));
  const changes = frames.filter((frame, i) => i > 0 && !sameKnowledge(frame, frames[i - 1] ?? frame)).length;
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThan(8);
  expect(sameKnowledge(at(3), at(4))).toBe(false);
});
