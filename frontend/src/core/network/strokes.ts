/**
 * The edges of a network and what moves on them: `strokesOf` gives lines with a width and a sign, the ones in hand last,
 * so that they lie above the others; `moversOf` what travels on them. Widths are on one fixed scale.
 */
import type { Point } from "../../model/types";
import { extentOf } from "../extent";
import type { Packet } from "../frame";
import { packetSize, streamWidth, weightWidth } from "../magnitude";
import { seedsOf } from "./end-labels";
import type { Ink } from "./label";
import { inkOf } from "./label";
import { along } from "./layout";
import { columnOf, isBackward, isOpen, type NetworkMoment, placeOf } from "./picture";
import { roleOf, type WeightPosition, weightsOf } from "./weight-labels";

export interface Stroke {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
  /** Of the number that it carries; null: nothing has come along yet. */
  readonly ink: Ink | null;
  /** `rest`: softer. `quiet`: not at stake. */
  readonly depth: "hand" | "rest" | "quiet";
}

export interface Mover {
  readonly kind: Packet["kind"];
  readonly at: Point;
  readonly size: number;
  readonly ink: Ink;
  readonly opacity: number;
}

const THIN = 1.5;

export function strokesOf(moment: NetworkMoment): Stroke[] {
  const strokes = [...weightsOf(moment).flatMap((at) => weightStrokes(moment, at)), ...endStrokes(moment)];
  const order = { quiet: 0, rest: 1, hand: 2 };
  return strokes.sort((a, b) => order[a.depth] - order[b.depth]);
}

function depthOf(moment: NetworkMoment, at: WeightPosition): Stroke["depth"] {
  const { hand } = moment;
  if (roleOf(moment, at)) return "hand";
  return hand.neurons.size > 0 || hand.isLoss ? "quiet" : "rest";
}

function weightStrokes(moment: NetworkMoment, at: WeightPosition): Stroke[] {
  const { frame, numbers, mirror } = moment;
  const { line, share, weight } = at;
  const depth = depthOf(moment, at);
  const chip = along(line, share);
  const [first, second] = [frame.edges[weight.fromSource], frame.edges[weight.toSum]];
  const [from, to] = line;
  const strokes: Stroke[] = [{ from, to, width: THIN, ink: null, depth }];
  const w = numbers.values[weight.weight]?.[0] ?? 0;
  const forward = isBackward(frame) || mirror > 0.5 ? 0 : 1;
  const part = (a: Point, b: Point, width: number, ink: Ink): Stroke => ({ from: a, to: b, width, ink, depth });
  if (forward) {
    const width = weightWidth(Math.abs(w));
    const ink = inkOf(w);
    if (first && first.valueReach > 0) strokes.push(part(from, along([from, chip], first.valueReach), width, ink));
    if (second && second.valueReach > 0) strokes.push(part(chip, along([chip, to], second.valueReach), width, ink));
    return strokes;
  }
  for (const [edge, a, b] of [
    [weight.toSum, chip, to],
    [weight.fromSource, from, chip],
  ] as const) {
    const own = frame.edges[edge];
    const carried = own?.isBlocked
      ? numbers.gradients[moment.scene.edges[edge]?.consumer ?? -1]
      : numbers.amounts[edge];
    if (!own || own.gradientReach <= 0 || !carried) continue;
    const x = carried[0] ?? 0;
    strokes.push(part(along([a, b], 1 - own.gradientReach), b, streamWidth(Math.abs(x)), inkOf(x)));
  }
  return strokes;
}

