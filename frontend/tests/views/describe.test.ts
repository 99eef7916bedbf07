import { expect, test } from "vitest";
import { describe } from "../../src/core/describe";
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
  expect(words("square", "y", 0)).toBe("y, multiply. Value: not computed yet. dy/dy: not computed yet");
  expect(words("square", "y", 1)).toContain("Value: 9.");
});

test("a sum that is still open is said to be so far", () => {
  expect(words("square", "x", 2.5)).toContain("dy/dx: 3 so far");
  expect(words("square", "x", 3)).toContain("dy/dx: 6");
});

test("a node the output does not depend on has no gradient", () => {
  expect(words("beside-the-path", "z", 4)).toContain("none: the output does not depend on it");
});

test("a large array is said as one would say it, in every language", () => {
  const numbers = Float64Array.from({ length: 12 }, (_, i) => i / 4);
  const said = (tag: string, shape: readonly number[]) => describe(numbers, shape, messagesFor(tag));
  expect(said("en", [12])).toBe("12 numbers, between 0 and 2.75");
  expect(said("en", [4, 3])).toBe("a matrix of 4 by 3 numbers, between 0 and 2.75");
  expect(said("en", [2, 2, 3])).toBe("an array of 2 by 2 by 3 numbers, between 0 and 2.75");
  expect(said("zh-Hans", [4, 3])).toBe("4 × 3 的矩阵，其中的数都在 0 与 2.75 之间");
  expect(said("zh-Hant", [4, 3])).toBe("4 × 3 的矩陣，其中的數都在 0 與 2.75 之間");
  expect(describe(new Float64Array(12).fill(0.5), [4, 3], messages)).toBe("a matrix of 4 by 3 numbers, all 0.5");
});
