/**
 * Hall mode, before many: the screen filled, a laser point under the mouse, a spotlight on what is selected, a dark
 * screen while somebody talks, and a timeline that is there only while something moves.
 */

import type { ViewState } from "../core/view-state";
import { make, set } from "./dom";

/** After so long without a motion of picture or hand, the line and the laser point are gone. */
const STILL_MS = 2500;
/** The spotlight leaves so much room round what it is on. */
const ROOM = 26;

export class Hall {
  readonly #laser = make("div", { class: "laser", "aria-hidden": "true" });
  readonly #spotlight = make("div", { class: "spotlight", "aria-hidden": "true" });
  readonly #dark = make("div", { class: "dark", "aria-hidden": "true" });
  #timer: ReturnType<typeof setTimeout> | null = null;
  #t = 0;

  constructor(
    private readonly player: HTMLElement,
    private readonly stage: HTMLElement,
  ) {
    stage.append(this.#spotlight, this.#laser);
    player.append(this.#dark);
    stage.addEventListener("pointermove", (event) => this.#point(event));
    stage.addEventListener("pointerleave", () => this.#laser.classList.remove("is-on"));
    player.addEventListener("pointermove", () => this.#stir());
    player.addEventListener("focusin", () => this.#stir());
  }

  draw(state: ViewState): void {
    const { hall, dark, t } = state;
    this.#dark.classList.toggle("is-on", hall && dark);
    if (hall && t !== this.#t) this.#stir();
    this.#t = t;
    this.#drawSpotlight(hall ? state : null);
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Something moves: show what is hidden at rest, for a while. */
  #stir(): void {
    this.player.classList.add("is-stirring");
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.player.classList.remove("is-stirring");
      this.#laser.classList.remove("is-on");
    }, STILL_MS);
  }

  #point({ clientX, clientY, pointerType }: PointerEvent): void {
    const { left, top, scale } = this.#frame();
    this.#laser.classList.toggle("is-on", pointerType === "mouse");
    set(this.#laser, "translate", `${(clientX - left) * scale}px ${(clientY - top) * scale}px`);
  }

  /** On the node that is selected, with all the pieces it is drawn from. */
  #drawSpotlight(state: ViewState | null): void {
    const node = state?.scene?.nodes.find(({ id }) => id === state.selection);
    const pieces = node ? [...this.stage.querySelectorAll(`.graph [data-node="${node.index}"]`)] : [];
    const boxes = pieces.map((piece) => piece.getBoundingClientRect()).filter(({ width }) => width > 0);
    this.#spotlight.classList.toggle("is-on", boxes.length > 0);
    if (boxes.length === 0) return;
    const { left, top, scale } = this.#frame();
    const x = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))] as const;
    const y = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))] as const;
    const radius = (Math.max(x[1] - x[0], y[1] - y[0]) / 2 + ROOM) * scale;
    set(this.#spotlight, "left", `${((x[0] + x[1]) / 2 - left) * scale - radius}px`);
    set(this.#spotlight, "top", `${((y[0] + y[1]) / 2 - top) * scale - radius}px`);
    set(this.#spotlight, "width", `${2 * radius}px`);
    set(this.#spotlight, "height", `${2 * radius}px`);
  }

  /** Where the stage is on the screen, also where an ancestor is scaled (slides are). */
  #frame(): { readonly left: number; readonly top: number; readonly scale: number } {
    const { left, top, width } = this.stage.getBoundingClientRect();
    return { left, top, scale: width > 0 ? this.stage.offsetWidth / width : 1 };
  }
}

// The real full screen, where the browser allows it: only after a key or a click, and never in some frames.

/** Fill the screen with `element`, or give it back. Where it is refused, what is shown fills the window all the same. */
export function fillScreen(element: Element, isFull: boolean): void {
  if (isFull && document.fullscreenEnabled && navigator.userActivation?.isActive) {
    element.requestFullscreen().catch(() => {});
  } else if (!isFull && document.fullscreenElement !== null) document.exitFullscreen().catch(() => {});
}

/** Call `left` whenever somebody ends the full screen by the browser's own means. */
export function whenScreenIsLeft(left: () => void): () => void {
  const listen = () => {
    if (document.fullscreenElement === null) left();
  };
  document.addEventListener("fullscreenchange", listen);
  return () => document.removeEventListener("fullscreenchange", listen);
}
