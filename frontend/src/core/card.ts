/**
 * What is said and written of what is in hand: one sentence for the ear, and the formulas with places for their numbers.
 * The sentence is the idea; it never repeats the arithmetic. `sentenceCard(snapshot, messages)` has the sentence alone:
 * formulas come with the script of networks, so that a page which shows one expression stays small.
 */
import type { Scene, SceneNode, Step } from "../model/types";
import { extentOf } from "./extent";
import { formatNumber } from "./format";
import type { Snapshot } from "./formula/figure";
import type { Setting } from "./formula/setting";
import type { Messages } from "./messages";
import { gradientText, plainName } from "./name";
import { opName } from "./op-name";
import { kindOf, opSentences } from "./op-sentences";
import { scheduleOf } from "./schedule";

export interface Card {
  /** Where it happens: `Neuron 1 of layer 2`; empty where the sentence says it. */
  readonly place: string;
  readonly sentence: string;
  readonly formula: readonly Setting[];
  /** What a neuron hands out on the way back, for those who want to see it. */
  readonly handedOut: readonly Setting[];
}

/** Of a single step of any scene; of the moment before the first one. */
export function sentenceCard(snapshot: Snapshot, messages: Messages): Card {
  const { scene, frame } = snapshot;
  const step = frame.active;
  const node = step && scene.nodes[step.node];
  if (!step || !node) return { place: "", sentence: messages.atStart, formula: [], handedOut: [] };
  const sentence = stepSentence(snapshot, step, node, messages);
  return { place: "", sentence, formula: [], handedOut: [] };
}

function stepSentence(snapshot: Snapshot, step: Step, node: SceneNode, { tag }: Messages): string {
  const { scene } = snapshot;
  const words = opSentences(tag);
  if (step.isSeed) return words.seed(plainName(node));
  const operands = node.inputs.flatMap((index) => scene.nodes[index] ?? []);
  const isFixed = operands.map(({ role }) => role === "constant" || role === "target");
  const op = opName(node.op === "power_n" && node.options.n === 2 ? "square" : node.op);
  const told = { name: plainName(node), op, operands: operands.map(plainName), isFixed };
  const isSingle = operands.length === 1 && operands[0]?.size === 1;
  const sentence = words[step.pass][kindOf(node, scene.ops[node.op]?.elementwise === true, isSingle)](told);
  const more =
    step.pass === "backward" ? (stoppedSentence(snapshot, step, tag) ?? arrivedSentence(scene, step, tag)) : null;
  return joined(sentence, more, tag);
}

/** Where something has come, and nothing gets through: told when it has landed. */
export function stoppedSentence({ scene, numbers, frame }: Snapshot, step: Step, tag: string): string | null {
  if (!frame.hasLanded || step.pass === "forward") return null;
  const dead = step.edges.find((edge) => {
    const amount = numbers.amounts[edge];
    const upstream = numbers.gradients[step.node];
    return amount && upstream && extentOf(amount).isZero && !extentOf(upstream).isZero;
  });
  const operand = scene.nodes[scene.edges[dead ?? -1]?.source ?? -1];
  return operand ? opSentences(tag).stopped(plainName(operand)) : null;
}

/** How many of its contributions a value has that is used more than once. */
function arrivedSentence(scene: Scene, step: Step, tag: string): string | null {
  const { arrivalsAt } = scheduleOf(scene);
  const operands = [...new Set(step.edges.map((edge) => scene.edges[edge]?.source ?? -1))];
  const shared = operands.find((operand) => (arrivalsAt[operand]?.length ?? 0) > 1);
  const operand = scene.nodes[shared ?? -1];
  if (!operand) return null;
  const arrivals = arrivalsAt[operand.index] ?? [];
  const arrived = arrivals.filter((arrival) => arrival.step <= step.index).length;
  const words = opSentences(tag);
  const name = plainName(operand);
  return arrived === arrivals.length ? words.wholly(name, arrived) : words.partly(name, arrived, arrivals.length);
}

export function joined(sentence: string, more: string | null, tag: string): string {
  const space = tag.startsWith("zh") ? "" : " ";
  return more === null ? sentence : `${sentence}${space}${more}`;
}

/** What is seen in one line. */
export function cardSentence({ place, sentence }: Card, { tag }: Messages): string {
  if (place === "") return sentence;
  return tag.startsWith("zh") ? `${place}：${sentence}` : `${place}. ${sentence}`;
}

/** What is read aloud: the sentence, and what came out of it. */
export function cardAloud(card: Card, results: readonly string[], messages: Messages): string {
  const end = messages.tag.startsWith("zh") ? "。" : ".";
  return [cardSentence(card, messages), ...results.map((each) => `${each}${end}`)].join(" ");
}

/** `z = 2`, or the gradient that a step hands on: what is heard where no formula is at hand. */
export function resultsOf({ scene, frame }: Snapshot): string[] {
  const node = scene.nodes[frame.active?.node ?? -1];
  const isForward = frame.active?.pass === "forward";
  const now = frame.nodes[node?.index ?? -1];
  const data = isForward ? now?.value : now?.gradient;
  if (!node || !data || node.shape.length > 0) return [];
  return [`${isForward ? plainName(node) : gradientText(scene, node)} = ${formatNumber(data[0] ?? Number.NaN)}`];
}
