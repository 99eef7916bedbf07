import { describe, expect, test } from "vitest";
import { type Direction, neighbour } from "../../src/core/walk";
import type { Scene } from "../../src/model/types";
import { FILMS, film, node } from "../film";

const scene = film("neuron");
const from = (id: string, direction: Parameters<typeof neighbour>[2]) =>
  scene.nodes[neighbour(scene, node(scene, id).index, direction)]?.id;

describe("walking the graph", () => {
  test("goes to the first operand and to the first consumer", () => {
    expect(from("z", "operand")).toBe("mul_1");
    expect(from("z", "consumer")).toBe("a");
  });

  test("goes round the operands of the same consumer", () => {
    expect(from("w", "next")).toBe("x");
    expect(from("x", "next")).toBe("w");
    expect(from("mul_1", "previous")).toBe("b");
  });

  test("stays where there is nothing in that direction", () => {
    expect(from("w", "operand")).toBe("w");
    expect(from("C", "consumer")).toBe("C");
  });

  test.each([...FILMS, "two-samples"] as const)("leads from every node of %s to every other by keys alone", (name) => {
    const other = film(name);
    for (const isEditable of [false, true]) {
      for (const start of other.nodes) {
        const reached = new Set([start.index]);
        for (const at of reached) for (const next of oneKeyFrom(other, at, isEditable)) reached.add(next);
        expect(other.nodes.filter(({ index }) => !reached.has(index)).map(({ id }) => id)).toEqual([]);
      }
    }
  });
});

/** Where the arrow keys lead; up and down belong to the value of an input that can be changed. */
function oneKeyFrom(scene: Scene, at: number, isEditable: boolean): number[] {
  const { isLeaf, op } = scene.nodes[at] ?? { isLeaf: false, op: "" };
  const vertical = isEditable && op === "input" ? [] : (["previous", "next"] as const);
  return [isLeaf ? "next" : "operand", "consumer", ...vertical].map((each) => neighbour(scene, at, each as Direction));
}
