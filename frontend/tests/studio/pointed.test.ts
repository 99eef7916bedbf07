import { expect, test } from "vitest";
import { nodeAt, stretchesOf } from "../../src/studio/pointed";
import { momentAt, neuronSquared as scene } from "./film";

const idAt = (offset: number) => nodeAt(scene, offset)?.id ?? null;
const indexOf = (id: string) => scene.nodes.findIndex((node) => node.id === id);

test("a place in the text is the smallest piece round it", () => {
  expect([0, 4, 5, 6, 10].map(idAt)).toEqual(["z", "w", "mul_1", "x", "b"]);
});

test("between the lines there is nothing", () => {
  expect(idAt(11)).toBeNull();
});

test("the text lights up with the step and with what is pointed at", () => {
  const first = scene.steps.findIndex(({ node }) => node === indexOf("z"));
  const lit = stretchesOf(momentAt(scene, first + 1), { node: indexOf("x"), edge: null });
  expect(lit).toEqual([
    { offset: 0, length: 11, kind: "forward" },
    { offset: 6, length: 1, kind: "pointed" },
  ]);
});
