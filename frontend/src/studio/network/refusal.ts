/** What the server did not take, said at the field that it names. */

import { html } from "lit";
import { problemText } from "../problem";
import type { Words } from "../words";
import type { Refused } from "./shaping";

/** A part of the panel in which fields are at fault. */
type Region = { readonly part: "layer"; readonly place: number } | { readonly part: "samples" | "shape" };

/** Where the field stands: `layers[1].activation` in the second layer, `samples[0].target` among the samples. */
export function regionOf({ problem, document }: Refused): Region {
  const [, part, place] = /^(layers|activation|sizes|samples)(?:\[(\d+)\])?/.exec(problem.node ?? "") ?? [];
  if (part === "samples") return { part };
  if (place === undefined) return { part: "shape" };
  // Sizes begin with the inputs.
  const layer = Number(place) - (part === "sizes" ? 1 : 0);
  return layer >= 0 && layer < document.layers.length ? { part: "layer", place: layer } : { part: "shape" };
}

/** Why it was refused, what would do instead, and the way back. */
export function refusal(
  { problem }: Refused,
  words: Words,
  does: { readonly mend: ((choice: string) => void) | null; readonly takeBack: () => void },
): unknown {
  const { suggestion } = problem;
  return html`<div class="problem refusal" role="alert" data-code=${problem.code} data-field=${problem.node ?? ""}>
    <span>${problemText(problem, "", words)}</span>
    <small>${words.network.refused}</small>
    <span class="refusal-actions">
      ${
        suggestion !== null && does.mend !== null
          ? html`<button type="button" data-mend @click=${() => does.mend?.(suggestion)}>${words.network.mend(suggestion)}</button>`
          : ""
      }
      <button type="button" data-take-back @click=${does.takeBack}>${words.network.takeBack}</button>
    </span>
  </div>`;
}
