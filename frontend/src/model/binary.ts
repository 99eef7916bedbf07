/**
 * Read the binary form of a trace: `readBinary(buffer)` gives a Scene, `readNumbers(buffer, scene)` the new figures of
 * a live answer, whose structure is the scene's.
 */
import type { DocumentStructure } from "./document";
import { readLayout } from "./places";
import { readStructure } from "./structure";
import { TraceError } from "./trace-error";
import type { Local, Numbers, Scene, SceneEdge, SceneNode } from "./types";

const MAGIC = "CHNRULE1";
const PRELUDE = 12;

interface Slice {
  readonly offset: number;
  readonly length: number;
}

export interface BinaryHeader extends Partial<DocumentStructure> {
  readonly seq?: number;
  readonly arrays: Readonly<Record<"values" | "gradients" | "amounts" | "totals" | "locals", Slice>>;
  readonly local_shapes: readonly (readonly number[] | null)[];
}

export function readBinary(buffer: ArrayBuffer): Scene {
  const { header, arrays } = split(buffer);
  if (!header.graph) throw new TraceError("The header has no graph: it is a live answer, read it with its scene.");
  const structure = readStructure({ ...header, graph: header.graph });
  return {
    id: header.id ?? "",
    source: header.source ?? {},
    ...structure,
    layout: readLayout(header.layout, structure.nodes, structure.edges),
    numbers: readArrays(header, arrays, structure.nodes, structure.edges),
  };
}

/** The figures of a live answer and the sequence number of the message it answers. */
export function readNumbers(
  buffer: ArrayBuffer,
  scene: Scene,
): { readonly seq: number | null; readonly numbers: Numbers } {
  const { header, arrays } = split(buffer);
  return { seq: header.seq ?? null, numbers: readArrays(header, arrays, scene.nodes, scene.edges) };
}

function split(buffer: ArrayBuffer): { header: BinaryHeader; arrays: Float64Array } {
  const bytes = new Uint8Array(buffer);
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new TraceError(`A binary trace begins with ${MAGIC}; this begins with '${magic}'.`);
  const length = new DataView(buffer).getUint32(MAGIC.length, true);
  const start = PRELUDE + length;
  if (start % 8 !== 0 || start > bytes.length) throw new TraceError("The header of the binary trace is cut off.");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PRELUDE, start))) as BinaryHeader;
  return { header, arrays: new Float64Array(buffer, start, Math.floor((bytes.length - start) / 8)) };
}

function readArrays(
  header: BinaryHeader,
  arrays: Float64Array,
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
): Numbers {
  const array = (name: keyof BinaryHeader["arrays"]) => {
    const { offset, length } = header.arrays[name];
    if (offset + length > arrays.length) throw new TraceError(`The array '${name}' is cut off.`);
    return arrays.subarray(offset, offset + length);
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
