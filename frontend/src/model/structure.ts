/** Turn the graph of a scene document into nodes, edges and steps with positions in place of ids. */

import { readDiagnostics } from "./diagnostics";
import type { DocumentNode, DocumentOp, DocumentStructure } from "./document";
import { TraceError } from "./trace-error";
import type { Diagnostic, OpInfo, Role, SceneEdge, SceneNode, Step } from "./types";

export interface Structure {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly steps: readonly Step[];
  readonly forwardSteps: number;
  readonly output: number;
  readonly ops: Readonly<Record<string, OpInfo>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly readAs: string | null;
}

/** Read nodes, edges and steps. Throws TraceError where an operand or the output is not a node before it. */
export function readStructure(document: DocumentStructure): Structure {
  const given = document.graph?.nodes;
  if (!Array.isArray(given)) throw new TraceError("The document has no graph.nodes: it is not a trace.");
  const inputs = operands(given);
  const output = given.findIndex((node) => node.id === document.graph.output);
  if (output < 0) throw new TraceError(`The output '${document.graph.output}' is not among the nodes.`);
  const onPath = reachable(inputs, output);
  const edges = makeEdges(given, inputs, onPath);
  const consumers: number[][] = given.map(() => []);
  for (const edge of edges) consumers[edge.source]?.push(edge.index);
  const nodes = given.map((node, i) => makeNode(node, i, inputs[i] ?? [], onPath[i] === true, consumers[i] ?? []));
  const steps = makeSteps(nodes, edges, output);
  return {
    nodes,
    edges,
    steps,
    forwardSteps: nodes.filter((node) => !node.isLeaf).length,
    output,
    ops: readOps(document.ops ?? {}),
    diagnostics: readDiagnostics(document.diagnostics),
    readAs: typeof document.read_as === "string" ? document.read_as : null,
  };
}

function operands(given: readonly DocumentNode[]): number[][] {
  const position = new Map<string, number>();
  return given.map((node, i) => {
    const found = (node.inputs ?? []).map((id) => {
      const at = position.get(id);
      if (at === undefined)
        throw new TraceError(`Node '${node.id}' has the operand '${id}', which is no node before it.`);
      return at;
    });
    position.set(node.id, i);
    return found;
  });
}

function reachable(inputs: readonly (readonly number[])[], output: number): boolean[] {
  const reached = inputs.map(() => false);
  reached[output] = true;
  for (let i = output; i >= 0; i--) {
    if (reached[i]) for (const source of inputs[i] ?? []) reached[source] = true;
  }
  return reached;
}

function makeEdges(given: readonly DocumentNode[], inputs: readonly (readonly number[])[], onPath: readonly boolean[]) {
  const edges: SceneEdge[] = [];
  given.forEach((node, consumer) => {
    (inputs[consumer] ?? []).forEach((source, slot) => {
      const id = `${node.id}.${slot}`;
      edges.push({ index: edges.length, id, source, consumer, slot, onPath: onPath[consumer] === true });
    });
  });
  return edges;
}

function makeNode(
  node: DocumentNode,
  index: number,
  inputs: readonly number[],
  onPath: boolean,
  consumers: readonly number[],
): SceneNode {
  const shape = node.shape ?? [];
  const text = node.text ?? "";
  return {
    index,
    id: node.id,
    op: node.op,
    inputs,
    role: (node.role ?? "hidden") as Role,
    shape,
    size: shape.reduce((size, length) => size * length, 1),
    group: node.group ?? "",
    span: node.span ?? null,
    text,
    label: node.label ?? node.id,
    tex: node.tex ?? "",
    options: node.options ?? {},
    isLeaf: node.op === "input" || node.op === "constant",
    onPath,
    consumers,
  };
}

/** Forward steps in order, the seed, backward steps in reverse order. */
function makeSteps(nodes: readonly SceneNode[], edges: readonly SceneEdge[], output: number): Step[] {
  const own: number[][] = nodes.map(() => []);
  for (const edge of edges) own[edge.consumer]?.push(edge.index);
  const computed = nodes.filter((node) => !node.isLeaf);
  const steps: Step[] = computed.map((node, index) => ({
    index,
    pass: "forward",
    node: node.index,
    edges: own[node.index] ?? [],
    isSeed: false,
  }));
  steps.push({ index: steps.length, pass: "backward", node: output, edges: [], isSeed: true });
  for (const node of computed.filter((each) => each.onPath).reverse()) {
    const index = steps.length;
    steps.push({ index, pass: "backward", node: node.index, edges: own[node.index] ?? [], isSeed: false });
  }
  return steps;
}

function readOps(given: Readonly<Record<string, DocumentOp>>): Record<string, OpInfo> {
  const ops: Record<string, OpInfo> = {};
  for (const [name, op] of Object.entries(given)) {
    ops[name] = {
      symbol: op.symbol ?? name,
      text: op.text ?? "",
      tex: op.tex ?? "",
      elementwise: op.elementwise ?? false,
      local: op.local ?? [],
      vjp: op.vjp ?? [],
      kink: op.kink ?? "",
    };
  }
  return ops;
}
