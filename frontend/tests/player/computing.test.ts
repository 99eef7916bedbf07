import { describe, expect, test } from "vitest";
import { computeHere, sourceWith, strayInput } from "../../src/player/computing";
import { NETWORKS } from "../../src/player/network";
import { registerNetworks } from "../../src/player/networks";
import { film } from "../film";

registerNetworks(NETWORKS);

describe("other values", () => {
  test("are those of inputs; any other name is told", () => {
    expect(strayInput(film("square"), { x: 2 })).toBe(null);
    expect(strayInput(film("square"), { x: 2, y: 1 })).toBe("y");
  });

  test("of single numbers are computed here, arrays are not", () => {
    const square = film("square");
    expect(computeHere(square, square.numbers, { x: 4 })?.values.map((each) => each[0])).toEqual([4, 16]);
    const arrays = film("lecture-arrays");
    expect(computeHere(arrays, arrays.numbers, { b1: [0, 0] })).toBe(null);
  });

  test("stand in the source of an expression beside those that the film holds now, also where it was moved before", () => {
    const scene = film("fan-out");
    const [first] = scene.nodes.filter(({ op }) => op === "input");
    const moved = computeHere(scene, scene.numbers, { [first?.id ?? ""]: 7 });
    expect(moved).not.toBe(null);
    expect(sourceWith(scene, moved ?? scene.numbers, {})).toMatchObject({ inputs: { [first?.id ?? ""]: 7 } });
  });

  test("stand in the layers and samples of a network, whatever form its source had", () => {
    const scene = film("lecture-arrays");
    const source = sourceWith(scene, scene.numbers, { b1: [5, 6] }) as {
      readonly layers: readonly object[];
      readonly samples: readonly object[];
    };
    expect(source.layers[0]).toMatchObject({ b: [5, 6], activation: "sigmoid" });
    expect(source.layers[0]).toMatchObject({
      W: [
        [1, -2],
        [-1, 1],
      ],
    });
    expect(source.samples[0]).toMatchObject({ x: [1, -1], target: [1, 0] });
    const { layers, ...rest } = scene.source as { readonly layers: readonly { readonly activation: string }[] };
    const seeded = {
      ...scene,
      source: { ...rest, sizes: [2, 2, 2, 2], activation: layers.map((each) => each.activation) },
    };
    expect(sourceWith(seeded, scene.numbers, { b1: [5, 6] })).toEqual(source);
  });
});
