/** What a tour asks: one to three questions, at the cues at which a gradient is completed; another form each time. */
import type { Scene } from "../../model/types";
import { askedIn, type Form, type QuestionKey } from "./asked";
import { type GradientRule, ruleOf } from "./rules";

interface Stop {
  readonly step: number;
  readonly look: readonly string[];
}

const MOST = 3;
const FORMS_IN_TURN: readonly Form[] = ["rule", "gradient", "sign"];

/**
 * By cue the question that comes before it. A rule that was missed in another example is asked for again first, where
 * this one has it.
 */
export function tourQuestions(
  scene: Scene,
  tour: readonly Stop[],
  missed: readonly GradientRule[] = [],
): ReadonlyMap<number, QuestionKey> {
  const stops = tour.flatMap((stop, cue) => {
    const id = scene.steps[stop.step]?.pass === "backward" ? completedAt(scene, stop) : undefined;
    return id === undefined ? [] : [{ cue, id }];
  });
  const again = stops.find(({ id }) => missed.includes(ruleFor(scene, id) ?? "chain"));
  const chosen = new Set(again ? [again, ...spread(stops, MOST)].slice(0, MOST) : spread(stops, MOST));
  const asked = stops.filter((stop) => chosen.has(stop));
  return new Map(
    asked.map((stop, i) => [stop.cue, keyOf(scene, stop.id, (stop !== again && FORMS_IN_TURN[i]) || "rule")]),
  );
}

/** The node looked at whose gradient is whole with this step. */
function completedAt(scene: Scene, { step, look }: Stop): string | undefined {
  return look.find((id) => scene.nodes.some((node) => node.id === id) && askedIn(scene, `rule:${id}`)?.step === step);
}

function ruleFor(scene: Scene, id: string): GradientRule | null {
  const asked = askedIn(scene, `rule:${id}`);
  return asked && ruleOf(scene, asked.question);
}

function keyOf(scene: Scene, id: string, form: Form): QuestionKey {
  return askedIn(scene, `${form}:${id}`) ? `${form}:${id}` : `rule:${id}`;
}

/** So many of them, from the first to the last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))] as T);
}
