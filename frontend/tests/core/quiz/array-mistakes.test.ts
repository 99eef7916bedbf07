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

interface Layer {
  readonly w: Rows;
  readonly b: readonly number[];
}

/** A batch: a sample a row of x, and of d a row that says how much of each output its loss takes. */
interface Batch {
  readonly x: Rows;
  readonly layers: readonly Layer[];
  readonly d: Rows;
}

const batch: fc.Arbitrary<Batch> = fc
  .record({
    samples: fc.integer({ min: 2, max: 3 }),
    size: fc.integer({ min: 1, max: 3 }),
    depth: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ samples, size, depth }) => {
    const number = fc.double({ min: -1.5, max: 1.5, noNaN: true }).map((x) => Math.round(x * 100) / 100 || 0.5);
    const vector = fc.array(number, { minLength: size, maxLength: size });
    const rows = (count: number) => fc.array(vector, { minLength: count, maxLength: count });
    const layer = fc.record({ w: rows(size), b: vector });
    return fc.record({
      x: rows(samples),
      layers: fc.array(layer, { minLength: depth, maxLength: depth }),
      d: rows(samples),
    });
  });

/** Of one sample: aₙ = tanh(Wₙ aₙ₋₁ + bₙ), C = d · a; on the way back through the weights `weightsAt`, by layer. */
function ofSample(
  { x, layers, d }: Batch,
  sample: number,
  weightsAt = (layer: number): Rows => layers[layer - 1]?.w ?? [],
) {
  const values = new Map<string, readonly number[]>();
  const gradients = new Map<string, readonly number[]>();
  let a = x[sample] ?? [];
  values.set("x", a);
  layers.forEach(({ w, b }, at) => {
    const z = each(times(w, a), b, (p, q) => p + q);
    a = z.map(Math.tanh);
    values.set(`z${at + 1}`, z).set(`a${at + 1}`, a);
  });
  let g = d[sample] ?? [];
  for (let n = layers.length; n >= 1; n--) {
    const before = n === 1 ? "x" : `a${n - 1}`;
    gradients.set(`a${n}`, g);
    g = timesEach(g, RIGHT.slope(values.get(`a${n}`) ?? []));
    gradients.set(`z${n}`, g).set(`b${n}`, g);
    gradients.set(`W${n}`, outer(g, values.get(before) ?? []).flat());
    g = times(turned(weightsAt(n)), g);
  }
  gradients.set("x", g);
  return { values, gradients };
}

/** Layers as `affine`, a sample a row. */
function sceneOfBatch(film: Batch): Scene {
  const passes = film.x.map((_, sample) => ofSample(film, sample));
  const [samples, size] = [film.x.length, film.x[0]?.length ?? 0];
  const [rows, cells] = [film.x.map((_, i) => i), Array.from({ length: size }, (_, i) => i)];
  const stacked = (id: string, of: "values" | "gradients") => passes.map((pass) => pass[of].get(id) ?? []);
  const summed = (id: string) => stacked(id, "gradients").reduce((sum, more) => each(sum, more, (p, q) => p + q));
  const leaf = (id: string, shape: number[], role: string) => ({
    id,
    op: "input",
    role,
    inputs: [] as string[],
    shape,
  });
  const nodes = [leaf("x", [samples, size], "input")];
  const values: Record<string, unknown> = { x: film.x, d: film.d };
  const gradients: Record<string, unknown> = { x: stacked("x", "gradients"), C: 1 };
  const steps: unknown[] = [];
  film.layers.forEach(({ w, b }, at) => {
    const [n, before] = [at + 1, at === 0 ? "x" : `a${at}`];
    const [W, bias, z, a] = [`W${n}`, `b${n}`, `z${n}`, `a${n}`];
    const a0 = stacked(before, "values");
    nodes.push(leaf(W, [size, size], "parameter"), leaf(bias, [size], "parameter"));
    nodes.push({ id: z, op: "affine", inputs: [before, W, bias], role: "hidden", shape: [samples, size] });
    nodes.push({ id: a, op: "tanh", inputs: [z], role: "hidden", shape: [samples, size] });
    Object.assign(values, { [W]: w, [bias]: b, [z]: stacked(z, "values"), [a]: stacked(a, "values") });
    const byW = summed(W);
    const ofW = cells.map((i) => byW.slice(i * size, (i + 1) * size));
    Object.assign(gradients, {
      [W]: ofW,
      [bias]: summed(bias),
      [z]: stacked(z, "gradients"),
      [a]: stacked(a, "gradients"),
    });
    const local = [
      rows.map((s) => cells.map((i) => rows.map((t) => cells.map((k) => (s === t ? (w[i]?.[k] ?? 0) : 0))))),
      rows.map((s) => cells.map((i) => cells.map((p) => cells.map((k) => (i === p ? (a0[s]?.[k] ?? 0) : 0))))),
      rows.map(() => cells.map((i) => cells.map((p) => (i === p ? 1 : 0)))),
    ];
    const slope = stacked(a, "values").map(RIGHT.slope);
    const contribution = (edge: string, local: unknown, amount: unknown) => ({ edge, local, amount, total: amount });
    steps.unshift(
      { index: 0, pass: "backward", node: a, contributions: [contribution(`${a}.0`, slope, gradients[z])] },
      {
        index: 0,
        pass: "backward",
        node: z,
        contributions: [stacked(before, "gradients"), ofW, summed(bias)].map((amount, slot) =>
          contribution(`${z}.${slot}`, local[slot], amount),
        ),
      },
    );
  });
  const last = stacked(`a${film.layers.length}`, "values");
  nodes.push(leaf("d", [samples, size], "input"));
  nodes.push({ id: "C", op: "dot", inputs: ["d", `a${film.layers.length}`], role: "output", shape: [] });
  values.C = timesEach(film.d.flat(), last.flat()).reduce((sum, one) => sum + one, 0);
  gradients.d = last;
  const contributions = [
    { edge: "C.0", local: last, amount: last, total: last },
    { edge: "C.1", local: film.d, amount: film.d, total: film.d },
  ];
  return readScene({
    graph: { output: "C", nodes },
    ops: { affine: { elementwise: false }, tanh: { elementwise: true }, dot: { elementwise: false } },
    values,
    gradients,
    steps: [{ index: 0, pass: "backward", node: "C", contributions }, ...steps],
  });
}

