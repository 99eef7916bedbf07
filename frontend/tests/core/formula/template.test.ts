import { expect, test } from "vitest";
import { edgeFormulas, fill, meaningOf, pieces } from "../../../src/core/formula/template";
import { edge, film, node } from "../../film";

test("a template is cut into words and slots", () => {
  expect(pieces("{g} * ({0} + 1)")).toEqual([{ slot: "g" }, { text: " * (" }, { slot: "0" }, { text: " + 1)" }]);
  expect(pieces("pi")).toEqual([{ text: "pi" }]);
});

test("TeX groups that are no slots survive", () => {
  expect(fill("\\frac{ 1 }{{0}}", (slot) => (slot === "0" ? "x" : undefined))).toBe("\\frac{ 1 }{x}");
});

test("slots that stand for nothing stay", () => {
  expect(fill("{0} ** {n}", (slot) => (slot === "0" ? "x" : undefined))).toBe("x ** {n}");
});

test("a slot means an operand, the result, the gradient or an option", () => {
  const scene = film("neuron");
  const power = node(scene, "pow_1");
  expect(meaningOf(power, "0")).toEqual({ kind: "operand", slot: 0, node: node(scene, "sub_1").index });
  expect(meaningOf(power, "n")).toEqual({ kind: "option", value: 2 });
  expect(meaningOf(power, "out")).toEqual({ kind: "out", node: power.index });
  expect(meaningOf(power, "g")).toEqual({ kind: "upstream", node: power.index });
  expect(meaningOf(power, "7")).toBeNull();
});

test("an edge has the formulas of its slot", () => {
  const scene = film("square");
  expect(edgeFormulas(scene, edge(scene, "y.0"))?.local.text).toBe("{1}");
  expect(edgeFormulas(scene, edge(scene, "y.1"))?.local.text).toBe("{0}");
});
