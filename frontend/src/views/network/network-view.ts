/**
 * The network as the lecture draws it, and its mirror: at `picture.mirror` 1 the hidden neurons are amplifiers and the
 * seeds can be moved. It fills its stage; what there is room for is decided in `core/network/layout`.
 */
import { aloud, plainName } from "../../core/name";
import { ownSeeds, type Seeds, seedNodes, withSeeds } from "../../core/network/backward";
import { isWrittenAlike, motionOf, type Writing, writingOf } from "../../core/network/drawing";
import { seedsOf } from "../../core/network/end-labels";
import type { Label } from "../../core/network/label";
import { type NetworkLayout, networkLayout } from "../../core/network/layout";
import { neuronText } from "../../core/network/neuron";
import { openedAt } from "../../core/network/opened";
import type { NetworkMoment } from "../../core/network/picture";
import type { OrderName } from "../../core/network/recursion";
import type { Network, Neuron } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import { neighbourIn, placeIn } from "../../core/network/walk";
import { widestWeight } from "../../core/network/weight-labels";
import type { Direction } from "../../core/walk";
import type { Numbers, Scene, SceneNode } from "../../model/types";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { make, mark, put } from "../shared/svg";
import { LabelMark } from "./label-mark";
import { OrderBar } from "./order-bar";
import { SeedHandle } from "./seed";
import { ShapeMark } from "./shape-mark";
import { Spot } from "./spot";
import { StrokeSheet } from "./stroke-sheet";

/** What a hand on the picture asks of the player. */
export interface NetworkHand {
  /** The hand has changed what is shown. */
  redraw(): void;
  choose(order: OrderName): void;
}

