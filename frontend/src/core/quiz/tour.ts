/** What a tour asks: one to three questions, at the cues at which a gradient is completed; another form each time. */
import type { Scene } from "../../model/types";
import { askedIn, numberKey, type QuestionKey } from "./asked";
import { isLabel } from "./label";
import { type GradientRule, ruleOf } from "./rules";

interface Stop {
  readonly step: number;
  readonly look: readonly string[];
}

const MOST = 3;
const FORMS_IN_TURN = ["rule", "gradient", "sign"] as const;

/**
 * By cue the question that comes before it. A rule that was missed in another example is asked for again first, where
 * this one has it.
 */
export function tourQuestions(
  scene: Scene,
  tour: readonly Stop[],
  missed: readonly GradientRule[] = [],
): ReadonlyMap<number, QuestionKey> {
  const looked = stopsAt(scene, tour, ({ look }) => look);
  const stops = looked.length > 0 ? looked : stopsAt(scene, tour, ({ step }) => reachedBy(scene, step));
  const again = stops.find(({ id }) => missed.includes(ruleFor(scene, id) ?? "chain"));
  const usual = spread(stops, MOST);
  const chosen = new Set(again && !usual.includes(again) ? [again, ...usual.slice(1)] : usual);
  const asked = stops.filter((stop) => chosen.has(stop));
  return new Map(
    asked.map((stop, i) => [stop.cue, keyOf(scene, stop.id, (stop !== again && FORMS_IN_TURN[i]) || "rule")]),
  );
}

/** The cues at which a gradient of what `candidates` names is whole, and the first that is. */
function stopsAt(
  scene: Scene,
  tour: readonly Stop[],
  candidates: (stop: Stop) => readonly string[],
): readonly { readonly cue: number; readonly id: string }[] {
  return tour.flatMap((stop, cue) => {
    if (scene.steps[stop.step]?.pass !== "backward") return [];
    const id = candidates(stop).find((each) => isCompletedAt(scene, each, stop.step));
    return id === undefined ? [] : [{ cue, id }];
  });
}

function isCompletedAt(scene: Scene, id: string, step: number): boolean {
  return scene.nodes.some((node) => node.id === id) && askedIn(scene, `rule:${id}`)?.step === step;
}

/** The ids of those to whom a backward step hands something back, but for constants and labels. */
function reachedBy(scene: Scene, step: number): readonly string[] {
  return (scene.steps[step]?.edges ?? []).flatMap((at) => {
    const source = scene.nodes[scene.edges[at]?.source ?? -1];
    const isReached = scene.numbers.gradients[source?.index ?? -1]?.some((g) => g !== 0);
    return source && source.role !== "constant" && !isLabel(source) && isReached ? [source.id] : [];
  });
}

function ruleFor(scene: Scene, id: string): GradientRule | null {
  const asked = askedIn(scene, `rule:${id}`);
  return asked && ruleOf(scene, asked.question);
}

function keyOf(scene: Scene, id: string, form: "rule" | "gradient" | "sign"): QuestionKey {
  const node = scene.nodes.find((each) => each.id === id);
  return node && form !== "rule" ? numberKey(scene, node, form) : `rule:${id}`;
}

/** So many of them, from the first to the last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))] as T);
}
