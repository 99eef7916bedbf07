import { describe, expect, test } from "vitest";
import { frameAt } from "../../src/core/frame-at";
import { inHand, isSame } from "../../src/core/in-hand";
import { film, node } from "../film";

const scene = film("neuron");
const NOBODY = { nodes: new Set<number>(), edges: new Set<number>(), everything: false };

function at(t: number, asked = NOBODY) {
  return inHand(scene, frameAt(scene, scene.numbers, t), asked);
}

describe("what is in hand", () => {
  test("is nothing before the first step, and then nothing steps back", () => {
    expect(at(0).open.size).toBe(0);
    expect(at(0).near.size).toBe(0);
  });

  test("is the node of the step; what feeds it and what it feeds is near", () => {
    const step = scene.steps[0];
    const { open, near } = at(1);
    expect([...open]).toEqual([step?.node]);
    const { inputs = [], consumers = [] } = scene.nodes[step?.node ?? -1] ?? {};
    for (const each of inputs) expect(near.has(each)).toBe(true);
    for (const edge of consumers) expect(near.has(scene.edges[edge]?.consumer ?? -1)).toBe(true);
    expect(near.size).toBeLessThan(scene.nodes.length);
  });

  test("is on the way back also whoever receives a gradient, with the edges between", () => {
    const step = scene.steps[scene.forwardSteps + 1];
    const { open, edges } = at(scene.forwardSteps + 2);
    expect([...edges].sort()).toEqual([...(step?.edges ?? [])].sort());
    for (const edge of step?.edges ?? []) expect(open.has(scene.edges[edge]?.source ?? -1)).toBe(true);
  });

  test("what is asked for opens the same way, with the edges that arrive there", () => {
    const { index } = node(scene, scene.nodes[scene.output]?.id ?? "");
    const { open, edges } = at(1, { ...NOBODY, nodes: new Set([index]) });
    expect(open.has(index)).toBe(true);
    const into = scene.edges.filter((edge) => edge.consumer === index).map((edge) => edge.index);
    for (const edge of into) expect(edges.has(edge)).toBe(true);
  });

  test("is everything where all is asked for", () => {
    const { open, edges } = at(0, { ...NOBODY, everything: true });
    expect(open.size).toBe(scene.nodes.length);
    expect(edges.size).toBe(scene.edges.length);
  });

  test("is the same as long as the step is", () => {
    expect(isSame(at(2.3), at(2.6))).toBe(true);
    expect(isSame(at(2), at(3))).toBe(false);
  });
});
