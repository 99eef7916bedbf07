/** What travels in an event of an order of evaluation: gradients back, requests the way the values went. */
import { between, cubicInOut } from "../easing";
import type { EdgeFrame, Packet } from "../frame";
import { ASKING, LEFT, lastIndex, type OrderContext, RIGHT, shareOf } from "./order-context";
import type { OrderEvent } from "./recursion";
import type { Neuron, Weight } from "./structure";

export const NO_EDGE: EdgeFrame = {
  valueReach: 1,
  gradientReach: 0,
  packet: null,
  localOpacity: 0,
  amountOpacity: 0,
  isBlocked: false,
  isActive: false,
};
const NOTHING = new Float64Array();

/** One number on its way from the neuron that has it to the one that needs it. */
export interface TravellingNumber {
  readonly from: Neuron;
  readonly weight: Weight;
  /** The event in which it travels. */
  readonly event: number;
}

export function drawTerm(
  moment: OrderContext,
  { weight, event }: TravellingNumber,
  span: typeof LEFT | typeof RIGHT,
  edges: EdgeFrame[],
): void {
  const [first, second] = [shareOf(moment, event, span.first), shareOf(moment, event, span.second)];
  carry(edges, weight.toSum, first, moment.numbers.amounts[weight.toSum]);
  carry(edges, weight.fromSource, second, moment.numbers.amounts[weight.fromSource]);
}

export function drawSeed(moment: OrderContext, neuron: Neuron, opacity: number, edges: EdgeFrame[]): void {
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
export function drawRequest({ neuron, asker }: OrderEvent, progress: number, edges: EdgeFrame[]): void {
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
