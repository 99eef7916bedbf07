/**
 * The mistakes of `mistakes.ts` where values are arrays: the backward pass once more, edge by edge, with what somebody
 * hands back who makes the mistake. The trace's Jacobians say what is handed back rightly; where it has none, since they
 * would be too large, no mistake is known.
 */
import type { Numbers, Scene, SceneEdge, Shape } from "../../model/types";
import type { Mistake } from "./mistakes";

/** What an edge hands back to its operand of the gradient of its consumer; null where nobody knows. */
type HandBack = (edge: SceneEdge, upstream: Float64Array) => Float64Array | null;

/** The gradient of no more samples than these is computed by itself. */
const MOST_SAMPLES = 24;

interface FlatMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** By mistake the gradients of the node `asked`, whole arrays; `ways` are the edges through which its gradient comes. */
export function wrongArrays(
  scene: Scene,
  numbers: Numbers,
  asked: number,
  ways: readonly SceneEdge[],
  isOf: Readonly<Record<"function" | "minus" | "fork", (edge: SceneEdge) => boolean>>,
  learningRate: number,
): readonly { readonly mistake: Mistake; readonly values: Float64Array }[] {
  const rightly: HandBack = (edge, upstream) => handedBack(scene, numbers, edge, upstream);
  const through = (other: HandBack) => gradientWith(scene, numbers, asked, other);
  /** Once with each edge handing back otherwise, and once with all of them. */
  const made = (mistake: Mistake, edges: readonly SceneEdge[], other: HandBack) => {
    const of = (which: readonly SceneEdge[]) =>
      through((edge, upstream) => (which.includes(edge) ? other : rightly)(edge, upstream));
    const all = edges.length > 1 ? [...edges.map((edge) => [edge]), edges] : edges.map((edge) => [edge]);
    return all.flatMap((which) => {
      const values = of(which);
      return values ? [{ mistake, values }] : [];
    });
  };
  const right = numbers.gradients[asked];
  const value = numbers.values[asked];
  const functions = ways.filter(isOf.function);
  const shape = scene.nodes[asked]?.shape ?? [];
  return [
    ...(right ? [{ mistake: "sign" as const, values: right.map((x) => -x) }] : []),
    ...made("sign", ways.filter(isOf.minus), (_, upstream) => upstream),
    ...Array.from({ length: Math.min(MOST_SAMPLES, samplesOf(scene, asked)) }, (_, sample) =>
      through((edge, upstream) =>
        rightly(edge, edge.source === asked ? ofOneSample(scene, edge, upstream, sample) : upstream),
      ),
    ).flatMap((values) => (values ? [{ mistake: "samples" as const, values }] : [])),
    ...made("branch", ways.filter(isOf.fork), (edge) => new Float64Array(sizeOf(scene, edge.source))),
    ...made("gain", functions, (_, upstream) => upstream),
    ...made(
      "transposed",
      ways.filter((edge) => isProductOf(scene, edge)),
      (edge, upstream) => transposedBack(scene, numbers, edge, upstream),
    ),
    ...(right && shape.length === 2 && shape[0] === shape[1]
      ? [{ mistake: "transposed" as const, values: flipped(matrixOf(right, shape)).data }]
      : []),
    ...[through((edge, upstream) => afterStep(scene, numbers, edge, upstream, learningRate) ?? rightly(edge, upstream))]
      .filter((values) => values !== null)
      .map((values) => ({ mistake: "updated" as const, values })),
    ...made("value", functions, ({ consumer }, upstream) =>
      upstream.map((g, i) => g * (numbers.values[consumer]?.[i] ?? 0)),
    ),
    ...(value ? [{ mistake: "value" as const, values: value }] : []),
  ];
}

