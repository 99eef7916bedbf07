/**
 * Where the parts of a network stand: `placeNetwork(scene, network)`. Neurons in columns, weights as edges with a chip
 * on each. Room is reserved for everything that will ever be written, so nothing overlaps at any step.
 */
import type { EdgePlace, Layout, NodePlace, Point, Scene } from "../../model/types";
import { splitBezier } from "./split";
import type { Network, Neuron } from "./structure";

/** Half the width of everything under and over a neuron, and what it is made of, from the centre of its circle. */
export const NEURON = {
  radius: 31,
  halfWidth: 46,
  sum: { y: -77, width: 116, height: 32 },
  name: { y: -46, height: 16 },
  lock: { y: 42, height: 14 },
  flag: { y: 69, width: 88, height: 34 },
  bias: { y: 102, width: 92, height: 20 },
  /** How often it has been evaluated. */
  tally: { y: 122, width: 92, height: 15 },
  /** On the flag's tip: the question mark of an arrow that ends there. */
  open: { dx: 1, size: 14 },
} as const;
export const CHIP = { width: 62, height: 50 } as const;
export const INPUT = { half: 22, name: -34, flag: 48 } as const;
export const LOSS = { width: 92, line: 15, flag: 34 } as const;

const ROW = 286;
const COLUMN = { least: 180, more: 4, most: 900 } as const;
const LOSS_COLUMN = 122;
const MARGIN = { left: 54, right: 58, top: 152, bottom: 152 } as const;
/** How far a sloped line goes level first, as a share of its width: nearly upright in the middle, where its chip is. */
const HANDLE = 0.42;
/** Where on its edge a chip may sit, best first: off the middle, where sloped lines cross. */
const SHARES = [0.4, 0.6, 0.36, 0.64, 0.44, 0.56, 0.32, 0.68, 0.5, 0.28, 0.72, 0.24, 0.76, 0.2, 0.8] as const;
const LEVEL_SHARES = [0.5, ...SHARES] as const;
const AIR = 3;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The line of one weight, from its source to its neuron, and the chip on it. */
export interface WeightPlace {
  readonly points: readonly Point[];
  readonly chip: Point;
}

export interface NetworkPlace {
  readonly layout: Layout;
  readonly inputs: readonly Point[];
  /** By layer and neuron: centres of circles, weights by source. */
  readonly neurons: readonly (readonly { readonly at: Point; readonly weights: readonly WeightPlace[] }[])[];
  /** Upper edges' middles of the boxes of the loss terms. */
  readonly lossTerms: readonly Point[];
  readonly loss: Point;
  /** Scene edges that are drawn. */
  readonly lines: ReadonlyMap<number, EdgePlace>;
  /** Every reserved room; no two of them overlap. */
  readonly rooms: readonly Rect[];
}

export function placeNetwork(scene: Scene, network: Network): NetworkPlace {
  const rows = Math.max(network.inputs.length, ...network.layers.map((layer) => layer.length));
  const height = MARGIN.top + (rows - 1) * ROW + MARGIN.bottom;
  const column = (x: number, count: number): Point[] =>
    Array.from({ length: count }, (_, i) => ({ x, y: MARGIN.top + ((rows - count) / 2 + i) * ROW }));

  const inputs = column(MARGIN.left, network.inputs.length);
  const rooms: Rect[] = inputs.flatMap(inputRooms);
  const neurons: NetworkPlace["neurons"][number][] = [];
  let sources = inputs;
  let reach: number = INPUT.half;
  for (const layer of network.layers) {
    const found = placeLayer(layer.length, sources, reach, (x) => column(x, layer.length));
    rooms.push(...found.rooms);
    neurons.push(found.neurons);
    sources = found.neurons.map(({ at }) => at);
    reach = NEURON.radius;
  }
  const x = (sources[0]?.x ?? 0) + LOSS_COLUMN;
  const lossTerms = sources.map(({ y }, j) => ({ x, y: y - lossHeight(network.lossTerms[j]?.nodes.length ?? 0) / 2 }));
  const loss = { x, y: sources.length > 1 ? height / 2 : height / 2 + 140 };
  lossTerms.forEach((at, j) => {
    const size = lossHeight(network.lossTerms[j]?.nodes.length ?? 0);
    rooms.push(centred(x, at.y + size / 2, LOSS.width, size));
    rooms.push(centred(x, at.y + size + 8 + LOSS.flag / 2, LOSS.width, LOSS.flag));
  });
  rooms.push(centred(loss.x, loss.y, LOSS.width, lossHeight(network.loss.length)));
  const size = { width: x + MARGIN.right, height };
  const base = { inputs, neurons, lossTerms, loss, rooms };
  const lines = linesOf(scene, network, base);
  const layout = { ...size, nodes: nodePlaces(scene, network, base), edges: edgePlaces(scene, lines) };
  return { ...base, lines, layout };
}

