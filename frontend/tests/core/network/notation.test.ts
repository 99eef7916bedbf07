import { expect, test } from "vitest";
import { nameOf } from "../../../src/core/name";
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
  ["one sample", SCENE],
  ["the batch", readScene(batch)],
])("the loss of a sample is called l, its id stays, and nothing else changes: %s", (_, scene) => {
  const names = sceneIn(scene, "l-i").nodes.map(nameOf);
  expect(names).toEqual(scene.nodes.map((node) => (node.id === "C" ? "l" : nameOf(node))));
  expect(names).toContain("l");
  expect(sceneIn(scene, "l-i").nodes.map(({ id }) => id)).toEqual(scene.nodes.map(({ id }) => id));
});

test("a scene is written once", () => {
  expect(sceneIn(SCENE, "l-n")).toBe(sceneIn(SCENE, "l-i"));
  expect(sceneIn(SCENE, "C-i")).toBe(SCENE);
});

test("an expression may call anything C", () => {
  expect(sceneIn(neuronSquared, "l-n")).toBe(neuronSquared);
});