/** The gradient of `asked` when every edge hands back as `handBack` says; null where one of them cannot. */
function gradientWith(scene: Scene, numbers: Numbers, asked: number, handBack: HandBack): Float64Array | null {
  const gradients = new Map<number, Float64Array>();
  gradients.set(scene.output, numbers.gradients[scene.output] ?? Float64Array.of(1));
  for (let index = scene.output; index >= asked; index--) {
    for (const at of scene.nodes[index]?.consumers ?? []) {
      const edge = scene.edges[at];
      const upstream = edge && gradients.get(edge.consumer);
      if (!edge?.onPath || !upstream) continue;
      const amount = handBack(edge, upstream);
      if (!amount) return null;
      const before = gradients.get(index);
      gradients.set(index, before ? before.map((x, i) => x + (amount[i] ?? 0)) : amount);
    }
  }
  return gradients.get(asked) ?? null;
}

/** Upstream times the local derivative: element by element and added up where one was used for many, or by the Jacobian. */
function handedBack(scene: Scene, numbers: Numbers, edge: SceneEdge, upstream: Float64Array): Float64Array | null {
  const local = numbers.locals[edge.index];
  const size = sizeOf(scene, edge.source);
  if (!local) return null;
  const { data } = local;
  if (data.length === upstream.length * size && !isElementwise(scene, edge)) {
    const amount = new Float64Array(size);
    upstream.forEach((g, i) => {
      for (let j = 0; j < size; j++) amount[j] = (amount[j] ?? 0) + g * (data[i * size + j] ?? 0);
    });
    return amount;
  }
  const each = upstream.map((g, i) => g * (data[data.length === 1 ? 0 : i] ?? 0));
  return addedUp(each, size);
}

/** What was copied to many is the sum of what comes back from all; copies stand one after the other. */
function addedUp(each: Float64Array, size: number): Float64Array | null {
  if (each.length === size) return each;
  if (each.length % size !== 0) return null;
  const amount = new Float64Array(size);
  each.forEach((x, i) => {
    amount[i % size] = (amount[i % size] ?? 0) + x;
  });
  return amount;
}

/** What comes back through a product with a matrix in place of its transpose; null where that does not fit. */
function transposedBack(scene: Scene, numbers: Numbers, edge: SceneEdge, upstream: Float64Array): Float64Array | null {
  const factors = factorsOf(scene, edge, (index) => numbers.values[index]);
  if (!factors) return null;
  const { left, right, isLayer } = factors;
  const g = { rows: left.rows, columns: upstream.length / left.rows, data: upstream };
  // A layer is a Wᵀ with a sample a row, so that g W comes back to a, and gᵀ a to W.
  const wrong = isLayer
    ? edge.slot === 0
      ? product(g, flipped(right))
      : product(flipped(left), g)
    : edge.slot === 0
      ? product(g, right)
      : product(left, g);
  const fits = edge.slot === 0 ? left : right;
  return wrong && wrong.rows === fits.rows && wrong.columns === fits.columns ? wrong.data : null;
}

/**
 * What comes back where the other factor is a parameter that has already made its step; null for every other edge, and
 * where the step has not been computed.
 */
function afterStep(
  scene: Scene,
  numbers: Numbers,
  edge: SceneEdge,
  upstream: Float64Array,
  learningRate: number,
): Float64Array | null {
  const consumer = scene.nodes[edge.consumer];
  const parameter = scene.nodes[consumer?.inputs[1 - edge.slot] ?? -1];
  if (parameter?.role !== "parameter") return null;
  const step = numbers.gradients[parameter.index];
  const updated = numbers.values[parameter.index]?.map((w, i) => w - learningRate * (step?.[i] ?? 0));
  if (!updated) return null;
  if (consumer?.op === "multiply") {
    const each = upstream.map((g, i) => g * (updated[i % updated.length] ?? 0));
    return addedUp(each, sizeOf(scene, edge.source));
  }
  if (!isProductOf(scene, edge)) return null;
  const factors = factorsOf(scene, edge, (index) => (index === parameter.index ? updated : numbers.values[index]));
  if (!factors) return null;
  const { left, right, isLayer } = factors;
  const g = { rows: left.rows, columns: upstream.length / left.rows, data: upstream };
  return (edge.slot === 1 ? product(flipped(left), g) : product(g, isLayer ? right : flipped(right)))?.data ?? null;
}

