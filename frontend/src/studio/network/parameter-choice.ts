/** Choose one parameter of the network. */

import { html } from "lit";
import type { Words } from "../words";
import type { NetworkDocument } from "./document";
import { parameterIds, parameterNames } from "./update";

/** So many elements of an array are listed. */
const MOST_OF_AN_ARRAY = 200;

export function parameterChoice(
  document: NetworkDocument,
  parameter: string,
  words: Words,
  onChoose: (id: string) => void,
): unknown {
  return html`<label class="parameter-choice">
    <span class="hidden">${words.network.chooseParameter}</span>
    <select class="field" .value=${parameter} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
      ${parameterNames(document).map(
        (name) => html`<optgroup label=${name}>
          ${idsOf(document, name, parameter).map(
            (id) => html`<option value=${id} ?selected=${id === parameter}>${plainName(id)}</option>`,
          )}
        </optgroup>`,
      )}
    </select>
  </label>`;
}

/** The first of an array, and the chosen one; the others are chosen on the stage. */
function idsOf(document: NetworkDocument, name: string, chosen: string): string[] {
  const first = parameterIds(document, name, MOST_OF_AN_ARRAY);
  const isElsewhere = !chosen.startsWith(`${name.toLowerCase()}_`) || first.includes(chosen);
  return isElsewhere ? first : [...first, chosen];
}

/** `w2_1_3` as a plain text: `w2 [1, 3]`. */
export function plainName(id: string): string {
  const [name, ...places] = id.split("_");
  return `${name} [${places.join(", ")}]`;
}

/** Has `document` a parameter called `id`? */
export function hasParameter({ layers }: NetworkDocument, id: string): boolean {
  const [name = "", first = 1, second] = id.split("_");
  const layer = layers[Number(name.slice(1)) - 1];
  const row = layer?.W[Number(first) - 1];
  return row !== undefined && (second === undefined || Number(second) <= row.length);
}
