/** `<studio-inputs>`: every input by name, to type, to drag, to slide. Event `input-set`. */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Panel } from "../panel";
import type { Inputs, Tensor } from "../source";
import type { Words } from "../words";
import type { EditPhase } from "../workbench";
import "./number-row";
import "./tensor-row";

export interface InputSet {
  readonly name: string;
  readonly value: Tensor;
  readonly phase: EditPhase;
}

export class StudioInputs extends Panel {
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
