import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../../src/core/quiz/answer";
import { askedIn, readKeys } from "../../../src/core/quiz/asked";
import { type Mistake, rightAnswer } from "../../../src/core/quiz/mistakes";
import { readScene } from "../../../src/model/json";
import type { Scene } from "../../../src/model/types";
import { film } from "../../film";

type Rows = readonly (readonly number[])[];

/** Products by hand, a row of numbers for a vector. */
const times = (w: Rows, x: readonly number[]) =>
  w.map((row) => row.reduce((sum, each, k) => sum + each * (x[k] ?? 0), 0));
const turned = (w: Rows): Rows => (w[0] ?? []).map((_, k) => w.map((row) => row[k] ?? 0));
const each = (a: readonly number[], b: readonly number[], f: (x: number, y: number) => number) =>
  a.map((x, i) => f(x, b[i] ?? 0));
const timesEach = (a: readonly number[], b: readonly number[]) => each(a, b, (x, y) => x * y);
const outer = (a: readonly number[], b: readonly number[]): Rows => a.map((x) => b.map((y) => x * y));

/** How somebody goes back through a layer. */
interface Way {
  readonly product: (w: Rows, g: readonly number[]) => readonly number[];
  readonly slope: (a: readonly number[]) => readonly number[];
}
const RIGHT: Way = { product: (w, g) => times(turned(w), g), slope: (a) => a.map((y) => 1 - y * y) };

