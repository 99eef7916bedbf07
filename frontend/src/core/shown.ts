/** What follows from a view state: what of its wishes the scene can grant, and the timeline that is played. */
import type { Scene } from "../model/types";
import { motionAt } from "./clock";
import { memo } from "./memo";
import type { NeuronPart } from "./network/neuron";
import type { OrderPlayback } from "./network/order-playback";
import type { OrderName } from "./network/recursion";
import type { View } from "./network/views";
import type { AskedQuestion, QuestionKey, Quiz } from "./quiz/asked";
import { type Timeline, timelineOf } from "./timeline";
import { FIRST_UNIT, type Span, spanTo, type Unit, unitIn } from "./units";
import type { ViewState } from "./view-state";

/** What the second script knows of a scene, its networks and what can be asked of it: it may come later or never. */
export interface SceneReader {
  /** The ways a scene can be shown. */
  views(scene: Scene): readonly View[];
  /** An order of evaluation, of the sample that the trace is at; null where there is none to watch. */
  playback(scene: Scene, order: "right" | "left", t: number): OrderPlayback | null;
  /** One neuron by itself, `2.1`; null where the scene has none of that name. */
  neuron(scene: Scene, name: string): NeuronPart | null;
  /** The same place in another scene of the same network; null where the two have nothing to do with each other. */
  correspondingTime(from: Scene, t: number, to: Scene): number | null;
  /** The first question that waits for an answer; null where none does. */
  openQuestion(scene: Scene | null, quiz: Quiz): AskedQuestion | null;
  /** The next gradient that is computed from `t` on, as a question; null at the end. */
  nextToAsk(scene: Scene, t: number): QuestionKey | null;
}

export const GRAPHS_ONLY: SceneReader = {
  views: () => ["graph"],
  playback: () => null,
  neuron: () => null,
  correspondingTime: () => null,
  openQuestion: () => null,
  nextToAsk: () => null,
};

export interface Shown {
  /** The ways the scene can be shown; none without a scene. */
  readonly views: readonly View[];
  /** The view that was asked for, or what comes nearest to it where the scene cannot be seen like that. */
  readonly view: View;
  /** The neuron one has zoomed into, `2.1`, and its part of the scene; null where all of it is shown. */
  readonly neuron: string | null;
  readonly part: NeuronPart | null;
  /** What is played: where the reversed network is seen the order that was asked for, else the trace. */
  readonly order: OrderName;
  readonly playback: OrderPlayback | null;
  readonly timeline: Timeline | null;
  readonly unit: Unit;
  /** What is on its way, or what led to where the timeline rests. */
  readonly span: Span | null;
  /** How many steps are complete; all before it where a unit is on its way. */
  readonly step: number;
}

const remembered = memo((reader: SceneReader) => memo((state: ViewState) => makeShown(state, reader)));

export function shownOf(state: ViewState, reader: SceneReader): Shown {
  return remembered(reader)(state);
}

/** Can the reversed network be seen? */
export function isReversed(view: View): boolean {
  return view === "reversed" || view === "both";
}

/** Where the mirrored share ends: 0 the network, 1 the reversed network. Of both it is the upper one that turns. */
export function mirrorEnd({ view }: Shown): number {
  return view === "reversed" ? 1 : 0;
}

function nearestView(views: readonly View[], asked: View): View {
  const tried: readonly View[] = asked === "both" ? ["both", "reversed"] : [asked];
  return tried.find((view) => views.includes(view)) ?? "graph";
}

function makeShown(state: ViewState, reader: SceneReader): Shown {
  const { scene, t } = state;
  const views = scene ? reader.views(scene) : [];
  const usual = views.includes("network") ? "network" : "graph";
  const view = nearestView(views, state.view ?? usual);
  const isOfNeurons = scene !== null && view !== "graph" && state.neuron !== null;
  const part = isOfNeurons && state.neuron !== null ? reader.neuron(scene, state.neuron) : null;
  const canOrder = scene !== null && isReversed(view) && part === null;
  const playback = canOrder && state.order !== "trace" ? reader.playback(scene, state.order, state.traceT) : null;
  const timeline = playback?.timeline ?? (scene && timelineOf(scene));
  const unit = timeline ? unitIn(timeline, state.unit) : (state.unit ?? FIRST_UNIT);
  const motion = motionAt(state);
  return {
    views,
    view,
    neuron: part && state.neuron,
    part,
    order: playback ? state.order : "trace",
    playback,
    timeline,
    unit,
    span: timeline && (motion ?? spanTo(timeline, unit, t)),
    step: motion?.first ?? t,
  };
}
