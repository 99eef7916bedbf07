import { expect, test } from "vitest";
import { frameAt } from "../../src/core/frame-at";
import { messagesFor } from "../../src/core/messages";
import { describeNode } from "../../src/views/shared/describe";
import { film, node } from "../film";

const messages = messagesFor("en");

function words(name: Parameters<typeof film>[0], id: string, t: number): string {
  const scene = film(name);
  const { index } = node(scene, id);
  const frame = frameAt(scene, scene.numbers, t).nodes[index];
  const found = scene.nodes[index];
  if (!frame || !found) throw new Error(id);
  return describeNode(scene, found, frame, messages);
}

test("a node says that it is not computed before it is", () => {
  expect(words("square", "y", 0)).toBe("y, multiply. Value: not computed yet. ∂y/∂y: not computed yet");
  expect(words("square", "y", 1)).toContain("Value: 9.");
});

test("a sum that is still open is said to be so far", () => {
  expect(words("square", "x", 2.5)).toContain("∂y/∂x: 3 so far");
  expect(words("square", "x", 3)).toContain("∂y/∂x: 6");
});

test("a node the output does not depend on has no gradient", () => {
  expect(words("beside-the-path", "z", 4)).toContain("none: the output does not depend on it");
});
