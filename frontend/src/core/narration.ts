/** One sentence a step, made from the same record as the picture: `narrate(scene, numbers, step, messages)`. */
import type { Numbers, Scene, SceneEdge, SceneNode, Step } from "../model/types";
import { extentOf } from "./extent";
import { formatNumber, formatShape } from "./format";
import { fill, meaningOf } from "./formula/template";
import type { ContributionWords, Messages } from "./messages";
import { gradientText, plainName } from "./name";
import { scheduleOf } from "./schedule";

/** More contributions than this are no sentence any more; the rest is counted by the picture. */
const MOST_PARTS = 4;

/** Vectors of up to so many numbers are read out. */
const MOST_LISTED = 4;
const UNKNOWN = "?";

/** `step` null: the moment before the first step. While a step is in motion its results are question marks. */
export function narrate(
  scene: Scene,
  numbers: Numbers,
  step: Step | null,
  messages: Messages,
  isDone: boolean = true,
): string {
  if (!step) return messages.atStart;
  const node = scene.nodes[step.node];
  if (!node) return "";
  if (step.pass === "forward") return forward(scene, numbers, node, messages, isDone);
  return step.isSeed ? messages.seed(plainName(node)) : backward(scene, numbers, step, node, messages, isDone);
}

/** A number, a short vector, or what an array holds: `2×3 numbers from −1 to 4`. */
export function describe(data: Float64Array, shape: readonly number[], messages: Messages): string {
  if (shape.length === 0) return formatNumber(data[0] ?? Number.NaN);
  if (shape.length === 1 && data.length <= MOST_LISTED)
    return `(${Array.from(data, (x) => formatNumber(x)).join(", ")})`;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of data) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return messages.array(formatShape(shape), formatNumber(low), formatNumber(high));
}

function forward(scene: Scene, numbers: Numbers, node: SceneNode, messages: Messages, isDone: boolean): string {
  const value = !isDone ? UNKNOWN : describe(numbers.values[node.index] ?? new Float64Array(), node.shape, messages);
  return messages.forward(plainName(node), formulaWithNumbers(scene, numbers, node), value);
}

/** The forward formula with the scalars put in; arrays keep their names. */
export function formulaWithNumbers(scene: Scene, numbers: Numbers, node: SceneNode): string {
  const template = scene.ops[node.op]?.text ?? node.op;
  const word = (position: number) => {
    const operand = scene.nodes[position];
    const value = numbers.values[position];
    if (!operand || !value) return "";
    if (operand.shape.length > 0) return plainName(operand);
    const x = value[0] ?? Number.NaN;
    return x < 0 && template !== "{0}" ? `(${formatNumber(x)})` : formatNumber(x);
  };
  return spoken(
    fill(template, (slot) => {
      const meaning = meaningOf(node, slot);
      if (meaning?.kind === "operand") return word(meaning.node);
      if (meaning?.kind === "operands") return meaning.nodes.map(word).join(", ");
      if (meaning?.kind === "option") return String(meaning.value);
      return undefined;
    }),
  );
}

/** Formula signs as people write them. */
function spoken(text: string): string {
  return text
    .replaceAll(" ** ", "^")
    .replaceAll("*", "×")
    .replaceAll(/(^|[\s(])-(?=[\s\d(∞])/g, "$1−");
}

function backward(
  scene: Scene,
  numbers: Numbers,
  step: Step,
  node: SceneNode,
  messages: Messages,
  isDone: boolean,
): string {
  const upstream = describe(numbers.gradients[node.index] ?? new Float64Array(), node.shape, messages);
  const edges = step.edges.flatMap((index) => scene.edges[index] ?? []);
  const parts = edges.slice(0, MOST_PARTS).map((edge) => contribution(scene, numbers, edge, messages, isDone));
  const sentence = messages.backward(plainName(node), gradientText(scene, node), upstream, parts);
  return `${sentence}${stoppedText(scene, numbers, step, messages, isDone)}`;
}

/** A sentence more where a gradient came and nothing got through. */
export function stoppedText(scene: Scene, numbers: Numbers, step: Step, messages: Messages, isDone: boolean): string {
  if (!isDone || step.pass === "forward") return "";
  const dead = step.edges.flatMap((index) => scene.edges[index] ?? []).find((edge) => isStopped(numbers, edge));
  const operand = dead && scene.nodes[dead.source];
  return operand ? ` ${messages.stopped(plainName(operand))}` : "";
}

function contribution(
  scene: Scene,
  numbers: Numbers,
  edge: SceneEdge,
  messages: Messages,
  isDone: boolean,
): ContributionWords {
  const operand = scene.nodes[edge.source];
  const shape = operand?.shape ?? [];
  const arrivals = scheduleOf(scene).arrivalsAt[edge.source] ?? [];
  const local = numbers.locals[edge.index];
  const numberOf = (data: Float64Array | undefined) =>
    !isDone ? UNKNOWN : describe(data ?? new Float64Array(), shape, messages);
  return {
    name: operand ? gradientText(scene, operand) : "",
    local: local && local.data.length === 1 ? formatNumber(local.data[0] ?? Number.NaN) : null,
    amount: numberOf(numbers.amounts[edge.index]),
    total: arrivals.length > 1 ? numberOf(numbers.totals[edge.index]) : null,
    isLast: arrivals.at(-1)?.edge === edge.index,
  };
}

function isStopped(numbers: Numbers, edge: SceneEdge): boolean {
  const amount = numbers.amounts[edge.index];
  const upstream = numbers.gradients[edge.consumer];
  return !!amount && !!upstream && extentOf(amount).isZero && !extentOf(upstream).isZero;
}
