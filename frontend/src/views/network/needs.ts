/**
 * Which gradients one gradient waits for, as arrows: from the flag of the neuron that is being worked on, or looked at,
 * to the flags of the next layer; with a question mark where a number is not there yet.
 */
import { pathText } from "../../core/bezier";
import type { Frame } from "../../core/frame";
import { entering } from "../../core/network/morph";
import type { NetworkPlace } from "../../core/network/place";
import { needsOf } from "../../core/network/recursion";
import { NEURON } from "../../core/network/rooms";
import type { Network, Neuron } from "../../core/network/structure";
import type { Point } from "../../model/types";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, show } from "../shared/svg";

const HANDLE = 0.45;
const TIP = "M0 0L-9 -4.500V4.500Z";

interface Need {
  /** The node whose gradient it is. */
  readonly node: number;
  readonly element: SVGGElement;
  readonly open: SVGGElement;
}

export class Needs {
  /** The arrows, and apart from them what has to stand above the flags. */
  readonly element = make("g", { class: "needs" });
  readonly marks = make("g", { class: "needs" });
  private readonly byNeuron = new Map<Neuron, { readonly group: SVGGElement; readonly needs: readonly Need[] }>();
  /** By node of the scene: the neuron it is a part of. */
  private readonly owners = new Map<number, Neuron>();

  constructor(
    private readonly network: Network,
    place: NetworkPlace,
    seeds: readonly number[],
  ) {
    network.layers.forEach((layer, l) => {
      layer.forEach((neuron, j) => {
        const at = place.neurons[l]?.[j]?.at;
        if (!at) return;
        for (const node of [neuron.z, neuron.a, neuron.bias, ...neuron.terms.map(({ total }) => total)]) {
          this.owners.set(node, neuron);
        }
        const group = make("g", { "data-needs": neuron.z }, this.element);
        const next = needsOf(network, neuron);
        const needs = next.map(({ z }, k) =>
          this.need(group, z, betweenFlags(at, place.neurons[l + 1]?.[k]?.at ?? at)),
        );
        const seed = seeds[j];
        if (next.length === 0 && seed !== undefined)
          needs.push(this.need(group, seed, toSeed(at, place.lossTerms[j] ?? at)));
        this.byNeuron.set(neuron, { group, needs });
      });
    });
  }

  draw(frame: Frame, { lights, selected, mirror }: Picture): void {
    const looked = [...lights.nodes, ...(selected === null ? [] : [selected])].map((node) => this.owners.get(node));
    const asked = looked.find((neuron) => neuron !== undefined) ?? this.atWork(frame);
    fade(this.element, asked ? entering(mirror) : 0);
    fade(this.marks, asked ? entering(mirror) : 0);
    for (const [neuron, { group, needs }] of this.byNeuron) {
      show(group, neuron === asked);
      for (const { node, element, open } of needs) {
        const isOpen = !frame.order?.seeds.has(node) && frame.nodes[node]?.gradientState !== "done";
        mark(element, "is-open", isOpen);
        show(open, isOpen && neuron === asked);
      }
    }
  }

  private need(parent: SVGGElement, node: number, points: readonly Point[]): Need {
    const element = make("g", { class: "need", "data-need": node }, parent);
    make("path", { class: "need-line", d: pathText(points) }, element);
    const [before, end] = [points.at(-2), points.at(-1)];
    if (!before || !end) return { node, element, open: element };
    const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
    make("path", { class: "need-tip", d: TIP, transform: `translate(${end.x} ${end.y}) rotate(${angle})` }, element);
    const at = `translate(${end.x + NEURON.open.dx} ${end.y})`;
    const open = make("g", { class: "need-open", transform: at, hidden: "" }, this.marks);
    make("circle", { r: NEURON.open.size / 2 - 0.5 }, open);
    make("text", { dy: "0.36em" }, open).textContent = "?";
    return { node, element, open };
  }

  /** The neuron whose dC/dz is asked for or put together in the active step. */
  private atWork({ active, order }: Frame): Neuron | undefined {
    if (order) return order.stack.at(-1) ?? order.event?.neuron;
    if (active?.pass !== "backward") return undefined;
    const neurons = this.network.layers.flat();
    const weight = neurons.flatMap(({ weights }) => weights).find(({ product }) => product === active.node);
    return neurons.find(({ a }) => a === (weight?.source ?? active.node));
  }
}

function betweenFlags(from: Point, to: Point): readonly Point[] {
  const { flag } = NEURON;
  const start = { x: from.x + flag.width / 2 + 2, y: from.y + flag.y };
  const end = { x: to.x - flag.width / 2 - 1, y: to.y + flag.y };
  const handle = (end.x - start.x) * HANDLE;
  return [start, { x: start.x + handle, y: start.y }, { x: end.x - handle, y: end.y }, end];
}

/** From an output's flag to its seed, which stands beside it. */
function toSeed(from: Point, box: Point): readonly Point[] {
  const { flag } = NEURON;
  const start = { x: from.x + flag.width / 2 + 2, y: from.y + flag.y };
  const end = { x: box.x, y: from.y + 26 };
  return [start, { x: start.x + (end.x - start.x) * 0.6, y: start.y }, { x: end.x, y: start.y }, end];
}
