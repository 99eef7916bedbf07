/**
 * The network as the lecture draws it, and its mirror. The same nodes as in the graph, placed as neurons; at
 * `picture.mirror` 1 the hidden neurons are amplifiers and the seeds can be moved.
 */
import type { Frame } from "../../core/frame";
import { aloud, plainName } from "../../core/name";
import { ownSeeds, type Seeds, seedNodes, withSeeds } from "../../core/network/backward";
import { leaving } from "../../core/network/morph";
import type { NetworkPlace } from "../../core/network/place";
import type { OrderName } from "../../core/network/recursion";
import { LOSS, lossHeight } from "../../core/network/rooms";
import type { Network } from "../../core/network/structure";
import type { Numbers, Scene, SceneNode } from "../../model/types";
import { EdgeShape } from "../shared/edge";
import { PacketShape } from "../shared/packet";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { fade, make, mark, put } from "../shared/svg";
import { Band } from "./band";
import { InputSquare } from "./input";
import { LossBox } from "./loss";
import { Needs } from "./needs";
import { NeuronShape } from "./neuron";
import { OrderBar } from "./order-bar";
import { SeedBox } from "./seed";
import { WeightChip } from "./weight";

const MIDDLE = { open: 0.5, closed: 0.5 };

/** What a hand on the picture asks of the player. */
export interface NetworkHand {
  /** The hand has changed what is shown. */
  redraw(): void;
  choose(order: OrderName): void;
}

interface Part {
  draw(frame: Frame, picture: Picture): void;
}

interface Line {
  readonly index: number;
  readonly shape: EdgeShape;
  readonly packet: PacketShape;
}

