/**
 * The picture at a moment, as a pure function: `frameAt(scene, numbers, t)`.
 *
 * The whole part of t counts the steps that are complete, its fraction is the progress of the step in motion. At a
 * whole t everything rests. Inside a `span` of several steps t is the progress of all of them in one travel. Every
 * number in a frame is one of `numbers`; none is there before its step.
 */
import type { Numbers, Scene, SceneEdge, SceneNode, Step } from "../model/types";
import { appeared, between, clamp, LANDING, travelled } from "./easing";
import { extentOf } from "./extent";
import type { EdgeFrame, Frame, Ledger, NodeFrame, Packet } from "./frame";
import { memo } from "./memo";
import { type Contribution, type Schedule, scheduleOf } from "./schedule";
import type { Span } from "./units";
import { type TimeWindow, windowsOf } from "./windows";

/** Where on an edge a gradient meets the local derivative. */
const GATE = 0.5;

interface FrameContext {
  readonly scene: Scene;
  readonly numbers: Numbers;
  readonly schedule: Schedule;
  readonly span: Span;
  /** Of the span, by step from its first on. */
  readonly windows: readonly TimeWindow[];
  /** Of the span; 1 where it has come to rest. */
  readonly progress: number;
}

/** `span` is what travels or came to rest as one; where t is not in it, and without one, that is a single step. */
export function frameAt(scene: Scene, numbers: Numbers, t: number, span: Span | null = null): Frame {
  const within = clamp(Number.isNaN(t) ? 0 : t, 0, scene.steps.length);
  const own = span && span.first < within && within <= span.end ? span : stepAt(within);
  const progress = own.end > own.first ? between(within, own.first, own.end) : 1;
  const moment = { scene, numbers, schedule: scheduleOf(scene), span: own, windows: windowsOf(scene, own), progress };
  return {
    t: within,
    span: own,
    isAtRest: progress === 1,
    hasLanded: scene.steps.slice(own.first, own.end).every((step) => hasLanded(moment, step)),
    step: progress === 1 ? own.end : own.first,
    active: scene.steps[lastActive(moment)] ?? null,
    progress,
    nodes: nodesAt(moment),
    edges: edgesAt(moment),
    ledgers: fannedOut(scene).flatMap((node) => ledgerOf(moment, node) ?? []),
  };
}

/** What does not change in the span is the same object in every frame: who draws it can see that at once. */
interface Still {
  readonly nodes: readonly Map<number, NodeFrame>[];
  readonly edges: readonly Map<number, EdgeFrame>[];
}

const stillOf = memo((scene: Scene) =>
  memo((_: Numbers): Still => {
    return { nodes: scene.nodes.map(() => new Map()), edges: scene.edges.map(() => new Map()) };
  }),
);

function nodesAt(moment: FrameContext): readonly NodeFrame[] {
  const { scene, numbers, schedule, span } = moment;
  const still = stillOf(scene)(numbers).nodes;
  return scene.nodes.map((node, i) => {
    return shared(still[i], schedule.nodeSteps[i] ?? [], span, () => nodeFrame(moment, node));
  });
}

function edgesAt(moment: FrameContext): readonly EdgeFrame[] {
  const { scene, numbers, schedule, span } = moment;
  const still = stillOf(scene)(numbers).edges;
  return scene.edges.map((edge, i) => {
    return shared(still[i], schedule.edgeSteps[i] ?? [], span, () => edgeFrame(moment, edge));
  });
}

/** Made anew where one of its steps is in the span; else told apart by how many of them are complete. */
function shared<Of>(known: Map<number, Of> | undefined, steps: readonly number[], span: Span, make: () => Of): Of {
  let complete = 0;
  for (const step of steps) {
    if (step >= span.end) break;
    if (step >= span.first) return make();
    complete++;
  }
  const found = known?.get(complete);
  if (found) return found;
  const made = make();
  known?.set(complete, made);
  return made;
}

/** The step that ends at or after t; nothing at all at 0. */
function stepAt(t: number): Span {
  const end = Math.ceil(t);
  return { first: Math.max(0, end - 1), end };
}

/** Progress of something that happens in `step`: 0 before, 1 after. */
function progressOf({ span, windows, progress }: FrameContext, step: number): number {
  if (step < span.first) return 1;
  const window = windows[step - span.first];
  if (!window) return 0;
  return progress === 1 ? 1 : between(progress, window.from, window.to);
}

/** Does `step` move now, or has it just come to rest? */
function isActive({ span, windows, progress }: FrameContext, step: number): boolean {
  const window = windows[step - span.first];
  return window !== undefined && window.from < progress && progress <= window.to;
}

function lastActive(moment: FrameContext): number {
  const { span, progress } = moment;
  if (progress === 1) return span.end - 1;
  for (let step = span.end - 1; step >= span.first; step--) if (isActive(moment, step)) return step;
  return span.first;
}

function progressOfArrival(moment: FrameContext, { step, from, to }: Contribution): number {
  return between(progressOf(moment, step), from, to);
}

/** A number is there from the landing on; the last of a step's numbers lands last. */
function hasLanded(moment: FrameContext, { index, edges }: Step): boolean {
  const arrivals = edges.flatMap((edge) => moment.schedule.arrivals[edge] ?? []).filter(({ step }) => step === index);
  return arrivals.length > 0
    ? arrivals.every((arrival) => appeared(progressOfArrival(moment, arrival)) > 0)
    : appeared(progressOf(moment, index)) > 0;
}

