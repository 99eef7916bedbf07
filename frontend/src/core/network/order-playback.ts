/** An order of evaluation as something to play: `orderFilm(scene, order)`, with its times, pictures and sentences. */

import type { Numbers, Scene } from "../../model/types";
import type { Card } from "../card";
import type { Snapshot } from "../formula/figure";
import type { Setting } from "../formula/setting";
import type { Frame } from "../frame";
import type { Group } from "../groups";
import type { Messages } from "../messages";
import { gradientText } from "../name";
import type { Timeline } from "../timeline";
import { gradientFormula } from "./formulas";
import { orderFrameAt } from "./order-frame";
import { eventsOf, needsOf, type OrderEvent } from "./recursion";
import { type Network, type Neuron, networkOf } from "./structure";
import { networkWords } from "./view-words";

export interface OrderPlayback {
  readonly timeline: Timeline;
  frameAt(numbers: Numbers, t: number): Frame;
  card(snapshot: Snapshot, messages: Messages): Card;
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
    card: (snapshot, messages) => cardOf(scene, network, snapshot, messages),
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

/** The reader asks, or a neuron does; a gradient is answered, with its formula. */
function cardOf(scene: Scene, network: Network, { frame }: Snapshot, messages: Messages): Card {
  const words = networkWords(messages);
  const { order } = frame;
  const card = (sentence: string, formula: readonly Setting[] = []) => ({
    place: "",
    sentence,
    formula,
    handedOut: [],
  });
  if (!order?.event) return card(order?.order === "left" ? words.order.startLeft : words.order.startRight);
  const { kind, neuron, asker, times, count } = order.event;
  const [who, name] = [asker && nameOf(scene, asker), nameOf(scene, neuron)];
  if (kind === "ask") return card(words.order.ask(who, name, times));
  const isBase = needsOf(network, neuron).length === 0;
  const isLeft = order.order === "left";
  const said = isLeft ? words.order.answer(who, name, isBase) : words.order.evaluate(count, name, isBase);
  return card(said, [gradientFormula(scene, network, neuron)]);
}
