/** `<studio-number>`: a number one can type, step with the arrow keys, or take hold of and drag.
 *
 * Event `number-set` with `{value, phase}`; the value is a list where a list was typed.
 */

import { html } from "lit";
import { Panel } from "../panel";
import { grip, type ScrubStart, scrubbed, tidy } from "../scrub";
import type { Tensor } from "../source";
import type { EditPhase } from "../workbench";
import { readTensor, tensorText } from "./number-text";

export interface NumberSet {
  readonly value: Tensor;
  readonly phase: EditPhase;
}

/** A hand that moves less than this is a click, and wants to type. */
const CLICK_PX = 3;

class StudioNumber extends Panel {
  static override properties = {
    value: { attribute: false },
    label: { attribute: false },
    fault: { attribute: false },
    isWrong: { state: true },
  };

  declare value: Tensor;
  declare label: string;
  /** What to say of a text that is no number. */
  declare fault: string;
  declare isWrong: boolean;

  #hold: { readonly grip: ScrubStart; readonly x: number; readonly pointer: number; moved: boolean } | null = null;

  constructor() {
    super();
    this.value = 0;
    this.label = "";
    this.fault = "";
    this.isWrong = false;
  }

  protected override render(): unknown {
    return html`<input
      class="number"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      aria-label=${this.label}
      aria-invalid=${this.isWrong ? "true" : "false"}
      title=${this.isWrong ? this.fault : tensorText(this.value)}
      .value=${tensorText(this.value)}
      @change=${this.#typed}
      @keydown=${this.#key}
      @pointerdown=${this.#take}
      @pointermove=${this.#move}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
    />`;
  }

  get #field(): HTMLInputElement {
    return this.querySelector("input") as HTMLInputElement;
  }

  #typed(): void {
    const value = readTensor(this.#field.value);
    this.isWrong = value === null;
    if (value !== null) this.#set(value, "end");
  }

  #key(event: KeyboardEvent): void {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Escape") {
      this.isWrong = false;
      this.#field.value = tensorText(this.value);
    }
    if (way === undefined || typeof this.value !== "number") return;
    event.preventDefault();
    const unit = grip(this.value).step * 10 * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
    this.#set(tidy(this.value + way * unit, unit), "end");
  }

  #take(event: PointerEvent): void {
    if (typeof this.value !== "number" || event.button !== 0 || this.#isTyping) return;
    this.#hold = { grip: grip(this.value), x: event.clientX, pointer: event.pointerId, moved: false };
    this.#field.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") event.preventDefault();
  }

  #move(event: PointerEvent): void {
    const hold = this.#hold;
    if (hold === null || event.pointerId !== hold.pointer) return;
    const pixels = event.clientX - hold.x;
    if (!hold.moved && Math.abs(pixels) < CLICK_PX) return;
    hold.moved = true;
    this.#set(scrubbed(hold.grip, pixels, event.shiftKey ? 10 : event.altKey ? 0.1 : 1), "move");
  }

  #release(event: PointerEvent): void {
    const hold = this.#hold;
    this.#hold = null;
    if (hold === null || event.pointerId !== hold.pointer) return;
    if (hold.moved) this.#set(this.value, "end");
    else {
      this.#field.focus();
      this.#field.select();
    }
  }

  get #isTyping(): boolean {
    return document.activeElement === this.#field;
  }

  #set(value: Tensor, phase: EditPhase): void {
    this.value = value;
    this.isWrong = false;
    this.tell<NumberSet>("number-set", { value, phase });
  }
}

customElements.define("studio-number", StudioNumber);
