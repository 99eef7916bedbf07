/** Read the JSON form of a trace: `readScene(document)` gives a Scene with its Numbers. */
import type { DocumentContribution, Nested, SceneDocument } from "./document";
import { readLayout } from "./places";
import { readStructure, type Structure } from "./structure";
import { TraceError } from "./trace-error";
import type { Local, Numbers, Scene } from "./types";

/** Throws TraceError, naming the place, where the document is not a trace. */
export function readScene(document: unknown): Scene {
  if (typeof document !== "object" || document === null || !("graph" in document)) {
    throw new TraceError("The document has no graph: it is not a trace.");
  }
  const given = document as SceneDocument;
  const structure = readStructure(given);
  const { nodes, edges } = structure;
  return {
    id: given.id ?? "",
    source: given.source ?? {},
    ...structure,
    layout: readLayout(given.layout, nodes, edges),
    numbers: { ...readFigures(given, structure), diagnostics: structure.diagnostics },
  };
}

function readFigures(given: SceneDocument, { nodes, edges }: Structure): Numbers {
  const contributions = new Map<string, DocumentContribution>();
  for (const step of given.steps ?? []) {
    for (const each of step.contributions ?? []) contributions.set(each.edge, each);
  }
  const size = (node: number) => nodes[node]?.size ?? 0;
  const arrive = (edge: (typeof edges)[number], name: "amount" | "total") => {
    const each = contributions.get(edge.id);
    if (edge.onPath && !each) throw new TraceError(`No step carries the contribution of edge '${edge.id}'.`);
    return each ? flat(each[name], size(edge.source), edge.id) : new Float64Array(size(edge.source));
  };
  return {
    values: nodes.map((node) => flat(given.values?.[node.id], node.size, node.id)),
    gradients: nodes.map((node) => (node.onPath ? flat(given.gradients?.[node.id], node.size, node.id) : null)),
    amounts: edges.map((edge) => arrive(edge, "amount")),
    totals: edges.map((edge) => arrive(edge, "total")),
    locals: edges.map((edge) => readLocal(contributions.get(edge.id)?.local)),
  };
}

function flat(nested: Nested | undefined, size: number, id: string): Float64Array {
  if (nested === undefined) throw new TraceError(`The document has no number for '${id}'.`);
  const figures = Array.isArray(nested) ? nested.flat(Number.POSITIVE_INFINITY) : [nested];
  if (figures.length !== size) {
    throw new TraceError(`'${id}' has ${figures.length} numbers where its shape asks for ${size}.`);
  }
  return Float64Array.from(figures, Number);
}

function readLocal(nested: Nested | null | undefined): Local | null {
  if (nested === null || nested === undefined) return null;
  const shape: number[] = [];
  for (let inner: Nested | undefined = nested; Array.isArray(inner); inner = inner[0]) shape.push(inner.length);
  const figures = Array.isArray(nested) ? nested.flat(Number.POSITIVE_INFINITY) : [nested];
  return { shape, data: Float64Array.from(figures, Number) };
}
