/**
 * What comes out when a number of the backward pass is computed with one of the mistakes learners make. Every wrong
 * answer is computed from the scene and its numbers, none is written for an example: mostly it is the backward pass once
 * more, with the slopes somebody would have taken who makes the mistake. Arrays are in `array-mistakes`.
 */
import type { Numbers, Scene, SceneEdge } from "../../model/types";
import { memo } from "../memo";
import { endOf, networkOf } from "../network/structure";
import { wrongArrays } from "./array-mistakes";

/** From the most telling to the least: where two mistakes give one number, the first is named. */
const MISTAKES = ["sign", "samples", "branch", "gain", "transposed", "updated", "value"] as const;
/**
 * `sign`: a minus was lost or came in. `samples`: the gradient of one sample, not their sum. `branch`: a way through
 * which the gradient comes was left out. `gain`: the slope of a function of one operand, the lecture's sigma'(z), was
 * left out. `transposed`: the weights of a layer were taken with their two indices exchanged. `updated`: the weights
 * after the step were used. `value`: what a function gives was taken for its slope.
 */
export type Mistake = (typeof MISTAKES)[number];

/** A number of the trace that is asked for: the gradient of a node, by index, or the contribution of an edge. */
export interface Question {
  readonly quantity: "gradient" | "amount";
  readonly index: number;
  /** Of an array's gradient which element, row by row; left out where it is a single number. */
  readonly cell?: number;
}

interface WrongAnswer {
  readonly mistake: Mistake;
  readonly value: number;
}

/** Of one mistake no more wrong answers than these are computed, the nearest to what is asked for first. */
const MOST = 24;

/** The trace's own answer; null where it has none. */
export function rightAnswer(numbers: Numbers, { quantity, index, cell = 0 }: Question): number | null {
  return (quantity === "gradient" ? numbers.gradients[index] : numbers.amounts[index])?.[cell] ?? null;
}

/**
 * Every wrong answer there is to the question, in the order of `MISTAKES`; none that is the right one.
 * `learningRate`: that of the step after which somebody could have taken the weights.
 */
export function wrongAnswers(
  scene: Scene,
  numbers: Numbers,
  question: Question,
  learningRate: number,
): readonly WrongAnswer[] {
  const right = rightAnswer(numbers, question);
  if (right === null) return [];
  const asked = question.quantity === "gradient" ? question.index : (scene.edges[question.index]?.source ?? -1);
  const slope = ownSlope(numbers);
  const ways = waysFrom(scene, question);
  const passed = [asked, ...ways.map(({ consumer }) => consumer)];
  if (question.quantity === "gradient" && passed.some((at) => (scene.nodes[at]?.size ?? 1) > 1))
    return wrongElements(scene, numbers, question, right, ways, learningRate);
  const through = (other: Slope) => answerWith(scene, numbers, question, other);
  /** Once with every edge that `changes` names changed, and once with each of them alone. */
  const changed = (changes: ReadonlyMap<number, number>): number[] => {
    const each = [...changes].map(([index, to]) => through((edge) => (edge.index === index ? to : slope(edge))));
    const all = through((edge) => changes.get(edge.index) ?? slope(edge));
    return changes.size > 1 ? [...each, all] : each;
  };
  const nearest = (isMeant: (edge: SceneEdge) => boolean) => ways.filter(isMeant).slice(0, MOST);
  const functions = nearest((edge) => isFunction(scene, edge));
  const answers: Readonly<Record<Mistake, () => readonly number[]>> = {
    sign: () => [-right, ...changed(new Map(nearest((edge) => isMinus(scene, edge)).map(({ index }) => [index, 1])))],
    samples: () =>
      endsAddedAt(scene, asked).map((end) => through((edge) => (isOfOther(scene, edge, end) ? 0 : slope(edge)))),
    branch: () => changed(new Map(nearest((edge) => isFork(scene, edge)).map(({ index }) => [index, 0]))),
    gain: () => changed(new Map(functions.map((edge) => [edge.index, 1]))),
    transposed: () =>
      transposed(scene, numbers).map((other) => through((edge) => other.get(edge.index) ?? slope(edge))),
    updated: () => [through((edge) => slopeAfterStep(scene, numbers, edge, learningRate) ?? slope(edge))],
    value: () => [
      ...changed(new Map(functions.map((edge) => [edge.index, numbers.values[edge.consumer]?.[0] ?? 0]))),
      numbers.values[asked]?.[0] ?? right,
    ],
  };
  return MISTAKES.flatMap((mistake) =>
    answers[mistake]()
      .filter((value) => Number.isFinite(value) && !isSame(value, right))
      .map((value) => ({ mistake, value })),
  );
}

/** Of an element of an array, or of a number that comes through arrays. */
function wrongElements(
  scene: Scene,
  numbers: Numbers,
  { index, cell = 0 }: Question,
  right: number,
  ways: readonly SceneEdge[],
  learningRate: number,
): readonly WrongAnswer[] {
  const isOf = {
    function: (edge: SceneEdge) => isFunction(scene, edge),
    minus: (edge: SceneEdge) => isMinus(scene, edge),
    fork: (edge: SceneEdge) => isFork(scene, edge),
  };
  const wrong = wrongArrays(scene, numbers, index, ways.slice(0, MOST), isOf, learningRate)
    .map(({ mistake, values }) => ({ mistake, value: values[cell] ?? Number.NaN }))
    .filter(({ value }) => Number.isFinite(value) && !isSame(value, right));
  return MISTAKES.flatMap((mistake) => wrong.filter((each) => each.mistake === mistake));
}

