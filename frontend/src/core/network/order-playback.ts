/** An order of evaluation as something to play: `orderFilm(scene, order)`, with its times, pictures and sentences. */

import type { Numbers, Scene } from "../../model/types";
import { formatNumber } from "../format";
import type { Frame, NodeFrame } from "../frame";
import type { Group } from "../groups";
import type { Messages } from "../messages";
import { gradientText } from "../name";
import type { Timeline } from "../timeline";
import { orderFrameAt } from "./order-frame";
import { eventsOf, needsOf, type OrderEvent } from "./recursion";
import { type Network, type Neuron, networkOf } from "./structure";
import { networkWords } from "./view-words";

export interface OrderPlayback {
  readonly timeline: Timeline;
  frameAt(numbers: Numbers, t: number): Frame;
  /** One sentence; it has a number from the moment on when the picture has it. */
  narrate(frame: Frame, numbers: Numbers, messages: Messages): string;
}

const TRAVEL_MS = { ask: 600, answer: 1100 };
const REST_MS = { ask: 400, answer: 500 };

/** Of the sample whose ids end in `end`. Null where there is no network, or the events are too many to watch. */
export function orderPlayback(scene: Scene, order: "right" | "left", end?: string): OrderPlayback | null {
  const network = networkOf(scene, end);
  const events = network && eventsOf(scene, network, order);
  if (!network || !events) return null;
  return {
    timeline: timelineOf(scene, order, events),
    frameAt: (numbers, t) => orderFrameAt({ scene, network, order, events }, numbers, t),
    narrate: (frame, numbers, messages) => narrate(scene, network, frame, numbers, messages),
  };
}

function timelineOf(scene: Scene, order: "right" | "left", events: readonly OrderEvent[]): Timeline {
  const groups = order === "left" ? callsOf(scene, events) : layersOf(scene, events);
  return {
    length: events.length,
    split: 0,
    groups,
    layers: groups,
    units: ["op"],
    turnsOf: ({ first, end }) => end - first,
    travelMs: (step) => TRAVEL_MS[events[step]?.kind ?? "ask"],
    restMs: (step) => REST_MS[events[step]?.kind ?? "ask"],
  };
}

/** From every question of the reader to its answer. */
function callsOf(scene: Scene, events: readonly OrderEvent[]): readonly Group[] {
  const ends = events.flatMap(({ kind, asker }, i) => (kind === "answer" && asker === null ? [i + 1] : []));
  return ends.map((end, k) => {
    const first = ends[k - 1] ?? 0;
    const neuron = events[first]?.neuron;
    return { name: neuron ? nameOf(scene, neuron) : "", first, end };
  });
}

function layersOf(scene: Scene, events: readonly OrderEvent[]): readonly Group[] {
  const groups: Group[] = [];
  events.forEach(({ neuron }, i) => {
    const name = (scene.nodes[neuron.z]?.group ?? "").split("/")[0] ?? "";
    const last = groups.at(-1);
    if (last?.name === name) groups[groups.length - 1] = { ...last, end: i + 1 };
    else groups.push({ name, first: i, end: i + 1 });
  });
  return groups;
}

/** `∂C/∂z₂,₁`. */
export function nameOf(scene: Scene, { z }: Neuron): string {
  const node = scene.nodes[z];
  return node ? gradientText(scene, node) : "";
}

function narrate(scene: Scene, network: Network, frame: Frame, numbers: Numbers, messages: Messages): string {
  const words = networkWords(messages);
  const { order } = frame;
  if (!order?.event) return order?.order === "left" ? words.order.startLeft : words.order.startRight;
  const { kind, neuron, asker, times, count } = order.event;
  const who = asker && nameOf(scene, asker);
  if (kind === "ask") return words.order.ask(who, nameOf(scene, neuron), times);
  const isBase = needsOf(network, neuron).length === 0;
  const isDone = frame.hasLanded;
  const isArrived = isDone || isNumber(frame.nodes[neuron.a]);
  const equation = equationOf(scene, neuron, numbers, { isArrived, isDone });
  return order.order === "left"
    ? words.order.answer(who, equation, isBase)
    : words.order.evaluate(count, equation, isBase);
}

function isNumber(node: NodeFrame | undefined): boolean {
  return node !== undefined && node.gradient !== null;
}

/** `∂C/∂z₂,₁ = 0.1179 × (−0.3883) = −0.04578`; without a gain of its own the number alone. */
function equationOf(
  scene: Scene,
  neuron: Neuron,
  numbers: Numbers,
  { isArrived, isDone }: { readonly isArrived: boolean; readonly isDone: boolean },
): string {
  const figure = (x: number | undefined) => (x === undefined ? "?" : formatNumber(x));
  const result = isDone ? figure(numbers.gradients[neuron.z]?.[0]) : "?";
  const gain = neuron.gain === null ? undefined : numbers.locals[neuron.gain]?.data[0];
  const arrived = numbers.gradients[neuron.a]?.[0];
  if (gain === undefined || arrived === undefined) return `${nameOf(scene, neuron)} = ${result}`;
  const factor = isArrived ? figure(arrived) : "?";
  const bracketed = factor.startsWith("−") ? `(${factor})` : factor;
  return `${nameOf(scene, neuron)} = ${figure(gain)} × ${bracketed} = ${result}`;
}
