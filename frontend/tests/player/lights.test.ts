import { expect, test } from "vitest";
import { lightsOf } from "../../src/player/lights";
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