function answerWith(scene: Scene, numbers: Numbers, { quantity, index }: Question, slope: Slope): number {
  const gradients = gradientsWith(scene, numbers, slope);
  if (quantity === "gradient") return gradients[index] ?? 0;
  const edge = scene.edges[index];
  return edge ? (gradients[edge.consumer] ?? 0) * slope(edge) : 0;
}

/** Every edge through which what is asked for comes, the nearest first. */
function waysFrom(scene: Scene, { quantity, index }: Question): readonly SceneEdge[] {
  const asked = quantity === "amount" ? [index] : (scene.nodes[index]?.consumers ?? []);
  const found = new Set<number>();
  for (const queue = [...asked]; queue.length > 0; ) {
    const at = queue.shift() ?? -1;
    const edge = scene.edges[at];
    if (!edge?.onPath || found.has(at)) continue;
    found.add(at);
    queue.push(...(scene.nodes[edge.consumer]?.consumers ?? []));
  }
  return [...found].flatMap((at) => scene.edges[at] ?? []);
}

/** Is it an edge into a function of one operand, whose slope is more than a sign? */
function isFunction(scene: Scene, { consumer }: SceneEdge): boolean {
  const node = scene.nodes[consumer];
  return node?.inputs.length === 1 && node.op !== "negate" && scene.ops[node.op]?.elementwise === true;
}

/** Does the op itself turn the sign of what goes back along the edge? */
function isMinus(scene: Scene, { consumer, slot }: SceneEdge): boolean {
  const op = scene.nodes[consumer]?.op;
  return op === "negate" || (op === "subtract" && slot === 1);
}

/** Does it leave a node together with others? */
function isFork(scene: Scene, { source }: SceneEdge): boolean {
  return (scene.nodes[source]?.consumers ?? []).filter((at) => scene.edges[at]?.onPath).length > 1;
}

/** How the ids end of the samples that the scene adds up; none where there is but one. */
const endsOf = memo((scene: Scene): readonly string[] => {
  const ends = [...new Set(scene.nodes.map(endOf))].filter((end) => end !== "");
  return ends.length > 1 ? ends : [];
});

/** The samples whose gradients are added at a node: none at one that belongs to a single sample. */
function endsAddedAt(scene: Scene, node: number): readonly string[] {
  const found = scene.nodes[node];
  return found && endOf(found) === "" ? endsOf(scene) : [];
}

/** Does the edge lead out of a sample other than `end` into what all share? */
function isOfOther(scene: Scene, { source, consumer }: SceneEdge, end: string): boolean {
  const [from, to] = [scene.nodes[source], scene.nodes[consumer]];
  return from !== undefined && to !== undefined && endOf(to) === "" && endOf(from) !== "" && endOf(from) !== end;
}

/** By layer: the slopes where its weight from j to i is taken for that from i to j, as far as there are both. */
const transposed = (scene: Scene, numbers: Numbers): readonly ReadonlyMap<number, number>[] =>
  (endsOf(scene).length > 0 ? endsOf(scene) : [undefined]).flatMap((end) =>
    (networkOf(scene, end)?.layers ?? []).map(
      (neurons) =>
        new Map(
          neurons.flatMap(({ weights }, to) =>
            weights.flatMap(({ fromSource }, from) => {
              const other = neurons[from]?.weights[to];
              return other ? [[fromSource, numbers.values[other.weight]?.[0] ?? 0] as const] : [];
            }),
          ),
        ),
    ),
  );

/** The slope along an edge into a product with a parameter once that has made its step; null for every other edge. */
function slopeAfterStep(scene: Scene, numbers: Numbers, edge: SceneEdge, learningRate: number): number | null {
  const consumer = scene.nodes[edge.consumer];
  const other = scene.nodes[consumer?.inputs[1 - edge.slot] ?? -1];
  if (consumer?.op !== "multiply" || other?.role !== "parameter") return null;
  return (numbers.values[other.index]?.[0] ?? 0) - learningRate * (numbers.gradients[other.index]?.[0] ?? 0);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** The factor an edge multiplies what travels back along it by. */
type Slope = (edge: SceneEdge) => number;

/** The trace's own: the local derivative; 0 where the trace has none. */
function ownSlope(numbers: Numbers): Slope {
  return ({ index }) => numbers.locals[index]?.data[0] ?? 0;
}

/** By node: the gradient that arrives through `slope` when the output has the trace's. */
function gradientsWith(scene: Scene, numbers: Numbers, slope: Slope): Float64Array {
  const gradients = new Float64Array(scene.nodes.length);
  gradients[scene.output] = numbers.gradients[scene.output]?.[0] ?? 1;
  for (let index = scene.nodes.length - 1; index >= 0; index--) {
    for (const at of scene.nodes[index]?.consumers ?? []) {
      const edge = scene.edges[at];
      if (edge?.onPath) gradients[index] = (gradients[index] ?? 0) + (gradients[edge.consumer] ?? 0) * slope(edge);
    }
  }
  return gradients;
}
