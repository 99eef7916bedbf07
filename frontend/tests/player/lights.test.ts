import { describe, expect, test } from "vitest";
import { NOTHING } from "../../src/core/view-state";
import { joined, lightsAt, lightsOf } from "../../src/player/lights";
import { edge, film, node } from "../film";

test("names become indices, and a slot is an edge", () => {
  const scene = film("square");
  const lights = lightsOf(scene, { nodes: ["x"], edges: ["y.0"], slots: ["y.1"] });
  expect([...lights.nodes]).toEqual([node(scene, "x").index]);
  expect([...lights.edges]).toEqual([edge(scene, "y.0").index, edge(scene, "y.1").index]);
});

test("names that are not in the film light nothing", () => {
  const lights = lightsOf(film("square"), { nodes: ["nobody"], edges: ["y.7"] });
  expect(lights.nodes.size + lights.edges.size).toBe(0);
});

describe("what the page and the pointer light up", () => {
  const ofPage = { nodes: new Set([1]), edges: new Set([4]) };

  test("is lit together, and the one stays when the other leaves", () => {
    const scene = film("square");
    const { source, consumer, index } = edge(scene, "y.0");
    const at = lightsAt(scene, { node: null, edge: index });
    expect([...at.nodes, ...at.edges]).toEqual([source, consumer, index]);
    const both = joined(ofPage, at);
    expect([...both.nodes]).toEqual([...new Set([1, source, consumer])]);
    expect([...both.edges]).toEqual([4, index]);
    expect(joined(ofPage, lightsAt(scene, NOTHING))).toBe(ofPage);
  });
});
