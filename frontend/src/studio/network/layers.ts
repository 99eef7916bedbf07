/** `<studio-layers>`: every layer with its activation and how many parameters it has; open one to change them.
 *
 * Events `array-move` while a hand is on a number and `array-set` at its end, both with `{array, value}`.
 */

import { html } from "lit";
import type { NumberSet } from "../inputs/number-field";
import { Panel } from "../panel";
import type { Tensor } from "../source";
import type { Words } from "../words";
import { type NetworkDocument, parameterCount } from "./document";
import "../inputs/tensor-row";

class StudioLayers extends Panel {
  static override properties = {
    document: { attribute: false },
    words: { attribute: false },
    open: { state: true },
  };

  declare document: NetworkDocument;
  declare words: Words;
  /** The layers whose numbers are on show, from 1. */
  declare open: ReadonlySet<number>;

  constructor() {
    super();
    this.open = new Set();
  }

  protected override render(): unknown {
    return html`<div class="layers">
      ${this.document.layers.map(
        (
          layer,
          i,
        ) => html`<details class="layer" ?open=${this.open.has(i + 1)} @toggle=${(event: Event) => this.#toggle(event, i + 1)}>
          <summary>
            <span>${i + 1} · ${layer.activation}</span>
            <span class="aside">${this.words.network.parameters(parameterCount(layer))}</span>
          </summary>
          ${this.open.has(i + 1) ? [this.#array(`W${i + 1}`, layer.W), this.#array(`b${i + 1}`, layer.b)] : ""}
        </details>`,
      )}
    </div>`;
  }

  #array(array: string, value: Tensor): unknown {
    return arrayRow({ array, name: array, value, words: this.words }, (type, set) => this.tell<ArraySet>(type, set));
  }

  #toggle(event: Event, layer: number): void {
    const isOpen = (event.target as HTMLDetailsElement).open;
    if (isOpen === this.open.has(layer)) return;
    const others = [...this.open].filter((each) => each !== layer);
    this.open = new Set(isOpen ? [...others, layer] : others);
  }
}

customElements.define("studio-layers", StudioLayers);

export interface ArraySet {
  readonly array: string;
  readonly value: Tensor;
}

interface LayerRow extends ArraySet {
  readonly name: string;
  readonly words: Words;
}

type Tell = (type: "array-move" | "array-set", set: ArraySet) => void;

/** The numbers of one array of a network, to be changed by hand.
 *
 * It tells `array-move` while a hand is on a number and `array-set` at its end.
 */
export function arrayRow({ array, name, value, words }: LayerRow, tell: Tell): unknown {
  return html`<studio-tensor-row
    data-array=${array}
    .name=${name}
    .value=${value}
    .words=${words}
    @number-set=${(event: CustomEvent<NumberSet>) => {
      event.stopPropagation();
      const { phase, value: changed } = event.detail;
      tell(phase === "end" ? "array-set" : "array-move", { array, value: changed });
    }}
  ></studio-tensor-row>`;
}
