/** A whole number to type, or to make one larger or smaller. */

import { html } from "lit";
import type { Words } from "../words";

export interface CounterField {
  readonly label: string;
  readonly value: number;
  /** Null while the limit is not known. */
  readonly most: number | null;
  readonly onSet: (value: number) => void;
}

export function counter({ label, value, most, onSet }: CounterField, words: Words): unknown {
  const set = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const wanted = Math.round(Number(field.value));
    if (Number.isFinite(wanted) && wanted >= 1 && wanted !== value) onSet(Math.min(wanted, most ?? wanted));
    else field.value = String(value);
  };
  return html`<span class="counter">
    <button type="button" class="icon small" aria-label=${words.network.fewer(label)} ?disabled=${value <= 1} @click=${() => onSet(value - 1)}>−</button>
    <input class="number" type="text" inputmode="numeric" aria-label=${label} .value=${String(value)} @change=${set} />
    <button
      type="button"
      class="icon small"
      aria-label=${words.network.more(label)}
      ?disabled=${most !== null && value >= most}
      @click=${() => onSet(value + 1)}
    >
      +
    </button>
  </span>`;
}