export class NetworkView implements Renderer {
  readonly element: SVGSVGElement;
  private readonly world: SVGGElement;
  private readonly parts: Part[] = [];
  private readonly lines: Line[] = [];
  private readonly spots = new Map<number, Element>();
  private readonly seeds: { readonly node: number; readonly box: SeedBox }[] = [];
  private readonly loss: SVGGElement;
  private readonly lossLines: SVGGElement;
  private readonly band: Band;
  private readonly needs: Needs;
  readonly bar: OrderBar;
  private given: ReadonlyMap<number, number> = new Map();
  private kept: { readonly numbers: Numbers; readonly seeds: Seeds; readonly shown: Numbers } | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    private readonly place: NetworkPlace,
    private readonly hand: NetworkHand,
  ) {
    this.element = make("svg", { class: "graph network", role: "group" });
    this.world = make("g", { class: "world" }, this.element);
    const layer = (name: string) => make("g", { class: name }, this.world);
    this.lossLines = layer("lines loss-lines");
    const lines = layer("lines");
    this.needs = new Needs(network, place, seedNodes(scene, network));
    this.world.append(this.needs.element);
    const labels = layer("labels");
    this.loss = layer("losses");
    const nodes = layer("nodes");
    this.world.append(this.needs.marks);
    const packets = layer("packets");
    this.band = new Band(scene, network, place.layout);
    this.world.append(this.band.element);
    this.bar = new OrderBar(scene, network, { choose: (order) => hand.choose(order), reset: () => this.reset() });
    this.addLines(lines, packets);
    this.addNeurons(nodes, labels);
    this.addLoss(nodes);
  }

  draw(picture: Picture): void {
    const { camera, view, mirror, messages, frame } = picture;
    const isWhatIf = this.given.size > 0 && mirror === 1;
    put(this.element, "viewBox", `0 0 ${view.width} ${view.height}`);
    put(this.element, "data-pass", frame.active?.pass ?? "forward");
    mark(this.element, "is-reversed", mirror > 0.5);
    mark(this.element, "is-what-if", isWhatIf);
    const output = this.scene.nodes[this.scene.output];
    put(this.element, "aria-label", messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length));
    put(this.world, "transform", `matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`);
    for (const part of this.parts) part.draw(frame, picture);
    for (const { index, shape, packet } of this.lines) {
      const edge = frame.edges[index];
      if (edge) shape.draw(edge, picture);
      packet.draw(edge?.packet ?? null);
    }
    for (const { node, box } of this.seeds) {
      const seeded = frame.order?.seeds.get(node) ?? frame.nodes[node];
      if (seeded) box.draw(seeded, picture);
    }
    fade(this.loss, leaving(mirror));
    fade(this.lossLines, leaving(mirror));
    this.band.draw(frame, picture);
    this.needs.draw(frame, picture);
    this.bar.draw(frame, messages, mirror > 0, isWhatIf);
  }

  /** The trace's figures, or in the reversed network those that follow from the seeds given by hand. */
  adjust(numbers: Numbers, mirror: number): Numbers {
    if (this.given.size === 0 || mirror < 1) return numbers;
    const { kept } = this;
    if (kept?.numbers === numbers && kept.seeds === this.given) return kept.shown;
    const seeds = new Map([...ownSeeds(this.scene, numbers, this.network), ...this.given]);
    const shown = withSeeds(this.scene, numbers, seeds);
    this.kept = { numbers, seeds: this.given, shown };
    return shown;
  }

  pick(target: EventTarget | null): Pick {
    if (!(target instanceof Element)) return {};
    const node = target.closest("[data-node]")?.getAttribute("data-node");
    if (node) return { node: Number(node), isValue: target.closest(".body") !== null };
    const edge = target.closest("[data-edge]")?.getAttribute("data-edge");
    return edge ? { edge: Number(edge) } : {};
  }

  focus(node: number): void {
    const spot = this.spots.get(node);
    if (spot instanceof SVGElement) spot.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }

  private change(node: number, value: number): void {
    this.given = new Map([...this.given, [node, value]]);
    this.hand.redraw();
  }

  private reset(): void {
    this.given = new Map();
    this.hand.redraw();
  }

  private addLines(lines: SVGGElement, packets: SVGGElement): void {
    const { loss, lossTerms } = this.network;
    const terms = new Set(lossTerms.flatMap(({ nodes }) => nodes));
    for (const [index, place] of this.place.lines) {
      const edge = this.scene.edges[index];
      if (!edge) continue;
      const shape = new EdgeShape(edge, place);
      const packet = new PacketShape(place, MIDDLE);
      const isLoss = terms.has(edge.source) && loss.includes(edge.consumer);
      (isLoss ? this.lossLines : lines).append(shape.element);
      packets.append(packet.element);
      this.lines.push({ index, shape, packet });
    }
  }

  private addNeurons(nodes: SVGGElement, labels: SVGGElement): void {
    const { scene, network, place } = this;
    network.inputs.forEach((index, i) => {
      const at = place.inputs[i];
      const room = place.layout.nodes[index];
      const node = scene.nodes[index];
      if (!at || !room || !node) return;
      const square = new InputSquare(scene, node, at, room, nodes);
      this.parts.push(square);
      this.spots.set(index, square.spot.element);
    });
    network.layers.forEach((layer, l) => {
      layer.forEach((neuron, j) => {
        const own = place.neurons[l]?.[j];
        const room = place.layout.nodes[neuron.z];
        if (!own || !room) return;
        const shape = new NeuronShape(scene, neuron, own.at, room, l === network.layers.length - 1);
        nodes.append(shape.element);
        this.parts.push(shape);
        for (const [index, spot] of shape.spots) this.spots.set(index, spot);
        neuron.weights.forEach((weight, k) => {
          const where = own.weights[k];
          if (!where) return;
          const chip = new WeightChip(scene, weight, where);
          labels.append(chip.element);
          this.parts.push(chip);
          for (const [index, spot] of chip.spots) this.spots.set(index, spot);
        });
      });
    });
  }

  private addLoss(nodes: SVGGElement): void {
    const { scene, network, place } = this;
    const boxes = network.lossTerms.map(({ nodes: own }, j) => {
      const { x, y } = place.lossTerms[j] ?? place.loss;
      return new LossBox(scene, own, { x, y, kind: "term" }, this.loss);
    });
    const y = place.loss.y - lossHeight(network.loss.length) / 2;
    boxes.push(new LossBox(scene, network.loss, { x: place.loss.x, y, kind: "whole" }, this.loss));
    for (const box of boxes) {
      this.parts.push(box);
      for (const [index, spot] of box.spots) this.spots.set(index, spot);
    }
    seedNodes(scene, network).forEach((node, j) => {
      const box = place.lossTerms[j] ?? place.loss;
      const size = lossHeight(network.lossTerms[j]?.nodes.length ?? 0);
      const flag = { x: box.x, y: box.y + size + 8 + LOSS.flag / 2 };
      const at = { x: box.x, y: box.y + size / 2 };
      const seed = new SeedBox(
        scene,
        scene.nodes[node] as SceneNode,
        { flag, box: at },
        {
          change: (index, value) => this.change(index, value),
          reset: () => this.reset(),
        },
      );
      nodes.append(seed.element);
      this.seeds.push({ node, box: seed });
    });
  }
}
