/** `<training-return>`: above the film of a step: which step it is, and the way back. Events `training-back`,
 * `training-next`.
 */

import { html } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";

export class TrainingReturn extends Panel {
  static override properties = {
    step: { attribute: false },
    hasNext: { attribute: false },
    words: { attribute: false },
  };

  declare step: number;
  declare hasNext: boolean;
  declare words: Words;

  protected override render(): unknown {
    const { training } = this.words;
    return html`
      <button type="button" class="quiet" data-do="back" @click=${() => this.tell("training-back", null)}>
        <span aria-hidden="true">←</span> ${training.back(this.step)}
      </button>
      <span class="what" title=${training.filmIs}>${training.filmOf(this.step)}</span>
      <button type="button" class="quiet" data-do="next" ?disabled=${!this.hasNext} @click=${() => this.tell("training-next", null)}>
        ${training.next} <span aria-hidden="true">→</span>
      </button>
    `;
  }
}

customElements.define("training-return", TrainingReturn);
