import { describe, expect, test } from "vitest";
import { gradientText, nameOf, nameParts, typeset } from "../../src/core/name";
import { film, node } from "../film";

describe("names", () => {
  test.each([
    ["x", [["x", "base"]]],
    [
      "z1",
      [
        ["z", "base"],
        ["1", "sub"],
      ],
    ],
    [
      "w2_1_3",
      [
        ["w", "base"],
        ["2,1,3", "sub"],
      ],
    ],
    [
      "z2_1@2",
      [
        ["z", "base"],
        ["2,1", "sub"],
        ["2", "super"],
      ],
    ],
    [
      "θ_0",
      [
        ["θ", "base"],
        ["0", "sub"],
      ],
    ],
    ["a − y", [["a − y", "base"]]],
  ])("%s is set with its indices", (name, parts) => {
    expect(nameParts(name).map(({ text, place }) => [text, place])).toEqual(parts);
  });

  test("a node without a name is called by its formula, with the signs people write", () => {
    const scene = film("neuron");
    expect(nameOf(node(scene, "pow_1"))).toBe("(a − y)²");
    expect(nameOf(node(scene, "z"))).toBe("z");
    expect(gradientText(scene, node(scene, "sub_1"))).toBe("∂C/∂(a − y)");
  });

  test.each([
    ["w*x", "w·x"],
    ["x ** 10", "x^10"],
    ["x**2", "x²"],
    ["-x", "−x"],
    ["2e-3 * x", "2e-3·x"],
    ["W @ x", "W @ x"],
  ])("%s is set as %s", (formula, text) => {
    expect(typeset(formula)).toBe(text);
  });
});
