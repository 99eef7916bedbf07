/**
 * What is asked of a learner, and when: a number that the trace has not computed yet. The timeline stops before the step
 * that computes it, and since nothing is shown before it is computed, nothing needs to be hidden.
 */
import type { Scene, SceneNode, Shape } from "../../model/types";
import { memo } from "../memo";
import { scheduleOf } from "../schedule";
import { isLabel } from "./label";
import type { Question } from "./mistakes";

export const FORMS = ["gradient", "sign", "size", "rule", "edge"] as const;
/**
 * The number itself, only whether it is above or below zero, or which of three sizes it has; the rule that gives it; the
 * edge through which it comes.
 */
type Form = (typeof FORMS)[number];

/**
 * A question as links write it: `gradient:z2_1`, `sign:w`, `rule:b`; `gradient:y.0` is the contribution of an edge,
 * `gradient:W:2:1` the element in row 2 and column 1 of an array as it is drawn.
 */
export type QuestionKey = string;

export interface AskedQuestion {
  readonly key: QuestionKey;
  readonly form: Form;
  readonly question: Question;
  /** The node whose gradient it is, or a part of it. */
  readonly node: number;
  /** The last step before the number is there: the timeline rests at this t. */
  readonly step: number;
}

/** How much of a backward pass is left to the learner: nothing, its last third, all of it. */
export const FADES = [1, 2, 3] as const;
export type Fade = (typeof FADES)[number];

/** The keys of a list as links write it, separated by commas; what is no key is left out. */
export function readKeys(text: string): readonly QuestionKey[] {
  return text.split(",").filter((key) => KEY.test(key));
}

/** One of the forms, then what is asked for. */
const KEY = /^(gradient|sign|size|rule|edge):[\p{L}\p{M}\p{N}_.@′″:]{1,60}$/u;

/** The question in a scene; null where the scene has no such gradient, or where it is no single number but should be. */
export function askedIn(scene: Scene, key: QuestionKey): AskedQuestion | null {
  const [form, id = "", ...place] = key.split(":");
  const { arrivals, arrivalsAt } = scheduleOf(scene);
  const edge = scene.edges.find((each) => each.id === id && each.onPath);
  const node = scene.nodes[edge?.source ?? scene.nodes.findIndex((each) => each.id === id)];
  const step = edge ? arrivals[edge.index]?.step : arrivalsAt[node?.index ?? -1]?.at(-1)?.step;
  const known = FORMS.find((each) => each === form);
  const isOfNumber = known !== "rule" && known !== "edge";
  if (!known || !node || step === undefined) return null;
  if (isOfNumber && node.size > 1 && place.length < node.shape.length) return null;
  const cell = cellAt(scene, node, place.map(Number));
  if (cell === null) return null;
  const question: Question = edge
    ? { quantity: "amount", index: edge.index }
    : { quantity: "gradient", index: node.index, ...(place.length > 0 && { cell }) };
  return { key, form: known, question, node: node.index, step };
}

/** Where the element at a place stands among an array's numbers, row by row; null where the array has no such place. */
function cellAt(scene: Scene, node: SceneNode, place: readonly number[]): number | null {
  const lengths = drawnShape(scene, node);
  if (!place.every((each, axis) => Number.isInteger(each) && each >= 1 && each <= (lengths[axis] ?? 0))) return null;
  return inTraceOrder(scene, node, place).reduce((at, each, axis) => at * (node.shape[axis] ?? 1) + each - 1, 0);
}

/** The place of that element as the array is drawn, from 1: its row, its column. */
export function placeOf(scene: Scene, node: SceneNode, cell: number): readonly number[] {
  const stored = node.shape.map((length, axis) => {
    const below = node.shape.slice(axis + 1).reduce((all, each) => all * each, 1);
    return (Math.floor(cell / below) % length) + 1;
  });
  return inTraceOrder(scene, node, stored);
}

/** The lengths of an array as it is drawn: with a sample a column, where the trace keeps a sample a row. */
function drawnShape(scene: Scene, node: SceneNode): Shape {
  return inTraceOrder(scene, node, node.shape);
}

/** From the order in which the axes are drawn to that of the trace, and back. */
function inTraceOrder(scene: Scene, { index }: SceneNode, axes: readonly number[]): readonly number[] {
  return scene.layout?.nodes[index]?.body.turned ? axes.toReversed() : axes;
}

/**
 * A node's gradient as a question for a number or its sign. Of an array one element is asked for: in the last row and the
 * first column, since on the diagonal a forgotten transpose would not show.
 */
export function numberKey(scene: Scene, node: SceneNode, form: "gradient" | "sign"): QuestionKey {
  return [form, node.id, ...drawnShape(scene, node).map((length, axis) => (axis === 0 ? length : 1))].join(":");
}

/** What is asked of a learner: single questions, and a share of the backward pass; and what needs no answer any more. */
export interface Quiz {
  readonly asked: readonly QuestionKey[];
  readonly fade: Fade;
  readonly answered: readonly QuestionKey[];
}

/** Nothing is asked. */
export const NO_QUIZ: Quiz = { asked: [], fade: 1, answered: [] };

/** The first question that waits for an answer; null where none does. */
export function openQuestion(scene: Scene | null, quiz: Quiz): AskedQuestion | null {
  return scene && quiz !== NO_QUIZ ? openIn(quiz)(scene) : null;
}

const openIn = memo(({ asked, fade, answered }: Quiz) =>
  memo((scene: Scene): AskedQuestion | null => {
    const keys = new Set([...asked, ...keysOfFade(scene, fade)]);
    const open = [...keys].filter((key) => !answered.includes(key)).flatMap((key) => askedIn(scene, key) ?? []);
    return open.reduce<AskedQuestion | null>((first, each) => (first && first.step <= each.step ? first : each), null);
  }),
);

/** The next gradient that is computed from `t` on, as a question; null at the end. */
export function nextToAsk(scene: Scene, t: number): QuestionKey | null {
  const coming = gradientsOf(scene).find(({ step }) => step >= t);
  return coming?.key ?? null;
}

/** What is asked in a faded pass. */
function keysOfFade(scene: Scene, fade: Fade): readonly QuestionKey[] {
  const all = gradientsOf(scene).map(({ key }) => key);
  return fade === 1 ? [] : all.slice(fade === 3 ? 0 : Math.floor((all.length * 2) / 3));
}

/**
 * Every gradient a learner can compute, in the order in which they come: not those of constants and labels, and of a
 * neuron only its own z and its parameters.
 */
const gradientsOf = memo((scene: Scene): readonly AskedQuestion[] => {
  const isNetwork = scene.source.kind === "network";
  return scene.nodes
    .filter((node) => {
      const { index, onPath, role, id } = node;
      if (!onPath || index === scene.output || role === "constant" || isLabel(node)) return false;
      return !isNetwork || role === "parameter" || /^z\d/.test(id);
    })
    .flatMap((node) => askedIn(scene, numberKey(scene, node, "gradient")) ?? [])
    .sort((a, b) => a.step - b.step);
});