export class NetworkView implements Renderer {
  readonly element = document.createElement("div");
  readonly fills = true;
  readonly bar: OrderBar;
  private readonly sheet = new StrokeSheet();
  private readonly svg = make("svg", { class: "graph network", role: "group" });
  private readonly world = make("g", { class: "world" }, this.svg);
  private readonly shapes = make("g", { class: "shapes" }, this.world);
  private readonly labels = make("g", { class: "labels" }, this.world);
  private readonly byShape = new Map<string, ShapeMark>();
  private readonly byLabel = new Map<string, LabelMark>();
  private readonly spots = new Map<SVGElement, Spot>();
  private readonly seeds: readonly { readonly node: number; readonly handle: SeedHandle }[];
  private laid: { readonly key: string; readonly layout: NetworkLayout } | null = null;
  private given: Seeds = new Map();
  private before: Seeds = new Map();
  private changed: { readonly numbers: Numbers; readonly seeds: Seeds; readonly shown: Numbers } | null = null;
  private own: Numbers | null = null;
  private written: {
    readonly moment: NetworkMoment;
    readonly asked: readonly unknown[];
    readonly writing: Writing;
  } | null = null;
  /** A node that is to have the focus as soon as it is drawn. */
  private wanted: number | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    private readonly hand: NetworkHand,
  ) {
    this.element.className = "network-room";
    // What is written comes first for those who read the page; it lies above what moves.
    this.element.append(this.svg, this.sheet.element);
    this.bar = new OrderBar(scene, network, { choose: (order) => hand.choose(order), reset: () => this.reset() });
    this.seeds = seedNodes(scene, network).map((node) => {
      const handle = new SeedHandle(scene, scene.nodes[node] as SceneNode, {
        start: () => {
          this.before = new Map([...(this.own ? ownSeeds(scene, this.own, network) : []), ...this.given]);
        },
        scale: (factor) => this.give(new Map([...this.before].map(([each, seed]) => [each, seed * factor]))),
        change: (index, value) => this.give(new Map([...this.given, [index, value]])),
        reset: () => this.reset(),
      });
      this.world.append(handle.element);
      return { node, handle };
    });
    this.world.append(this.labels);
  }

  draw(given: Picture): void {
    // What is no part of the drawing, like the pieces of the loss, is focused where it is hidden.
    const focus = placeIn(this.scene, this.network, given.focus);
    const picture = { ...given, focus };
    const { camera, view, mirror, messages, frame } = picture;
    const isWhatIf = this.given.size > 0 && mirror === 1;
    put(this.svg, "viewBox", `0 0 ${view.width} ${view.height}`);
    put(this.svg, "data-pass", frame.active?.pass ?? "forward");
    mark(this.svg, "is-reversed", mirror > 0.5);
    mark(this.svg, "is-what-if", isWhatIf);
    const output = this.scene.nodes[this.scene.output];
    put(this.svg, "aria-label", messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length));
    put(this.world, "transform", `matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`);
    const moment = this.momentOf(picture);
    const writing = this.writingFor(moment, picture);
    this.sheet.draw({ ...motionOf(moment), ...writing }, picture, this.element);
    this.bar.draw(frame, messages, mirror > 0, isWhatIf);
  }

  /** The trace's figures, or in the reversed network those that follow from the seeds given by hand. */
  adjust(numbers: Numbers, mirror: number): Numbers {
    this.own = numbers;
    if (this.given.size === 0 || mirror < 1) return numbers;
    const { changed } = this;
    if (changed?.numbers === numbers && changed.seeds === this.given) return changed.shown;
    const seeds = new Map([...ownSeeds(this.scene, numbers, this.network), ...this.given]);
    const shown = withSeeds(this.scene, numbers, seeds);
    this.changed = { numbers, seeds: this.given, shown };
    return shown;
  }

  pick(target: EventTarget | null): Pick {
    if (!(target instanceof Element)) return {};
    const node = target.closest("[data-node]")?.getAttribute("data-node");
    return node ? { node: Number(node), isValue: target.closest(".body") !== null } : {};
  }

  walk(node: number, direction: Direction): number {
    return neighbourIn(this.scene, this.network, node, direction);
  }

  focus(node: number): void {
    const spot = this.elementOf(node);
    if (spot) spot.focus({ preventScroll: true });
    this.wanted = spot ? null : node;
  }

  destroy(): void {
    this.element.remove();
  }

  private momentOf({
    frame,
    numbers,
    mirror,
    messages,
    lights,
    selected,
    everything,
    view,
    floor,
    isHall,
  }: Picture): NetworkMoment {
    const { scene, network } = this;
    const nodes = new Set(selected === null ? lights.nodes : [...lights.nodes, selected]);
    const hand = openedAt(scene, network, frame, { nodes, everything });
    const digits = isHall || view.width < 600 ? 3 : 4;
    const layout = this.layoutFor(numbers, { size: view, floor, digits });
    const isWhatIf = this.given.size > 0 && mirror === 1;
    const factor = isWhatIf ? this.factorOf(numbers) : null;
    return { scene, network, layout, frame, numbers, hand, mirror, words: networkWords(messages), factor, isWhatIf };
  }

  /** What is written, on the page as well; while nothing but packets moves it stays as it is. */
  private writingFor(moment: NetworkMoment, picture: Picture): Writing {
    const { lights, focus, selected, visited, isEditable, messages } = picture;
    const asked = [lights, focus, selected, visited, isEditable, messages];
    const { written } = this;
    const isSame = written && asked.every((each, i) => each === written.asked[i]);
    if (isSame && isWrittenAlike(written.moment, moment)) return written.writing;
    const writing = writingOf(moment);
    this.written = { moment, asked, writing };
    this.drawShapes(writing, picture);
    this.drawSeeds(moment, picture);
    this.drawLabels(writing.labels, picture);
    put(this.svg, "data-needs", writing.needs.map(({ node, isOpen }) => `${node}${isOpen ? "?" : ""}`).join(" "));
    return writing;
  }

  /** How many times its own every gradient of the network is; null where they differ in that. */
  private factorOf(numbers: Numbers): number | null {
    const { own, network } = this;
    const nodes = network.layers.flat().map(({ z }) => z);
    const factors = nodes.flatMap((z) => {
      const [now, before] = [numbers.gradients[z]?.[0], own?.gradients[z]?.[0]];
      return now === undefined || !before ? [] : [now / before];
    });
    const [first] = factors;
    return first !== undefined && factors.every((each) => Math.abs(each - first) < 1e-9 * Math.abs(first))
      ? first
      : null;
  }

  private layoutFor(numbers: Numbers, stage: Parameters<typeof networkLayout>[1]): NetworkLayout {
    const { network } = this;
    const weights = network.layers.flat().flatMap((neuron) => neuron.weights);
    const weightEms = widestWeight(
      weights.map(({ weight }) => numbers.values[weight]?.[0] ?? 0),
      stage.digits,
    );
    const key = [stage.size.width, stage.size.height, stage.floor, stage.digits, weightEms].join();
    if (this.laid?.key !== key) {
      const sizes = [network.inputs.length, ...network.layers.map((layer) => layer.length)];
      this.laid = { key, layout: networkLayout({ sizes, weightEms }, stage) };
    }
    return this.laid.layout;
  }

  private drawShapes({ shapes }: Writing, picture: Picture): void {
    for (const shape of shapes) {
      let own = this.byShape.get(shape.key);
      if (!own) {
        own = new ShapeMark(shape);
        this.byShape.set(shape.key, own);
        this.shapes.append(own.element);
        mark(own.element, "body", shape.neuron === null);
        this.spot(own.element, shape.node);
      }
      own.draw(shape, picture.frame, picture.numbers);
      const { neuron } = shape;
      mark(own.element, "is-visited", neuron !== null && picture.visited === this.nameOf(neuron));
      this.read(own.element, shape.node, picture);
    }
  }

  private drawLabels(labels: readonly Label[], picture: Picture): void {
    const seen = new Set<string>();
    for (const label of labels) {
      seen.add(label.key);
      let own = this.byLabel.get(label.key);
      if (!own) {
        own = new LabelMark();
        this.byLabel.set(label.key, own);
        this.labels.append(own.element);
        if (label.node !== undefined) this.spot(own.element, label.node);
      }
      own.draw(label);
      if (label.node !== undefined) this.read(own.element, label.node, picture);
    }
    for (const [key, { element }] of this.byLabel) {
      if (seen.has(key)) continue;
      element.remove();
      this.spots.delete(element);
      this.byLabel.delete(key);
    }
    if (this.wanted === picture.focus) this.focus(picture.focus);
  }

  private drawSeeds(moment: NetworkMoment, picture: Picture): void {
    seedsOf(moment).forEach(({ node, room, isSeed }, j) => {
      const { handle } = this.seeds[j] ?? {};
      const frame = picture.frame.order?.seeds.get(node) ?? picture.frame.nodes[node];
      if (!handle || !frame) return;
      handle.element.toggleAttribute("hidden", !isSeed);
      handle.draw(frame, room, picture);
    });
  }

  private spot(element: SVGElement, node: number): void {
    const own = this.scene.nodes[node];
    if (own) this.spots.set(element, new Spot(this.scene, own, element));
  }

  private read(element: SVGElement, node: number, picture: Picture): void {
    const frame = picture.frame.nodes[node];
    if (frame) this.spots.get(element)?.draw(frame, picture);
  }

  private nameOf({ layer, number }: Neuron): string {
    return neuronText({ layer, number, end: this.network.end });
  }

  private elementOf(node: number): SVGElement | null {
    return this.world.querySelector<SVGElement>(`[data-node="${node}"]`);
  }

  private give(seeds: Seeds): void {
    this.given = seeds;
    this.hand.redraw();
  }

  private reset(): void {
    this.give(new Map());
  }
}