export function lossHeight(lines: number): number {
  return lines * LOSS.line + 10;
}

/** Centres of the squares, and room for name and flag. */
function inputRooms({ x, y }: Point): Rect[] {
  return [
    centred(x, y, 2 * INPUT.half, 2 * INPUT.half),
    centred(x, y + INPUT.name, 60, 14),
    centred(x, y + INPUT.flag, NEURON.flag.width, NEURON.flag.height),
  ];
}

function neuronRooms({ x, y }: Point): Rect[] {
  const { sum, name, lock, flag, bias, tally, open, radius, halfWidth } = NEURON;
  return [
    centred(x, y + sum.y, sum.width, sum.height),
    centred(x, y + name.y, 2 * halfWidth, name.height),
    centred(x, y, 2 * radius, 2 * radius - 4),
    centred(x, y + lock.y, 2 * halfWidth, lock.height),
    centred(x, y + flag.y, flag.width, flag.height),
    centred(x, y + bias.y, bias.width, bias.height),
    centred(x, y + tally.y + 0.5, tally.width, tally.height),
    centred(x - flag.width / 2 - open.size / 4, y + flag.y, open.size / 2, open.size),
  ];
}

/** The column of a layer, as near to its sources as the chips between them allow. */
function placeLayer(count: number, sources: readonly Point[], reach: number, column: (x: number) => Point[]) {
  const left = sources[0]?.x ?? 0;
  const from = sources.flatMap((at) => (reach === INPUT.half ? inputRooms(at) : neuronRooms(at)));
  for (let gap: number = COLUMN.least; ; gap += COLUMN.more) {
    const places = column(left + gap);
    const rooms = places.flatMap(neuronRooms);
    const lines = places.map((to) => sources.map((at) => lineBetween(at, reach, to)));
    const chips = placeChips(lines, [...from, ...rooms]);
    if (!chips && gap < COLUMN.most) continue;
    const neurons = places.map((at, j) => ({
      at,
      weights: (lines[j] ?? []).map((points, k) => weightPlace(points, chips?.[j]?.[k] ?? 0.5)),
    }));
    const taken = neurons.flatMap(({ weights }) => weights.map(({ chip }) => chipRoom(chip)));
    return { neurons, rooms: [...rooms, ...taken], count };
  }
}

function lineBetween(from: Point, reach: number, to: Point): readonly Point[] {
  const x0 = from.x + reach;
  const x1 = to.x - NEURON.radius;
  const handle = from.y === to.y ? (x1 - x0) / 3 : (x1 - x0) * HANDLE;
  return [
    { x: x0, y: from.y },
    { x: x0 + handle, y: from.y },
    { x: x1 - handle, y: to.y },
    { x: x1, y: to.y },
  ];
}

/** A share for every line at which its chip meets nothing; null where there is none. Level lines choose first. */
function placeChips(lines: readonly (readonly (readonly Point[])[])[], rooms: readonly Rect[]): number[][] | null {
  const taken = [...rooms];
  const shares = lines.map((row) => row.map(() => 0.5));
  const order = lines.flatMap((row, j) => row.map((points, k) => ({ j, k, points })));
  order.sort((a, b) => steepness(a.points) - steepness(b.points));
  for (const { j, k, points } of order) {
    const share = (steepness(points) === 0 ? LEVEL_SHARES : SHARES).find((each) => {
      const room = chipRoom(at(points, each));
      return !taken.some((other) => overlap(room, other, AIR));
    });
    const row = shares[j];
    if (share === undefined || !row) return null;
    row[k] = share;
    taken.push(chipRoom(at(points, share)));
  }
  return shares;
}

function steepness(points: readonly Point[]): number {
  return Math.abs((points[3]?.y ?? 0) - (points[0]?.y ?? 0));
}

function at(points: readonly Point[], share: number): Point {
  return splitBezier(points, share)[0][3] ?? { x: 0, y: 0 };
}

function weightPlace(points: readonly Point[], share: number): WeightPlace {
  const [head, tail] = splitBezier(points, share);
  return { points: [...head, ...tail.slice(1)], chip: head[3] ?? { x: 0, y: 0 } };
}

function chipRoom({ x, y }: Point): Rect {
  return centred(x, y, CHIP.width, CHIP.height);
}

export function centred(x: number, y: number, width: number, height: number): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function overlap(a: Rect, b: Rect, air = 0): boolean {
  const apart =
    a.x + a.width + air <= b.x ||
    b.x + b.width + air <= a.x ||
    a.y + a.height + air <= b.y ||
    b.y + b.height + air <= a.y;
  return !apart;
}

type Base = Pick<NetworkPlace, "inputs" | "neurons" | "lossTerms" | "loss">;

