/**
 * What is asked of a learner, and when: a number that the trace has not computed yet. The timeline stops before the step
 * that computes it, and since nothing is shown before it is computed, nothing needs to be hidden.
 */
import type { Scene } from "../../model/types";
import { memo } from "../memo";
import { scheduleOf } from "../schedule";
import type { Question } from "./mistakes";

export const FORMS = ["gradient", "sign", "size", "rule", "edge"] as const;
/**
 * The number itself, only whether it is above or below zero, or which of three sizes it has; the rule that gives it; the
 * edge through which it comes.
 */
export type Form = (typeof FORMS)[number];

/**
 * A question as links write it: `gradient:z2_1`, `sign:w`, `rule:b`; `gradient:y.0` is the contribution of an edge,
 * `gradient:W:2:1` the element in row 2 and column 1 of an array.
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
  const cell = place.reduce((at, each, axis) => at * (node?.shape[axis] ?? 0) + +each - 1, 0);
  if (!known || !node || step === undefined || !(cell < node.size)) return null;
  if (isOfNumber && node.size > 1 && !place[node.shape.length - 1]) return null;
  const question: Question = edge
    ? { quantity: "amount", index: edge.index }
    : { quantity: "gradient", index: node.index, ...(place[0] && { cell }) };
  return { key, form: known, question, node: node.index, step };
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
 * Every single gradient a learner can compute, in the order in which they come: not those of constants and targets, and
 * of a neuron only its own z and its parameters.
 */
const gradientsOf = memo((scene: Scene): readonly AskedQuestion[] => {
  const isNetwork = scene.source.kind === "network";
  return scene.nodes
    .filter(({ index, onPath, role, id }) => {
      if (!onPath || index === scene.output || role === "constant" || role === "target") return false;
      return !isNetwork || role === "parameter" || /^z\d/.test(id);
    })
    .flatMap(({ id }) => askedIn(scene, `gradient:${id}`) ?? [])
    .sort((a, b) => a.step - b.step);
});
