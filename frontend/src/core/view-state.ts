/**
 * All that is looked at, and how: one immutable value. `update(state, command, reader)` is the only way to another one;
 * the picture, the buttons, the address and the panels are read from it. The numbers are no part of it: with others
 * the same is looked at.
 */
import type { Scene } from "../model/types";
import { nextSpeed, type Playhead, SET_OUT } from "./clock";
import { clamp } from "./easing";
import { memo } from "./memo";
import { FIRST_NOTATION, type Notation } from "./network/notation";
import { ORDERS, type OrderName } from "./network/recursion";
import type { View } from "./network/views";
import {
  next,
  nextGroup,
  nextHere,
  play,
  previous,
  previousGroup,
  restAt,
  scrub,
  settle,
  stopped,
  tick,
  waiting,
} from "./playing";
import { type Fade, NO_QUIZ, type QuestionKey, type Quiz } from "./quiz/asked";
import { GRAPHS_ONLY, isReversed, mirrorEnd, type SceneReader, type Shown, shownOf } from "./shown";
import { nearestRest, type Unit } from "./units";

/** What is open beside the picture. */
export interface OpenPanels {
  /** The left panel: the expression or the network, its inputs or its samples. */
  readonly source: boolean;
  /** Everything that is known of the step, in a card beside the picture. */
  readonly details: boolean;
}

/** A node or an edge, by index. */
export interface Pointing {
  readonly node: number | null;
  readonly edge: number | null;
}

export const NOTHING: Pointing = { node: null, edge: null };

/** `t`, `span` and `restedMs` are of what is played: the trace, or an order of evaluation. */
export interface ViewState extends Playhead {
  /** Null while there is nothing to look at. */
  readonly scene: Scene | null;
  /** Where the motion under way ends; null where nothing moves on by itself. */
  readonly until: number | null;
  /** Does one unit follow the other, to the end? */
  readonly playing: boolean;
  /** 0.25 to 4. */
  readonly speed: number;
  readonly loop: boolean;
  /** False: steps change at once. */
  readonly hasMotion: boolean;
  /** What play, next and previous take as one; null: what is usual for the scene. */
  readonly unit: Unit | null;
  /** Where the trace is: at `t`, or where it was left when an order began to be played. */
  readonly traceT: number;
  /** The view that is wanted wherever it can be had; null: what is usual for the scene. */
  readonly view: View | null;
  /** How far a network is mirrored: 0 the network, 1 the reversed network. */
  readonly mirror: number;
  /** The order that is wanted wherever it can be played. */
  readonly order: OrderName;
  /** The neuron one is in, `2.1`; null for the whole scene. */
  readonly neuron: string | null;
  /** The neuron one is in, or was in before. */
  readonly visited: string | null;
  /** Of several samples the one to look at, from 0. */
  readonly sample: number;
  /** The id of the node one has chosen. */
  readonly selection: string | null;
  readonly pointing: Pointing;
  /** The node that has the keyboard's focus, or would get it. */
  readonly focus: number;
  /** The id of the node whose product is opened into its cells. */
  readonly opened: string | null;
  /** How the loss of one sample is written. */
  readonly notation: Notation;
  /** Before many: no panels, larger text. */
  readonly hall: boolean;
  /** In hall mode: is the screen dark, while somebody talks? */
  readonly dark: boolean;
  /** Is all opened that fits, and not only what is in hand? */
  readonly everything: boolean;
  readonly panels: OpenPanels;
  /** Is the table twin open? */
  readonly table: boolean;
  /** What a learner is asked before the trace computes it. */
  readonly quiz: Quiz;
  /** How one came from another scene to this one. */
  readonly passage: Passage | null;
}

interface Passage {
  readonly from: Scene;
  readonly left: number;
  readonly reached: number;
}

export const INITIAL: ViewState = {
  scene: null,
  t: 0,
  restedMs: 0,
  span: null,
  until: null,
  playing: false,
  speed: 1,
  loop: false,
  hasMotion: true,
  unit: null,
  traceT: 0,
  view: "graph",
  mirror: 0,
  order: "trace",
  neuron: null,
  visited: null,
  sample: 0,
  selection: null,
  pointing: NOTHING,
  focus: 0,
  opened: null,
  notation: FIRST_NOTATION,
  hall: false,
  dark: false,
  everything: false,
  panels: { source: true, details: false },
  table: false,
  quiz: NO_QUIZ,
  passage: null,
};

const SPEED = { least: 0.25, most: 4 };

