/** `<studio-number-row>`: one scalar input, a slider and a field for the same number. Event `number-set`. */

import { html, type PropertyValues } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { Panel } from "../panel";
import { reach, tidy } from "../scrub";
import type { Words } from "../words";
import type { EditPhase } from "../workbench";
import { nameMark } from "./name-mark";
import type { NumberSet } from "./number-field";
import "./number-field";

export class StudioNumberRow extends Panel {
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
        style=${styleMap(fill)}
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
