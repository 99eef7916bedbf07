/** When what happens inside an event of an order of evaluation: `shareOf(moment, event, span)`. */
import type { Numbers, Scene } from "../../model/types";
import { between } from "../easing";
import type { OrderEvent } from "./recursion";
import type { Network, Neuron } from "./structure";

type ProgressRange = readonly [from: number, to: number];

/** What happens when inside an event: on its way to or from the weight, on the other side of it, and so on. */
export const ASKING = { first: [0, 0.3], second: [0.3, 0.6] } satisfies Record<string, ProgressRange>;
export const LEFT = {
  seed: [0, 0.25],
  base: [0.25, 0.4],
  number: [0.05, 0.35],
  first: [0.4, 0.6],
  second: [0.6, 0.8],
  term: [0.8, 1],
  forget: [0.4, 0.75],
} satisfies Record<string, ProgressRange>;
export const RIGHT = {
  seed: [0, 0.5],
  base: [0.55, 1],
  number: [0.65, 1],
  first: [0, 0.27],
  second: [0.27, 0.54],
  term: [0.54, 0.68],
} satisfies Record<string, ProgressRange>;

export interface OrderScene {
  readonly scene: Scene;
  readonly network: Network;
  readonly order: "right" | "left";
  readonly events: readonly OrderEvent[];
}

export interface OrderContext extends OrderScene {
  readonly numbers: Numbers;
  readonly seeds: ReadonlySet<number>;
  readonly progress: number;
  /** Index of the event in motion, or of the one that has just come to rest; -1 at t = 0. */
  readonly active: number;
}

/** How far something inside an event has come. */
export function shareOf({ active, progress }: OrderContext, event: number, [from, to]: ProgressRange): number {
  return event < active ? 1 : event > active ? 0 : between(progress, from, to);
}

export function isOpenCall({ events, active, progress }: OrderContext, neuron: Neuron): boolean {
  const event = events[active];
  if (!event?.stack.includes(neuron)) return false;
  return event.neuron !== neuron || (event.kind === "ask" ? progress === 1 : progress < 1);
}

/** The last event up to `until` that is such a one; -1 where there is none. */
export function lastIndex(events: readonly OrderEvent[], until: number, is: (event: OrderEvent) => boolean): number {
  for (let i = until; i >= 0; i--) if (events[i] && is(events[i] as OrderEvent)) return i;
  return -1;
}
