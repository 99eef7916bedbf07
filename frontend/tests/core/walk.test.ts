import { describe, expect, test } from "vitest";
import { neighbour } from "../../src/core/walk";
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

  test.each(FILMS)("reaches every node of %s that has to do with the output", (name) => {
    const other = film(name);
    const reached = new Set([other.output]);
    for (const at of reached) {
      for (const direction of ["operand", "consumer", "previous", "next"] as const)
        reached.add(neighbour(other, at, direction));
    }
    const missing = other.nodes.filter((each) => each.onPath && !reached.has(each.index)).map((each) => each.id);
    expect(missing).toEqual([]);
  });
});
