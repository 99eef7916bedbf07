import { expect, test } from "vitest";
import { gatheredIn } from "../../src/core/gathered";
import { readScene } from "../../src/model/json";
import { documentOf, film, node } from "../film";

test("a product of a neuron, or of a text without a name for it, is gathered in the sum it goes into", () => {
  const network = film("lecture-network");
  for (const id of ["p2_1_1", "s2_1_2", "z2_1"])
    expect(gatheredIn(network, node(network, id).index)).toBe(node(network, "z2_1").index);
  const fragment = film("fragment");
  expect(gatheredIn(fragment, node(fragment, "mul_1").index)).toBe(node(fragment, "z1").index);
});

test.each(["p1", "s1"])("what a text calls %s keeps its name", (name) => {
  const document = JSON.parse(
    JSON.stringify(documentOf("fragment")).replaceAll("mul_1", name).replaceAll("w3*a", name),
  );
  const scene = readScene(document);
  const named = scene.nodes.map((each) => (each.id === name ? { ...each, text: `${name} = w3*a` } : each));
  const { index } = node(scene, name);
  expect(gatheredIn({ ...scene, nodes: named }, index)).toBe(index);
});
