/**
 * The picture at a moment, as a pure function: `frameAt(scene, numbers, t)`.
 *
 * The whole part of t counts the steps that are complete, its fraction is the progress of the step in motion. At a
 * whole t everything rests. Every number in a frame is one of `numbers`; none is there before its step.
 */
import type { Numbers, Scene, SceneEdge, SceneNode } from "../model/types";
import { appeared, between, clamp, LANDING, travelled } from "./easing";
import { extentOf } from "./extent";
import type { EdgeFrame, Frame, Ledger, NodeFrame, Packet } from "./frame";
import { type Arrival, type Schedule, scheduleOf } from "./schedule";

/** Where on an edge a gradient meets the local derivative. */
const GATE = 0.5;

interface Moment {
  readonly scene: Scene;
  readonly numbers: Numbers;
  readonly schedule: Schedule;
  readonly step: number;
  readonly progress: number;
  /** Index of the active step, -1 at t = 0. */
  readonly active: number;
}

export function frameAt(scene: Scene, numbers: Numbers, t: number): Frame {
  const within = clamp(Number.isNaN(t) ? 0 : t, 0, scene.steps.length);
  const step = Math.floor(within);
  const progress = within - step;
  const active = progress > 0 ? step : step - 1;
  const moment = { scene, numbers, schedule: scheduleOf(scene), step, progress, active };
  return {
    t: within,
    step,
    active: scene.steps[active] ?? null,
    progress: progress > 0 ? progress : 1,
    nodes: scene.nodes.map((node) => nodeFrame(moment, node)),
    edges: scene.edges.map((edge) => edgeFrame(moment, edge)),
    ledgers: scene.nodes.flatMap((node) => ledgerOf(moment, node) ?? []),
  };
}

/** Progress of something that happens in `step`: 0 before, 1 after. */
function progressOf({ step: now, progress }: Moment, step: number): number {
  return step < now ? 1 : step > now ? 0 : progress;
}

function progressOfArrival(moment: Moment, { step, from, to }: Arrival): number {
  return between(progressOf(moment, step), from, to);
}

function nodeFrame(moment: Moment, node: SceneNode): NodeFrame {
  const { numbers, schedule, scene, active } = moment;
  const step = schedule.forwardStep[node.index] ?? -1;
  const valueOpacity = step < 0 ? 1 : appeared(progressOf(moment, step));
  return {
    value: valueOpacity > 0 ? (numbers.values[node.index] ?? null) : null,
    valueOpacity,
    ...gradientAt(moment, node),
    isActive: scene.steps[active]?.node === node.index,
  };
}

type GradientPart = Pick<NodeFrame, "gradientState" | "gradient" | "gradientOpacity">;

const UNKNOWN: GradientPart = { gradientState: "unknown", gradient: null, gradientOpacity: 0 };

function gradientAt(moment: Moment, node: SceneNode): GradientPart {
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
function landed(moment: Moment, arrivals: readonly Arrival[]) {
  let count = 0;
  let opacity = 0;
  let last: Arrival | null = null;
  for (const arrival of arrivals) {
    const each = appeared(progressOfArrival(moment, arrival));
    if (each === 0) break;
    count++;
    opacity = each;
    last = arrival;
  }
  return { count, last, opacity };
}

function edgeFrame(moment: Moment, edge: SceneEdge): EdgeFrame {
  const arrival = moment.schedule.arrivals[edge.index] ?? null;
  const forward = progressOf(moment, moment.schedule.forwardStep[edge.consumer] ?? -1);
  const backward = arrival ? progressOfArrival(moment, arrival) : 0;
  const isBlocked = backward > 0 && blocks(moment, edge) && travelled(backward) >= GATE;
  return {
    valueReach: travelled(forward),
    gradientReach: isBlocked ? GATE : travelled(backward),
    packet: packetOn(moment, edge, forward, backward),
    localOpacity: between(backward, 0, LANDING / 4),
    amountOpacity: between(backward, LANDING / 2, LANDING),
    isBlocked,
    isActive: moment.scene.steps[moment.active]?.edges.includes(edge.index) ?? false,
  };
}

function blocks({ numbers }: Moment, edge: SceneEdge): boolean {
  const upstream = numbers.gradients[edge.consumer];
  const amount = numbers.amounts[edge.index];
  return !!upstream && !!amount && extentOf(amount).isZero && !extentOf(upstream).isZero;
}

function packetOn(moment: Moment, edge: SceneEdge, forward: number, backward: number): Packet | null {
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

/** The ledger of a node that is used more than once, from the first step in which something sets out for it. */
function ledgerOf(moment: Moment, node: SceneNode): Ledger | null {
  const arrivals = moment.schedule.arrivalsAt[node.index] ?? [];
  const first = arrivals[0];
  if (arrivals.length < 2 || !first || first.step > moment.active) return null;
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
    isActive: arrivals.some((arrival) => arrival.step === moment.active),
  };
}
