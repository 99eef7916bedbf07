import { expect, test } from "vitest";
import { gradientText, nameOf } from "../../../src/core/name";
import { isNotation, NOTATIONS, notationText, sceneIn } from "../../../src/core/network/notation";
import { readScene } from "../../../src/model/json";
import one from "../../fixtures/network.json";
import batch from "../../fixtures/network-batch.json";
import { neuronSquared } from "../../studio/film";

const SCENE = readScene(one);

test("every notation is C or l with n or i above", () => {
  expect(NOTATIONS.map(notationText)).toEqual(["Cⁿ", "Cⁱ", "lⁿ", "lⁱ"]);
  expect(NOTATIONS.every(isNotation)).toBe(true);
  expect([isNotation("L-n"), isNotation(null)]).toEqual([false, false]);
});

test.each([
  ["one sample", SCENE, "lⁱ", "l^{i}"],
  ["the batch", readScene(batch), "l", "l"],
])("the loss of a sample is called l, its id stays, and nothing else changes: %s", (_, scene, name, tex) => {
  const written = sceneIn(scene, "l-i");
  expect(written.nodes.map(nameOf)).toEqual(scene.nodes.map((node) => (node.id === "C" ? name : nameOf(node))));
  expect(written.nodes.find(({ id }) => id === "C")?.tex).toBe(tex);
  expect(written.nodes.map(({ id }) => id)).toEqual(scene.nodes.map(({ id }) => id));
});

test("the loss of the sample that is looked at has its index, and so have its derivatives", () => {
  const cost = SCENE.nodes.find(({ id }) => id === "C");
  expect(cost && [nameOf(cost), cost.tex, gradientText(SCENE, cost)]).toEqual(["Cⁿ", "C^{n}", "∂Cⁿ/∂Cⁿ"]);
  const z = SCENE.nodes.find(({ id }) => id === "z1_1");
  expect(z && gradientText(sceneIn(SCENE, "l-i"), z)).toBe("∂lⁱ/∂z₁,₁");
});

test("a scene is written once", () => {
  expect(sceneIn(SCENE, "l-n")).toBe(sceneIn(SCENE, "l-n"));
  expect(sceneIn(SCENE, "C-n")).toBe(SCENE);
});

test("an expression may call anything C", () => {
  expect(sceneIn(neuronSquared, "l-n")).toBe(neuronSquared);
});
