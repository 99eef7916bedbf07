/**
 * What happens in a part of a network as the lecture writes it, with places for the numbers: `partFormulas(scene, part)`.
 * What a neuron hands out to its weights on the way back stands by itself.
 */
import type { Scene, Step } from "../../model/types";
import type { FigureKey } from "../formula/figure";
import { derivative, gradient, symbol } from "../formula/names";
import {
  bracketed,
  displayed,
  equal,
  figureSetting,
  figureSum,
  fixed,
  row,
  type Setting,
  setting,
  sum,
  term,
} from "../formula/setting";
import { opOf } from "../formula/template";
import { derivedNode } from "../name";
import { layerFormulas, ofAllShares } from "./layer-formulas";
import { errorOf, lossBackward, lossForward } from "./loss-formulas";
import type { StepPart } from "./part";
import { endsOf, type Network, type Neuron, networkOf } from "./structure";

interface PartFormulas {
  readonly main: readonly Setting[];
  /** On the way back: ∂C/∂a term by term, and the gradients of what belongs to a neuron. */
  readonly handedOut: readonly Setting[];
}

/** So many outputs of a softmax, and weights of a neuron, have a line of their own. */
const MOST_LINES = 4;
const TIMES = fixed("\\,", " ");
const DOT = fixed("\\cdot ", " · ");

export function partFormulas(scene: Scene, part: StepPart): PartFormulas {
  const { network, neuron, pass, kind } = part;
  const isForward = pass === "forward";
  const only = (main: readonly Setting[]): PartFormulas => ({ main, handedOut: [] });
  if (kind === "start") return only([startFormula(scene)]);
  if (kind === "loss") return only(isForward ? lossForward(scene, network) : lossBackward(scene, network));
  if (kind === "softmax" && network) return only(isForward ? shares(scene, network) : fromShares(scene, network));
  if (kind !== "neuron" || !network || !neuron) return only(layerFormulas(scene, part));
  if (isForward) return only(forwardFormulas(scene, neuron));
  const collected = collectedFormula(scene, network, neuron);
  const main = [gradientFormula(scene, network, neuron)];
  return { main, handedOut: [...(collected ? [collected] : []), ...handedOut(scene, neuron)] };
}

/**
 * A single step in the lecture's signs: what a product of a neuron hands on to its weight, and to what came in, without
 * a name for the product itself. Null for all other steps, which are written by their op.
 */
export function networkFormulas(scene: Scene, { pass, node: product }: Step): readonly Setting[] | null {
  if (pass === "forward") return null;
  for (const end of endsOf(scene)) {
    for (const neuron of networkOf(scene, end)?.layers.flat() ?? []) {
      const found = neuron.weights.find((each) => each.product === product);
      if (!found) continue;
      const { weight, source, fromWeight, fromSource } = found;
      const met = share(scene, neuron, { to: weight, by: source, edge: fromWeight });
      const isAsked = nodeAt(scene, source).onPath && nodeAt(scene, source).role !== "constant";
      return isAsked ? [met, share(scene, neuron, { to: source, by: weight, edge: fromSource })] : [met];
    }
  }
  return null;
}

/** The way back starts with ∂C/∂C = 1. */
function startFormula(scene: Scene): Setting {
  const output = derivedNode(scene) ?? nodeAt(scene, scene.output);
  return displayed(equal(gradient(scene, output), result(`g${scene.output}`)));
}

/** z, a and the slope that is locked. */
function forwardFormulas(scene: Scene, { z, a, bias, biasEdge, weights, gain }: Neuron): Setting[] {
  const sign = (index: number) => symbol(nodeAt(scene, index));
  const products = weights.map(({ weight, source, toSum }) =>
    term(row(sign(weight), TIMES, sign(source)), "value", toSum),
  );
  const numbers = weights.map(({ product, toSum }) => ({ key: valueKey(product), edge: toSum }));
  const weighed = equal(
    sign(z),
    sum([...products, sign(bias)]),
    figureSum([...numbers, { key: valueKey(bias), edge: biasEdge }]),
    result(valueKey(z)),
  );
  if (gain === null) return [weighed];
  const bent = equal(sign(a), activationOf(scene, a), result(valueKey(a)));
  const locked = term(figureSetting(`s${gain}`), "local", gain);
  return [weighed, bent, equal(slopeOf(scene, a, z, gain), ...slopeOfSigmoid(scene, a), locked)];
}

