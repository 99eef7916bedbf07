/** A part of the picture that stands for one node: it can be pointed at, focused and read out. */
import type { NodeFrame } from "../../core/frame";
import type { Scene, SceneNode } from "../../model/types";
import { describeNode } from "../shared/describe";
import type { Picture } from "../shared/renderer";
import { mark, put } from "../shared/svg";

export class Spot {
  #said: readonly unknown[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly node: SceneNode,
    readonly element: SVGElement,
  ) {
    mark(element, "spot", true);
    put(element, "tabindex", -1);
  }

  draw(frame: NodeFrame, picture: Picture): void {
    const { element, node } = this;
    const isEditable = picture.isEditable && node.op === "input";
    mark(element, "is-active", frame.isActive);
    mark(element, "is-unknown", frame.value === null);
    mark(element, "is-lit", picture.lights.nodes.has(node.index));
    mark(element, "is-selected", picture.selected === node.index);
    mark(element, "is-editable", isEditable);
    put(element, "tabindex", picture.focus === node.index ? 0 : -1);
    this.#say(frame, picture, isEditable);
  }

  #say(frame: NodeFrame, picture: Picture, isEditable: boolean): void {
    const now = [frame.value, frame.gradientState, frame.gradient, picture.messages, isEditable, frame.isActive];
    if (this.#said.length > 0 && now.every((each, i) => each === this.#said[i])) return;
    this.#said = now;
    const { element, scene, node } = this;
    put(element, "aria-label", describeNode(scene, node, frame, picture.messages));
    put(element, "role", isEditable ? "spinbutton" : "img");
    if (isEditable) element.removeAttribute("aria-roledescription");
    else put(element, "aria-roledescription", picture.messages.node);
    if (isEditable && frame.value) put(element, "aria-valuenow", frame.value[0] ?? 0);
    else element.removeAttribute("aria-valuenow");
    if (frame.isActive) put(element, "aria-current", "step");
    else element.removeAttribute("aria-current");
  }
}
