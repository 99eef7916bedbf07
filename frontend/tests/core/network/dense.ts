/** A trace document of a dense network of any size, with zeros for figures: where things stand does not depend on them. */

interface Node {
  readonly id: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly group: string;
}

export function denseDocument(sizes: readonly number[]): Record<string, unknown> {
  const nodes: Node[] = [];
  const add = (id: string, op: string, inputs: readonly string[], group: string): string => {
    nodes.push({ id, op, inputs, group });
    return id;
  };
  const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
  let sources = count(sizes[0] ?? 1).map((k) => add(`x_${k}`, "input", [], "input"));
  sizes.slice(1).forEach((size, l) => {
    sources = count(size).map((j) => addNeuron(add, `${l + 1}_${j}`, sources, `layer ${l + 1}/neuron ${j}`));
  });
  const terms = sources.map((a, k) => add(`q_${k + 1}`, "square", [a], "loss"));
  let total = terms[0] ?? "";
  for (const [k, term] of terms.slice(1).entries()) total = add(`s_${k + 2}`, "add", [total, term], "loss");
  add("L", "identity", [total], "loss");
  const figures = Object.fromEntries(nodes.map(({ id }) => [id, 0]));
  const computed = nodes.filter(({ op }) => op !== "input");
  const steps = [
    ...computed.map(({ id }) => ({ pass: "forward", node: id })),
    { pass: "backward", node: "L", contributions: [] },
    ...computed.toReversed().map(({ id, inputs }) => ({
      pass: "backward",
      node: id,
      contributions: inputs.map((_, slot) => ({ edge: `${id}.${slot}`, local: 0, amount: 0, total: 0 })),
    })),
  ];
  return {
    graph: { output: "L", nodes },
    values: figures,
    gradients: figures,
    steps: steps.map((step, index) => ({ index, ...step })),
  };
}

type Add = (id: string, op: string, inputs: readonly string[], group: string) => string;

function addNeuron(add: Add, name: string, sources: readonly string[], group: string): string {
  const weights = sources.map((_, k) => add(`w${name}_${k + 1}`, "input", [], group));
  const bias = add(`b${name}`, "input", [], group);
  const products = sources.map((a, k) => add(`p${name}_${k + 1}`, "multiply", [weights[k] ?? "", a], group));
  let sum = products[0] ?? "";
  for (const [k, product] of products.slice(1).entries()) sum = add(`s${name}_${k + 2}`, "add", [sum, product], group);
  return add(`a${name}`, "tanh", [add(`z${name}`, "add", [sum, bias], group)], group);
}