/** `σ(z)(1 − σ(z))`, in signs and in numbers; of every other activation nothing. */
function slopeOfSigmoid(scene: Scene, a: number): Setting[] {
  if (nodeAt(scene, a).op !== "sigmoid") return [];
  const written = (value: Setting, other: Setting) => row(value, fixed(" (1-", " (1 − "), other, fixed(")", ")"));
  const symbols = activationOf(scene, a);
  const number = () => figureSetting(valueKey(a));
  return [written(symbols, symbols), written(number(), number())];
}

/** `∂C/∂z = σ′(z) [w ∂C/∂z′ + …] = …`: the gain times what comes back; at the output the base case. */
export function gradientFormula(scene: Scene, network: Network, neuron: Neuron): Setting {
  const next = network.layers[neuron.layer];
  const sides = next ? collected(scene, neuron, next) : baseCase(scene, network, neuron);
  return displayed(equal(gradient(scene, nodeAt(scene, neuron.z)), ...sides, result(`g${neuron.z}`)));
}

/** `∂C/∂a = ∂C/∂z′ ∂z′/∂a + ∂C/∂z″ ∂z″/∂a = …`: both terms in one line; nothing where only the loss lies behind. */
function collectedFormula(scene: Scene, network: Network, neuron: Neuron): Setting | null {
  const next = network.layers[neuron.layer];
  const a = nodeAt(scene, neuron.a);
  if (!next || !a.onPath || neuron.gain === null) return null;
  const ways = waysOn(scene, neuron, next);
  const symbols = ways.map(({ way, z }) =>
    term(row(gradient(scene, z), TIMES, derivative(z, a)), "share", way.fromSource),
  );
  const numbers = figureSum(ways.map(({ way }) => ({ key: `a${way.fromSource}`, edge: way.fromSource })));
  return displayed(equal(gradient(scene, a), sum(symbols), numbers, result(`g${a.index}`)));
}

function waysOn(scene: Scene, { a }: Neuron, next: readonly Neuron[]) {
  return next.flatMap((each) =>
    each.weights.filter(({ source }) => source === a).map((way) => ({ way, z: nodeAt(scene, each.z) })),
  );
}

function collected(scene: Scene, neuron: Neuron, next: readonly Neuron[]): Setting[] {
  const { a, z, gain } = neuron;
  const ways = waysOn(scene, neuron, next);
  const symbols = sum(
    ways.map(({ way, z: behind }) =>
      term(row(symbol(nodeAt(scene, way.weight)), TIMES, gradient(scene, behind)), "share", way.fromSource),
    ),
  );
  const numbers = figureSum(ways.map(({ way }) => ({ key: `a${way.fromSource}`, edge: way.fromSource })));
  if (gain === null || isUnbent(scene, a)) return [symbols, numbers];
  const locked = term(figureSetting(`s${gain}`), "local", gain);
  return [row(slopeOf(scene, a, z, gain), bracketed(symbols)), row(locked, TIMES, bracketed(numbers))];
}

/** Nothing but the loss lies further right. */
function baseCase(scene: Scene, network: Network, neuron: Neuron): Setting[] {
  const { a, z, gain } = neuron;
  const y = nodeAt(scene, a);
  if (!y.onPath || gain === null) return errorOf(scene, network, neuron);
  if (isUnbent(scene, a)) return [gradient(scene, y)];
  const rule = row(slopeOf(scene, a, z, gain), TIMES, gradient(scene, y));
  const locked = term(figureSetting(`s${gain}`), "local", gain);
  return [rule, row(locked, DOT, term(figureSetting(`g${a}`, true), "total", gain))];
}

