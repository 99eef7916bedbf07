import { describe, expect, test } from "vitest";
import { aloud, gradientText, nameOf, nameParts, pieces, plain, prose, typeset } from "../../src/core/name";
import { film, node } from "../film";

describe("names", () => {
  test("where one sample is looked at everything is ∂Cⁿ, and L where samples are added", () => {
    const one = film("lecture-network");
    expect(gradientText(one, node(one, "z2_1"))).toBe("∂Cⁿ/∂z₂,₁");
    expect(gradientText(one, node(one, "a3_1"))).toBe("∂Cⁿ/∂y₁");
    const two = film("two-samples");
    expect(gradientText(two, node(two, "w1_1_1"))).toBe("∂L/∂w₁,₁,₁");
    const batch = film("network-batch");
    expect(gradientText(batch, node(batch, "W1"))).toBe("∂L/∂W₁");
  });

  test("y is what a network says, and ŷ what it should have said", () => {
    const scene = film("lecture-network");
    expect(["a3_1", "t_1", "a2_1"].map((id) => nameOf(node(scene, id)))).toEqual(["y_1", "ŷ_1", "a2_1"]);
  });

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

  test.each([
    ["z2_1", "z₂,₁", "z 2,1"],
    ["w2_1_3", "w₂,₁,₃", "w 2,1,3"],
    ["z2_1@2", "z₂,₁⁽²⁾", "z 2,1 (2)"],
    ["C@1", "C⁽¹⁾", "C (1)"],
    ["Cⁿ", "Cⁿ", "C n"],
    ["w·x1", "w·x₁", "w·x 1"],
    ["exp(x_10)", "exp(x₁₀)", "exp(x 10)"],
    ["log1p(2e5)", "log1p(2e5)", "log1p(2e5)"],
    ["conv2d", "conv2d", "conv2d"],
  ])("%s is %s in a line of text, and read as %s", (name, text, read) => {
    expect(plain(name)).toBe(text);
    expect(aloud(text)).toBe(read);
  });

  test("prose has its indices and signs, and keeps its hyphens and its words with figures", () => {
    expect(prose("Here z1 = (4, -2): ∂L/∂W1 is half-way, element-wise, -0.5 in conv2d.")).toBe(
      "Here z₁ = (4, −2): ∂L/∂W₁ is half-way, element-wise, −0.5 in conv2d.",
    );
  });

  test("a plain text comes apart into what stands on the line and what stands below and above it", () => {
    expect(pieces("∂L/∂z₂,₁⁽²⁾ = 3")).toEqual([
      { text: "∂L/∂z", place: "base" },
      { text: "2,1", place: "sub" },
      { text: "(2)", place: "super" },
      { text: " = 3", place: "base" },
    ]);
    expect(pieces("(a − y)²")).toEqual([{ text: "(a − y)²", place: "base" }]);
    expect(pieces("∂Cⁿ/∂y")).toEqual([
      { text: "∂C", place: "base" },
      { text: "n", place: "super" },
      { text: "/∂y", place: "base" },
    ]);
    expect(pieces("w₃")).toEqual([
      { text: "w", place: "base" },
      { text: "3", place: "sub" },
    ]);
  });
});
