/** The loss of a sample as the lecture writes it, L where samples are added, and what the loss hands to every output. */
import type { Scene, SceneNode } from "../../model/types";
import type { FigureKey } from "../formula/figure";
import { gradient, nameTex, symbol } from "../formula/names";
import {
  bracketed,
  displayed,
  equal,
  figureSetting,
  figureSum,
  fixed,
  row,
  type Setting,
  sum,
  term,
} from "../formula/setting";
import { derivedName, derivedNode, plain } from "../name";
import { arraysOf } from "./arrays";
import type { Network, Neuron } from "./structure";

const MINUS = fixed("-", " − ");
const TIMES = fixed("\\,", " ");
const DOT = fixed("\\cdot ", "· ");
const MOST_LINES = 4;
/** The losses of squared errors, and what stands before their sum of K terms and before its derivative. */
const SQUARES: Readonly<Record<string, (outputs: number) => { readonly factor: Setting; readonly slope: Setting }>> = {
  half_sse: () => ({ factor: fixed("\\tfrac12", "½ "), slope: fixed("", "") }),
  sse: () => ({ factor: fixed("", ""), slope: fixed("2", "2 ") }),
  mse: (outputs) => ({
    factor: outputs === 1 ? fixed("", "") : fixed(`\\tfrac1{${outputs}}`, `1/${outputs} `),
    slope: outputs === 1 ? fixed("2", "2 ") : fixed(`\\tfrac2{${outputs}}`, `2/${outputs} `),
  }),
};

/** `Cⁿ = ½ [(y₁ − ŷ₁)² + …] = …`; of arrays the rule alone. */
export function lossForward(scene: Scene, network: Network | null): Setting[] {
  const outputs = network?.layers.at(-1) ?? [];
  const cost = network && costOf(scene, network);
  if (!network || !cost) return totalOf(scene, null);
  const terms = outputs.flatMap((neuron, k) => termOf(scene, network, neuron, k) ?? []);
  if (terms.length === 0) return totalOf(scene, cost);
  const factor = SQUARES[lossName(scene)]?.(outputs.length).factor ?? negated(scene);
  const isSum = terms.length > 1;
  const framed = (inner: Setting, times: Setting) =>
    factor.text === "" ? inner : isSum ? row(factor, bracketed(inner)) : row(factor, times, inner);
  const numbers = figureSum(terms.map(({ key }) => ({ key, edge: null })));
  const symbols = sum(terms.map((each) => each.symbols));
  const sides = [framed(symbols, fixed("", "")), framed(numbers, isSigned(factor) ? fixed("", "") : DOT)];
  const own = equal(symbol(cost), ...sides, result(`v${cost.index}`));
  return [displayed(own), ...totalOf(scene, cost)];
}

function isSigned({ text }: Setting): boolean {
  return text === "−";
}

/** Logarithms of shares are negative; their sum is turned round. */
function negated(scene: Scene): Setting {
  return lossName(scene) === "cross_entropy" ? fixed("-", "−") : fixed("", "");
}

/** What one output adds. */
function termOf(scene: Scene, network: Network, neuron: Neuron, k: number) {
  const label = targetOf(scene, network, neuron);
  const last = network.lossTerms[k]?.nodes.at(-1);
  const y = scene.nodes[neuron.a];
  if (!label || !y || last === undefined) return null;
  const key: FigureKey = `v${last}`;
  return { key, symbols: symbolsOf(lossName(scene), symbol(y), symbol(label)) };
}

function symbolsOf(loss: string, y: Setting, label: Setting): Setting {
  const log = (of: Setting) => row(fixed("\\ln ", "ln "), of);
  const rest = (of: Setting) => row(fixed("(1-", "(1 − "), of, fixed(")", ")"));
  if (loss === "cross_entropy") return row(label, TIMES, log(y));
  if (loss === "bce") {
    const both = row(label, TIMES, log(y), fixed("+", " + "), rest(label), TIMES, log(rest(y)));
    return row(fixed("-", "−"), bracketed(both));
  }
  return row(fixed("(", "("), y, MINUS, label, fixed(")^2", ")²"));
}

/** `L = C¹ + C²` behind the last sample; nothing where one sample is all there is. */
function totalOf(scene: Scene, cost: SceneNode | null): Setting[] {
  const output = scene.nodes[scene.output];
  if (!output || derivedNode(scene) !== output) return [];
  if (!cost) {
    const loss = scene.nodes[output.inputs[0] ?? -1];
    const losses = row(fixed("\\textstyle\\sum ", "Σ "), loss ? symbol(loss) : fixed("", ""));
    return [equal(symbol(output), row(meanShare(scene), losses), result(`v${output.index}`))];
  }
  const costs = scene.nodes.filter(({ id }) => /^C@\d+$/.test(id));
  if (costs.at(-1) !== cost) return [];
  const share = fixed(`\\tfrac1{${costs.length}}`, `1/${costs.length} `);
  const framed = (inner: Setting) => (output.op === "divide" ? row(share, bracketed(inner)) : inner);
  const numbers = figureSum(costs.map(({ index }) => ({ key: `v${index}`, edge: null })));
  return [equal(symbol(output), framed(sum(costs.map(symbol))), framed(numbers), result(`v${output.index}`))];
}

