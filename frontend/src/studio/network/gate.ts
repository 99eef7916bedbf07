/** What stands in a panel while the pass on the stage is not over: no gradient is shown before it is computed. */

import { html } from "lit";
import type { Words } from "../words";

/** `left` steps of the pass are to come; `onFinish` is asked to go to its end. `reason` says what has to wait. */
export function gate(left: number, words: Words, onFinish: () => void, reason = ""): unknown {
  if (left === 0) return "";
  return html`<div class="gate">
    <p>${reason} ${words.network.notOver(left)}</p>
    <button type="button" class="quiet small" data-finish @click=${onFinish}>${words.network.finishPass}</button>
  </div>`;
}
