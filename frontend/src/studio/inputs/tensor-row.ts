/** `<studio-tensor-row>`: a list of numbers as a small grid of fields, or as one text where it is large or wanted so. */

import { html } from "lit";
import { formatShape } from "../../core/format";
import { Panel } from "../panel";
import type { Tensor } from "../source";
import { styleProperties } from "../style-properties";
import type { Words } from "../words";
import { nameMark } from "./name-mark";
import type { NumberSet } from "./number-field";
import { cells, readTensor, shapeOf, tensorText, withCell } from "./number-text";

const MOST_CELLS = 64;

class StudioTensorRow extends Panel {
  static override properties = {
    name: { attribute: false },
    value: { attribute: false },
    words: { attribute: false },
    isText: { state: true },
    isWrong: { state: true },
  };

  declare name: string;
  declare value: Tensor;
  declare words: Words;
  declare isText: boolean;
  declare isWrong: boolean;

  constructor() {
    super();
    this.isText = false;
    this.isWrong = false;
  }

  protected override render(): unknown {
    const { name, words } = this;
    const shape = shapeOf(this.value);
    const elements = cells(this.value);
    const asText = this.isText || elements.length > MOST_CELLS;
    return html`
      <div class="tensor-head">
        <span class="input-name">${nameMark(name)}</span>
        <span class="shape">${formatShape(shape)}</span>
        <button
          type="button"
          class="quiet small"
          aria-pressed=${asText ? "true" : "false"}
          aria-label=${words.asList(name)}
          title=${words.asList(name)}
          ?disabled=${elements.length > MOST_CELLS}
          @click=${this.#swap}
        >
          [ ]
        </button>
      </div>
      ${asText ? this.#list() : this.#grid(shape, elements)}
    `;
  }

  #grid(shape: readonly number[], elements: ReturnType<typeof cells>): unknown {
    const columns = { "--columns": String(shape.at(-1) ?? 1) };
    return html`<div class="tensor" style=${styleProperties(columns)}>
      ${elements.map(
        ({ place, value }) => html`<studio-number
          .value=${value}
          .label=${this.words.cellOf(this.name, place.map((i) => i + 1).join(", "))}
          .fault=${this.words.notANumber}
          @number-set=${(event: CustomEvent<NumberSet>) => this.#setCell(event, place)}
        ></studio-number>`,
      )}
    </div>`;
  }

  #list(): unknown {
    return html`<textarea
      class="number"
      rows="3"
      spellcheck="false"
      aria-label=${this.words.asList(this.name)}
      aria-invalid=${this.isWrong ? "true" : "false"}
      .value=${tensorText(this.value)}
      @change=${this.#setList}
    ></textarea>`;
  }

  #swap(): void {
    this.isText = !this.isText;
  }

  #setCell(event: CustomEvent<NumberSet>, place: readonly number[]): void {
    const { value, phase } = event.detail;
    event.stopPropagation();
    if (typeof value === "number")
      this.tell<NumberSet>("number-set", { value: withCell(this.value, place, value), phase });
  }

  #setList(event: Event): void {
    const value = readTensor((event.target as HTMLTextAreaElement).value);
    this.isWrong = value === null;
    if (value !== null) this.tell<NumberSet>("number-set", { value, phase: "end" });
  }
}

customElements.define("studio-tensor-row", StudioTensorRow);