function nodeFrame(moment: FrameContext, node: SceneNode): NodeFrame {
  const { numbers, schedule } = moment;
  const step = schedule.forwardStep[node.index] ?? -1;
  const valueOpacity = step < 0 ? 1 : appeared(progressOf(moment, step));
  return {
    value: valueOpacity > 0 ? (numbers.values[node.index] ?? null) : null,
    valueOpacity,
    ...gradientAt(moment, node),
    isActive: isActiveAt(moment, node),
  };
}

function isActiveAt(moment: FrameContext, node: SceneNode): boolean {
  const { schedule, scene } = moment;
  const steps = [schedule.forwardStep[node.index] ?? -1, schedule.backwardStep[node.index] ?? -1];
  if (node.index === scene.output) steps.push(scene.forwardSteps);
  return steps.some((step) => isActive(moment, step));
}

type GradientPart = Pick<NodeFrame, "gradientState" | "gradient" | "gradientOpacity">;

const UNKNOWN: GradientPart = { gradientState: "unknown", gradient: null, gradientOpacity: 0 };

function gradientAt(moment: FrameContext, node: SceneNode): GradientPart {
  const gradient = moment.numbers.gradients[node.index] ?? null;
  if (!node.onPath) return { gradientState: "none", gradient: null, gradientOpacity: 0 };
  if (node.index === moment.scene.output) {
    const opacity = appeared(progressOf(moment, moment.scene.forwardSteps));
    return opacity > 0 ? { gradientState: "done", gradient, gradientOpacity: opacity } : UNKNOWN;
  }
  const arrivals = moment.schedule.arrivalsAt[node.index] ?? [];
  const { count, last, opacity } = landed(moment, arrivals);
  if (!last) return UNKNOWN;
  if (count === arrivals.length) return { gradientState: "done", gradient, gradientOpacity: opacity };
  return { gradientState: "partial", gradient: moment.numbers.totals[last.edge] ?? null, gradientOpacity: opacity };
}

/** How many of `arrivals` have landed, the last of them and how far its number has appeared. */
function landed(moment: FrameContext, arrivals: readonly Contribution[]) {
  let count = 0;
  let opacity = 0;
  let last: Contribution | null = null;
  for (const arrival of arrivals) {
    const each = appeared(progressOfArrival(moment, arrival));
    if (each === 0) break;
    count++;
    opacity = each;
    last = arrival;
  }
  return { count, last, opacity };
}

function edgeFrame(moment: FrameContext, edge: SceneEdge): EdgeFrame {
  const arrival = moment.schedule.arrivals[edge.index] ?? null;
  const forward = progressOf(moment, moment.schedule.forwardStep[edge.consumer] ?? -1);
  const backward = arrival ? progressOfArrival(moment, arrival) : 0;
  const isBlocked = backward > 0 && blocks(moment, edge) && travelled(backward) >= GATE;
  return {
    valueReach: travelled(forward),
    gradientReach: isBlocked ? GATE : travelled(backward),
    packet: packetOn(moment, edge, forward, backward),
    localOpacity: between(backward, 0, LANDING / 4),
    amountOpacity: appeared(backward),
    isBlocked,
    isActive: isActive(moment, moment.schedule.forwardStep[edge.consumer] ?? -1) || isArriving(moment, arrival),
  };
}

function isArriving(moment: FrameContext, arrival: Contribution | null): boolean {
  return arrival !== null && isActive(moment, arrival.step);
}

function blocks({ numbers }: FrameContext, edge: SceneEdge): boolean {
  const upstream = numbers.gradients[edge.consumer];
  const amount = numbers.amounts[edge.index];
  return !!upstream && !!amount && extentOf(amount).isZero && !extentOf(upstream).isZero;
}

function packetOn(moment: FrameContext, edge: SceneEdge, forward: number, backward: number): Packet | null {
  const { numbers } = moment;
  if (backward > 0 && backward < 1) {
    const isBlocked = blocks(moment, edge);
    const position = 1 - Math.min(travelled(backward), isBlocked ? GATE : 1);
    const number = position > GATE || isBlocked ? numbers.gradients[edge.consumer] : numbers.amounts[edge.index];
    return number ? { kind: "gradient", position, number, isBlocked, opacity: 1 - appeared(backward) } : null;
  }
  if (forward > 0 && forward < 1) {
    const number = numbers.values[edge.source];
    const position = travelled(forward);
    return number ? { kind: "value", position, number, isBlocked: false, opacity: 1 - appeared(forward) } : null;
  }
  return null;
}

/** The nodes at which several contributions meet. */
const fannedOut = memo((scene: Scene): readonly SceneNode[] => {
  return scene.nodes.filter((node) => (scheduleOf(scene).arrivalsAt[node.index] ?? []).length > 1);
});

/** The ledger of a node that is used more than once, from the first step in which something sets out for it. */
function ledgerOf(moment: FrameContext, node: SceneNode): Ledger | null {
  const arrivals = moment.schedule.arrivalsAt[node.index] ?? [];
  const first = arrivals[0];
  if (arrivals.length < 2 || !first || progressOf(moment, first.step) === 0) return null;
  const { numbers } = moment;
  const { count, last } = landed(moment, arrivals);
  return {
    node: node.index,
    entries: arrivals.map((arrival) => {
      const opacity = appeared(progressOfArrival(moment, arrival));
      return { edge: arrival.edge, amount: opacity > 0 ? (numbers.amounts[arrival.edge] ?? null) : null, opacity };
    }),
    total: last ? (numbers.totals[last.edge] ?? null) : null,
    isDone: count === arrivals.length,
    isActive: arrivals.some((arrival) => isArriving(moment, arrival)),
  };
}
