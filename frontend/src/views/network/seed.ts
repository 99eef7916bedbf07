/**
 * A seed of the backward pass, dC/dy, as something to take hold of. Dragging one makes all of them larger or smaller by
 * the same factor, as if the loss were that much steeper; the arrow keys change it alone.
 */
import { dragged, stepped } from "../../core/drag";
import type { NodeFrame } from "../../core/frame";
import { aloud, gradientText } from "../../core/name";
import type { Rect } from "../../core/network/rect";
import { networkWords } from "../../core/network/view-words";
import type { Scene, SceneNode } from "../../model/types";
import type { Picture } from "../shared/renderer";
import { make, mark, put, show } from "../shared/svg";

interface SeedEvents {
  /** All seeds by this factor of what they were when `start` was called. */
  start(): void;
  scale(factor: number): void;
  /** This seed alone. */
  change(node: number, value: number): void;
  /** All seeds as the loss has made them. */
  reset(): void;
}

/** Seeds are derivatives, smaller than inputs mostly: the steps of a fine grip suit them. */
const FINE = { isFine: true, isCoarse: false };
const COARSE = { isFine: false, isCoarse: false };
const GRIP = "M0 -6.500L3.500 -2.500H-3.500ZM0 6.500L3.500 2.500H-3.500ZM-0.800 -3h1.600v6h-1.600Z";

export class SeedHandle {
  readonly element: SVGGElement;
  readonly #room = make("rect", { class: "seed-box", rx: 8 });
  readonly #grip = make("path", { class: "grip", d: GRIP });
  #now = Number.NaN;
  #canDrag = false;
  #from: { readonly y: number; readonly value: number } | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly node: SceneNode,
    private readonly events: SeedEvents,
  ) {
    this.element = make("g", { class: "seed", "data-seed": node.id, tabindex: -1, role: "spinbutton" });
    this.element.append(this.#room, this.#grip);
    this.#listen();
  }

  draw(frame: NodeFrame, { x, y, width, height }: Rect, { mirror, messages, floor }: Picture): void {
    for (const [name, value] of Object.entries({ x, y, width, height })) put(this.#room, name, value.toFixed(2));
    const gradient = frame.gradientState === "done" ? (frame.gradient?.[0] ?? null) : null;
    this.#now = gradient ?? Number.NaN;
    this.#canDrag = mirror === 1 && gradient !== null;
    const at = `translate(${(x + width - 0.9 * floor).toFixed(2)} ${(y + height / 2).toFixed(2)}) scale(${(floor / 11).toFixed(2)})`;
    put(this.#grip, "transform", at);
    show(this.#grip, this.#canDrag);
    mark(this.element, "can-drag", this.#canDrag);
    put(this.element, "tabindex", this.#canDrag ? 0 : -1);
    put(this.element, "aria-label", networkWords(messages).seed(aloud(gradientText(this.scene, this.node))));
    put(this.element, "aria-disabled", String(!this.#canDrag));
    if (gradient === null) this.element.removeAttribute("aria-valuenow");
    else put(this.element, "aria-valuenow", gradient);
  }

  #listen(): void {
    this.element.addEventListener("pointerdown", this.#onDown);
    this.element.addEventListener("pointermove", this.#onMove);
    for (const name of ["pointerup", "pointercancel"] as const) this.element.addEventListener(name, this.#onUp);
    this.element.addEventListener("keydown", this.#onKey);
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (!this.#canDrag || event.button !== 0) return;
    event.stopPropagation();
    this.element.setPointerCapture(event.pointerId);
    this.#from = { y: event.clientY, value: this.#now };
    this.events.start();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#from) return;
    event.stopPropagation();
    const { value } = this.#from;
    const pixels = Math.round(this.#from.y - event.clientY);
    if (value === 0) this.events.change(this.node.index, pixels === 0 ? 0 : dragged(value, pixels, grip(event)));
    else this.events.scale(factorOf(value, pixels));
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (this.#from) event.stopPropagation();
    this.#from = null;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#canDrag || event.ctrlKey || event.metaKey) return;
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (direction !== 0) this.events.change(this.node.index, stepped(this.#now, direction, grip(event)));
    else if (event.key === "Escape") this.events.reset();
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
}

/** A tenth for every eight pixels; upwards is towards larger numbers. */
function factorOf(value: number, pixels: number): number {
  return 1 + (Math.sign(value) * Math.round(pixels / 8)) / 10;
}

function grip({ shiftKey }: { readonly shiftKey: boolean }) {
  return shiftKey ? COARSE : FINE;
}