/** From the outputs to the loss, and back from dC/dy. */
function endStrokes(moment: NetworkMoment): Stroke[] {
  const { network, layout, frame, mirror, hand } = moment;
  const outputs = network.layers.at(-1) ?? [];
  const { loss } = layout;
  const entry = { x: loss.x, y: loss.y + loss.height / 2 };
  const strokes: Stroke[] = [];
  const depth = hand.isLoss ? "hand" : hand.neurons.size > 0 ? "quiet" : "rest";
  outputs.forEach((neuron, j) => {
    const at = placeOf(moment, neuron);
    const from = { x: at.x + columnOf(moment, neuron).radius, y: at.y };
    const seed = layout.seeds[j];
    const edge = intoLoss(moment, j);
    const own = frame.edges[edge];
    if (mirror < 0.5) {
      strokes.push({ from, to: entry, width: THIN, ink: null, depth });
      const reach = own?.valueReach ?? 0;
      if (!isBackward(frame) && reach > 0)
        strokes.push({ from, to: along([from, entry], reach), width: 2, ink: "quiet", depth });
    }
    if (!seed) return;
    const to = { x: seed.x, y: at.y };
    const reach = own?.gradientReach ?? 0;
    const x = seedOf(moment, j);
    const isTaken = isOpen(moment, neuron) || hand.isLoss;
    if (reach > 0 && x !== null) {
      const depthOfSeed = isTaken ? "hand" : depth;
      strokes.push({
        from: along([from, to], 1 - reach),
        to,
        width: streamWidth(Math.abs(x)),
        ink: inkOf(x),
        depth: depthOfSeed,
      });
    } else if (isBackward(frame) || mirror > 0.5) strokes.push({ from, to, width: THIN, ink: null, depth });
  });
  return strokes;
}

function seedOf(moment: NetworkMoment, output: number): number | null {
  const node = seedsOf(moment)[output]?.node ?? -1;
  return moment.numbers.gradients[node]?.[0] ?? null;
}

/** The edge from an output into its own term of the loss. */
function intoLoss({ scene, network }: NetworkMoment, output: number): number {
  const neuron = network.layers.at(-1)?.[output];
  const group = scene.nodes[neuron?.z ?? -1]?.group;
  const own = new Set(network.lossTerms[output]?.nodes ?? []);
  const direct = scene.edges.find(({ source, consumer }) => own.has(consumer) && scene.nodes[source]?.group === group);
  const shared = scene.edges.find(
    ({ source, consumer }) => network.loss.includes(consumer) && scene.nodes[source]?.group === group,
  );
  return direct?.index ?? shared?.index ?? -1;
}

export function moversOf(moment: NetworkMoment): Mover[] {
  const { frame, layout, network } = moment;
  const movers: Mover[] = [];
  const add = (edge: number, line: readonly [Point, Point]) => {
    const packet = frame.edges[edge]?.packet;
    if (packet && packet.opacity > 0) movers.push(moverOf(packet, along(line, packet.position)));
  };
  for (const at of weightsOf(moment)) {
    const chip = along(at.line, at.share);
    add(at.weight.fromSource, [at.line[0], chip]);
    add(at.weight.toSum, [chip, at.line[1]]);
    const back = comingBack(moment, at, chip);
    if (back) movers.push(back);
  }
  const { loss } = layout;
  const entry = { x: loss.x, y: loss.y + loss.height / 2 };
  (network.layers.at(-1) ?? []).forEach((neuron, j) => {
    const at = placeOf(moment, neuron);
    const from = { x: at.x + columnOf(moment, neuron).radius, y: at.y };
    const edge = intoLoss(moment, j);
    const seed = layout.seeds[j];
    const isBack = frame.edges[edge]?.packet?.kind === "gradient";
    add(edge, [from, isBack && seed ? { x: seed.x, y: at.y } : entry]);
  });
  return movers;
}

/** While a neuron in hand is multiplied by its gain, what has come back to it goes the last part of the way. */
function comingBack(moment: NetworkMoment, { weight, neuron, line }: WeightPosition, chip: Point): Mover | null {
  const { frame, numbers, network, hand } = moment;
  const target = network.layers[neuron.layer - 2]?.find(({ a }) => a === weight.source);
  if (!target || target.gain === null || !hand.neurons.has(target) || frame.order) return null;
  const reach = frame.edges[target.gain]?.gradientReach ?? 0;
  const amount = numbers.amounts[weight.fromSource];
  if (reach <= 0 || reach >= 1 || !amount) return null;
  return moverOf(
    { kind: "gradient", position: 0, number: amount, isBlocked: false, opacity: 1 },
    along([chip, line[0]], reach),
  );
}

function moverOf({ kind, number, opacity }: Packet, at: Point): Mover {
  const extent = extentOf(number);
  const size = kind === "gradient" ? (extent.isZero ? 5 : packetSize(extent.greatest)) : kind === "request" ? 9 : 6.5;
  const x = number[0] ?? 0;
  return { kind, at, size, ink: kind === "gradient" ? inkOf(x) : "quiet", opacity };
}
