import { expect, test } from "vitest";
import { jsonText } from "../../src/core/packed";
import { isTensor, readSource, withInput, withInputs } from "../../src/studio/source";

const neuron = { kind: "expression", text: "y = w*x + b", inputs: { w: 2, old: 9 } } as const;

test("a name keeps its value, then the one it once had, then gets 1", () => {
  expect(withInputs(neuron, ["w", "x", "b"], new Map([["x", [1, 2]]])).inputs).toEqual({ w: 2, x: [1, 2], b: 1 });
});

test("a source is not changed but made anew", () => {
  expect(withInput(neuron, "w", 3).inputs).toEqual({ w: 3, old: 9 });
  expect(neuron.inputs.w).toBe(2);
});

test("an input may be called __proto__", () => {
  const source = withInputs({ kind: "expression", text: "", inputs: {} }, ["__proto__", "toString"], new Map());
  expect(Object.entries(source.inputs)).toEqual([
    ["__proto__", 1],
    ["toString", 1],
  ]);
});

test("a tensor is a number or nested lists of numbers", () => {
  expect([1, [1, [2]], []].every(isTensor)).toBe(true);
  expect(["1", null, [1, "2"], { 0: 1 }, undefined].some(isTensor)).toBe(false);
});

test("what is no source document is read as none", () => {
  for (const json of [null, 3, [], {}, { kind: "preset" }, { kind: "expression", text: "y", inputs: { x: "1" } }]) {
    expect(readSource(json)).toBeNull();
  }
});

test("infinite numbers are texts in a document, and numbers here", () => {
  const document = { kind: "expression", text: "y = max(m)", inputs: { m: [1, "-Infinity"] } };
  const source = readSource(document);
  expect(source).toEqual({ ...document, inputs: { m: [1, -Infinity] } });
  expect(JSON.parse(jsonText(source))).toEqual(document);
});
