/**
 * A matrix product opened into cells: `productsOf(scene, node, samples)` gives the product of a forward step and those
 * that carry its gradient back, each with the operands as they stand in it, turned where it takes the transpose.
 *
 * Of a network with batches the trace keeps a sample a row: Z = A Wᵀ + b, dW = δᵀ A, dA = δ W. Read with a sample a
 * column, as the lecture writes it, the same numbers are Z = W A + b, dW = δ Aᵀ, dA = Wᵀ δ. `samples` chooses.
 */
import type { Scene, SceneEdge, SceneNode } from "../../model/types";

export type Samples = "columns" | "rows";

/** What a figure of the trace is: the value or gradient of a node, or what an edge contributes. */
type FigureKind = "value" | "gradient" | "amount";

/** What counts along a side; `all`: one and the same for all samples. */
export type Axis =
  | { readonly kind: "neurons"; readonly layer: number }
  | { readonly kind: "inputs" | "samples" | "rows" | "columns" | "all" };

export interface Operand {
  readonly source: FigureKind;
  /** Of a node, or of an edge. */
  readonly index: number;
  readonly rows: number;
  readonly columns: number;
  /** Is it the transpose of what its name stands for? */
  readonly isTurned: boolean;
  /** Do its columns lie one after the other in the trace, not its rows? */
  readonly isByColumns: boolean;
  readonly down: Axis;
  readonly across: Axis;
}

export type ProductKind = "forward" | "left" | "right" | "bias";

export interface MatrixProduct {
  readonly kind: ProductKind;
  readonly left: Operand;
  /** Null where the cells of `left` are added up along a row or a column: the gradient of a bias. */
  readonly right: Operand | null;
  /** Added to every sample. */
  readonly bias: Operand | null;
  readonly result: Operand;
}

/** The products of a node, forward first; none where it is no product of matrices or vectors. */
export function productsOf(scene: Scene, node: SceneNode, samples: Samples): readonly MatrixProduct[] {
  const operands = node.inputs.flatMap((input) => scene.nodes[input] ?? []);
  const edges = scene.edges.filter((edge) => edge.consumer === node.index);
  if (node.op === "affine") return affine(node, operands, edges, samples);
  if (node.op === "matmul" || node.op === "dot") return plain(node, operands, edges);
  return [];
}

/** Can the node be opened into the cells of a product? */
export function isProduct(scene: Scene, node: SceneNode): boolean {
  return productsOf(scene, node, "columns").length > 0;
}

function affine(
  node: SceneNode,
  [a, w, b]: readonly SceneNode[],
  edges: readonly SceneEdge[],
  samples: Samples,
): MatrixProduct[] {
  if (!a || !w || !b || edges.length !== 3) return [];
  const layer = layerOf(node);
  const out: Axis = layer === null ? { kind: "rows" } : { kind: "neurons", layer };
  const before = layerOf(a);
  const into: Axis = before === null ? { kind: "inputs" } : { kind: "neurons", layer: before };
  const asColumns = samples === "columns";
  const batch = (source: FigureKind, of: SceneNode, index: number, units: Axis): Operand => {
    const [count, size] = of.shape.length === 2 ? [of.shape[0] ?? 1, of.shape[1] ?? 1] : [1, of.size];
    const stored = matrix(source, index, count, size, { kind: "samples" }, units);
    return asColumns ? { ...flipped(stored), isTurned: false } : stored;
  };
  const weights = matrix("value", w.index, w.shape[0] ?? 1, w.shape[1] ?? 1, out, into);
  const bias = matrix("value", b.index, b.size, 1, out, { kind: "all" });
  const turnedBias = asColumns ? bias : { ...flipped(bias), isTurned: false };
  const z = batch("value", node, node.index, out);
  const delta = batch("gradient", node, node.index, out);
  const x = batch("value", a, a.index, into);
  const dx = batch("amount", a, edges[0]?.index ?? -1, into);
  const dW: Operand = { ...weights, source: "amount", index: edges[1]?.index ?? -1 };
  const db: Operand = { ...turnedBias, source: "amount", index: edges[2]?.index ?? -1 };
  const forward: MatrixProduct = asColumns
    ? { kind: "forward", left: weights, right: x, bias: turnedBias, result: z }
    : { kind: "forward", left: x, right: flipped(weights), bias: turnedBias, result: z };
  if (!node.onPath) return [forward];
  return [
    forward,
    asColumns
      ? { kind: "left", left: flipped(weights), right: delta, bias: null, result: dx }
      : { kind: "left", left: delta, right: weights, bias: null, result: dx },
    asColumns
      ? { kind: "right", left: delta, right: flipped(x), bias: null, result: dW }
      : { kind: "right", left: flipped(delta), right: x, bias: null, result: dW },
    { kind: "bias", left: delta, right: null, bias: null, result: db },
  ];
}

/** As numpy's `@`: a vector is a row at the left and a column at the right. Stacks of matrices are not opened. */
function plain(node: SceneNode, [x, y]: readonly SceneNode[], edges: readonly SceneEdge[]): MatrixProduct[] {
  if (!x || !y || edges.length !== 2 || x.shape.length > 2 || y.shape.length > 2) return [];
  if (x.shape.length === 0 || y.shape.length === 0) return [];
  const [rows, inner] = x.shape.length === 2 ? [x.shape[0] ?? 1, x.shape[1] ?? 1] : [1, x.size];
  const columns = y.shape.length === 2 ? (y.shape[1] ?? 1) : 1;
  const at = (source: FigureKind, index: number, down: number, across: number) =>
    matrix(source, index, down, across, { kind: "rows" }, { kind: "columns" });
  const left = at("value", x.index, rows, inner);
  const right = at("value", y.index, inner, columns);
  const out = at("value", node.index, rows, columns);
  const delta: Operand = { ...out, source: "gradient" };
  const forward: MatrixProduct = { kind: "forward", left, right, bias: null, result: out };
  if (!node.onPath) return [forward];
  const amount = (of: Operand, slot: number): Operand => ({
    ...of,
    source: "amount",
    index: edges.find((edge) => edge.slot === slot)?.index ?? -1,
  });
  return [
    forward,
    { kind: "left", left: delta, right: flipped(right), bias: null, result: amount(left, 0) },
    { kind: "right", left: flipped(left), right: delta, bias: null, result: amount(right, 1) },
  ];
}

function matrix(source: FigureKind, index: number, rows: number, columns: number, down: Axis, across: Axis): Operand {
  return { source, index, rows, columns, isTurned: false, isByColumns: false, down, across };
}

/** The transpose: the same numbers, read the other way. */
function flipped(of: Operand): Operand {
  return {
    ...of,
    rows: of.columns,
    columns: of.rows,
    down: of.across,
    across: of.down,
    isTurned: !of.isTurned,
    isByColumns: !of.isByColumns,
  };
}

function layerOf(node: SceneNode): number | null {
  const layer = /^layer (\d+)/.exec(node.group)?.[1];
  return layer === undefined ? null : Number(layer);
}
