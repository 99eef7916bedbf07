import { describe, expect, test } from "vitest";
import { networkOf } from "../../../src/core/network/structure";
import { type FilmName, film } from "../../film";

function ids(name: FilmName, indices: readonly number[]): string[] {
  const scene = film(name);
  return indices.map((index) => scene.nodes[index]?.id ?? "?");
}

function read(name: FilmName, end?: string) {
  const scene = film(name);
  const network = networkOf(scene, end);
  if (!network) throw new Error(`${name} is no network`);
  return { scene, network };
}

describe("a scene read as a network", () => {
  test.each(["neuron", "square", "vectors", "heat-map"] as const)("%s is none", (name) => {
    expect(networkOf(film(name))).toBeNull();
  });

  test("layers, neurons, inputs and the loss are found", () => {
    const { network } = read("lecture-network");
    expect(network.layers.map((layer) => layer.length)).toEqual([2, 2, 2]);
    expect(ids("lecture-network", network.inputs)).toEqual(["x_1", "x_2"]);
    expect(ids("lecture-network", network.lossTerms[1]?.nodes ?? [])).toEqual(["t_2", "e_2", "q_2"]);
    expect(ids("lecture-network", network.loss)).toEqual(["s_2", "half", "C", "L"]);
  });

  test("a neuron knows its parts and the order in which its sum grows", () => {
    const { scene, network } = read("lecture-network");
    const neuron = network.layers[1]?.[0];
    if (!neuron) throw new Error("no neuron");
    const name = (index: number) => scene.nodes[index]?.id;
    expect([neuron.z, neuron.a, neuron.bias].map(name)).toEqual(["z2_1", "a2_1", "b2_1"]);
    expect(neuron.weights.map(({ weight, source }) => [name(weight), name(source)])).toEqual([
      ["w2_1_1", "a1_1"],
      ["w2_1_2", "a1_2"],
    ]);
    expect(neuron.terms.map(({ node, total }) => [name(node), name(total)])).toEqual([
      ["p2_1_1", "p2_1_1"],
      ["p2_1_2", "s2_1_2"],
      ["b2_1", "z2_1"],
    ]);
    expect(scene.edges[neuron.gain ?? -1]?.id).toBe("a2_1.0");
  });

  test("every edge of a neuron leads where it says", () => {
    const { scene, network } = read("softmax-network");
    for (const { weights, biasEdge, bias, z } of network.layers.flat()) {
      expect(scene.edges[biasEdge]).toMatchObject({ source: bias, consumer: z });
      for (const { fromWeight, fromSource, toSum, weight, source, product } of weights) {
        expect(scene.edges[fromWeight]).toMatchObject({ source: weight, consumer: product });
        expect(scene.edges[fromSource]).toMatchObject({ source, consumer: product });
        expect(scene.edges[toSum]).toMatchObject({ source: product });
      }
    }
  });

  test("a softmax neuron has no gain of its own", () => {
    const { network } = read("softmax-network");
    expect(network.layers.map((layer) => layer.map(({ gain }) => gain === null))).toEqual([
      [false, false, false],
      [true, true],
    ]);
  });

  test("each sample is a network of its own with the same weights", () => {
    const [first, second] = [read("two-samples", "@1"), read("two-samples", "@2")];
    const weights = ({ network }: typeof first) => network.layers.flat().flatMap((n) => n.weights.map((w) => w.weight));
    expect(weights(first)).toEqual(weights(second));
    expect(first.network.inputs).not.toEqual(second.network.inputs);
    expect(networkOf(first.scene)?.end).toBe("@1");
  });
});
