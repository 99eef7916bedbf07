/** Random scenes of single numbers with their trace, computed here by the plainest of means: one loop there, one back. */
import fc from "fast-check";
import { readScene } from "../src/model/json";
import type { Scene } from "../src/model/types";

interface Rule {
  readonly forward: (a: number, b: number) => number;
  /** The slope to each operand, from the operands and the result. */
  readonly slopes: readonly ((a: number, b: number, out: number) => number)[];
}

const RULES: Readonly<Record<string, Rule>> = {
  add: { forward: (a, b) => a + b, slopes: [() => 1, () => 1] },
  subtract: { forward: (a, b) => a - b, slopes: [() => 1, () => -1] },
  multiply: { forward: (a, b) => a * b, slopes: [(_, b) => b, (a) => a] },
  negate: { forward: (a) => -a, slopes: [() => -1] },
  sigmoid: { forward: (a) => 1 / (1 + Math.exp(-a)), slopes: [(_a, _b, out) => out * (1 - out)] },
  tanh: { forward: (a) => Math.tanh(a), slopes: [(_a, _b, out) => 1 - out * out] },
  square: { forward: (a) => a * a, slopes: [(a) => 2 * a] },
};
const NAMES = Object.keys(RULES);

interface Drawn {
  readonly leaves: readonly number[];
  readonly ops: readonly { readonly op: number; readonly first: number; readonly second: number }[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  leaves: fc.array(fc.double({ min: 0.2, max: 1.5, noNaN: true }), { minLength: 2, maxLength: 4 }),
  ops: fc.array(fc.record({ op: fc.nat(NAMES.length - 1), first: fc.nat(1000), second: fc.nat(1000) }), {
    minLength: 3,
    maxLength: 10,
  }),
});

/** Leaves are x0, w1, x2, w3 (the w are parameters), then n0, n1 and so on; the last one is the output. */
export const randomScene: fc.Arbitrary<Scene> = drawn.map(sceneOf);

function sceneOf({ leaves, ops }: Drawn): Scene {
  const nodes: { id: string; op: string; role: string; inputs: number[] }[] = leaves.map((_, i) => ({
    id: `${i % 2 === 0 ? "x" : "w"}${i}`,
    op: "input",
    role: i % 2 === 0 ? "input" : "parameter",
    inputs: [],
  }));
  const values = [...leaves];
  for (const { op, first, second } of ops) {
    const name = NAMES[op] ?? "add";
    const count = RULES[name]?.slopes.length ?? 0;
    const inputs = [nodes.length - 1 - (first % Math.min(3, nodes.length)), second % nodes.length].slice(0, count);
    const [a = 0, b = 0] = inputs.map((at) => values[at] ?? 0);
    values.push(RULES[name]?.forward(a, b) ?? 0);
    nodes.push({ id: `n${nodes.length - leaves.length}`, op: name, role: "hidden", inputs });
  }
  const output = nodes.length - 1;
  const gradients: (number | null)[] = nodes.map((_, i) => (i === output ? 1 : null));
  const steps: unknown[] = [];
  for (let i = output; i >= leaves.length; i--) {
    const g = gradients[i];
    const node = nodes[i];
    if (g === null || g === undefined || !node) continue;
    const [a = 0, b = 0] = node.inputs.map((at) => values[at] ?? 0);
    const contributions = node.inputs.map((source, slot) => {
      const local = RULES[node.op]?.slopes[slot]?.(a, b, values[i] ?? 0) ?? 0;
      const total = (gradients[source] ?? 0) + g * local;
      gradients[source] = total;
      return { edge: `${node.id}.${slot}`, local, amount: g * local, total };
    });
    steps.push({ index: 0, pass: "backward", node: node.id, contributions });
  }
  const named = (numbers: readonly (number | null)[]) =>
    Object.fromEntries(nodes.flatMap(({ id }, i) => (numbers[i] === null ? [] : [[id, numbers[i]]])));
  return readScene({
    graph: {
      output: nodes[output]?.id,
      nodes: nodes.map(({ inputs, ...node }) => ({ ...node, inputs: inputs.map((at) => nodes[at]?.id) })),
    },
    ops: Object.fromEntries(NAMES.map((name) => [name, { elementwise: true }])),
    values: named(values),
    gradients: named(gradients),
    steps,
  });
}
