/** The lecture's green box under a neuron: the bias, and dC/db once it has arrived. */
import type { Frame } from "../../core/frame";
import { NEURON } from "../../core/network/rooms";
import type { Neuron } from "../../core/network/structure";
import type { Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import type { Picture } from "../shared/renderer";
import { make } from "../shared/svg";
import { ring, Spot } from "./spot";

const SPLIT = 38;

export class BiasBox {
  readonly spot: Spot;
  private readonly value: FigureLine;
  private readonly gradient: FigureLine;

  constructor(
    scene: Scene,
    private readonly neuron: Neuron,
    parent: Element,
  ) {
    const { y, width, height } = NEURON.bias;
    const node = scene.nodes[neuron.bias] as SceneNode;
    this.spot = new Spot(scene, node, "bias", parent);
    const { element } = this.spot;
    const left = -width / 2;
    ring(element, 0, y, width, height);
    make("rect", { class: "shape", x: left, y: y - height / 2, width, height, rx: 6 }, element);
    make("path", { class: "divider", d: `M${left + SPLIT} ${y - height / 2}v${height}` }, element);
    const text = make("text", { class: "bias-value body", x: left + SPLIT / 2, y, dy: "0.36em" }, element);
    make("tspan", { class: "quiet" }, text).textContent = "b ";
    this.value = new FigureLine(make("tspan", {}, text), { key: `value:${node.id}`, room: 22, most: 11.5, size: 8 });
    const x = left + SPLIT + (width - SPLIT) / 2;
    const below = make("text", { class: "is-gradient small", x, y, dy: "0.36em" }, element);
    make("tspan", { class: "glyph" }, below).textContent = "◆\u2009";
    const key = `gradient:${node.id}`;
    this.gradient = new FigureLine(make("tspan", {}, below), { key, room: 40, most: 11, size: 8, isSigned: true });
  }

  draw(frame: Frame, picture: Picture): void {
    const bias = frame.nodes[this.neuron.bias];
    if (!bias) return;
    this.spot.draw(bias, picture);
    this.value.draw(bias.value?.[0], bias.valueOpacity);
    this.gradient.draw(bias.gradient?.[0], bias.gradientOpacity);
  }
}
