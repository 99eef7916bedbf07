/** The learning rate: its slider, and what becomes of it when sum and mean are exchanged. */

import { html } from "lit";
import type { NumberSet } from "../inputs/number-field";
import { cells } from "../inputs/number-text";
import "../inputs/number-field";
import type { Words } from "../words";
import type { NetworkDocument, Reduction } from "./document";
import type { Preview } from "./steps";
import { arrayOf, parameterNames } from "./update";

/** The slider is logarithmic: 0.001 to 100, in twentieths of a power of ten. */
const FINEST = -3;
const COARSEST = 2;
const PER_POWER = 20;
export const FIRST_ETA = 0.5;
export const MOST_ETA = 10 ** COARSEST;

/** The step that was on show when sum and mean were exchanged. */
export interface Exchange {
  readonly from: Reduction;
  readonly preview: Preview;
}

/** A slider and a field, both for the same number; `onSet` gets a positive one. */
export function etaControl(eta: number, words: Words, onSet: (eta: number | null) => void): unknown {
  const slide = (event: Event) => {
    const power = Number((event.target as HTMLInputElement).value) / PER_POWER;
    onSet(Number((10 ** power).toPrecision(3)));
  };
  const type = (event: CustomEvent<NumberSet>) => {
    event.stopPropagation();
    const { value } = event.detail;
    onSet(typeof value === "number" && value > 0 ? value : null);
  };
  return html`<div class="eta">
    <label for="eta"><i>η</i><span class="hidden">${words.network.eta}</span></label>
    <input
      id="eta"
      class="slider plain"
      type="range"
      min=${FINEST * PER_POWER}
      max=${COARSEST * PER_POWER}
      step="1"
      .value=${String(Math.round(Math.log10(eta) * PER_POWER))}
      aria-valuetext=${eta}
      @input=${slide}
    />
    <studio-number .value=${eta} .label=${words.network.eta} .fault=${words.notANumber} @number-set=${type}></studio-number>
  </div>`;
}

/** Are `a` and `b` the same but for sum and mean? */
export function isExchanged(a: NetworkDocument, b: NetworkDocument): boolean {
  return a.reduction !== b.reduction && JSON.stringify({ ...a, reduction: b.reduction }) === JSON.stringify(b);
}

/** The rate that makes the same step after the exchange: a mean over N needs N times the rate of the sum. */
export function keptEta({ from, preview }: Exchange, samples: number): number {
  return from === "sum" ? preview.eta * samples : preview.eta / samples;
}

/** The largest difference between any two parameters of the same place. */
export function differenceOf(a: NetworkDocument, b: NetworkDocument): number {
  const numbers = (document: NetworkDocument) =>
    parameterNames(document).flatMap((name) => cells(arrayOf(document, name)).map(({ value }) => value));
  const others = numbers(b);
  return numbers(a).reduce((most, each, i) => Math.max(most, Math.abs(each - (others[i] ?? Number.NaN))), 0);
}
