/** The gain of an edge, as a small amplifier in the place of its local derivative: `w₃ × 2`. */
import { nameOf } from "../../core/name";
import { entering } from "../../core/network/morph";
import type { EdgePlace, Scene, SceneEdge, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { fade, make } from "../shared/svg";

const HEIGHT = 19;
const TIP = 9;
const LEVEL = -13;
const NAME = { letters: 4, room: 24 };

export class GainChip {
  private readonly element: SVGGElement;
  private readonly figure: FigureLine;

  constructor(
    scene: Scene,
    private readonly edge: SceneEdge,
    { label }: EdgePlace,
    over: SVGGElement,
  ) {
    const at = `translate(${label.x} ${label.y + LEVEL})`;
    this.element = make("g", { class: "gain-chip", transform: at, "data-edge": edge.index }, over);
    const half = label.width / 2;
    const tip = `M${-half} 0L${TIP - half} ${-HEIGHT / 2}H${half}V${HEIGHT / 2}H${TIP - half}Z`;
    make("path", { class: "gain-shape", d: tip }, this.element);
    const text = make("text", { class: "gain", x: TIP / 2, dy: "0.36em" }, this.element);
    const name = factorOf(scene, edge);
    if (name) setName(make("tspan", { class: "gain-name" }, text) as unknown as SVGTextElement, name, NAME.letters);
    make("tspan", {}, text).textContent = name ? "\u2009×\u2009" : "×\u2009";
    const figureRoom = label.width - TIP - 18 - (name ? NAME.room : 0);
    const key = `local:${edge.id}`;
    this.figure = new FigureLine(make("tspan", {}, text), { key, room: figureRoom, most: 12.5, size: 9.5 });
  }

  draw({ frame, numbers, mirror }: Picture): void {
    fade(this.element, entering(mirror));
    if (mirror === 0) return;
    const consumer = frame.nodes[this.edge.consumer];
    this.figure.draw(consumer?.value ? numbers.locals[this.edge.index]?.data[0] : null, consumer?.valueOpacity);
  }
}

/** The name of the other factor of a product, where it has a short one. */
function factorOf(scene: Scene, { consumer, slot }: SceneEdge): string {
  const product = scene.nodes[consumer];
  if (product?.op !== "multiply") return "";
  const other = scene.nodes[product.inputs[1 - slot] ?? -1] as SceneNode | undefined;
  return other && other.op !== "constant" && [...nameOf(other)].length <= NAME.letters ? nameOf(other) : "";
}
