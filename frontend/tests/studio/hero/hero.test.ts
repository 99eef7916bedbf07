import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownSeeds, withSeeds } from "../../../src/core/network/backward";
import { type Network, networkOf } from "../../../src/core/network/structure";
import { scalingOf } from "../../../src/studio/hero/hero";
import { film } from "../../film";

const SCENE = film("lecture-network");
const NETWORK = networkOf(SCENE) as Network;
const OWN = SCENE.numbers;
const SEEDS = [...ownSeeds(SCENE, OWN, NETWORK)];

describe("what the hero says of a seed that was dragged", () => {
  test("is that everything has changed by the factor of the seeds, whatever it is", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (factor) => {
        const seeds = new Map(SEEDS.map(([node, seed]) => [node, seed * factor]));
        const scaling = scalingOf(SCENE, OWN, withSeeds(SCENE, OWN, seeds));
        expect(scaling?.seed).toBeCloseTo(factor, 9);
        expect(scaling?.everything).toBeCloseTo(factor, 9);
      }),
    );
  });

  test("is nothing where one seed alone was changed", () => {
    const [first, ...others] = SEEDS;
    const seeds = new Map([[first?.[0] ?? -1, 3 * (first?.[1] ?? 0)], ...others]);
    expect(scalingOf(SCENE, OWN, withSeeds(SCENE, OWN, seeds))).toBeNull();
  });

  test("is nothing where there is no network", () => {
    const square = film("square");
    expect(scalingOf(square, square.numbers, square.numbers)).toBeNull();
  });
});
