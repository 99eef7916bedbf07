import { describe, expect, test } from "vitest";
import { differentialAlong, differentialBy } from "../../src/core/differential";
import { local } from "../../src/core/formula/names";
import { formulasOf } from "../../src/core/formula/step";
import { gradientText } from "../../src/core/name";
import { edge, film, node } from "../film";

describe("in a film of one variable", () => {
  const scene = film("fan-out");

  test("the derivative by what all depends on is total, by what others stand beside it is partial", () => {
    expect(scene.nodes.filter(({ role }) => role !== "constant").map((each) => gradientText(scene, each))).toEqual(
      expect.arrayContaining(["dz/ds", "∂z/∂x", "∂z/∂y", "dz/dz"]),
    );
  });

  test("the slope of a function of one value is written with d", () => {
    expect(local(scene, edge(scene, "x.0")).text).toBe("dx/ds");
    expect(differentialAlong(scene, edge(scene, "y.1"))).toBe("d");
  });

  test("the last contribution brings the whole sum in one line, with its numbers", () => {
    const step = scene.steps.findLast(({ pass }) => pass === "backward");
    const [, whole] = step ? formulasOf(scene, step).lines : [];
    expect(whole?.rule.text).toMatch(/^dz\/ds = .*∂x dx\/ds \+ .*∂y dy\/ds/);
  });
});

test.each(["neuron", "lecture-network", "vectors"] as const)(
  "of several variables, as in %s, all are partial",
  (name) => {
    const scene = film(name);
    expect(scene.nodes.every(({ index }) => differentialBy(scene, index) === "∂")).toBe(true);
    expect(node(scene, scene.nodes[scene.output]?.id ?? "").index).toBe(scene.output);
  },
);
