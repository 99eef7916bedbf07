import { describe, expect, test } from "vitest";
import { type Reversal, reversalOf } from "../../../src/core/network/reversal";
import { viewsOf } from "../../../src/core/network/views";
import { readScene } from "../../../src/model/json";
import type { Scene } from "../../../src/model/types";
import { type FilmName, film, node } from "../../film";
import { denseDocument } from "./dense";

const GRAPHS = ["neuron", "square", "fan-out", "beside-the-path", "dead-relu"] as const satisfies readonly FilmName[];

function opened(name: FilmName): { readonly scene: Scene; readonly reversal: Reversal } {
  const scene = film(name);
  const reversal = reversalOf(scene);
  if (!reversal) throw new Error(`${name} cannot be reversed`);
  return { scene, reversal };
}

/** What comes out of the reversed graph: in at the output, through gains, splits and sums. */
function run(scene: Scene, { parts, gains }: Reversal): ReadonlyMap<number, number> {
  const out = new Map([[scene.output, 1]]);
  const amplified = new Set(parts.flatMap((part) => (part.kind === "amplifier" ? [part.edge] : [])));
  for (const { index, isLeaf, onPath } of scene.nodes.toReversed()) {
    if (isLeaf || !onPath) continue;
    for (const edge of scene.edges.filter(({ consumer }) => consumer === index)) {
      const hasGain = amplified.has(edge) || gains.includes(edge);
      const gain = hasGain ? (scene.numbers.locals[edge.index]?.data[0] ?? Number.NaN) : 1;
      out.set(edge.source, (out.get(edge.source) ?? 0) + gain * (out.get(index) ?? 0));
    }
  }
  return out;
}

describe("a graph of single numbers, reversed", () => {
  test.each(GRAPHS)("carries the gradients of %s", (name) => {
    const { scene, reversal } = opened(name);
    const found = run(scene, reversal);
    for (const { index, onPath } of scene.nodes) {
      if (onPath) expect(found.get(index)).toBeCloseTo(scene.numbers.gradients[index]?.[0] ?? Number.NaN, 12);
    }
  });

  test.each(GRAPHS)("of %s has a part for every op on the path but the output", (name) => {
    const { scene, reversal } = opened(name);
    const inner = scene.nodes.filter((each) => !each.isLeaf && each.onPath && each.index !== scene.output);
    expect(reversal.parts.map((part) => part.node)).toEqual(inner);
    for (const part of reversal.parts) {
      const operands = part.node.inputs.length;
      expect(part.kind).toBe(operands === 1 ? "amplifier" : "split");
    }
  });

  test("a value used twice is where two gradients meet, though it is the same op that uses it", () => {
    const { scene, reversal } = opened("square");
    expect(reversal.sums).toEqual([node(scene, "x")]);
  });

  test("sums hand on what they get: their edges have no gain", () => {
    const { scene, reversal } = opened("neuron");
    const isOfSum = (consumer: number) => scene.nodes[consumer]?.op === "add";
    expect(scene.edges.some(({ consumer }) => isOfSum(consumer))).toBe(true);
    expect(reversal.gains.some(({ consumer }) => isOfSum(consumer))).toBe(false);
  });

  test.each(["vectors", "heat-map"] as const)("there is none of the arrays of %s", (name) => {
    expect(reversalOf(film(name))).toBeNull();
    expect(viewsOf(film(name))).toEqual(["graph"]);
  });

  test("a network has its own picture of it", () => {
    const scene = film("lecture-network");
    expect(reversalOf(scene)).toBeNull();
    expect(viewsOf(scene)).toEqual(["graph", "network", "reversed", "both"]);
  });

  test("a graph that is painted stays as it is", () => {
    const document = denseDocument([9, 9, 9, 9, 1]);
    expect(reversalOf(readScene(document))).not.toBeNull();
    expect(viewsOf(readScene(document))).toEqual(["graph"]);
  });
});
