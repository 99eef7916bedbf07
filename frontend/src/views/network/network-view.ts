/**
 * The network as the lecture draws it, and its mirror: at `picture.mirror` 1 the hidden neurons are amplifiers and the
 * seeds can be moved. It fills its stage; what there is room for is decided in `core/network/layout`.
 */
import type { Frame } from "../../core/frame";
import { aloud, plainName } from "../../core/name";
import { seedNodes } from "../../core/network/backward";
import { type BothRooms, bothIn } from "../../core/network/both";
import { isWrittenAlike, motionOf, type Writing, writingOf } from "../../core/network/drawing";
import { seedsOf } from "../../core/network/end-labels";
import { frameOf, type Half, isResting } from "../../core/network/half";
import type { Label } from "../../core/network/label";
import {
  type LayerSizes,
  type NetworkLayout,
  networkLayout,
  type StageRoom,
  withoutSeeds,
} from "../../core/network/layout";
import { neuronText } from "../../core/network/neuron";
import { openedAt, openedBeside } from "../../core/network/opened";
import type { NetworkMoment } from "../../core/network/picture";
import type { Network, Neuron } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import { neighbourIn, placeIn } from "../../core/network/walk";
import { widestWeight } from "../../core/network/weight-labels";
import type { Direction } from "../../core/walk";
import type { Scene, SceneNode } from "../../model/types";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { make, mark, put } from "../shared/svg";
import type { GivenSeeds } from "./given-seeds";
import { LabelMark } from "./label-mark";
import { SeedHandle } from "./seed";
import { ShapeMark } from "./shape-mark";
import { Spot } from "./spot";
import { StrokeSheet } from "./stroke-sheet";

