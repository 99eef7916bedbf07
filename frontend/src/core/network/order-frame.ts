/**
 * The picture at a moment of an order of evaluation: `orderFrameAt(scene, network, order, events, numbers, t)`. The
 * forward pass is over and the seeds are given; of all other gradients a number is there from its answer on, until it
 * is remembered no more.
 */
import type { Numbers, Scene, Step } from "../../model/types";
import { clamp } from "../easing";
import type { EdgeFrame, Frame, GradientState, Ledger, NodeFrame } from "../frame";
import { seedNodes } from "./backward";
import { isOpenCall, LEFT, lastIndex, type OrderContext, type OrderScene, RIGHT, shareOf } from "./order-context";
import { drawRequest, drawSeed, drawTerm, NO_EDGE, type TravellingNumber } from "./order-travel";
import { needsOf, type OrderEvent } from "./recursion";
import type { Neuron } from "./structure";

/** What a view shows of an order beside its numbers. */
export interface OrderFrame {
  readonly order: "right" | "left";
  /** How the ids of its sample end. */
  readonly sample: string;
  /** The event in motion, or the one that has just come to rest. */
  readonly event: OrderEvent | null;
  /** The calls that are open. */
  readonly stack: readonly Neuron[];
  /** Evaluations so far, and in all. */
  readonly count: number;
  readonly of: number;
  /** Evaluations so far, by z. */
  readonly tally: ReadonlyMap<number, number>;
  /** What is given, by seeded node; where that is a z, its own gradient is still to be evaluated. */
  readonly seeds: ReadonlyMap<number, NodeFrame>;
}

export function orderFrameAt(film: OrderScene, numbers: Numbers, at: number): Frame & { readonly order: OrderFrame } {
  const t = clamp(Number.isNaN(at) ? 0 : at, 0, film.events.length);
  const step = Math.floor(t);
  const active = t > step ? step : step - 1;
  const seeds = new Set(seedNodes(film.scene, film.network));
  const moment: OrderContext = { ...film, numbers, seeds, progress: t > step ? t - step : 1, active };
  const nodes = film.scene.nodes.map((node) => givenNode(moment, node.index));
  const edges: EdgeFrame[] = film.scene.edges.map(() => NO_EDGE);
  const ledgers: Ledger[] = [];
  for (const neuron of film.network.layers.flat()) drawNeuron(moment, neuron, nodes, edges, ledgers);
  const event = film.events[active] ?? null;
  if (event?.kind === "ask") drawRequest(event, moment.progress, edges);
  return {
    t,
    span: { first: Math.max(0, active), end: active + 1 },
    isAtRest: t === step,
    hasLanded: t === step || (event?.kind === "answer" && nodes[event.neuron.z]?.gradient !== null),
    step,
    active: stepOf(film.scene, event),
    progress: moment.progress,
    nodes,
    edges,
    ledgers,
    order: orderOf(moment, event),
  };
}

function orderOf(moment: OrderContext, event: OrderEvent | null): OrderFrame {
  const { order, events, active, progress } = moment;
  const tally = new Map<number, number>();
  let count = 0;
  for (let i = 0; i <= active; i++) {
    const each = events[i];
    if (each?.kind !== "answer" || (i === active && progress < 1)) continue;
    tally.set(each.neuron.z, (tally.get(each.neuron.z) ?? 0) + 1);
    count += 1;
  }
  const isOver = event?.kind === "answer" && progress === 1;
  const open = isOver ? event.stack.slice(0, -1) : (event?.stack ?? []);
  // From the right all that is needed is there: nobody waits.
  return {
    order,
    sample: moment.network.end,
    event,
    stack: order === "right" ? [] : open,
    count,
    of: events.at(-1)?.count ?? 0,
    tally,
    seeds: seedsOf(moment),
  };
}

function seedsOf(moment: OrderContext): ReadonlyMap<number, NodeFrame> {
  return new Map([...moment.seeds].map((index) => [index, givenNode(moment, index)]));
}

/** The step of the trace that says the same. */
function stepOf(scene: Scene, event: OrderEvent | null): Step | null {
  const own = scene.steps.find((step) => step.pass === "backward" && step.node === event?.neuron.a);
  return own ?? scene.steps[scene.forwardSteps] ?? null;
}

/** Values are known; of gradients those of the loss and the seeds. */
function givenNode({ scene, seeds, numbers }: OrderContext, index: number): NodeFrame {
  const node = scene.nodes[index];
  const isGiven = node?.group === "loss" || seeds.has(index);
  const gradient = node?.onPath && isGiven ? (numbers.gradients[index] ?? null) : null;
  return {
    value: numbers.values[index] ?? null,
    valueOpacity: 1,
    gradientState: !node?.onPath ? "none" : gradient ? "done" : "unknown",
    gradient,
    gradientOpacity: gradient ? 1 : 0,
    isActive: false,
  };
}

