import { describe, expect, test } from "vitest";
import { readBinary, readNumbers } from "../../src/model/binary";
import { binaryOf, film } from "../film";

describe("reading the binary form", () => {
  test.each(["neuron", "vectors", "beside-the-path"] as const)(
    "%s holds the same film as its JSON form",
    async (name) => {
      const scene = readBinary(await binaryOf(name));
      const same = film(name);
      expect(scene.numbers).toEqual(same.numbers);
      expect(scene.steps).toEqual(same.steps);
      expect(scene.nodes).toEqual(same.nodes);
      expect(scene.layout).toEqual(same.layout);
    },
  );

  test("what the output does not depend on has no gradient, not 0", async () => {
    const { nodes, numbers } = readBinary(await binaryOf("beside-the-path"));
    expect(nodes.map(({ id, onPath }, i) => [id, onPath, numbers.gradients[i] === null])).toContainEqual([
      "z",
      false,
      true,
    ]);
    for (const { index, onPath } of nodes) expect(numbers.gradients[index] === null).toBe(!onPath);
  });

  test("new numbers are read with the structure of their scene", async () => {
    const scene = film("vectors");
    const { seq, numbers } = readNumbers(await binaryOf("vectors"), scene);
    expect(seq).toBeNull();
    expect(numbers).toEqual(scene.numbers);
  });

  test("numbers of another structure are refused", async () => {
    const buffer = await binaryOf("neuron");
    expect(() => readNumbers(buffer, film("square"))).toThrow(/numbers where the graph asks for/);
  });

  test("something else is refused, and so is what is cut off", async () => {
    const buffer = await binaryOf("neuron");
    expect(() => readBinary(new ArrayBuffer(32))).toThrow(/CHNRULE1/);
    expect(() => readBinary(buffer.slice(0, 64))).toThrow(/cut off/);
    expect(() => readBinary(buffer.slice(0, buffer.byteLength - 8))).toThrow(/cut off/);
  });
});
