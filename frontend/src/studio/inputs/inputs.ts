/** `<studio-inputs>`: every input by name, to type, to drag, to slide. Event `input-set`. */

import { html, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Panel } from "../panel";
import { reach, tidy } from "../scrub";
import type { Inputs, Tensor } from "../source";
import { styleProperties } from "../style-properties";
import type { Words } from "../words";
import type { EditPhase } from "../workbench";
import { nameMark } from "./name-mark";
import type { NumberSet } from "./number-field";
import "./tensor-row";
import "./number-field";

export interface InputSet {
  readonly name: string;
  readonly value: Tensor;
  readonly phase: EditPhase;
}

class StudioInputs extends Panel {
  static override properties = {
    inputs: { attribute: false },
    words: { attribute: false },
    pointed: { attribute: false },
  };

  declare inputs: Inputs;
  declare words: Words;
  /** The input that is pointed at elsewhere. */
  declare pointed: string | null;

  constructor() {
    super();
    this.inputs = {};
    this.pointed = null;
  }

  protected override render(): unknown {
    const entries = Object.entries(this.inputs);
    if (entries.length === 0) return html`<p class="hint">${this.words.noInputs}</p>`;
    return html`
      <ul class="inputs" role="list">
        ${repeat(
          entries,
          ([name]) => name,
          ([name, value]) => html`<li
            class=${name === this.pointed ? "input pointed" : "input"}
            data-input=${name}
            @pointerenter=${() => this.tell("input-point", name)}
            @pointerleave=${() => this.tell("input-point", null)}
          >
            ${this.#row(name, value)}
          </li>`,
        )}
      </ul>
      <p class="hint">${this.words.inputsHint}</p>
    `;
  }

  #row(name: string, value: Tensor): unknown {
    const set = (event: CustomEvent<Omit<InputSet, "name">>) => {
      event.stopPropagation();
      this.tell<InputSet>("input-set", { name, ...event.detail });
    };
    return typeof value === "number"
      ? html`<studio-number-row .name=${name} .value=${value} .words=${this.words} @number-set=${set}></studio-number-row>`
      : html`<studio-tensor-row .name=${name} .value=${value} .words=${this.words} @number-set=${set}></studio-tensor-row>`;
  }
}

customElements.define("studio-inputs", StudioInputs);

class StudioNumberRow extends Panel {
  static override properties = {
    name: { attribute: false },
    value: { attribute: false },
    words: { attribute: false },
  };

  declare name: string;
  declare value: number;
  declare words: Words;

  /** Stays while it is large enough, so that the slider does not move under the hand. */
  #reach = 1;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("name")) this.#reach = reach(this.value);
    else if (changed.has("value") && Math.abs(this.value) > this.#reach) this.#reach = reach(this.value);
  }

  protected override render(): unknown {
    const { name, words, value } = this;
    const share = Math.min(1, Math.max(0, 0.5 + value / (2 * this.#reach)));
    const fill = { "--from": `${Math.min(share, 0.5) * 100}%`, "--to": `${Math.max(share, 0.5) * 100}%` };
    return html`
      <span class="input-name">${nameMark(name)}</span>
      <input
        class="slider ${value < 0 ? "negative" : "positive"}"
        type="range"
        min=${-this.#reach}
        max=${this.#reach}
        step="any"
        style=${styleProperties(fill)}
        aria-label=${words.sliderOf(name)}
        .value=${String(value)}
        @input=${(event: Event) => this.#slide(event, "move")}
        @change=${(event: Event) => this.#slide(event, "end")}
      />
      <studio-number .value=${value} .label=${words.inputOf(name)} .fault=${words.notANumber}></studio-number>
    `;
  }

  #slide(event: Event, phase: EditPhase): void {
    const unit = 10 ** Math.floor(Math.log10(this.#reach / 50) + 1e-9);
    const value = tidy(Number((event.target as HTMLInputElement).value), unit);
    this.tell<NumberSet>("number-set", { value, phase });
  }
}

customElements.define("studio-number-row", StudioNumberRow);