/** dC/dy of every output, or dC/dz where the loss starts from there. */
export function lossBackward(scene: Scene, network: Network | null): Setting[] {
  const outputs = network?.layers.at(-1) ?? [];
  if (!network) return arraysBackward(scene);
  return outputs.slice(0, MOST_LINES).flatMap((neuron) => {
    const [y, z] = [scene.nodes[neuron.a], scene.nodes[neuron.z]];
    const label = targetOf(scene, network, neuron);
    const squares = SQUARES[lossName(scene)]?.(outputs.length);
    if (!y || !z || !label) return [];
    if (squares && y.onPath) {
      const [symbols, numbers] = difference(y, label).map((inner) =>
        times(row(meanShare(scene), squares.slope), inner),
      );
      return [
        displayed(
          equal(gradient(scene, y), ...[symbols, numbers].flatMap((each) => each ?? []), result(`g${y.index}`)),
        ),
      ];
    }
    const sides = errorOf(scene, network, neuron);
    // Behind a softmax it is the softmax that makes the error; the loss is told of the logarithms of its shares.
    if (lossName(scene) === "cross_entropy") return logarithmBackward(scene, network, neuron, y, label);
    if (sides.length === 0) return [displayed(equal(gradient(scene, z), result(`g${z.index}`)))];
    return [displayed(equal(gradient(scene, z), ...sides, result(`g${z.index}`)))];
  });
}

function logarithmBackward(
  scene: Scene,
  { end }: Network,
  { layer, number }: Neuron,
  y: SceneNode,
  label: SceneNode,
): Setting[] {
  const log = scene.nodes.find(({ id }) => id === `r${layer}_${number}${end}`);
  if (!log) return [];
  const over = derivedName(scene);
  const { tex, text } = symbol(y);
  const left = fixed(`\\frac{\\partial ${nameTex(over)}}{\\partial \\ln ${tex}}`, `∂${plain(over)}/∂ ln ${text}`);
  const right = row(fixed("-", "−"), meanShare(scene), symbol(label));
  return [displayed(equal(left, right, result(`g${log.index}`)))];
}

/** Of all samples at once the rule alone. */
function arraysBackward(scene: Scene): Setting[] {
  const y = arraysOf(scene)?.layers.at(-1);
  const squares = SQUARES[lossName(scene)]?.(y?.units ?? 1);
  const node = scene.nodes[y?.a ?? -1];
  const label = scene.nodes.find(({ id }) => id === "t");
  if (!squares || !node?.onPath || !label) return [];
  const error = row(symbol(node), MINUS, symbol(label));
  return [displayed(equal(gradient(scene, node), times(row(meanShare(scene), squares.slope), error)))];
}

/** `y − ŷ = 0.62 − 1`: what a cross-entropy leaves at the z of its own output; nothing for other losses. */
export function errorOf(scene: Scene, network: Network, neuron: Neuron): Setting[] {
  const label = targetOf(scene, network, neuron);
  const y = scene.nodes[neuron.a];
  const isOwn = lossName(scene) === "bce" ? neuron.activation === "sigmoid" : lossName(scene) === "cross_entropy";
  return y && label && isOwn ? difference(y, label).map((inner) => times(meanShare(scene), inner)) : [];
}

/** `1/N`: in a mean every sample hands on its share; nothing in a sum, and nothing where one sample is all there is. */
export function meanShare({ source }: Scene): Setting {
  const count = Array.isArray(source.samples) ? source.samples.length : 1;
  const isShared = source.reduction === "mean" && count > 1;
  return isShared ? fixed(`\\tfrac1{${count}}`, `1/${count} `) : fixed("", "");
}

/** A factor before a sum in brackets; the sum alone where there is no factor. */
export function times(factor: Setting, inner: Setting): Setting {
  return factor.text === "" ? inner : row(factor, fixed("(", "("), inner, fixed(")", ")"));
}

function difference(y: SceneNode, label: SceneNode): Setting[] {
  const numbers = row(figureSetting(`v${y.index}`), MINUS, figureSetting(`v${label.index}`, true));
  return [row(symbol(y), MINUS, symbol(label)), numbers];
}

function lossName(scene: Scene): string {
  return String(scene.source.loss ?? "");
}

function costOf(scene: Scene, { end }: Network): SceneNode | null {
  return scene.nodes.find(({ id }) => id === `C${end}`) ?? null;
}

function targetOf(scene: Scene, { end }: Network, { number }: Neuron): SceneNode | undefined {
  return scene.nodes.find(({ id }) => id === `t_${number}${end}`);
}

function result(key: FigureKey): Setting {
  return term(figureSetting(key), key.startsWith("v") ? "value" : "total", null);
}
