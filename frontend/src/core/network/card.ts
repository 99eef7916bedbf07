/**
 * The card of what is in hand: `cardOf(snapshot, messages)`. In a network a whole neuron, a layer, the loss have their
 * own; every other step has that of its op.
 */
import type { Scene, SceneNode, Step } from "../../model/types";
import { type Card, joined, stoppedSentence } from "../card";
import type { Snapshot } from "../formula/figure";
import type { Messages } from "../messages";
import { derivedName, derivedNode, plain, plainName } from "../name";
import { stepCard } from "../step-card";
import { networkFormulas, partFormulas } from "./formulas";
import { partOf, type StepPart } from "./part";
import { type Bend, type NetworkSentences, networkSentences } from "./words";

export function cardOf(snapshot: Snapshot, messages: Messages): Card {
  return networkCard(snapshot, messages) ?? stepCard(snapshot, messages);
}

/** Null where a network has nothing of its own to say. */
function networkCard(snapshot: Snapshot, messages: Messages): Card | null {
  const { scene, frame } = snapshot;
  if (!frame.active) return null;
  const words = networkSentences(messages.tag);
  const part = partOf(scene, frame.span);
  if (part) {
    const { main, handedOut } = partFormulas(scene, part);
    return { place: placeOf(part, words), sentence: partSentence(snapshot, part, words), formula: main, handedOut };
  }
  const node = scene.nodes[frame.active.node];
  const role = node && !frame.active.isSeed && frame.span.end - frame.span.first === 1 ? roleOf(scene, node) : null;
  if (!node || !role) return null;
  const sentence = opSentence(snapshot, frame.active, role, words);
  const stopped = stoppedSentence(snapshot, frame.active, messages.tag);
  const place = words.neuron(role.neuron, role.layer);
  const card = stepCard(snapshot, messages);
  const formula = networkFormulas(scene, frame.active) ?? card.formula;
  return { ...card, formula, place, sentence: joined(sentence, stopped, messages.tag) };
}

function placeOf({ kind, neuron, layer }: StepPart, words: NetworkSentences): string {
  if (neuron) return words.neuron(neuron.number, neuron.layer);
  if (kind === "start") return "";
  return layer > 0 ? words.layer(layer) : words.loss;
}

function partSentence(snapshot: Snapshot, part: StepPart, words: NetworkSentences): string {
  const { scene } = snapshot;
  const cost = plain(derivedName(scene));
  if (part.kind === "start") return words.backwardStarts(cost);
  if (part.kind === "loss") return lossSentence(snapshot, part, words);
  if (part.kind === "softmax")
    return part.pass === "forward" ? words.forward.softmax : words.backward.softmax(part.isDirect);
  return part.pass === "forward" ? forwardSentence(snapshot, part, words) : backwardSentence(part, words, cost);
}

function lossSentence({ scene }: Snapshot, { pass, network, isDirect }: StepPart, words: NetworkSentences): string {
  const output = scene.nodes[scene.output] as SceneNode;
  if (pass === "forward") {
    const cost = scene.nodes.find(({ id }) => id === `C${network?.end ?? ""}`);
    const isMean = scene.source.reduction === "mean";
    const own = derivedNode(scene) === output && !network ? words.totalIs(plainName(output), isMean) : null;
    return joined(words.lossIs(cost ? plainName(cost) : "C"), own, words.tag);
  }
  const isOfSquares = /sse|mse/.test(String(scene.source.loss));
  return isOfSquares ? words.lossBackward.error : isDirect ? words.lossBackward.direct : words.lossBackward.other;
}

function forwardSentence({ scene }: Snapshot, part: StepPart, { forward }: NetworkSentences): string {
  const { layer, layers, neuron, isFirst } = part;
  const bend = bendOf(part.activation);
  if (!neuron) return forward.layer(bend, layer === layers);
  if (neuron.gain === null) return forward.logit;
  const y = scene.nodes[neuron.a];
  if (layer === layers) return forward.output(bend, y ? plainName(y) : "y");
  if (layer > 1) return forward.hidden(bend);
  return isFirst ? forward.first(bend) : forward.beside(bend);
}

function backwardSentence(part: StepPart, { backward }: NetworkSentences, cost: string): string {
  const { layer, layers, neuron, isFirst, isDirect } = part;
  const bend = bendOf(part.activation);
  const isLast = layer === layers;
  if (!neuron) {
    const place = isLast ? (isDirect ? "direct" : "output") : layer === 1 ? "first" : "hidden";
    return backward.layer(bend, place, cost);
  }
  if (isLast)
    return isDirect || neuron.gain === null ? backward.baseDirect(isFirst) : backward.base(bend, isFirst, cost);
  return layer === 1 ? backward.firstLayer(bend, cost) : backward.hidden(bend);
}

function opSentence({ scene }: Snapshot, step: Step, role: NeuronRole, { op }: NetworkSentences): string {
  const cost = plain(derivedName(scene));
  if (step.pass === "forward") {
    return { product: op.product, sum: op.sum, "input-sum": op.bias, activation: op.activation }[role.kind];
  }
  if (role.kind === "activation") return role.layer === lastLayer(scene) ? op.baseGain(cost) : op.gain;
  return { product: op.meeting(cost), sum: op.toProducts, "input-sum": op.toBias }[role.kind];
}

const BENDS: Readonly<Record<string, Bend>> = {
  sigmoid: "squash",
  tanh: "squash",
  relu: "rectify",
  identity: "none",
  softmax: "share",
  // A softmax of single numbers ends with it.
  exp: "share",
};

function bendOf(activation: string): Bend {
  return BENDS[activation] ?? "other";
}

/** What a node is in a network of single numbers: known from its group and its id, for sentences about it. */
interface NeuronRole {
  readonly kind: "product" | "sum" | "input-sum" | "activation";
  /** From 1. */
  readonly layer: number;
  readonly neuron: number;
}

const KINDS: Readonly<Record<string, NeuronRole["kind"]>> = { p: "product", s: "sum", z: "input-sum", a: "activation" };

/** Null for everything that is no part of a neuron, like the loss, and for a softmax, which is made of many. */
function roleOf(scene: Scene, node: SceneNode): NeuronRole | null {
  const [, layer, neuron] = /^layer (\d+)\/neuron (\d+)$/.exec(node.group) ?? [];
  const kind = KINDS[/^([a-z]+)\d+_\d/.exec(node.id)?.[1] ?? ""];
  if (!kind || node.isLeaf) return null;
  if (kind === "activation" && !scene.nodes[node.inputs[0] ?? -1]?.id.startsWith("z")) return null;
  return { kind, layer: Number(layer), neuron: Number(neuron) };
}

/** The number of the last layer. */
function lastLayer(scene: Scene): number {
  return Math.max(0, ...scene.nodes.map(({ group }) => Number(/^layer (\d+)/.exec(group)?.[1] ?? 0)));
}