describe("of a batch in matrices", () => {
  const RATE = 0.5;
  /** Somebody answers `wrong` for an element of the gradient of `id`: the mistake is named, unless the answer is right. */
  function expectNamed(scene: Scene, key: string, right: number, wrong: number, mistake: Mistake): void {
    const question = askedIn(scene, key)?.question;
    if (!question) throw new Error("the element cannot be asked for");
    expect(rightAnswer(scene.numbers, question)).toBeCloseTo(right, 9);
    fc.pre(Math.abs(wrong - right) > 0.011 * Math.abs(right));
    const verdict = judge({ value: wrong, digits: 17 }, scene, scene.numbers, question, RATE);
    expect(verdict).toEqual({ kind: "wrong", mistakes: expect.arrayContaining([mistake]) });
  }

  test("the gradient of one sample alone is known as a forgotten sum, of any weight and bias", () => {
    fc.assert(
      fc.property(batch, fc.nat(99), fc.nat(99), fc.nat(99), fc.boolean(), (film, layer, at, only, isBias) => {
        const id = `${isBias ? "b" : "W"}${1 + (layer % film.layers.length)}`;
        const shares = film.x.map((_, sample) => ofSample(film, sample).gradients.get(id) ?? []);
        const size = film.x[0]?.length ?? 1;
        const cell = at % (shares[0]?.length ?? 1);
        const key = isBias ? `${cell + 1}` : `${1 + Math.floor(cell / size)}:${1 + (cell % size)}`;
        const right = shares.reduce((sum, share) => sum + (share[cell] ?? 0), 0);
        const wrong = shares[only % shares.length]?.[cell] ?? Number.NaN;
        expectNamed(sceneOfBatch(film), `gradient:${id}:${key}`, right, wrong, "samples");
      }),
      { numRuns: 500 },
    );
  });

  test("weights that have already made their step are known", () => {
    fc.assert(
      fc.property(batch, fc.nat(99), fc.nat(99), (film, sample, at) => {
        const passes = film.x.map((_, each) => ofSample(film, each).gradients);
        const size = film.x[0]?.length ?? 1;
        const after = (n: number) =>
          (film.layers[n - 1]?.w ?? []).map((row, i) =>
            row.map((w, k) => w - RATE * passes.reduce((sum, one) => sum + (one.get(`W${n}`)?.[i * size + k] ?? 0), 0)),
          );
        const [row, cell] = [sample % film.x.length, at % size];
        const right = ofSample(film, row).gradients.get("x")?.[cell] ?? Number.NaN;
        const wrong = ofSample(film, row, after).gradients.get("x")?.[cell] ?? Number.NaN;
        expectNamed(sceneOfBatch(film), `gradient:x:${row + 1}:${cell + 1}`, right, wrong, "updated");
      }),
      { numRuns: 500 },
    );
  });
});

