/** The numbers of one array of a network, to be changed by hand.
 *
 * It tells `array-move` while a hand is on a number and `array-set` at its end.
 */

import { html } from "lit";
import type { NumberSet } from "../inputs/number-field";
import type { Tensor } from "../source";
import type { Words } from "../words";
import "../inputs/tensor-row";

export interface ArraySet {
  readonly array: string;
  readonly value: Tensor;
}

interface Row extends ArraySet {
  readonly name: string;
  readonly words: Words;
}

type Tell = (type: "array-move" | "array-set", set: ArraySet) => void;

export function arrayRow({ array, name, value, words }: Row, tell: Tell): unknown {
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
