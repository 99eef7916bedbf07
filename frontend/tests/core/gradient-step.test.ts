import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradientStep } from "../../src/core/gradient-step";
import { recompute, type Values } from "../../src/core/tape/tape";
import { film, node } from "../film";

describe("a step of gradient descent", () => {
  test("moves every parameter of a network against its gradient, and no input, no target", () => {
    const scene = film("lecture-network");
    const { values, gradients } = scene.numbers;
    const step = gradientStep(scene, scene.numbers, 0.5);
    const parameters = scene.nodes.filter(({ role }) => role === "parameter");
    expect(Object.keys(step).sort()).toEqual(parameters.map(({ id }) => id).sort());
    for (const { id, index } of parameters) {
      expect(step[id]).toBe((values[index]?.[0] ?? 0) - 0.5 * (gradients[index]?.[0] ?? Number.NaN));
    }
  });

  test("moves the inputs of an expression, which has no parameters, or those that are named", () => {
    const scene = film("square");
    expect(gradientStep(scene, scene.numbers, 0.1)).toEqual({ x: 3 - 0.1 * 6 });
    expect(gradientStep(scene, scene.numbers, 0.1, [])).toEqual({});
    expect(gradientStep(scene, scene.numbers, 0.1, ["y"])).toEqual({});
  });

  test("keeps the shape of arrays", () => {
    const scene = film("lecture-arrays");
    const step = gradientStep(scene, scene.numbers, 0);
    expect(step.W1).toEqual([
      [1, -2],
      [-1, 1],
    ]);
  });

  test("goes down: a small one makes the loss smaller, by eta times the square of the gradient's length", () => {
    const scene = film("lecture-network");
    const { index } = node(scene, scene.nodes[scene.output]?.id ?? "");
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e-4, noNaN: true }), (eta) => {
        const step = gradientStep(scene, scene.numbers, eta) as Values;
        const after = recompute(scene, scene.numbers, step);
        const moved = scene.nodes.filter(({ role }) => role === "parameter");
        const square = moved.reduce((sum, each) => sum + (scene.numbers.gradients[each.index]?.[0] ?? 0) ** 2, 0);
        const fall = (scene.numbers.values[index]?.[0] ?? 0) - (after?.values[index]?.[0] ?? 0);
        expect(Math.abs(fall / (eta * square) - 1)).toBeLessThan(0.01);
      }),
    );
  });
});
