/** The steps of a neuron as sentences in the lecture's words: `a × ∂L/∂z = ∂L/∂w`, with the numbers of the step. */
import type { Numbers, Scene, SceneEdge, SceneNode, Step } from "../../model/types";
import { formatNumber } from "../format";
import { derivedNode, plainName } from "../name";
import { scheduleOf } from "../schedule";
import { lastLayer, type NeuronRole } from "./roles";
import type { NeuronWords } from "./words";

export interface Told {
  readonly scene: Scene;
  readonly numbers: Numbers;
  readonly words: NeuronWords;
  /** While the step is in motion its results are question marks. */
  readonly isDone: boolean;
}

const UNKNOWN = "?";

export function narrateNeuron(told: Told, step: Step, node: SceneNode, role: NeuronRole): string {
  const { words } = told;
  const weight = told.scene.nodes[node.inputs[0] ?? -1];
  const who =
    role.kind === "product" && weight
      ? words.weight(plainName(weight), role.layer)
      : words.neuron(role.neuron, role.layer);
  return step.pass === "forward"
    ? words.forward(who, forward(told, node, role))
    : words.backward(who, backward(told, step, node, role));
}

function forward(told: Told, node: SceneNode, { kind }: NeuronRole): string {
  const { numbers, words, isDone, scene } = told;
  const result = isDone ? value(numbers, node.index) : UNKNOWN;
  const [first = -1, second = -1] = node.inputs;
  const figures = [first, second].map((index) => factor(value(numbers, index)));
  if (kind === "product") return `w × ${letterOf(scene, second)} = ${figures.join(" × ")} = ${result}`;
  if (kind === "sum") return words.sum(`${figures.join(" + ")} = ${result}`);
  if (kind === "input-sum") return words.bias(`${plainName(node)} = ${figures.join(" + ")} = ${result}`);
  const slope = isDone ? local(numbers, edgeInto(scene, node, 0)) : UNKNOWN;
  const formula = `${plainName(node)} = ${node.op}(${value(numbers, first)}) = ${result}`;
  return words.slope(formula, `${primeOf(node)}(z) = ${slope}`);
}

function backward(told: Told, step: Step, node: SceneNode, { kind, layer }: NeuronRole): string {
  const { numbers, words, isDone, scene } = told;
  const by = (name: string) => `∂${plainName(derivedNode(scene) as SceneNode)}/∂${name}`;
  const upstream = gradient(numbers, node.index);
  const arrived = (edge: SceneEdge | undefined) => (isDone && edge ? amount(numbers, edge) : UNKNOWN);
  if (kind === "activation") {
    const edge = edgeInto(scene, node, 0);
    const formula = `${primeOf(node)}(z) × ${by("a")} = ${by("z")}: ${factor(local(numbers, edge))} × ${factor(upstream)} = ${arrived(edge)}`;
    return layer === lastLayer(scene) ? words.base(formula) : formula;
  }
  if (kind === "product") return meeting(told, step, node, by);
  const terms = step.edges.flatMap((index) => {
    const edge = scene.edges[index];
    const term = scene.nodes[edge?.source ?? -1];
    if (term?.op === "multiply") return plainName(scene.nodes[term.inputs[0] ?? -1] ?? term);
    return term?.isLeaf ? `${by(plainName(term))} = ${arrived(edge)}` : [];
  });
  return words.handsOn(`${by("z")} = ${upstream}`, terms.join(", "));
}

/** On the weight the value of the forward pass meets the gradient; and the gradient goes on through the weight. */
function meeting({ numbers, words, isDone, scene }: Told, step: Step, node: SceneNode, by: (name: string) => string) {
  const [toWeight, toSource] = step.edges.map((index) => scene.edges[index]);
  const source = scene.nodes[toSource?.source ?? -1];
  const known = (text: string) => (isDone ? text : UNKNOWN);
  if (!toWeight || !toSource || !source) return "";
  const upstream = factor(gradient(numbers, node.index));
  const letter = letterOf(scene, source.index);
  const product = `${factor(local(numbers, toWeight))} × ${upstream} = ${known(amount(numbers, toWeight))}`;
  const on = `w × ${by("z")} = ${known(amount(numbers, toSource))}`;
  const queue = scheduleOf(scene).arrivalsAt[source.index] ?? [];
  const sum = queue.length > 1 ? known(format(numbers.totals[toSource.index])) : null;
  const isLast = queue.at(-1)?.edge === toSource.index;
  const rest = words.goesOn(on, plainName(source), sum, isLast);
  return `${letter} × ${by("z")} = ${by("w")}: ${product}${rest}`;
}

/** `x` for an input of the network, `a` for what a neuron says. */
function letterOf(scene: Scene, index: number): string {
  return scene.nodes[index]?.isLeaf ? "x" : "a";
}

function primeOf({ op }: SceneNode): string {
  return op === "sigmoid" ? "σ′" : "f′";
}

function edgeInto(scene: Scene, node: SceneNode, slot: number): SceneEdge | undefined {
  return scene.edges.find((edge) => edge.consumer === node.index && edge.slot === slot);
}

function value(numbers: Numbers, node: number): string {
  return format(numbers.values[node]);
}

function gradient(numbers: Numbers, node: number): string {
  return format(numbers.gradients[node] ?? undefined);
}

function amount(numbers: Numbers, edge: SceneEdge): string {
  return format(numbers.amounts[edge.index]);
}

function local(numbers: Numbers, edge: SceneEdge | undefined): string {
  return format(numbers.locals[edge?.index ?? -1]?.data);
}

function format(data: Float64Array | undefined): string {
  return data ? formatNumber(data[0] ?? Number.NaN) : UNKNOWN;
}

/** A negative number between signs has brackets. */
function factor(text: string): string {
  return text.startsWith("−") ? `(${text})` : text;
}