/** What is shown of a scene from the beginning; what is not said stays as it was. */
export interface ViewOptions {
  readonly view?: View | null;
  readonly sample?: number;
  readonly neuron?: string | null;
  readonly order?: OrderName;
  readonly unit?: Unit | null;
}

export type Command =
  /** Another scene: at its start, or at the place that corresponds to where one was. */
  | {
      readonly type: "load";
      readonly scene: Scene | null;
      readonly at?: "start" | "same";
      readonly options?: ViewOptions;
    }
  /** More can be told about the scene than before. */
  | { readonly type: "learn" }
  | { readonly type: "tick"; readonly elapsedMs: number }
  | { readonly type: "play" | "pause" | "toggle" | "next" | "previous" | "nextGroup" | "previousGroup" | "nextHere" }
  | { readonly type: "start" | "end" | "toBackward" }
  | { readonly type: "seek" | "scrub"; readonly t: number }
  /** A hand that scrubbed lets go. */
  | { readonly type: "settle" }
  | { readonly type: "speed"; readonly speed: number }
  | { readonly type: "faster" | "slower" }
  | { readonly type: "motion" | "loop" | "dark" | "hall" | "everything" | "table"; readonly on?: boolean }
  | { readonly type: "unit"; readonly unit: Unit | null }
  | { readonly type: "nextUnit" }
  | { readonly type: "view"; readonly view: View | null }
  | { readonly type: "mirror" }
  /** The network and its mirror, one above the other; or the network alone again. */
  | { readonly type: "both" }
  | { readonly type: "order"; readonly order: OrderName }
  | { readonly type: "nextOrder" }
  | { readonly type: "notation"; readonly notation: Notation }
  | { readonly type: "neuron"; readonly neuron: string | null }
  | { readonly type: "sample"; readonly sample: number }
  | { readonly type: "select" | "open"; readonly node: string | null }
  | { readonly type: "point"; readonly at: Pointing }
  | { readonly type: "focus"; readonly node: number }
  /** Ask these and no others, from the beginning; ask for the next gradient to come; one has been answered. */
  | { readonly type: "ask"; readonly keys: readonly QuestionKey[]; readonly fade: Fade }
  | { readonly type: "askNext" }
  | { readonly type: "answered"; readonly key: QuestionKey }
  /** Out of hall mode; else nothing is chosen any more, or out of the neuron. */
  | { readonly type: "leave" }
  | { readonly type: "panel"; readonly panel: keyof OpenPanels; readonly on?: boolean };

export function update(state: ViewState, command: Command, reader: SceneReader): ViewState {
  const shown = shownOf(state, reader);
  if (command.type === "learn") return consistent(state, state, shownOf(state, GRAPHS_ONLY), reader);
  const after = apply(state, command, shown, reader);
  return after === state ? state : consistent(state, after, shown, reader);
}

function apply(
  state: ViewState,
  command: Exclude<Command, { type: "learn" }>,
  shown: Shown,
  reader: SceneReader,
): ViewState {
  switch (command.type) {
    case "load":
      return load(state, command, reader);
    case "tick":
      return tick(state, shown, command.elapsedMs);
    case "play":
      return play(state, shown);
    case "pause":
      return stopped(state);
    case "toggle":
      return state.playing ? stopped(state) : play(state, shown);
    case "next":
      return next(state, shown);
    case "previous":
      return previous(state, shown);
    case "nextGroup":
      return nextGroup(state, shown);
    case "previousGroup":
      return previousGroup(state, shown);
    case "nextHere":
      return nextHere(state, shown);
    case "start":
      return restAt(state, shown, 0);
    case "end":
      return restAt(state, shown, shown.timeline?.length ?? 0);
    case "toBackward":
      return restAt(state, shown, shown.timeline?.split ?? 0);
    case "seek":
      return withSingleSteps(restAt(state, shown, command.t), shown);
    case "scrub":
      return scrub(state, shown, command.t);
    case "settle":
      return settle(state, shown);
    case "speed":
      return { ...state, speed: clamp(Number.isFinite(command.speed) ? command.speed : 1, SPEED.least, SPEED.most) };
    case "faster":
      return { ...state, speed: nextSpeed(state.speed, 1) };
    case "slower":
      return { ...state, speed: nextSpeed(state.speed, -1) };
    case "motion":
      return { ...state, hasMotion: command.on ?? !state.hasMotion };
    case "hall":
      return command.on === state.hall ? state : { ...state, hall: !state.hall, dark: false };
    case "dark":
      return state.hall ? { ...state, dark: command.on ?? !state.dark } : state;
    case "loop":
    case "everything":
    case "table":
      return { ...state, [command.type]: command.on ?? !state[command.type] };
    case "unit":
      return { ...state, unit: command.unit };
    case "nextUnit":
      return { ...state, unit: afterIn(shown.timeline?.units ?? [], shown.unit) ?? state.unit };
    case "view":
      return { ...state, view: command.view };
    case "mirror":
      return { ...state, view: shown.view === "reversed" ? straightOf(shown) : "reversed" };
    case "both":
      return { ...state, view: state.view === "both" ? straightOf(shown) : "both" };
    case "order":
      return { ...state, order: command.order };
    case "nextOrder":
      return nextOrder(state, shown);
    case "notation":
      return { ...state, notation: command.notation };
    case "neuron":
      return enter(state, command.neuron);
    case "sample":
      return { ...state, sample: Math.max(0, Math.floor(command.sample) || 0) };
    case "select":
      return { ...state, selection: command.node };
    case "open":
      return { ...state, opened: command.node };
    case "point":
      return isSamePointing(state.pointing, command.at) ? state : { ...state, pointing: command.at };
    case "focus":
      return { ...state, focus: command.node };
    case "ask":
      return { ...state, quiz: quizOf(command.keys, command.fade) };
    case "askNext":
      return askNext(state, reader);
    case "answered":
      return { ...state, quiz: { ...state.quiz, answered: [...state.quiz.answered, command.key] } };
    case "leave":
      if (state.hall) return { ...state, hall: false, dark: false };
      return state.selection === null ? enter(state, null) : { ...state, selection: null };
    case "panel":
      return withPanel(state, command.panel, command.on ?? !state.panels[command.panel]);
  }
}

