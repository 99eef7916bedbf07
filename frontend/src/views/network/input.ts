/** An input of the network: the lecture's yellow square, and the gradient that reaches it. */
import type { Frame } from "../../core/frame";
import { INPUT } from "../../core/network/rooms";
import type { NodePlace, Point, Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import { type Flag, makeFlag } from "../shared/flag";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { make } from "../shared/svg";
import { Spot } from "./spot";

export class InputSquare {
  readonly spot: Spot;
  private readonly flag: Flag | null;
  private readonly value: FigureLine;

  constructor(
    scene: Scene,
    private readonly node: SceneNode,
    { x, y }: Point,
    place: NodePlace,
    parent: Element,
  ) {
    this.spot = new Spot(scene, node, "input", parent);
    const { element } = this.spot;
    element.setAttribute("transform", `translate(${x} ${y})`);
    const { half } = INPUT;
    make(
      "rect",
      { class: "ring", x: -half - 5, y: -half - 5, width: 2 * half + 10, height: 2 * half + 10, rx: 12 },
      element,
    );
    setName(make("text", { class: "z-line", y: INPUT.name, dy: "0.35em" }, element), node.id, 8);
    const body = make("g", { class: "body" }, element);
    make("rect", { class: "shape", x: -half, y: -half, width: 2 * half, height: 2 * half, rx: 8 }, body);
    const text = make("text", { class: "value", dy: "0.35em" }, body);
    this.value = new FigureLine(text, { key: `value:${node.id}`, room: 38, most: 15, size: 9 });
    this.flag = makeFlag(scene, node, place);
    if (this.flag) element.append(this.flag.element);
  }

  draw(frame: Frame, picture: Picture): void {
    const input = frame.nodes[this.node.index];
    if (!input) return;
    this.spot.draw(input, picture);
    this.value.draw(input.value?.[0], input.valueOpacity);
    this.flag?.draw(input, picture.palette);
  }
}