function drawNeuron(
  moment: OrderContext,
  neuron: Neuron,
  nodes: NodeFrame[],
  edges: EdgeFrame[],
  ledgers: Ledger[],
): void {
  const { numbers, network } = moment;
  const opacity = opacityOf(moment, neuron);
  const event = moment.events[moment.active];
  const isActive = event?.neuron === neuron;
  setGradient(nodes, neuron.z, opacity > 0 ? "done" : "unknown", numbers.gradients[neuron.z] ?? null, opacity);
  const at = nodes[neuron.a];
  if (at) nodes[neuron.a] = { ...at, isActive };
  if (needsOf(network, neuron).length === 0) {
    drawSeed(moment, neuron, opacity, edges);
    return;
  }
  const terms = termsOf(moment, neuron);
  const span = moment.order === "left" ? LEFT : RIGHT;
  for (const term of terms) drawTerm(moment, term, span, edges);
  const isOpen = isOpenCall(moment, neuron) || terms.length > 0;
  if (isOpen) ledgers.push(ledgerOf(moment, neuron, terms, span, nodes));
}

function setGradient(
  nodes: NodeFrame[],
  index: number,
  state: GradientState,
  gradient: Float64Array | null,
  opacity: number,
): void {
  const node = nodes[index];
  if (!node || node.gradientState === "none") return;
  const isKnown = state !== "unknown";
  nodes[index] = {
    ...node,
    gradientState: state,
    gradient: isKnown ? gradient : null,
    gradientOpacity: isKnown ? opacity : 0,
  };
}

/** How far a neuron's number is there: from its answer on, until the answer of the one that has used it. */
function opacityOf(moment: OrderContext, neuron: Neuron): number {
  const { events, active, network, order } = moment;
  const span = order === "left" ? LEFT : RIGHT;
  const isBase = needsOf(network, neuron).length === 0;
  const last = lastIndex(events, active, (event) => event.kind === "answer" && event.neuron === neuron);
  const answer = events[last];
  if (!answer) return 0;
  const isForgotten = Number.isFinite(answer.usedIn) ? shareOf(moment, answer.usedIn, LEFT.forget) : 0;
  return shareOf(moment, last, isBase ? span.base : span.number) * (1 - isForgotten);
}

/** What has set out for a neuron in its call: from the left while the call is open, from the right for ever. */
function termsOf(moment: OrderContext, neuron: Neuron): readonly TravellingNumber[] {
  const { network, order, events, active } = moment;
  const arrived = (from: Neuron, event: number): readonly TravellingNumber[] => {
    const weight = from.weights.find(({ source }) => source === neuron.a);
    return weight && event >= 0 ? [{ from, weight, event }] : [];
  };
  if (order === "right") {
    const own = lastIndex(events, active, (event) => event.neuron === neuron);
    return needsOf(network, neuron).flatMap((from) => arrived(from, own));
  }
  if (!isOpenCall(moment, neuron)) return [];
  const began = lastIndex(events, active, (event) => event.kind === "ask" && event.neuron === neuron);
  return needsOf(network, neuron).flatMap((from) => {
    const isIts = (event: OrderEvent) => event.kind === "answer" && event.neuron === from && event.asker === neuron;
    const at = lastIndex(events, active, isIts);
    return at > began ? arrived(from, at) : [];
  });
}

/** The terms of dC/da as they come in, and their sum once all are there. */
function ledgerOf(
  moment: OrderContext,
  neuron: Neuron,
  terms: readonly TravellingNumber[],
  span: typeof LEFT | typeof RIGHT,
  nodes: NodeFrame[],
): Ledger {
  const { numbers, network } = moment;
  const entries = needsOf(network, neuron).map((from) => {
    const term = terms.find((each) => each.from === from);
    const opacity = term ? shareOf(moment, term.event, span.term) : 0;
    const edge = from.weights.find(({ source }) => source === neuron.a)?.fromSource ?? -1;
    return { edge, amount: opacity > 0 ? (numbers.amounts[edge] ?? null) : null, opacity };
  });
  const isDone = entries.every(({ amount }) => amount !== null);
  const whole = numbers.gradients[neuron.a] ?? null;
  if (isDone) setGradient(nodes, neuron.a, "done", whole, Math.min(...entries.map(({ opacity }) => opacity)));
  const isActive = isOpenCall(moment, neuron);
  return { node: neuron.a, entries, total: isDone ? whole : null, isDone, isActive };
}
