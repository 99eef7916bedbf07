import fc from "fast-check";
import { expect, test } from "vitest";
import { frameAt } from "../../../src/core/frame-at";
import { messagesFor } from "../../../src/core/messages";
import { type AccountScene, accountOfNeuron, accountOfWeight } from "../../../src/core/network/account";
import { arraysOf } from "../../../src/core/network/arrays";
import { layersAt } from "../../../src/core/network/layers-at";
import { readScene } from "../../../src/model/json";
import type { Pass } from "../../../src/model/types";
import batch from "../../fixtures/network-batch.json";

const scene = readScene(batch);
const found = arraysOf(scene);
if (!found) throw new Error("The fixture is no network of arrays.");
const network = found;
const END = scene.steps.length;
const { values, gradients } = batch;
/** Anywhere in the film, as likely in one step as in another. */
const times = fc.integer({ min: 0, max: 100 * END }).map((t) => t / 100);

function at(t: number, sample: number, listed: Pass | null = null): AccountScene {
  const now = layersAt(frameAt(scene, scene.numbers, t), scene.numbers, network, sample);
  return { network, numbers: scene.numbers, now, sample, messages: messagesFor("en"), output: "L", listed };
}

function figures({ lines }: { readonly lines: readonly { readonly key: string; readonly number: number | null }[] }) {
  return Object.fromEntries(lines.filter(({ key }) => key).map(({ key, number }) => [key, number]));
}

test("a neuron's numbers are the entries of the arrays, those of its bias the batch's", () => {
  for (const sample of [0, 1]) {
    const account = accountOfNeuron(at(END, sample), { column: 1, index: 1 });
    expect(figures(account)).toMatchObject({
      "value:z1_2": values.z1[sample]?.[1],
      "value:a1_2": values.a1[sample]?.[1],
      "gradient:a1_2": gradients.a1[sample]?.[1],
      "gradient:z1_2": gradients.z1[sample]?.[1],
      "gradient:b1_2": gradients.b1[1],
    });
    expect(account.title).toBe("Layer 1, neuron 2");
    expect(account.aside).toBe(`sample ${sample + 1} of 2`);
  }
});

test("on a weight the two values meet for the sample, and the gradient is that of all samples", () => {
  const shares = [0, 1].map((sample) => {
    const account = figures(accountOfWeight(at(END, sample), { layer: 1, unit: 0, source: 1 }));
    expect(account).toMatchObject({
      "value:w2_1_2": values.W2[0]?.[1],
      "value:a1_2": values.a1[sample]?.[1],
      "gradient:z2_1": gradients.z2[sample]?.[0],
      "gradient:w2_1_2": gradients.W2[0]?.[1],
    });
    return account["share:w2_1_2"] ?? Number.NaN;
  });
  expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(gradients.W2[0]?.[1] ?? Number.NaN, 12);
});

test("the terms of a sum come to what it makes", () => {
  const sum = (account: ReturnType<typeof accountOfNeuron>) =>
    account.lines.reduce((total, { kind, number }) => total + (kind === "term" ? (number ?? Number.NaN) : 0), 0);
  const neuron = { column: 1, index: 0 };
  expect(sum(accountOfNeuron(at(END, 0, "forward"), neuron))).toBeCloseTo(values.z1[0]?.[0] ?? Number.NaN, 12);
  expect(sum(accountOfNeuron(at(END, 1, "backward"), neuron))).toBeCloseTo(gradients.a1[1]?.[0] ?? Number.NaN, 12);
});

test("no number is told of before its step, and no term before its sum", () => {
  const last = new Map<string, number>();
  const look = (t: number) =>
    ([null, "forward", "backward"] as const).flatMap((listed) => [
      ...[0, 1].map((index) => accountOfNeuron(at(t, 0, listed), { column: 1, index })),
      accountOfNeuron(at(t, 0, listed), { column: 0, index: 0 }),
      accountOfNeuron(at(t, 0, listed), { column: 2, index: 0 }),
      accountOfWeight(at(t, 0, listed), { layer: 0, unit: 0, source: 0 }),
    ]);
  for (const step of scene.steps) {
    const id = scene.nodes[step.node]?.id ?? "";
    if (step.isSeed) continue;
    last.set(`${step.pass}/${id}`, step.index);
  }
  const after: Readonly<Record<string, string>> = {
    "value:z1_": "forward/z1",
    "value:a1_": "forward/a1",
    "local:a1_": "forward/a1",
    "value:z2_": "forward/z2",
    "gradient:z2_": "backward/a2",
    "gradient:a1_": "backward/z2",
    "gradient:z1_": "backward/a1",
    "gradient:b1_": "backward/z1",
    "gradient:w1_": "backward/z1",
    "gradient:x_": "backward/z1",
    "share:w1_": "backward/z1",
  };
  fc.assert(
    fc.property(times, (t) => {
      for (const { lines } of look(t)) {
        for (const { key, number } of lines) {
          const [, step] = Object.entries(after).find(([start]) => key.startsWith(start)) ?? [];
          if (step && t <= (last.get(step) ?? 0)) expect([key, number]).toEqual([key, null]);
        }
      }
      if (t <= (last.get("forward/z1") ?? 0)) {
        for (const account of look(t)) expect(account.lines.filter(({ kind }) => kind === "term")).toEqual([]);
      }
    }),
  );
});
