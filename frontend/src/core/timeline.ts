/** What can be played: `reelOf(scene)`. Clock and transport know nothing else of a film. */
import type { Scene } from "../model/types";
import { restMs, travelMs } from "./clock";
import { type Group, groupsOf, layersOf } from "./groups";
import { memo } from "./memo";
import { type Span, type Unit, unitsOf } from "./units";
import { turnsOf } from "./windows";

export interface Timeline {
  /** How many steps there are: t runs from 0 to `length`. */
  readonly length: number;
  /** Steps before the backward pass. */
  readonly split: number;
  /** Where it can be cut, finely and coarsely. */
  readonly groups: readonly Group[];
  readonly layers: readonly Group[];
  /** By what it can be stepped, the smallest first. */
  readonly units: readonly Unit[];
  /** How many things happen one after the other where a span is one travel. */
  turnsOf(span: Span): number;
  /** Times of a step, at speed 1. */
  travelMs(step: number): number;
  restMs(step: number): number;
}

/** The steps of the trace. */
export const timelineOf = memo(makeTimeline);

function makeTimeline(scene: Scene): Timeline {
  const timed = (of: typeof travelMs) => (index: number) => {
    const step = scene.steps[index];
    return step ? of(scene, step) : 0;
  };
  return {
    length: scene.steps.length,
    split: scene.forwardSteps,
    groups: groupsOf(scene),
    layers: layersOf(scene),
    units: unitsOf(scene),
    turnsOf: (span) => turnsOf(scene, span),
    travelMs: timed(travelMs),
    restMs: timed(restMs),
  };
}

/** The end of the group after `t`. */
export function groupAfter(groups: readonly Group[], t: number, length: number): number {
  return groups.find((group) => group.end > t)?.end ?? length;
}

/** The start of the group in which `t` lies, or of the one before where t is a start. */
export function groupBefore(groups: readonly Group[], t: number): number {
  return groups.findLast((group) => group.first < t)?.first ?? 0;
}
