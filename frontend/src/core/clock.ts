/**
 * Clock arithmetic: how t moves on with time. A step, or a unit of several, travels, then rests at its whole t.
 *
 * `advance` is a pure function, and advancing by a and then by b is advancing by a + b.
 */
import type { Scene, Step } from "../model/types";
import { clamp } from "./easing";
import { scheduleOf } from "./schedule";
import type { Timeline } from "./timeline";
import { type Span, spanFrom, type Unit } from "./units";

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const;

/** Far enough into a step that it is the active one, too little for anything to be seen of it. */
export const SET_OUT = 2 ** -10;

const TRAVEL_MS = { least: 600, most: 1100 };
const REST_MS = { least: 400, most: 650 };
/** What a unit of several steps takes for each of its turns, and at most. */
const UNIT_MS = { turn: 450, most: 3000 };

/** Less than this is the dust of floating-point sums. */
const TINY_MS = 1e-6;

export interface Playhead {
  readonly t: number;
  /** How long the film has rested at this whole t, in milliseconds at speed 1. */
  readonly restedMs: number;
  /** What is or was on its way; null where the film was put somewhere by hand. */
  readonly span: Span | null;
}

interface Pacing {
  /** 0.25 to 4. */
  readonly speed: number;
  /** Where to stop. */
  readonly until: number;
  /** False: no movement, steps change at once after the time they would have taken. */
  readonly tween: boolean;
  /** What moves in one travel. */
  readonly unit: Unit;
}

/** 0 for a step with one thing to follow, 1 for a step with many. */
export function stepWeight(scene: Scene, step: Step): number {
  const { arrivalsAt } = scheduleOf(scene);
  const joins = step.edges.filter((edge) => (arrivalsAt[scene.edges[edge]?.source ?? 0]?.length ?? 0) > 1).length;
  const atStake = step.pass === "backward" ? step.edges.length + joins : step.edges.length;
  return clamp((atStake - 1) / 3);
}

export function travelMs(scene: Scene, step: Step): number {
  return TRAVEL_MS.least + (TRAVEL_MS.most - TRAVEL_MS.least) * stepWeight(scene, step);
}

export function restMs(scene: Scene, step: Step): number {
  return REST_MS.least + (REST_MS.most - REST_MS.least) * stepWeight(scene, step);
}

/** What the film takes for a whole span: a step's own time, or so much for each of its turns. */
export function spanMs(timeline: Timeline, span: Span): number {
  if (span.end - span.first === 1) return timeline.travelMs(span.first);
  return clamp(timeline.turnsOf(span) * UNIT_MS.turn, TRAVEL_MS.least, UNIT_MS.most);
}

/** The span in motion at a moment; null where the film rests. */
export function motionAt({ t, span }: Playhead): Span | null {
  if (span && span.first < t && t < span.end) return span;
  return Number.isInteger(t) ? null : { first: Math.floor(t), end: Math.floor(t) + 1 };
}

/** The moment `elapsedMs` later. */
export function advance(timeline: Timeline, moment: Playhead, elapsedMs: number, pace: Pacing): Playhead {
  const { speed, until, tween, unit } = pace;
  let { t, restedMs, span } = moment;
  let leftMs = Math.max(0, elapsedMs) * speed;
  while (leftMs > 0 && t < until && t < timeline.length) {
    const moving = motionAt({ t, restedMs, span });
    const now: Span = moving ?? spanFrom(timeline, unit, t);
    const wholeMs = spanMs(timeline, now);
    const waitMs = moving ? 0 : restAt(timeline, t, span) + (tween ? 0 : wholeMs);
    if (leftMs <= waitMs - restedMs) return { t, restedMs: restedMs + leftMs, span };
    leftMs -= Math.max(0, waitMs - restedMs);
    const length = now.end - now.first;
    const neededMs = tween ? ((now.end - t) / length) * wholeMs : 0;
    const isThere = leftMs >= neededMs - TINY_MS;
    const next = isThere ? now.end : t + (leftMs / wholeMs) * length;
    // What is left may be too little to move t at all: then the rest is over and must not begin again.
    restedMs = next > t ? 0 : Math.max(restedMs, waitMs);
    t = next;
    span = now;
    leftMs -= neededMs;
  }
  return { t: Math.min(t, Math.max(until, moment.t)), restedMs, span };
}

/** The rest after the step or unit that has just been completed; none before the first. */
function restAt(timeline: Timeline, t: number, span: Span | null): number {
  if (t === 0) return 0;
  return span?.end === t && span.end - span.first > 1 ? REST_MS.most : timeline.restMs(t - 1);
}

/** The speed one notch up or down. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const others = direction > 0 ? SPEEDS.filter((each) => each > speed) : SPEEDS.filter((each) => each < speed);
  return (direction > 0 ? others.at(0) : others.at(-1)) ?? speed;
}
