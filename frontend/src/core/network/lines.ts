/** The lines of a network: `linesOf` gives the edges of the scene that are drawn, once its parts have their places. */
import type { EdgePlace, Point, Scene } from "../../model/types";
import type { NetworkPlace } from "./place";
import { LOSS, lossHeight, NEURON } from "./rooms";
import type { Network, Neuron } from "./structure";

/** Where everything stands that a line leads to. */
export type Standing = Pick<NetworkPlace, "inputs" | "neurons" | "lossTerms" | "loss">;

/** Scene edges as lines: source to chip, chip to neuron, bias to neuron, outputs to the loss and its terms to C. */
export function linesOf(scene: Scene, network: Network, base: Standing): Map<number, EdgePlace> {
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
