/**
 * When each step of a span moves, where the whole span is one travel. What does not need each other moves together;
 * contributions to the same sum arrive one after the other, in the order of the trace.
 */
import type { Scene, Step } from "../model/types";
import { memo } from "./memo";
import { scheduleOf } from "./schedule";
import type { Span } from "./units";

/** The part of the span's progress in which a step moves. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** How many turns the steps of a span take: all of a turn move together. */
export function turnsOf(scene: Scene, span: Span): number {
  return span.end - span.first === 1 ? 1 : 1 + Math.max(0, ...levelsOf(scene)(span.first)(span.end));
}

/** By step from `span.first` on. */
export function windowsOf(scene: Scene, span: Span): readonly TimeWindow[] {
  const turns = turnsOf(scene, span);
  return levelsOf(scene)(span.first)(span.end).map((level) => ({ from: level / turns, to: (level + 1) / turns }));
}

/** A travel asks for those of its span in every frame. */
const levelsOf = memo((scene: Scene) => memo((first: number) => memo((end: number) => makeLevels(scene, first, end))));

function makeLevels(scene: Scene, first: number, end: number): number[] {
  const { forwardStep, arrivals, arrivalsAt } = scheduleOf(scene);
  const levels: number[] = [];
  /** One turn after a step of the span; at once after any other. */
  const after = (step: number | undefined) => (step === undefined ? 0 : (levels[step - first] ?? -1) + 1);
  const needs = (step: Step): number[] => {
    const node = scene.nodes[step.node];
    if (step.pass === "forward") return (node?.inputs ?? []).map((each) => after(forwardStep[each]));
    if (step.isSeed) return [after(forwardStep[step.node])];
    const upstream = (arrivalsAt[step.node] ?? []).map((arrival) => after(arrival.step));
    const seed = step.node === scene.output ? [after(scene.forwardSteps)] : [];
    const queues = step.edges.map((edge) => {
      const queue = arrivalsAt[scene.edges[edge]?.source ?? -1] ?? [];
      return after(queue.findLast((other) => other.step < (arrivals[edge]?.step ?? 0))?.step);
    });
    return [...upstream, ...seed, ...queues];
  };
  for (const step of scene.steps.slice(first, end)) levels.push(Math.max(0, ...needs(step)));
  return levels;
}
