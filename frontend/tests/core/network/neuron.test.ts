import { describe, expect, test } from "vitest";
import { cameraAt, GRAPH } from "../../../src/core/follow";
import { frameAt } from "../../../src/core/frame-at";
import { layersOf } from "../../../src/core/groups";
import { neuronOf, neuronPart, neuronText, readNeuronName } from "../../../src/core/network/neuron";
import type { Scene } from "../../../src/model/types";
import { type FilmName, film, node } from "../../film";

function part(name: FilmName, neuron: string) {
  const scene = film(name);
  const found = neuronPart(scene, neuron);
  if (!found) throw new Error(`${name} has no neuron ${neuron}`);
  const ids = (nodes: Iterable<number>) => [...nodes].map((index) => scene.nodes[index]?.id ?? "?").sort();
  return { scene, found, inside: ids(found.inside), beyond: ids(found.beyond) };
}

function placed(scene: Scene, places: readonly unknown[]): string[] {
  return scene.edges.filter((edge) => places[edge.index]).map((edge) => edge.id);
}

describe("one neuron by itself", () => {
  test("is its weights, products, sums, bias and activation; its border is what comes in and where a goes", () => {
    const { inside, beyond } = part("lecture-network", "2.1");
    expect(inside).toEqual(["a2_1", "b2_1", "p2_1_1", "p2_1_2", "s2_1_2", "w2_1_1", "w2_1_2", "z2_1"].sort());
    expect(beyond).toEqual(["a1_1", "a1_2", "p3_1_1", "p3_2_1"]);
  });

  test("of the last layer hands its a to the loss", () => {
    expect(part("lecture-network", "3.2").beyond).toEqual(["a2_1", "a2_2", "e_2"]);
  });

  test("of a softmax has what it needs of its neighbours at its border", () => {
    const { inside, beyond } = part("softmax-network", "2.1");
    expect(inside).toContain("r2_1");
    expect(beyond).toContain("lse2_2");
  });

  test("has a place for its nodes and for the edges that touch it, and for nothing else", () => {
    const { scene, found } = part("lecture-network", "2.1");
    scene.nodes.forEach(({ index }) => {
      expect(found.layout.nodes[index] !== undefined).toBe(found.inside.has(index) || found.beyond.has(index));
    });
    expect(placed(scene, found.layout.edges)).toEqual([
      "p2_1_1.0",
      "p2_1_1.1",
      "p2_1_2.0",
      "p2_1_2.1",
      "s2_1_2.0",
      "s2_1_2.1",
      "z2_1.0",
      "z2_1.1",
      "a2_1.0",
      "p3_1_1.1",
      "p3_2_1.1",
    ]);
  });

  test("has no two nodes and no two chips in the same place", () => {
    for (const name of ["1.1", "2.1", "3.2"]) {
      const { found } = part("lecture-network", name);
      const rooms = [...found.layout.nodes, ...found.layout.edges.map((edge) => edge?.label)].filter((room) => room);
      rooms.forEach((a, i) => {
        for (const b of rooms.slice(i + 1)) {
          if (!a || !b) continue;
          const isApart =
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
          expect(isApart).toBe(true);
        }
      });
    }
  });

  test("its groups cover every step once and say which steps happen here", () => {
    const { scene, found } = part("lecture-network", "2.1");
    expect(found.groups[0]?.first).toBe(0);
    expect(found.groups.at(-1)?.end).toBe(scene.steps.length);
    found.groups.slice(1).forEach((group, i) => {
      expect(group.first).toBe(found.groups[i]?.end);
    });
    const here = scene.steps.filter((step) => found.isHere[step.index]);
    expect(new Set(here.map((step) => scene.nodes[step.node]?.id))).toEqual(
      new Set(["p2_1_1", "p2_1_2", "s2_1_2", "z2_1", "a2_1", "p3_1_1", "p3_2_1"]),
    );
    for (const { name, first, end } of found.groups) {
      for (let step = first; step < end; step++) expect(found.isHere[step]).toBe(name === "here");
    }
  });

  test("the camera looks at it, also while steps or whole layers elsewhere are played", () => {
    const { scene, found } = part("lecture-network", "2.1");
    const view = { width: 420, height: 260 };
    const looking = { view, floor: 11, sight: GRAPH };
    for (const span of [...layersOf(scene), ...scene.steps.map(({ index }) => ({ first: index, end: index + 1 }))]) {
      for (const t of [span.first + 0.1, span.end]) {
        const { scale, x, y } = cameraAt(scene, found.layout, looking, frameAt(scene, scene.numbers, t, span));
        expect([scale, x, y].every(Number.isFinite)).toBe(true);
        expect(x).toBeLessThan(view.width);
        expect(x + found.layout.width * scale).toBeGreaterThan(0);
      }
    }
  });

  test("of one sample of several is that sample's; its weights are everybody's", () => {
    const { inside } = part("two-samples", "1.1@2");
    expect(inside).toContain("z1_1@2");
    expect(inside).toContain("w1_1_1");
    expect(inside).not.toContain("z1_1@1");
  });

  test.each(["4.1", "1.3", "0.1", "1.1@2", "1", "1.1.1", ""])("'%s' is none of the lecture's network", (name) => {
    expect(neuronPart(film("lecture-network"), name)).toBeNull();
  });

  test("is none of a film that is no network", () => {
    expect(neuronPart(film("neuron"), "1.1")).toBeNull();
  });
});

test("a node knows its neuron, and a name is read as it is written", () => {
  const scene = film("lecture-network");
  const name = (id: string) => {
    const found = neuronOf(scene, node(scene, id).index);
    return found && neuronText(found);
  };
  expect(["w2_1_2", "p2_1_2", "z2_1", "a3_2", "x_1", "C"].map(name)).toEqual(["2.1", "2.1", "2.1", "3.2", null, null]);
  expect(readNeuronName("2.1@3")).toEqual({ layer: 2, number: 1, end: "@3" });
});