interface Drawn {
  readonly x: readonly number[];
  readonly layers: readonly Rows[];
  readonly d: readonly number[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({ size: fc.integer({ min: 2, max: 4 }), depth: fc.integer({ min: 1, max: 3 }) })
  .chain(({ size, depth }) => {
    const number = fc.double({ min: -1.5, max: 1.5, noNaN: true }).map((x) => Math.round(x * 100) / 100 || 0.5);
    const vector = fc.array(number, { minLength: size, maxLength: size });
    const matrix = fc.array(vector, { minLength: size, maxLength: size });
    return fc.record({ x: vector, layers: fc.array(matrix, { minLength: depth, maxLength: depth }), d: vector });
  });

/** aₙ = tanh(Wₙ aₙ₋₁) from a₀ = x; C = d · a. `wayAt` says how one goes back through each layer; by layer, from the last. */
function backward({ x, layers, d }: Drawn, wayAt: (layer: number) => Way) {
  const a: (readonly number[])[] = [x];
  for (const w of layers) a.push(times(w, a.at(-1) ?? []).map(Math.tanh));
  const gradients = new Map<string, readonly number[]>();
  let g = d;
  for (let n = layers.length; n >= 1; n--) {
    gradients.set(`a${n}`, g);
    const way = wayAt(n);
    g = timesEach(g, way.slope(a[n] ?? []));
    gradients.set(`z${n}`, g);
    gradients.set(`W${n}`, outer(g, a[n - 1] ?? []).flat());
    g = way.product(layers[n - 1] ?? [], g);
  }
  gradients.set("x", g);
  return { a, gradients };
}

function sceneOf(film: Drawn): Scene {
  const { x, layers, d } = film;
  const size = x.length;
  const { a, gradients } = backward(film, () => RIGHT);
  const leaf = (id: string, shape: number[], role: string) => ({ id, op: "input", role, inputs: [], shape });
  const nodes: { id: string; op: string; inputs: string[]; role: string; shape: number[] }[] = [
    leaf("x", [size], "input"),
  ];
  const values: Record<string, unknown> = { x, d };
  const steps: unknown[] = [];
  const cells = Array.from({ length: size }, (_, i) => i);
  layers.forEach((w, at) => {
    const [n, before] = [at + 1, at === 0 ? "x" : `a${at}`];
    nodes.push(leaf(`W${n}`, [size, size], "parameter"));
    nodes.push({ id: `z${n}`, op: "matmul", inputs: [`W${n}`, before], role: "hidden", shape: [size] });
    nodes.push({ id: `a${n}`, op: "tanh", inputs: [`z${n}`], role: "hidden", shape: [size] });
    Object.assign(values, { [`W${n}`]: w, [`z${n}`]: times(w, a[at] ?? []), [`a${n}`]: a[n] });
    const byW = cells.map((i) => cells.map((j) => cells.map((k) => (i === j ? (a[at]?.[k] ?? 0) : 0))));
    const of = (edge: string, to: string, local: unknown) => {
      const flat = gradients.get(to) ?? [];
      const amount = to.startsWith("W") ? cells.map((i) => flat.slice(i * size, (i + 1) * size)) : flat;
      return { edge, local, amount, total: amount };
    };
    const slope = RIGHT.slope(a[n] ?? []);
    steps.unshift(
      { index: 0, pass: "backward", node: `a${n}`, contributions: [of(`a${n}.0`, `z${n}`, slope)] },
      {
        index: 0,
        pass: "backward",
        node: `z${n}`,
        contributions: [of(`z${n}.0`, `W${n}`, byW), of(`z${n}.1`, before, w)],
      },
    );
  });
  const last = `a${layers.length}`;
  nodes.push(leaf("d", [size], "input"), { id: "C", op: "dot", inputs: ["d", last], role: "output", shape: [] });
  values.C = timesEach(d, a.at(-1) ?? []).reduce((sum, each) => sum + each, 0);
  const contributions = [
    { edge: "C.0", local: a.at(-1), amount: a.at(-1), total: a.at(-1) },
    { edge: "C.1", local: d, amount: d, total: d },
  ];
  const nested = [...gradients].map(([id, flat]) => [
    id,
    id.startsWith("W") ? cells.map((i) => flat.slice(i * size, (i + 1) * size)) : flat,
  ]);
  return readScene({
    graph: { output: "C", nodes },
    ops: { matmul: { elementwise: false }, tanh: { elementwise: true }, dot: { elementwise: false } },
    values,
    gradients: { ...Object.fromEntries(nested), d: a.at(-1), C: 1 },
    steps: [{ index: 0, pass: "backward", node: "C", contributions }, ...steps],
  });
}

/** What somebody does otherwise in one layer. */
const SLIPS: Readonly<Partial<Record<Mistake, Partial<Way>>>> = {
  transposed: { product: times },
  gain: { slope: (a) => a.map(() => 1) },
  value: { slope: (a) => a },
};

describe("of arrays a mistake is known by the element that comes out", () => {
  test.each(Object.entries(SLIPS))("%s, made in any layer of a random network", (mistake, slip) => {
    fc.assert(
      fc.property(drawn, fc.nat(99), fc.nat(99), (film, which, where) => {
        const scene = sceneOf(film);
        const slipped = 1 + (where % film.layers.length);
        const { gradients } = backward(film, (layer) => (layer === slipped ? { ...RIGHT, ...slip } : RIGHT));
        const cell = which % film.x.length;
        const key = `gradient:x:${cell + 1}`;
        const question = askedIn(scene, key)?.question;
        expect(question).toEqual({ quantity: "gradient", index: 0, cell });
        const [wrong = 0, right] = [gradients.get("x")?.[cell], question && rightAnswer(scene.numbers, question)];
        expect(right).toBeCloseTo(backward(film, () => RIGHT).gradients.get("x")?.[cell] ?? Number.NaN, 9);
        if (!question || typeof right !== "number") throw new Error("the element cannot be asked for");
        fc.pre(Math.abs(wrong - right) > 0.011 * Math.abs(right));
        const verdict = judge({ value: wrong, digits: 17 }, scene, scene.numbers, question, 0.5);
        expect(verdict).toEqual({ kind: "wrong", mistakes: expect.arrayContaining([mistake]) });
      }),
      { numRuns: 500 },
    );
  });
});

describe("in the lecture's network of arrays", () => {
  const scene = film("lecture-arrays");
  const index = (id: string) => scene.nodes.findIndex((each) => each.id === id);

  test("W₂ in place of its transpose is named, in every element of ∂L/∂a₁", () => {
    const w = scene.numbers.values[index("W2")] ?? [];
    const g = scene.numbers.gradients[index("z2")] ?? [];
    for (const [row, column] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const question = askedIn(scene, `gradient:a1:${row + 1}:${column + 1}`)?.question;
      const [one = 0, other = 0] = g.slice(2 * row, 2 * row + 2);
      const wrong = (w[2 * column] ?? 0) * one + (w[2 * column + 1] ?? 0) * other;
      if (!question) throw new Error("the element cannot be asked for");
      const verdict = judge({ value: wrong, digits: 17 }, scene, scene.numbers, question, 0.5);
      expect(verdict).toEqual({ kind: "wrong", mistakes: expect.arrayContaining(["transposed"]) });
    }
  });

  test("an element that is not there cannot be asked for, nor an array as a number", () => {
    for (const key of ["gradient:W2:3:1", "gradient:W2:a:1", "gradient:W2:1", "gradient:W2"])
      expect(askedIn(scene, key)).toBeNull();
    expect(readKeys("gradient:W2:2:1,gradient:W2[1]")).toEqual(["gradient:W2:2:1"]);
  });
});
