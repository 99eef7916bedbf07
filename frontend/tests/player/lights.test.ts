import { describe, expect, test } from "vitest";
import { Lighting, lightsOf } from "../../src/player/lights";
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
  const ofPointer = { nodes: new Set([2]), edges: new Set([5]) };

  test("is lit together, and the one stays when the other leaves", () => {
    const lighting = new Lighting();
    lighting.set(ofPage, "page");
    lighting.set(ofPointer, "pointer");
    expect([...lighting.all.nodes, ...lighting.all.edges]).toEqual([1, 2, 4, 5]);
    lighting.set(null, "pointer");
    expect(lighting.all).toBe(ofPage);
  });

  test("goes dark with another film", () => {
    const lighting = new Lighting();
    lighting.set(ofPage, "page");
    lighting.set(ofPointer, "pointer");
    lighting.clear();
    expect(lighting.all.nodes.size + lighting.all.edges.size).toBe(0);
  });
});
