/** How a view state moves in time: pure functions of the state and of what it shows. */
import { advance, motionAt, SET_OUT } from "./clock";
import { clamp } from "./easing";
import { mirrorEnd, type SceneReader, type Shown, shownOf } from "./shown";
import { groupAfter, groupBefore } from "./timeline";
import { nearestRest, spanAround, spanFrom, startBefore } from "./units";
import type { ViewState } from "./view-state";

/** What a looping timeline waits at its end, at speed 1. */
const LOOP_MS = 1200;
/** What a network takes to become its mirror, at any speed. */
const MIRROR_MS = 900;

/** At rest at `t`, put there by hand. */
export function restAt(state: ViewState, { timeline }: Shown, t: number): ViewState {
  const within = clamp(Number.isNaN(t) ? 0 : t, 0, timeline?.length ?? 0);
  return { ...stopped(state), t: within, span: null, restedMs: 0 };
}

/** Nothing moves on by itself any more; what was on its way stays where it is. */
export function stopped(state: ViewState): ViewState {
  return { ...state, until: null, playing: false };
}

export function play(state: ViewState, shown: Shown): ViewState {
  const length = shown.timeline?.length ?? 0;
  if (length === 0 || state.playing) return state;
  const from = state.t < length ? state : restAt(state, shown, 0);
  return { ...runningTo(from, length), playing: true };
}

/** One unit forward; one in motion is finished at once and the next begins, unless it has only set out. */
export function next(state: ViewState, shown: Shown): ViewState {
  const { timeline, unit } = shown;
  if (!timeline) return state;
  const moving = motionAt(state);
  const start = !moving ? state.t : state.t - moving.first > SET_OUT ? moving.end : moving.first;
  // What is at the end stays there.
  const from = restAt(state, shown, start);
  if (start >= timeline.length) return from;
  const end = Math.min(spanFrom(timeline, unit, start).end, timeline.length);
  return state.hasMotion ? runningTo(from, end) : restAt(state, shown, end);
}

/** The start of the unit in motion, or of the one before. */
export function previous(state: ViewState, shown: Shown): ViewState {
  const { timeline, unit } = shown;
  if (!timeline) return state;
  return restAt(state, shown, motionAt(state)?.first ?? startBefore(timeline, unit, state.t));
}

/** By a layer of a network, a line of a text; in a neuron to where the steps come to it and leave it. */
export function nextGroup(state: ViewState, shown: Shown): ViewState {
  const { timeline, part } = shown;
  return timeline ? restAt(state, shown, groupAfter(part?.groups ?? timeline.layers, state.t, timeline.length)) : state;
}

export function previousGroup(state: ViewState, shown: Shown): ViewState {
  const { timeline, part } = shown;
  return timeline ? restAt(state, shown, groupBefore(part?.groups ?? timeline.layers, state.t)) : state;
}

/** Play the next step that happens in the neuron one is in. */
export function nextHere(state: ViewState, shown: Shown): ViewState {
  const step = shown.part?.isHere.findIndex((isHere, index) => isHere && index >= state.t) ?? -1;
  return step < 0 ? state : next(restAt(state, shown, step), shown);
}

/** Under a hand: within a unit all of it is on its way. */
export function scrub(state: ViewState, shown: Shown, t: number): ViewState {
  const { timeline, unit } = shown;
  const there = restAt(state, shown, t);
  return timeline ? { ...there, span: spanAround(timeline, unit, there.t) } : there;
}

/** The hand lets go: no unit is left half done. */
export function settle(state: ViewState, shown: Shown): ViewState {
  const { timeline, unit } = shown;
  return timeline ? restAt(state, shown, nearestRest(timeline, unit, state.t)) : state;
}

export function isMoving(state: ViewState, shown: Shown): boolean {
  return state.until !== null || state.mirror !== mirrorEnd(shown);
}

/** `elapsedMs` later. */
export function tick(state: ViewState, shown: Shown, elapsedMs: number): ViewState {
  const by = elapsedMs / MIRROR_MS;
  const mirror = clamp(mirrorEnd(shown), state.mirror - by, state.mirror + by);
  const turned = mirror === state.mirror ? state : { ...state, mirror };
  const { until } = turned;
  if (until === null || !shown.timeline) return turned;
  const later = afterwards(turned, shown, until, elapsedMs);
  return later.t >= until && !(later.playing && later.loop) ? stopped(later) : later;
}

function afterwards(state: ViewState, shown: Shown, until: number, elapsedMs: number): ViewState {
  const { timeline, unit } = shown;
  const { t, speed, restedMs, hasMotion: tween } = state;
  if (!timeline) return state;
  if (t < until) return { ...state, ...advance(timeline, state, elapsedMs, { speed, until, tween, unit }) };
  const waitedMs = restedMs + elapsedMs * speed;
  const isOver = waitedMs >= LOOP_MS + timeline.restMs(timeline.length - 1);
  return isOver ? { ...state, t: 0, span: null, restedMs: 0 } : { ...state, restedMs: waitedMs };
}

/** The first motion sets out at once, without a rest before it. */
function runningTo(state: ViewState, until: number): ViewState {
  return { ...state, until, restedMs: Number.POSITIVE_INFINITY };
}

/** The trace does not go on, by whatever hand, before what is asked has been answered. */
export function waiting(state: ViewState, reader: SceneReader): ViewState {
  const open = reader.openQuestion(state.scene, state.quiz);
  if (!open || shownOf(state, reader).order !== "trace") return state;
  if (state.t > open.step || (state.t === open.step && state.until !== null)) {
    return { ...stopped(state), t: open.step, span: null, restedMs: 0 };
  }
  return state.until !== null && state.until > open.step ? { ...state, until: open.step } : state;
}
