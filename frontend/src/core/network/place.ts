/**
 * Where the parts of a network stand: `placeNetwork(scene, network)`. Neurons in columns, weights as edges with a chip
 * on each. Room is reserved for everything that will ever be written, so nothing overlaps at any step.
 */
import type { EdgePlace, Layout, NodePlace, Point, Scene } from "../../model/types";
import { linesOf, type Standing } from "./lines";
import {
  CHIP,
  centred,
  chipRoom,
  INPUT,
  inputRooms,
  LOSS,
  lossHeight,
  NEURON,
  neuronRooms,
  overlap,
  type Rect,
} from "./rooms";
import { splitBezier } from "./split";
import type { Network } from "./structure";

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

/** For the camera and the focus: where each node of the scene is, and how much room it takes. */
function nodePlaces(scene: Scene, network: Network, base: Standing): NodePlace[] {
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
