/**
 * The chip on a weight's edge. Above the weight dz/dw, which is the value at its source; below it the product, and in
 * the backward pass dC/dw, where that value and dC/dz have met.
 */
import type { Frame } from "../../core/frame";
import type { WeightPlace } from "../../core/network/place";
import { CHIP } from "../../core/network/rooms";
import type { Weight } from "../../core/network/structure";
import type { Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import type { Picture } from "../shared/renderer";
import { fade, make, mark } from "../shared/svg";
import { ring, Spot } from "./spot";

const LINES = { badge: -18, weight: -1, below: 18 };
const BOX = { width: 48, height: 20 };

export class WeightChip {
  readonly element: SVGGElement;
  private readonly weightSpot: Spot;
  private readonly productSpot: Spot;
  private readonly badge: FigureLine;
  private readonly value: FigureLine;
  private readonly product: FigureLine;
  private readonly gradient: FigureLine;
  private readonly productLine: SVGGElement;
  private readonly gradientLine: SVGGElement;

  constructor(
    scene: Scene,
    private readonly weight: Weight,
    place: WeightPlace,
  ) {
    const { x, y } = place.chip;
    this.element = make("g", { class: "weight", transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` });
    const back = { x: -CHIP.width / 2, y: -CHIP.height / 2, width: CHIP.width, height: CHIP.height, rx: 8 };
    make("rect", { class: "weight-back", ...back }, this.element);
    const node = scene.nodes[weight.weight] as SceneNode;
    const product = scene.nodes[weight.product] as SceneNode;
    this.productSpot = new Spot(scene, product, "product", this.element);
    this.weightSpot = new Spot(scene, node, "weight", this.element);
    const chip = this.weightSpot.element;
    ring(chip, 0, LINES.weight, BOX.width, BOX.height);
    const at = { x: -BOX.width / 2, y: LINES.weight - BOX.height / 2, rx: 6 };
    make("rect", { class: "shape", ...at, ...BOX }, chip);
    this.value = line(make("g", { class: "body" }, chip), LINES.weight, "", `value:${node.id}`, 13, "weight-value");
    this.badge = line(chip, LINES.badge, "▷", `dzdw:${node.id}`, 10.5, "badge");
    this.productLine = make("g", { class: "product" }, this.productSpot.element);
    ring(this.productLine, 0, LINES.below, CHIP.width - 8, 14, 5);
    this.product = line(this.productLine, LINES.below, "=", `value:${product.id}`, 10.5, "small");
    this.gradientLine = make("g", {}, chip);
    this.gradient = line(this.gradientLine, LINES.below, "◆", `gradient:${node.id}`, 11, "small is-gradient");
  }

  get spots(): readonly (readonly [number, Element])[] {
    return [
      [this.weight.weight, this.weightSpot.element],
      [this.weight.product, this.productSpot.element],
    ];
  }

  draw(frame: Frame, picture: Picture): void {
    const { weight, product, source, fromWeight } = this.weight;
    const w = frame.nodes[weight];
    const p = frame.nodes[product];
    const from = frame.nodes[source];
    if (!w || !p || !from) return;
    this.weightSpot.draw(w, picture);
    this.productSpot.draw(p, picture);
    this.value.draw(w.value?.[0], w.valueOpacity);
    this.badge.draw(from.value ? picture.numbers.locals[fromWeight]?.data[0] : null, from.valueOpacity);
    this.product.draw(p.value?.[0], p.valueOpacity);
    this.gradient.draw(w.gradient?.[0], w.gradientOpacity);
    const isBackward = frame.active?.pass === "backward";
    fade(this.productLine, isBackward ? 0 : 1);
    fade(this.gradientLine, isBackward ? 1 : 0);
    const isMeeting = frame.edges[fromWeight]?.isActive === true && isBackward;
    mark(this.element, "is-meeting", isMeeting);
  }
}

function line(parent: Element, y: number, glyph: string, key: string, size: number, kind: string): FigureLine {
  const text = make("text", { class: kind, y, dy: "0.36em", "font-size": size }, parent);
  if (glyph) make("tspan", { class: "glyph" }, text).textContent = `${glyph}\u2009`;
  const room = glyph ? CHIP.width - 13 : BOX.width - 6;
  return new FigureLine(make("tspan", {}, text), {
    key,
    room,
    most: size,
    size: 8.5,
    isSigned: kind.includes("gradient"),
  });
}