export class NetworkView implements Renderer {
  readonly element = document.createElement("div");
  readonly fills = true;
  /** Which of two pictures it is; null where it is the only one. */
  half: Half | null = null;
  /** What is said of the picture before all else, where it is one of two. */
  title = "";
  #resting: { readonly of: readonly unknown[]; readonly frame: Frame } | null = null;
  readonly #sheet = new StrokeSheet();
  readonly #svg = make("svg", { class: "graph network", role: "group" });
  readonly #world = make("g", { class: "world" }, this.#svg);
  readonly #shapes = make("g", { class: "shapes" }, this.#world);
  readonly #labels = make("g", { class: "labels" }, this.#world);
  readonly #byShape = new Map<string, ShapeMark>();
  readonly #byLabel = new Map<string, LabelMark>();
  readonly #spots = new Map<SVGElement, Spot>();
  readonly #seeds: readonly { readonly node: number; readonly handle: SeedHandle }[];
  #laid: { readonly key: string; readonly layout: NetworkLayout } | null = null;
  #written: {
    readonly moment: NetworkMoment;
    readonly asked: readonly unknown[];
    readonly writing: Writing;
  } | null = null;
  /** A node that is to have the focus as soon as it is drawn. */
  #wanted: number | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    private readonly given: GivenSeeds,
  ) {
    this.element.className = "network-room";
    // What is written comes first for those who read the page; it lies above what moves.
    this.element.append(this.#svg, this.#sheet.element);
    this.#seeds = seedNodes(scene, network).map((node) => {
      const handle = new SeedHandle(scene, scene.nodes[node] as SceneNode, given);
      this.#world.append(handle.element);
      return { node, handle };
    });
    this.#world.append(this.#labels);
  }

  draw(given: Picture): void {
    // What is no part of the drawing, like the pieces of the loss, is focused where it is hidden.
    const focus = placeIn(this.scene, this.network, given.focus);
    const picture = { ...given, focus, frame: this.#frameFor(given) };
    const { camera, view, mirror, messages } = picture;
    put(this.#svg, "viewBox", `0 0 ${view.width} ${view.height}`);
    put(this.#svg, "data-pass", given.frame.active?.pass ?? "forward");
    mark(this.#svg, "is-reversed", mirror > 0.5);
    mark(this.#svg, "is-what-if", this.#isWhatIf(picture));
    const output = this.scene.nodes[this.scene.output];
    const graph = messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length);
    put(this.#svg, "aria-label", [this.title, graph].filter(Boolean).join(". "));
    put(this.#world, "transform", `matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`);
    const moment = this.#momentOf(picture, given.frame);
    const writing = this.#writingFor(moment, picture);
    this.#sheet.draw({ ...motionOf(moment), ...writing }, picture, this.element);
  }

  /** Is there room for all values of the network, and a line beside each? */
  roomsFor(picture: Picture): BothRooms | null {
    return bothIn(this.#shapeOf(picture), stageOf(picture));
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
    const spot = this.#elementOf(node);
    if (spot) spot.focus({ preventScroll: true });
    this.#wanted = spot ? null : node;
  }

  destroy(): void {
    this.element.remove();
  }

  /** What is known in this half of the picture; the same one as long as it rests. */
  #frameFor({ frame, numbers }: Picture): Frame {
    const { half, scene } = this;
    if (half === null || !isResting(half, frame)) return frame;
    const of = [half, numbers, half === "forward" ? null : frame.step];
    if (!this.#resting?.of.every((each, i) => each === of[i])) {
      this.#resting = { of, frame: frameOf(half, scene, numbers, frame) };
    }
    return this.#resting.frame;
  }

  /** `now` is where the step is, `picture.frame` what is shown of it. */
  #momentOf(picture: Picture, now: Frame): NetworkMoment {
    const { scene, network } = this;
    const { frame, numbers, mirror, messages, lights, selected, everything } = picture;
    const nodes = new Set(selected === null ? lights.nodes : [...lights.nodes, selected]);
    const asking = { nodes, everything };
    const opened = openedAt(scene, network, now, asking);
    const hand = frame === now ? opened : openedBeside(opened, asking);
    const layout = this.#layoutFor(picture);
    const isWhatIf = this.#isWhatIf(picture);
    const factor = isWhatIf ? this.given.factorOf(numbers) : null;
    return { scene, network, layout, frame, numbers, hand, mirror, words: networkWords(messages), factor, isWhatIf };
  }

  /** What is written, on the page as well; until something else is known it only appears. */
  #writingFor(moment: NetworkMoment, picture: Picture): Writing {
    const { lights, focus, selected, visited, isEditable, messages } = picture;
    const asked = [lights, focus, selected, visited, isEditable, messages];
    const written = this.#written;
    const isSame = written && asked.every((each, i) => each === written.asked[i]);
    if (isSame && isWrittenAlike(written.moment, moment)) {
      for (const label of this.#byLabel.values()) label.appear(picture.frame);
      for (const shape of this.#byShape.values()) shape.appear(picture.frame);
      return written.writing;
    }
    const writing = writingOf(moment);
    this.#written = { moment, asked, writing };
    this.#drawShapes(writing, picture);
    this.#drawSeeds(moment, picture);
    this.#drawLabels(writing.labels, picture);
    put(this.#svg, "data-needs", writing.needs.map(({ node, isOpen }) => `${node}${isOpen ? "?" : ""}`).join(" "));
    return writing;
  }

  #isWhatIf({ mirror, isBoth }: Picture): boolean {
    return !this.given.isEmpty && (mirror === 1 || isBoth);
  }

  #shapeOf({ numbers, ...picture }: Picture): LayerSizes {
    const { network } = this;
    const weights = network.layers.flat().flatMap((neuron) => neuron.weights);
    const values = weights.map(({ weight }) => numbers.values[weight]?.[0] ?? 0);
    const sizes = [network.inputs.length, ...network.layers.map((layer) => layer.length)];
    return { sizes, weightEms: widestWeight(values, stageOf(picture).digits) };
  }

  #layoutFor(picture: Picture): NetworkLayout {
    const shape = this.#shapeOf(picture);
    const stage = stageOf(picture);
    const key = [stage.size.width, stage.size.height, stage.floor, stage.digits, shape.weightEms, this.half].join();
    if (this.#laid?.key !== key) {
      const layout = networkLayout(shape, stage);
      this.#laid = { key, layout: this.half === "forward" ? withoutSeeds(layout) : layout };
    }
    return this.#laid.layout;
  }

  #drawShapes({ shapes }: Writing, picture: Picture): void {
    for (const shape of shapes) {
      let own = this.#byShape.get(shape.key);
      if (!own) {
        own = new ShapeMark(shape);
        this.#byShape.set(shape.key, own);
        this.#shapes.append(own.element);
        mark(own.element, "body", shape.neuron === null);
        this.#spot(own.element, shape.node);
      }
      own.draw(shape, picture.frame, picture.numbers);
      const { neuron } = shape;
      mark(own.element, "is-visited", neuron !== null && picture.visited === this.#nameOf(neuron));
      this.#read(own.element, shape.node, picture);
    }
  }

  #drawLabels(labels: readonly Label[], picture: Picture): void {
    const seen = new Set<string>();
    for (const label of labels) {
      seen.add(label.key);
      let own = this.#byLabel.get(label.key);
      if (!own) {
        own = new LabelMark();
        this.#byLabel.set(label.key, own);
        this.#labels.append(own.element);
        if (label.node !== undefined) this.#spot(own.element, label.node);
      }
      own.draw(label, picture.frame);
      if (label.node !== undefined) this.#read(own.element, label.node, picture);
    }
    for (const [key, { element }] of this.#byLabel) {
      if (seen.has(key)) continue;
      element.remove();
      this.#spots.delete(element);
      this.#byLabel.delete(key);
    }
    if (this.#wanted === picture.focus) this.focus(picture.focus);
  }

  #drawSeeds(moment: NetworkMoment, picture: Picture): void {
    seedsOf(moment).forEach(({ node, room, isSeed }, j) => {
      const { handle } = this.#seeds[j] ?? {};
      const frame = picture.frame.order?.seeds.get(node) ?? picture.frame.nodes[node];
      if (!handle || !frame) return;
      handle.element.toggleAttribute("hidden", !isSeed);
      handle.draw(frame, room, picture);
    });
  }

  #spot(element: SVGElement, node: number): void {
    const own = this.scene.nodes[node];
    if (own) this.#spots.set(element, new Spot(this.scene, own, element));
  }

  #read(element: SVGElement, node: number, picture: Picture): void {
    const frame = picture.frame.nodes[node];
    if (frame) this.#spots.get(element)?.draw(frame, picture);
  }

  #nameOf({ layer, number }: Neuron): string {
    return neuronText({ layer, number, end: this.network.end });
  }

  #elementOf(node: number): SVGElement | null {
    return this.#world.querySelector<SVGElement>(`[data-node="${node}"]`);
  }
}

function stageOf({ view, floor, digits }: Omit<Picture, "numbers">): StageRoom {
  return { size: view, floor, digits };
}
