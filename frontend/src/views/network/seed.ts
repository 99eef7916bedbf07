/**
 * A seed of the backward pass, dC/dy. In the network it is a flag under the loss term; in the reversed network it is
 * the input, a box that can be dragged or changed by the arrow keys.
 */

import { dragged, stepped } from "../../core/drag";
import type { NodeFrame } from "../../core/frame";
import { aloud, gradientText } from "../../core/name";
import { entering } from "../../core/network/morph";
import { LOSS } from "../../core/network/rooms";
import { networkWords } from "../../core/network/view-words";
import type { Point, Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import type { Picture } from "../shared/renderer";
import { make, mark, put } from "../shared/svg";

export interface SeedEvents {
  /** The seed by hand. */
  change(node: number, value: number): void;
  /** All seeds as the loss has made them. */
  reset(): void;
}

const HEIGHT = { flag: LOSS.flag, box: 46 };
/** Seeds are derivatives, smaller than inputs mostly: the steps of a fine grip suit them. */
const FINE = { isFine: true, isCoarse: false };
const COARSE = { isFine: false, isCoarse: false };

export class SeedBox {
  readonly element: SVGGElement;
  private readonly box: SVGRectElement;
  private readonly grip: SVGTextElement;
  private readonly value: FigureLine;
  private now = Number.NaN;
  private canDrag = false;
  private from: { readonly y: number; readonly value: number } | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly node: SceneNode,
    private readonly places: { readonly flag: Point; readonly box: Point },
    private readonly events: SeedEvents,
  ) {
    this.element = make("g", { class: "seed", "data-seed": node.id, tabindex: -1, role: "spinbutton" });
    this.box = make("rect", { class: "seed-box", x: -LOSS.width / 2, width: LOSS.width, rx: 8 }, this.element);
    const name = make("text", { class: "caption", y: -9, dy: "0.36em" }, this.element);
    name.textContent = gradientText(scene, node);
    const text = make("text", { class: "gradient", x: -4, y: 8, dy: "0.36em" }, this.element);
    this.value = new FigureLine(text, { key: `seed:${node.id}`, room: 60, most: 13.5, size: 9.5, isSigned: true });
    this.grip = make("text", { class: "grip", x: LOSS.width / 2 - 11, y: 8, dy: "0.36em" }, this.element);
    this.grip.textContent = "⇕";
    this.listen();
  }

  draw(frame: NodeFrame, { mirror, messages }: Picture): void {
    const share = mirror;
    const { flag, box } = this.places;
    const x = flag.x + (box.x - flag.x) * share;
    const y = flag.y + (box.y - flag.y) * share;
    const height = HEIGHT.flag + (HEIGHT.box - HEIGHT.flag) * share;
    put(this.element, "transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    put(this.box, "y", -height / 2);
    put(this.box, "height", height);
    put(this.grip, "opacity", entering(mirror));
    const gradient = frame.gradientState === "done" ? (frame.gradient?.[0] ?? null) : null;
    this.value.draw(gradient, frame.gradientOpacity);
    this.now = gradient ?? Number.NaN;
    this.canDrag = mirror === 1 && gradient !== null;
    mark(this.element, "can-drag", this.canDrag);
    put(this.element, "tabindex", this.canDrag ? 0 : -1);
    put(this.element, "aria-label", networkWords(messages).seed(aloud(gradientText(this.scene, this.node))));
    put(this.element, "aria-disabled", String(!this.canDrag));
    if (gradient === null) this.element.removeAttribute("aria-valuenow");
    else put(this.element, "aria-valuenow", gradient);
  }

  private listen(): void {
    this.element.addEventListener("pointerdown", this.onDown);
    this.element.addEventListener("pointermove", this.onMove);
    for (const name of ["pointerup", "pointercancel"] as const) this.element.addEventListener(name, this.onUp);
    this.element.addEventListener("keydown", this.onKey);
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (!this.canDrag || event.button !== 0) return;
    event.stopPropagation();
    this.element.setPointerCapture(event.pointerId);
    this.from = { y: event.clientY, value: this.now };
  };

  private readonly onMove = (event: PointerEvent): void => {
    if (!this.from) return;
    event.stopPropagation();
    const pixels = Math.round(this.from.y - event.clientY);
    const value = pixels === 0 ? this.from.value : dragged(this.from.value, pixels, grip(event));
    this.events.change(this.node.index, value);
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (this.from) event.stopPropagation();
    this.from = null;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!this.canDrag || event.ctrlKey || event.metaKey) return;
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction !== 0) this.events.change(this.node.index, stepped(this.now, direction, grip(event)));
    else if (event.key === "Escape") this.events.reset();
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
}

function grip({ shiftKey }: { readonly shiftKey: boolean }) {
  return shiftKey ? COARSE : FINE;
}