describe("of a parameter that every sample uses", () => {
  const x = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  const leaf = (id: string, shape: number[], role: string) => ({ id, op: "input", role, inputs: [], shape });
  /** C = d · Z from what goes into Z, whose gradient is d. */
  function sceneOfSum(z: object, leaves: object[], values: object, gradients: object, contributions: object[]): Scene {
    const ops = { matmul: { elementwise: false }, multiply: { elementwise: true }, dot: { elementwise: false } };
    const ofC = [of("C.0", [0, 0, 0], [0, 0, 0]), of("C.1", [1, 2, 4], [1, 2, 4])];
    return readScene({
      graph: {
        output: "C",
        nodes: [
          ...leaves,
          z,
          leaf("d", [3], "input"),
          { id: "C", op: "dot", inputs: ["d", "z"], role: "output", shape: [] },
        ],
      },
      ops,
      values,
      gradients: { ...gradients, z: [1, 2, 4], d: [0, 0, 0], C: 1 },
      steps: [
        { index: 0, pass: "backward", node: "C", contributions: ofC },
        { index: 1, pass: "backward", node: "z", contributions },
      ],
    });
  }
  const of = (edge: string, local: unknown, amount: unknown) => ({ edge, local, amount, total: amount });
  const kindOf = (scene: Scene, key: string, value: number) => {
    const question = askedIn(scene, key)?.question;
    return question && judge({ value, digits: 17 }, scene, scene.numbers, question, 0.1);
  };

  test("a sample a column, W X: one column alone is a forgotten sum, one with the new W the updated weight", () => {
    const scene = sceneOfSum(
      { id: "z", op: "matmul", inputs: ["W", "x"], role: "hidden", shape: [1, 3] },
      [leaf("W", [1, 2], "parameter"), leaf("x", [2, 3], "input")],
      { W: [[1, -1]], x, z: [[-3, -3, -3]], d: [1, 2, 4], C: -21 },
      {
        W: [[17, 38]],
        x: [
          [1, 2, 4],
          [-1, -2, -4],
        ],
      },
      [
        of(
          "z.0",
          [[x.map((row) => row[0]), x.map((row) => row[1]), x.map((row) => row[2])].map((column) => [column])],
          [[17, 38]],
        ),
        of(
          "z.1",
          [[0, 1, 2].map((n) => [1, -1].map((w) => [0, 1, 2].map((m) => (m === n ? w : 0))))],
          [
            [1, 2, 4],
            [-1, -2, -4],
          ],
        ),
      ],
    );
    expect(kindOf(scene, "gradient:W:1:2", 38)).toEqual({ kind: "right" });
    for (const share of [4, 10, 24])
      expect(kindOf(scene, "gradient:W:1:2", share)).toEqual({ kind: "wrong", mistakes: ["samples"] });
    // W after its step: 1 − 0.1 × 17 = −0.7.
    expect(kindOf(scene, "gradient:x:1:3", -2.8)).toEqual({ kind: "wrong", mistakes: ["updated"] });
  });

  test("copied to every sample, w x: what one copy sends back is a forgotten sum", () => {
    const scene = sceneOfSum(
      { id: "z", op: "multiply", inputs: ["w", "x"], role: "hidden", shape: [3] },
      [leaf("w", [], "parameter"), leaf("x", [3], "input")],
      { w: 5, x: [1, 2, 3], z: [5, 10, 15], d: [1, 2, 4], C: 85 },
      { w: 17, x: [5, 10, 20] },
      [of("z.0", [1, 2, 3], 17), of("z.1", [5, 5, 5], [5, 10, 20])],
    );
    expect(kindOf(scene, "gradient:w", 17)).toEqual({ kind: "right" });
    expect(kindOf(scene, "gradient:w", 12)).toEqual({ kind: "wrong", mistakes: ["samples"] });
    // w after its step: 5 − 0.1 × 17 = 3.3.
    expect(kindOf(scene, "gradient:x:3", 13.2)).toEqual({ kind: "wrong", mistakes: ["updated"] });
  });
});

describe("in the lecture's network of arrays", () => {
  const scene = film("lecture-arrays");
  const index = (id: string) => scene.nodes.findIndex((each) => each.id === id);

  test("W₂ in place of its transpose is named, in every element of ∂L/∂a₁", () => {
    const w = scene.numbers.values[index("W2")] ?? [];
    const g = scene.numbers.gradients[index("z2")] ?? [];
    // The trace has a sample a row; a question names its element as the picture draws it, a sample a column.
    for (const [row, column] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const question = askedIn(scene, `gradient:a1:${column + 1}:${row + 1}`)?.question;
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
