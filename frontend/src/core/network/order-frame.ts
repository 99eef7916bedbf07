/**
 * The picture at a moment of an order of evaluation: `orderFrameAt(scene, network, order, events, numbers, t)`. The
 * forward pass is over and the seeds are given; of all other gradients a number is there from its answer on, until it
 * is remembered no more.
 */
import type { Numbers, Scene, Step } from "../../model/types";
import { between, clamp, cubicInOut } from "../easing";
import type { EdgeFrame, Frame, GradientState, Ledger, NodeFrame, Packet } from "../frame";
import { seedNodes } from "./backward";
import { needsOf, type OrderEvent } from "./recursion";
import type { Network, Neuron, Weight } from "./structure";

/** What a view shows of an order beside its numbers. */
export interface OrderFrame {
  readonly order: "right" | "left";
  /** The event in motion, or the one that has just come to rest. */
  readonly event: OrderEvent | null;
  /** The calls that are open. */
  readonly stack: readonly Neuron[];
  /** Evaluations so far, and in all. */
  readonly count: number;
  readonly of: number;
  /** Evaluations so far, by z. */
  readonly tally: ReadonlyMap<number, number>;
}

type Span = readonly [from: number, to: number];

/** What happens when inside an event: on its way to or from the weight, on the other side of it, and so on. */
const ASKING = { first: [0, 0.3], second: [0.3, 0.6] } satisfies Record<string, Span>;
const LEFT = {
  seed: [0, 0.25],
  base: [0.25, 0.4],
  number: [0.05, 0.35],
  first: [0.4, 0.6],
  second: [0.6, 0.8],
  term: [0.8, 1],
  forget: [0.4, 0.75],
} satisfies Record<string, Span>;
const RIGHT = {
  seed: [0, 0.5],
  base: [0.55, 1],
  number: [0.65, 1],
  first: [0, 0.27],
  second: [0.27, 0.54],
  term: [0.54, 0.68],
} satisfies Record<string, Span>;

const NO_EDGE: EdgeFrame = {
  valueReach: 1,
  gradientReach: 0,
  packet: null,
  localOpacity: 0,
  amountOpacity: 0,
  isBlocked: false,
  isActive: false,
};
const NOTHING = new Float64Array();

export interface OrderScene {
  readonly scene: Scene;
  readonly network: Network;
  readonly order: "right" | "left";
  readonly events: readonly OrderEvent[];
}

interface Moment extends OrderScene {
  readonly numbers: Numbers;
  readonly seeds: ReadonlySet<number>;
  readonly progress: number;
  /** Index of the event in motion, or of the one that has just come to rest; -1 at t = 0. */
  readonly active: number;
}

/** One number on its way from the neuron that has it to the one that needs it. */
interface Term {
  readonly from: Neuron;
  readonly weight: Weight;
  /** The event in which it travels. */
  readonly event: number;
}

export function orderFrameAt(film: OrderScene, numbers: Numbers, at: number): Frame & { readonly order: OrderFrame } {
  const t = clamp(Number.isNaN(at) ? 0 : at, 0, film.events.length);
  const step = Math.floor(t);
  const active = t > step ? step : step - 1;
  const seeds = new Set(seedNodes(film.scene, film.network));
  const moment: Moment = { ...film, numbers, seeds, progress: t > step ? t - step : 1, active };
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
    step,
    active: stepOf(film.scene, event),
    progress: moment.progress,
    nodes,
    edges,
    ledgers,
    order: orderOf(moment, event),
  };
}

function orderOf({ order, events, active, progress }: Moment, event: OrderEvent | null): OrderFrame {
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
  return { order, event, stack: order === "right" ? [] : open, count, of: events.at(-1)?.count ?? 0, tally };
}

/** The step of the trace that says the same. */
function stepOf(scene: Scene, event: OrderEvent | null): Step | null {
  const own = scene.steps.find((step) => step.pass === "backward" && step.node === event?.neuron.a);
  return own ?? scene.steps[scene.forwardSteps] ?? null;
}

