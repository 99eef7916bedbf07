/**
 * Read the binary form of a trace: `readBinary(buffer)` gives a Scene, `readNumbers(buffer, scene)` the new figures of
 * a live answer, whose structure is the scene's.
 */
import { type Arrays, readArrays } from "./arrays";
import { readDiagnostics } from "./diagnostics";
import type { DocumentStructure } from "./document";
import { readLayout } from "./places";
import { readStructure } from "./structure";
import { TraceError } from "./trace-error";
import type { Local, Numbers, Scene, SceneEdge, SceneNode } from "./types";

interface BinaryHeader extends Partial<DocumentStructure> {
  readonly seq?: number;
  readonly local_shapes: readonly (readonly number[] | null)[];
}

export function readBinary(buffer: ArrayBuffer): Scene {
  const { header, arrays } = readArrays<BinaryHeader>(buffer);
  if (!header.graph) throw new TraceError("The header has no graph: it is a live answer, read it with its scene.");
  const structure = readStructure({ ...header, graph: header.graph });
  return {
    id: header.id ?? "",
    source: header.source ?? {},
    ...structure,
    layout: readLayout(header.layout, structure.nodes, structure.edges),
    numbers: { ...numbersOf(header, arrays, structure.nodes, structure.edges), diagnostics: structure.diagnostics },
  };
}

/** The figures of a live answer and the sequence number of the message it answers. */
export function readNumbers(
  buffer: ArrayBuffer,
  scene: Scene,
): { readonly seq: number | null; readonly numbers: Numbers } {
  const { header, arrays } = readArrays<BinaryHeader>(buffer);
  const numbers = numbersOf(header, arrays, scene.nodes, scene.edges);
  const { seq = null, diagnostics } = header;
  return { seq, numbers: diagnostics ? { ...numbers, diagnostics: readDiagnostics(diagnostics) } : numbers };
}

function numbersOf(
  header: BinaryHeader,
  arrays: Arrays,
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
): Numbers {
  const array = (name: string) => {
    const found = arrays[name];
    if (!found) throw new TraceError(`The binary trace has no array '${name}'.`);
    return found;
  };
  const nodeSizes = nodes.map((node) => node.size);
  const edgeSizes = edges.map((edge) => nodeSizes[edge.source] ?? 0);
  const gradients = cut(array("gradients"), nodeSizes, "gradients");
  return {
    values: cut(array("values"), nodeSizes, "values"),
    gradients: nodes.map((node, i) => (node.onPath ? (gradients[i] ?? null) : null)),
    amounts: cut(array("amounts"), edgeSizes, "amounts"),
    totals: cut(array("totals"), edgeSizes, "totals"),
    locals: cutLocals(array("locals"), header.local_shapes),
  };
}

function cut(array: Float64Array, sizes: readonly number[], name: string): Float64Array[] {
  let at = 0;
  const pieces = sizes.map((size) => {
    at += size;
    return array.subarray(at - size, at);
  });
  if (at !== array.length)
    throw new TraceError(`'${name}' has ${array.length} numbers where the graph asks for ${at}.`);
  return pieces;
}

function cutLocals(array: Float64Array, shapes: BinaryHeader["local_shapes"]): (Local | null)[] {
  const sizes = shapes.map((shape) => (shape ? shape.reduce((size, length) => size * length, 1) : 0));
  const pieces = cut(array, sizes, "locals");
  return shapes.map((shape, i) => {
    const data = pieces[i];
    return shape && data ? { shape, data } : null;
  });
}
