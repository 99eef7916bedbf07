/**
 * The two orders in which every dC/dz of a network can be evaluated, as lists of events. `recursion(network)` is from
 * the left: each asks for those it needs, and nothing is remembered. `sweep(scene, network)` is from the right, as in
 * the trace: each once, when all it needs is there.
 */
import type { Scene } from "../../model/types";
import { scheduleOf } from "../schedule";
import { ordersOf } from "./orders";
import type { Network, Neuron } from "./structure";

/** `trace` is the film of every step. */
export const ORDERS = ["trace", "right", "left"] as const;
export type OrderName = (typeof ORDERS)[number];

/** A film of more evaluations than this nobody watches to its end. */
export const MOST_EVALUATIONS = 400;

export interface OrderEvent {
  readonly kind: "ask" | "answer";
  /** Whose dC/dz it is about. */
  readonly neuron: Neuron;
  /** Whose dC/dz needs it; null where the reader asks. */
  readonly asker: Neuron | null;
  /** How many times it has been asked for by now. */
  readonly times: number;
  /** The calls that are open, the reader's first; the last is that of `neuron`. */
  readonly stack: readonly Neuron[];
  /** Evaluations that are complete after the event. */
  readonly count: number;
  /** The event after which the answer is remembered no more: its asker's own. Infinity where it is kept. */
  readonly usedIn: number;
}

/** Those whose dC/dz a neuron has to know first: all of the next layer, none at the output. */
export function needsOf(network: Network, neuron: Neuron): readonly Neuron[] {
  return network.layers[neuron.layer] ?? [];
}

/** The events of an order; null where they are too many to watch. */
export function eventsOf(scene: Scene, network: Network, order: "right" | "left"): readonly OrderEvent[] | null {
  if (order === "right") return sweep(scene, network);
  return ordersOf(network).fromLeft > MOST_EVALUATIONS ? null : recursion(network);
}

/** Every neuron's dC/dz is asked for, the first layer first. */
export function recursion(network: Network): readonly OrderEvent[] {
  const events: OrderEvent[] = [];
  const usedIn = new Map<number, number>();
  const times = new Map<Neuron, number>();
  let count = 0;
  const push = (event: Omit<OrderEvent, "usedIn">) => events.push({ ...event, usedIn: Number.POSITIVE_INFINITY }) - 1;
  const evaluate = (neuron: Neuron, above: readonly Neuron[]): number => {
    times.set(neuron, (times.get(neuron) ?? 0) + 1);
    const call = {
      neuron,
      asker: above.at(-1) ?? null,
      times: times.get(neuron) ?? 1,
      stack: [...above, neuron],
    };
    push({ ...call, kind: "ask", count });
    const answers = needsOf(network, neuron).map((needed) => evaluate(needed, call.stack));
    count += 1;
    const answer = push({ ...call, kind: "answer", count });
    for (const each of answers) usedIn.set(each, answer);
    return answer;
  };
  for (const neuron of network.layers.flat()) evaluate(neuron, []);
  return events.map((event, i) => ({ ...event, usedIn: usedIn.get(i) ?? event.usedIn }));
}

/** The order in which the trace completes them. */
export function sweep(scene: Scene, network: Network): readonly OrderEvent[] {
  const { arrivalsAt } = scheduleOf(scene);
  const stepOf = ({ z }: Neuron) => arrivalsAt[z]?.at(-1)?.step ?? 0;
  const neurons = network.layers.flat().sort((a, b) => stepOf(a) - stepOf(b));
  return neurons.map((neuron, i) => ({
    kind: "answer",
    neuron,
    asker: null,
    times: 1,
    stack: [neuron],
    count: i + 1,
    usedIn: Number.POSITIVE_INFINITY,
  }));
}