/** Scene edges as lines: source to chip, chip to neuron, bias to neuron, outputs to the loss and its terms to C. */
function linesOf(scene: Scene, network: Network, base: Base): Map<number, EdgePlace> {
  const lines = new Map<number, EdgePlace>();
  network.layers.forEach((layer, l) => {
    layer.forEach((neuron, j) => {
      const place = base.neurons[l]?.[j];
      if (!place) return;
      neuron.weights.forEach((weight, k) => {
        const points = place.weights[k]?.points ?? [];
        lines.set(weight.fromSource, edgePlace(points.slice(0, 4)));
        lines.set(weight.toSum, edgePlace(points.slice(3)));
      });
      lines.set(neuron.biasEdge, edgePlace(biasLine(place.at)));
    });
  });
  const outputs = network.layers.at(-1) ?? [];
  outputs.forEach((neuron, j) => {
    const from = base.neurons.at(-1)?.[j]?.at;
    const box = base.lossTerms[j];
    if (from && box) lossLines(scene, network, neuron, j, from, box, base.loss, lines);
  });
  return lines;
}

function lossLines(
  scene: Scene,
  network: Network,
  { z }: Neuron,
  j: number,
  from: Point,
  box: Point,
  loss: Point,
  lines: Map<number, EdgePlace>,
): void {
  const own = new Set(network.lossTerms[j]?.nodes ?? []);
  const shared = new Set(network.loss);
  const size = lossHeight(own.size);
  const into = edgePlace(straight({ x: from.x + NEURON.radius, y: from.y }, { x: box.x - LOSS.width / 2, y: from.y }));
  const up = loss.y < box.y;
  const half = lossHeight(network.loss.length) / 2;
  const start = { x: box.x, y: up ? box.y : box.y + size + 8 + LOSS.flag };
  const out = edgePlace(straight(start, { x: loss.x, y: up ? loss.y + half : loss.y - half }));
  const group = scene.nodes[z]?.group;
  for (const edge of scene.edges) {
    if (own.has(edge.consumer) && scene.nodes[edge.source]?.group === group) lines.set(edge.index, into);
    if (own.has(edge.source) && shared.has(edge.consumer)) lines.set(edge.index, out);
  }
}

function biasLine({ x, y }: Point): readonly Point[] {
  const { bias, radius, halfWidth } = NEURON;
  const side = x - halfWidth - 6;
  const turn = { x: x - radius * 0.8, y: y + radius * 0.62 };
  return [{ x: x - bias.width / 2, y: y + bias.y }, { x: side - 8, y: y + bias.y }, { x: side - 4, y: y + 40 }, turn];
}

function straight(from: Point, to: Point): readonly Point[] {
  const between = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  return [from, between(1 / 3), between(2 / 3), to];
}

function edgePlace(points: readonly Point[]): EdgePlace {
  const first = points[0] ?? { x: 0, y: 0 };
  const last = points.at(-1) ?? first;
  return { points, label: { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2, width: 16, height: 16 } };
}

/** For the camera and the focus: where each node of the scene is, and how much room it takes. */
function nodePlaces(scene: Scene, network: Network, base: Base): NodePlace[] {
  const places = scene.nodes.map(() => nodePlace(base.loss, LOSS.width, lossHeight(network.loss.length)));
  network.inputs.forEach((node, i) => {
    const at = base.inputs[i];
    if (at) places[node] = { ...nodePlace(at, 92, 132), flag: { ...flagOf(), dy: INPUT.flag } };
  });
  network.layers.forEach((layer, l) => {
    layer.forEach((neuron, j) => {
      const place = base.neurons[l]?.[j];
      if (!place) return;
      const whole = nodePlace({ x: place.at.x, y: place.at.y + 10 }, 2 * NEURON.halfWidth, 208);
      for (const node of [neuron.z, neuron.a, neuron.bias, ...neuron.terms.map((term) => term.total)]) {
        places[node] = whole;
      }
      neuron.weights.forEach((weight, k) => {
        const chip = place.weights[k]?.chip ?? place.at;
        for (const node of [weight.weight, weight.product]) places[node] = nodePlace(chip, CHIP.width, CHIP.height);
      });
    });
  });
  network.lossTerms.forEach(({ nodes }, j) => {
    const box = base.lossTerms[j];
    const size = lossHeight(nodes.length);
    if (box) for (const node of nodes) places[node] = nodePlace({ x: box.x, y: box.y + size / 2 }, LOSS.width, size);
  });
  return places;
}

function flagOf() {
  return { width: NEURON.flag.width, height: NEURON.flag.height, dy: NEURON.flag.y };
}

function nodePlace({ x, y }: Point, width: number, height: number): NodePlace {
  const body = { kind: "circle", width: 62, height: 62, dy: 0, rows: 1, columns: 1 } as const;
  return { x, y, width, height, body, flag: flagOf() };
}

const NOWHERE = { points: [], label: { x: 0, y: 0, width: 0, height: 0 } };

function edgePlaces(scene: Scene, lines: ReadonlyMap<number, EdgePlace>): EdgePlace[] {
  return scene.edges.map((edge) => lines.get(edge.index) ?? NOWHERE);
}