/** `∂C/∂w = ∂C/∂z ∂z/∂w` on every weight, and ∂C/∂z itself at the bias. */
function handedOut(scene: Scene, neuron: Neuron): Setting[] {
  const { z, bias, biasEdge, weights } = neuron;
  const lines = weights
    .slice(0, MOST_LINES)
    .map(({ weight, source, fromWeight }) => share(scene, neuron, { to: weight, by: source, edge: fromWeight }));
  return [...lines, handed(scene, bias, biasEdge, gradient(scene, nodeAt(scene, z)))];
}

/** Along `edge` to one factor of a product goes ∂C/∂z times the other, `by`, which is what z changes by. */
function share(scene: Scene, { z }: Neuron, { to, by, edge }: { to: number; by: number; edge: number }): Setting {
  const delta = gradient(scene, nodeAt(scene, z));
  const rule = row(delta, TIMES, derivative(nodeAt(scene, z), nodeAt(scene, to)));
  const symbols = row(delta, DOT, symbol(nodeAt(scene, by)));
  const numbers = row(figureSetting(`g${z}`), DOT, figureSetting(valueKey(by), true));
  return handed(scene, to, edge, rule, symbols, numbers);
}

/** What arrives at `to`; of several samples, and from several neurons, each adds its own. */
function handed(scene: Scene, to: number, edge: number, ...sides: readonly Setting[]): Setting {
  const isSum = (scene.nodes[to]?.consumers.length ?? 0) > 1;
  const sign = isSum ? fixed("\\mathrel{+}=", " += ") : fixed("=", " = ");
  const amount = term(figureSetting(`a${edge}`), "share", edge);
  return displayed(row(gradient(scene, nodeAt(scene, to)), sign, equal(...sides, amount)));
}

/** Every output is its share of the whole. */
function shares(scene: Scene, network: Network): Setting[] {
  return (network.layers.at(-1) ?? []).slice(0, MOST_LINES).map(({ a, z }) => {
    const { tex, text } = symbol(nodeAt(scene, z));
    const share = fixed(`\\frac{e^{${tex}}}{\\sum_k e^{z_k}}`, `exp(${text}) / Σ exp(z)`);
    return displayed(equal(symbol(nodeAt(scene, a)), share, result(valueKey(a))));
  });
}

/** Every z hears from all outputs; with a cross-entropy that comes to y − ŷ. */
function fromShares(scene: Scene, network: Network): Setting[] {
  return (network.layers.at(-1) ?? []).slice(0, MOST_LINES).map((neuron) => {
    const error = errorOf(scene, network, neuron);
    const sides = error.length > 0 ? error : [ofAllShares(scene)];
    return displayed(equal(gradient(scene, nodeAt(scene, neuron.z)), ...sides, result(`g${neuron.z}`)));
  });
}

function nodeAt(scene: Scene, index: number) {
  const node = scene.nodes[index];
  if (!node) throw new RangeError(`There is no node ${index}.`);
  return node;
}

/** `σ(z)`. */
function activationOf(scene: Scene, a: number): Setting {
  const node = nodeAt(scene, a);
  return setting(opOf(scene, node) ?? { tex: "", text: "" }, (slot) => {
    const operand = /^\d+$/.test(slot) ? scene.nodes[node.inputs[Number(slot)] ?? -1] : undefined;
    const option = String(node.options[slot] ?? "");
    return operand ? symbol(operand) : option === "" ? null : fixed(option, option);
  });
}

/** `σ′(z)`, the gain. */
function slopeOf(scene: Scene, a: number, z: number, gain: number): Setting {
  const isSigmoid = nodeAt(scene, a).op === "sigmoid";
  const prime = isSigmoid ? fixed("\\sigma'", "σ′") : fixed("f'", "f′");
  return term(row(prime, fixed("(", "("), symbol(nodeAt(scene, z)), fixed(")", ")")), "local", gain);
}

/** Does the activation let everything through as it is? */
function isUnbent(scene: Scene, a: number): boolean {
  return nodeAt(scene, a).op === "identity";
}

function valueKey(node: number): FigureKey {
  return `v${node}`;
}

function result(key: FigureKey): Setting {
  return term(figureSetting(key), key.startsWith("v") ? "value" : "total", null);
}
