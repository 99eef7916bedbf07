import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownSeeds, seedNodes, withSeeds } from "../../../src/core/network/backward";
import { networkOf } from "../../../src/core/network/structure";
import { scheduleOf } from "../../../src/core/schedule";
import type { Numbers } from "../../../src/model/types";
import { type FilmName, film, node } from "../../film";

const FILMS = ["network", "lecture-network", "softmax-network"] as const;
const seed = fc.double({ min: -10, max: 10, noNaN: true });

function opened(name: FilmName) {
  const scene = film(name);
  const network = networkOf(scene);
  if (!network) throw new Error(`${name} is no network`);
  const seeds = seedNodes(scene, network);
  /** What lies left of the seeds: nodes that receive something from them. */
  const left = scene.nodes.filter(({ index, group }) => group !== "loss" && !seeds.includes(index));
  const inner = left.filter(
    ({ index }) => !["a", "r", "d", "g", "l"].includes(scene.nodes[index]?.id[0] ?? "") || index < Math.min(...seeds),
  );
  return { scene, network, seeds, left: inner };
}

function gradient(numbers: Numbers, index: number): number {
  return numbers.gradients[index]?.[0] ?? Number.NaN;
}

function expectClose(found: number, wanted: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
}

describe("the backward pass for given seeds", () => {
  test.each(FILMS)("with its own seeds %s has the gradients of its trace", (name) => {
    const { scene, network } = opened(name);
    const numbers = withSeeds(scene, scene.numbers, ownSeeds(scene, scene.numbers, network));
    for (const { index, onPath } of scene.nodes) {
      if (onPath) expectClose(gradient(numbers, index), gradient(scene.numbers, index));
    }
    for (const { index, onPath } of scene.edges) {
      if (!onPath) continue;
      expectClose(numbers.amounts[index]?.[0] ?? Number.NaN, scene.numbers.amounts[index]?.[0] ?? Number.NaN);
      expectClose(numbers.totals[index]?.[0] ?? Number.NaN, scene.numbers.totals[index]?.[0] ?? Number.NaN);
    }
  });

  test.each(FILMS)("in %s totals are the running sums of the amounts, up to the gradient, for any seeds", (name) => {
    const { scene, seeds, left } = opened(name);
    const numbers = withSeeds(scene, scene.numbers, new Map(seeds.map((s, i) => [s, 0.5 - 2 * i])));
    const { arrivalsAt } = scheduleOf(scene);
    for (const [i, index] of seeds.entries()) {
      const [only, ...others] = arrivalsAt[index] ?? [];
      if (!only || others.length > 0) continue;
      expect(numbers.amounts[only.edge]?.[0]).toBe(0.5 - 2 * i);
      expect(numbers.totals[only.edge]?.[0]).toBe(0.5 - 2 * i);
    }
    for (const { index } of left) {
      let sum = 0;
      for (const { edge } of arrivalsAt[index] ?? []) {
        sum += numbers.amounts[edge]?.[0] ?? Number.NaN;
        expect(numbers.totals[edge]?.[0]).toBe(sum);
      }
      if (arrivalsAt[index]?.length) expect(gradient(numbers, index)).toBe(sum);
    }
  });

  test.each(FILMS)("in %s it is linear: factor and sum of seeds are factor and sum of gradients", (name) => {
    const { scene, seeds, left } = opened(name);
    const run = (given: readonly number[]) =>
      withSeeds(scene, scene.numbers, new Map(seeds.map((s, i) => [s, given[i] ?? 0])));
    const several = fc.array(seed, { minLength: seeds.length, maxLength: seeds.length });
    fc.assert(
      fc.property(several, several, seed, (one, other, factor) => {
        const [a, b] = [run(one), run(other)];
        const both = run(one.map((x, i) => factor * x + (other[i] ?? 0)));
        for (const { index } of left) {
          const wanted = factor * gradient(a, index) + gradient(b, index);
          const size = Math.abs(factor * gradient(a, index)) + Math.abs(gradient(b, index));
          expect(Math.abs(gradient(both, index) - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, size));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("twice the seeds are exactly twice every number, and gains and values stand still", () => {
    const { scene, network, left } = opened("lecture-network");
    const own = ownSeeds(scene, scene.numbers, network);
    const twice = withSeeds(scene, scene.numbers, new Map([...own].map(([index, x]) => [index, 2 * x])));
    const once = withSeeds(scene, scene.numbers, own);
    for (const { index } of left) expect(gradient(twice, index)).toBe(2 * gradient(once, index));
    expect(twice.values).toBe(scene.numbers.values);
    expect(twice.locals).toBe(scene.numbers.locals);
  });

  test("a seed reaches what its neuron depends on and nothing beside it", () => {
    const { scene } = opened("lecture-network");
    const numbers = withSeeds(
      scene,
      scene.numbers,
      new Map([
        [node(scene, "a3_1").index, 1],
        [node(scene, "a3_2").index, 0],
      ]),
    );
    expect(gradient(numbers, node(scene, "w3_2_1").index)).toBe(0);
    expect(gradient(numbers, node(scene, "w3_1_1").index)).not.toBe(0);
    expect(gradient(numbers, node(scene, "C").index)).toBe(1);
  });
});
