import fc from "fast-check";
import { expect, test } from "vitest";
import { frameAt } from "../../../src/core/frame-at";
import { arraysOf, sizesOf } from "../../../src/core/network/arrays";
import { layersAt } from "../../../src/core/network/layers-at";
import { readScene } from "../../../src/model/json";
import { film } from "../../film";
import batch from "../../fixtures/network-batch.json";

const scene = readScene(batch);
const found = arraysOf(scene);
if (!found) throw new Error("The fixture is no network of arrays.");
const network = found;
const at = (t: number, sample: number) => layersAt(frameAt(scene, scene.numbers, t), scene.numbers, network, sample);
const stepOf = (id: string, pass: "forward" | "backward") =>
  scene.steps.find((step) => step.pass === pass && !step.isSeed && scene.nodes[step.node]?.id === id)?.index ?? -1;
const END = scene.steps.length;
/** Anywhere in the film, as likely in one step as in another. */
const times = fc.integer({ min: 0, max: 100 * END }).map((t) => t / 100);
type Trace = Record<string, number[][]>;
const [values, gradients] = [batch.values as unknown as Trace, batch.gradients as unknown as Trace];

test("a network of arrays is read with its layers, and one of single numbers or an expression is none", () => {
  expect(sizesOf(network)).toEqual([2, 2, 1]);
  expect(network.samples).toBe(2);
  expect(network.layers.map(({ W, z, a }) => [W, z, a].map((i) => scene.nodes[i]?.id))).toEqual([
    ["W1", "z1", "a1"],
    ["W2", "z2", "a2"],
  ]);
  expect(arraysOf(film("lecture-network"))).toBeNull();
  expect(arraysOf(film("vectors"))).toBeNull();
});

test("at the end every number is the entry of the trace's array, in the row of the sample", () => {
  for (const sample of [0, 1]) {
    const { columns, layers, loss } = at(END, sample);
    expect(Array.from(columns[0]?.a?.data ?? [])).toEqual(values.x?.[sample]);
    expect(Array.from(columns[0]?.da?.data ?? [])).toEqual(gradients.x?.[sample]);
    for (const l of [1, 2]) {
      expect(Array.from(columns[l]?.z?.data ?? [])).toEqual(values[`z${l}`]?.[sample]);
      expect(Array.from(columns[l]?.a?.data ?? [])).toEqual(values[`a${l}`]?.[sample]);
      expect(Array.from(columns[l]?.dz?.data ?? [])).toEqual(gradients[`z${l}`]?.[sample]);
      expect(Array.from(columns[l]?.da?.data ?? [])).toEqual(gradients[`a${l}`]?.[sample]);
      expect(Array.from(layers[l - 1]?.dW?.data ?? [])).toEqual(gradients[`W${l}`]?.flat());
      const a = values[`a${l}`]?.[sample] ?? [];
      a.forEach((each, j) => {
        expect(columns[l]?.gain?.data[j]).toBeCloseTo(each * (1 - each), 14);
      });
    }
    expect(loss?.data[0]).toBe(batch.values.C[sample]);
  }
});

test("nothing is known before its step", () => {
  fc.assert(
    fc.property(times, (t) => {
      const { columns, layers } = at(t, 0);
      columns.slice(1).forEach((column, i) => {
        const l = i + 1;
        const isDone = (id: string, pass: "forward" | "backward") => t > stepOf(id, pass);
        if (!isDone(`z${l}`, "forward")) expect(column.z).toBeNull();
        if (!isDone(`a${l}`, "forward")) expect([column.a, column.gain]).toEqual([null, null]);
        // dz arrives in the step of a, dW in that of z.
        if (!isDone(`a${l}`, "backward")) expect(column.dz).toBeNull();
        if (!isDone(`z${l}`, "backward")) expect([layers[i]?.dW, layers[i]?.db]).toEqual([null, null]);
        if (l < 2 && !isDone(`z${l + 1}`, "backward")) expect(column.da).toBeNull();
      });
      if (t <= stepOf("z1", "backward")) expect(columns[0]?.da).toBeNull();
    }),
  );
});

test("while something travels its result is not there", () => {
  fc.assert(
    fc.property(times, (t) => {
      const { columns, layers } = at(t, 1);
      layers.forEach(({ flow, dW }, i) => {
        if (!flow || flow.opacity < 1) return;
        if (flow.kind === "value") expect(columns[i + 1]?.z).toBeNull();
        else expect([columns[i]?.da, dW]).toEqual([null, null]);
      });
    }),
  );
});

test("products run along the lines of a layer in its forward step, gradients back in its backward step", () => {
  const z2 = stepOf("z2", "forward");
  expect(at(z2 + 0.3, 0).layers.map(({ flow }) => flow?.kind)).toEqual([undefined, "value"]);
  const back = stepOf("z2", "backward");
  const { flow } = at(back + 0.2, 0).layers[1] ?? {};
  expect(flow?.kind).toBe("gradient");
  expect(at(back + 0.3, 0).layers[1]?.flow?.position).toBeLessThan(flow?.position ?? 0);
  expect(at(back + 1, 0).layers[1]?.flow).toBeNull();
});