/** Whoever goes to a single step in the middle of a unit, and has chosen no unit, steps by single steps from there. */
function withSingleSteps(state: ViewState, { timeline, unit }: Shown): ViewState {
  const isWithin = timeline !== null && Number.isInteger(state.t) && nearestRest(timeline, unit, state.t) !== state.t;
  return isWithin && state.unit === null ? { ...state, unit: "op" } : state;
}

function quizOf(asked: readonly QuestionKey[], fade: Fade): Quiz {
  return asked.length === 0 && fade === 1 ? NO_QUIZ : { asked, fade, answered: [] };
}

/** Whoever asks again at the same place takes the question back. */
function askNext(state: ViewState, reader: SceneReader): ViewState {
  const { scene, quiz, traceT } = state;
  if (!scene) return state;
  const open = reader.openQuestion(scene, quiz);
  if (open?.step === traceT) return { ...state, quiz: { ...quiz, asked: without(quiz.asked, open.key) } };
  const key = reader.nextToAsk(scene, Math.ceil(traceT));
  if (key === null) return state;
  const asked = [...without(quiz.asked, key), key];
  return { ...state, quiz: { ...quiz, asked, answered: without(quiz.answered, key) } };
}

function without(keys: readonly QuestionKey[], key: QuestionKey): readonly QuestionKey[] {
  return keys.filter((each) => each !== key);
}

function withPanel(state: ViewState, panel: keyof OpenPanels, on: boolean): ViewState {
  return on === state.panels[panel] ? state : { ...state, panels: { ...state.panels, [panel]: on } };
}

function enter(state: ViewState, neuron: string | null): ViewState {
  return { ...state, neuron, selection: neuron === state.neuron ? state.selection : null };
}

/** The view from which the reversed one is mirrored. */
function straightOf({ views }: Shown): View {
  return views.includes("network") ? "network" : "graph";
}

function nextOrder(state: ViewState, { views, view, order }: Shown): ViewState {
  if (!views.includes("network")) return state;
  return isReversed(view)
    ? { ...state, order: afterIn(ORDERS, order) ?? "trace" }
    : { ...state, view: "reversed", order: "right" };
}

function afterIn<T>(all: readonly T[], now: T): T | undefined {
  return all[(all.indexOf(now) + 1) % all.length];
}

function isSamePointing(a: Pointing, b: Pointing): boolean {
  return a.node === b.node && a.edge === b.edge;
}