/** Values are known; of gradients those of the loss and the seeds. */
function givenNode({ scene, seeds, numbers }: Moment, index: number): NodeFrame {
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

function drawNeuron(moment: Moment, neuron: Neuron, nodes: NodeFrame[], edges: EdgeFrame[], ledgers: Ledger[]): void {
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

/** How far something inside an event has come. */
function shareOf({ active, progress }: Moment, event: number, [from, to]: Span): number {
  return event < active ? 1 : event > active ? 0 : between(progress, from, to);
}

/** How far a neuron's number is there: from its answer on, until the answer of the one that has used it. */
function opacityOf(moment: Moment, neuron: Neuron): number {
  const { events, active, network, order } = moment;
  const span = order === "left" ? LEFT : RIGHT;
  const isBase = needsOf(network, neuron).length === 0;
  const last = lastIndex(events, active, (event) => event.kind === "answer" && event.neuron === neuron);
  const answer = events[last];
  if (!answer) return 0;
  const isForgotten = Number.isFinite(answer.usedIn) ? shareOf(moment, answer.usedIn, LEFT.forget) : 0;
  return shareOf(moment, last, isBase ? span.base : span.number) * (1 - isForgotten);
}

function isOpenCall({ events, active, progress }: Moment, neuron: Neuron): boolean {
  const event = events[active];
  if (!event?.stack.includes(neuron)) return false;
  return event.neuron !== neuron || (event.kind === "ask" ? progress === 1 : progress < 1);
}

/** What has set out for a neuron in its call: from the left while the call is open, from the right for ever. */
function termsOf(moment: Moment, neuron: Neuron): readonly Term[] {
  const { network, order, events, active } = moment;
  const arrived = (from: Neuron, event: number): readonly Term[] => {
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

function drawTerm(moment: Moment, { weight, event }: Term, span: typeof LEFT | typeof RIGHT, edges: EdgeFrame[]): void {
  const [first, second] = [shareOf(moment, event, span.first), shareOf(moment, event, span.second)];
  carry(edges, weight.toSum, first, moment.numbers.amounts[weight.toSum]);
  carry(edges, weight.fromSource, second, moment.numbers.amounts[weight.fromSource]);
}

function drawSeed(moment: Moment, neuron: Neuron, opacity: number, edges: EdgeFrame[]): void {
  const { scene, network, order, events, active, numbers } = moment;
  const [into] = scene.edges.filter(({ source, consumer, onPath }) => {
    const isOwn = source === neuron.a || (neuron.gain === null && source === neuron.z);
    return onPath && isOwn && network.lossTerms.some(({ nodes }) => nodes.includes(consumer));
  });
  if (!into) return;
  const last = lastIndex(events, active, (event) => event.kind === "answer" && event.neuron === neuron);
  const share = last < 0 ? 0 : shareOf(moment, last, order === "left" ? LEFT.seed : RIGHT.seed);
  const isRemembered = last === active || opacity > 0;
  if (isRemembered) carry(edges, into.index, share, numbers.gradients[neuron.a] ?? numbers.amounts[into.index]);
}

/** A gradient that has come so far along an edge. */
function carry(edges: EdgeFrame[], edge: number, share: number, number: Float64Array | undefined): void {
  if (share <= 0 || !number) return;
  const reach = cubicInOut(share);
  const packet: Packet | null =
    share < 1 ? { kind: "gradient", position: 1 - reach, number, isBlocked: false, opacity: 1 } : null;
  edges[edge] = { ...NO_EDGE, gradientReach: reach, packet, isActive: share < 1 };
}

/** The question travels the way the values went. */
function drawRequest({ neuron, asker }: OrderEvent, progress: number, edges: EdgeFrame[]): void {
  const weight = neuron.weights.find(({ source }) => source === asker?.a);
  if (!weight) return;
  for (const [edge, span] of [
    [weight.fromSource, ASKING.first],
    [weight.toSum, ASKING.second],
  ] as const) {
    const share = between(progress, span[0], span[1]);
    const isOnIt = share > 0 && share < 1;
    const packet: Packet | null = isOnIt
      ? { kind: "request", position: cubicInOut(share), number: NOTHING, isBlocked: false, opacity: 1 }
      : null;
    const before = edges[edge] ?? NO_EDGE;
    edges[edge] = { ...before, packet, isActive: progress < 1 };
  }
}

/** The terms of dC/da as they come in, and their sum once all are there. */
function ledgerOf(
  moment: Moment,
  neuron: Neuron,
  terms: readonly Term[],
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

function lastIndex(events: readonly OrderEvent[], until: number, is: (event: OrderEvent) => boolean): number {
  for (let i = until; i >= 0; i--) if (events[i] && is(events[i] as OrderEvent)) return i;
  return -1;
}