/** The two factors of the product an edge leads into; `isLayer` where the right one enters as its transpose. */
function factorsOf(
  scene: Scene,
  { consumer }: SceneEdge,
  valuesOf: (index: number) => Float64Array | null | undefined,
): { readonly left: FlatMatrix; readonly right: FlatMatrix; readonly isLayer: boolean } | null {
  const node = scene.nodes[consumer];
  const [one, other] = (node?.inputs ?? []).map((at) => scene.nodes[at]);
  if (!node || !one || !other) return null;
  const dataOf = (index: number) => valuesOf(index) ?? new Float64Array();
  const isLayer = node.op === "affine";
  return {
    left: matrixOf(dataOf(one.index), one.shape),
    right: matrixOf(dataOf(other.index), other.shape, !isLayer),
    isLayer,
  };
}

/** Over how many samples the gradient of a parameter is added up; 0 where none are, and for what is no parameter. */
function samplesOf(scene: Scene, asked: number): number {
  const { role, consumers = [] } = scene.nodes[asked] ?? {};
  if (role !== "parameter") return 0;
  const counts = consumers.flatMap((at) => {
    const edge = scene.edges[at];
    return edge ? (batchOf(scene, edge)?.samples ?? []) : [];
  });
  return Math.max(0, ...counts);
}

/** What one sample alone sends on to a parameter: of the gradient of the whole batch its row, or its column. */
function ofOneSample(scene: Scene, edge: SceneEdge, upstream: Float64Array, sample: number): Float64Array {
  const batch = batchOf(scene, edge);
  return batch ? upstream.map((g, i) => (batch.sampleAt(i) === sample ? g : 0)) : upstream;
}

/**
 * How the samples stand in what a parameter's edge leads into: a row each in a layer, in a product with the parameter on
 * the right, and where the parameter is copied to each; a column each in a product with the parameter on the left.
 */
function batchOf(
  scene: Scene,
  { consumer, source, slot }: SceneEdge,
): { readonly samples: number; readonly sampleAt: (element: number) => number } | null {
  const to = scene.nodes[consumer];
  const from = scene.nodes[source];
  if (!to || !from) return null;
  const [rows = 1, columns = 1] = to.shape;
  const inRows = { samples: rows, sampleAt: (element: number) => Math.floor((element * rows) / to.size) };
  const isMatrices = to.shape.length === 2 && from.shape.length === 2;
  if (to.op === "affine" && slot > 0) return inRows;
  if (to.op === "matmul" && isMatrices)
    return slot === 1 ? inRows : { samples: columns, sampleAt: (element) => element % columns };
  const isCopied = scene.ops[to.op]?.elementwise === true && to.shape.length === from.shape.length + 1;
  return isCopied ? inRows : null;
}

function isProductOf(scene: Scene, { consumer, slot }: SceneEdge): boolean {
  const op = scene.nodes[consumer]?.op;
  return slot < 2 && (op === "matmul" || op === "affine") && (scene.nodes[consumer]?.inputs.length ?? 0) > 1;
}

function isElementwise(scene: Scene, { consumer }: SceneEdge): boolean {
  return scene.ops[scene.nodes[consumer]?.op ?? ""]?.elementwise === true;
}

function sizeOf(scene: Scene, index: number): number {
  return scene.nodes[index]?.size ?? 1;
}

/** A vector is a row, or a column. */
function matrixOf(data: Float64Array, shape: Shape, isColumn = false): FlatMatrix {
  const [rows = 1, columns] = shape;
  if (columns !== undefined) return { rows, columns, data };
  return isColumn ? { rows, columns: 1, data } : { rows: 1, columns: rows, data };
}

function flipped({ rows, columns, data }: FlatMatrix): FlatMatrix {
  const turned = Float64Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
  return { rows: columns, columns: rows, data: turned };
}

function product(one: FlatMatrix, other: FlatMatrix): FlatMatrix | null {
  if (one.columns !== other.rows) return null;
  const { rows } = one;
  const { columns } = other;
  const data = Float64Array.from({ length: rows * columns }, (_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    let sum = 0;
    for (let k = 0; k < one.columns; k++)
      sum += (one.data[i * one.columns + k] ?? 0) * (other.data[k * columns + j] ?? 0);
    return sum;
  });
  return { rows, columns, data };
}