function load(
  state: ViewState,
  { scene, at = "start", options = {} }: Command & { readonly type: "load" },
  reader: SceneReader,
): ViewState {
  const { scene: before } = state;
  const has = (id: string | null) => (scene?.nodes.some((node) => node.id === id) ? id : null);
  const loaded: ViewState = {
    ...stopped(state),
    scene,
    t: 0,
    traceT: 0,
    span: null,
    restedMs: 0,
    visited: at === "start" ? null : state.visited,
    selection: has(state.selection),
    opened: has(state.opened),
    pointing: scene === state.scene ? state.pointing : NOTHING,
    focus: scene?.output ?? 0,
    quiz: at === "start" ? NO_QUIZ : state.quiz,
    passage: null,
    ...options,
  };
  return at === "same" && before && scene ? movedOver(state, loaded, before, scene, reader) : loaded;
}

/**
 * To the place of the new scene where no number is known that was not known in the old one; going back leads exactly
 * to where one was.
 */
function movedOver(state: ViewState, loaded: ViewState, from: Scene, to: Scene, reader: SceneReader): ViewState {
  if (haveSameSteps(from, to)) {
    const { t, span, restedMs, traceT, until, playing, passage, focus } = state;
    return { ...loaded, t, span, restedMs, traceT, until, playing, passage, focus };
  }
  const { passage } = state;
  const left = traceAt(state);
  const isUnmoved = passage !== null && passage.reached === left && haveSameSteps(passage.from, to);
  const reached = isUnmoved ? passage.left : reader.correspondingTime(from, left, to);
  if (reached === null) return loaded;
  return {
    ...loaded,
    playing: state.playing,
    until: state.playing ? to.steps.length : null,
    restedMs: state.playing ? Number.POSITIVE_INFINITY : 0,
    t: reached,
    traceT: reached,
    passage: { from, left, reached },
  };
}

/** Of a unit of several steps that is on its way nothing is done yet. */
function traceAt({ traceT, t, span }: ViewState): number {
  const isOnItsWay = traceT === t && span !== null && span.first < t && t < span.end;
  return isOnItsWay && t >= span.first + 1 ? span.first + SET_OUT : traceT;
}

/** Is a place in one a place in the other? */
function haveSameSteps(a: Scene, b: Scene): boolean {
  return stepsKey(a) === stepsKey(b);
}

const stepsKey = memo(({ nodes }: Scene) => JSON.stringify(nodes.map(({ id, op, inputs }) => [id, op, inputs])));

/** What has to follow from a change: where another order is played, and where the mirror goes. */
function consistent(before: ViewState, after: ViewState, was: Shown, reader: SceneReader): ViewState {
  const state = waiting(withOrder(withNeuron(after, reader), was, before, reader), reader);
  const shown = shownOf(state, reader);
  const isOther = shown.view !== was.view || shown.part !== was.part || state.scene !== before.scene;
  const mirror = !isOther || (isMorph(was, shown, before, state) && state.hasMotion) ? state.mirror : mirrorEnd(shown);
  const traceT = shown.order === "trace" ? state.t : state.traceT;
  const visited = shown.neuron ?? state.visited;
  // In a neuron only what belongs to it can have the focus.
  const { part } = shown;
  const focus = part && !part.layout.nodes[state.focus] ? Math.max(...part.inside) : state.focus;
  return sameOr(before, { ...state, mirror, traceT, visited, focus });
}

/** `before` itself where nothing has changed. */
function sameOr(before: ViewState, after: ViewState): ViewState {
  const names = Object.keys(after) as (keyof ViewState)[];
  return names.every((name) => Object.is(after[name], before[name])) ? before : after;
}

/** A name of no neuron is forgotten, once it can be looked up. */
function withNeuron(state: ViewState, reader: SceneReader): ViewState {
  const { view, views, neuron } = shownOf(state, reader);
  const isNone = state.neuron !== null && neuron === null && view !== "graph" && views.includes("network");
  return isNone ? { ...state, neuron: null } : state;
}

/** An order begins at its start; after it the trace goes on where it was left. */
function withOrder(state: ViewState, was: Shown, before: ViewState, reader: SceneReader): ViewState {
  const { order } = shownOf(state, reader);
  const { scene, traceT } = state;
  const isSameTime = scene === before.scene || (scene && before.scene && haveSameSteps(scene, before.scene));
  if (order === was.order && (order === "trace" || isSameTime)) return state;
  return { ...stopped(state), t: order === "trace" ? traceT : 0, span: null, restedMs: 0 };
}

/** The graph is its own mirror image, a network and its reverse are one picture; everything else changes at once. */
function isMorph(was: Shown, shown: Shown, before: ViewState, state: ViewState): boolean {
  if (state.scene !== before.scene) return false;
  if (!shown.views.includes("network")) return true;
  return was.view !== "graph" && shown.view !== "graph" && !was.part && !shown.part;
}
