/** `<training-return>`: above the film of a step: which step it is, and the way back. Events `training-back`,
 * `training-next`.
 */

import { html } from "lit";
import { formatNumber } from "../../core/format";
import { Panel } from "../panel";
import type { Words } from "../words";
import { PARTS, type StepUpdate } from "./update";

/** More rows than these nobody reads. */
const MOST_ROWS = 200;

class TrainingReturn extends Panel {
  static override properties = {
    step: { attribute: false },
    account: { attribute: false },
    hasNext: { attribute: false },
    words: { attribute: false },
  };

  declare step: number;
  /** What the step does to the parameters. */
  declare account: StepUpdate | null;
  declare hasNext: boolean;
  declare words: Words;

  protected override render(): unknown {
    const { training } = this.words;
    return html`
      <button type="button" class="quiet" data-do="back" @click=${() => this.tell("training-back", null)}>
        <span aria-hidden="true">←</span> ${training.back(this.step)}
      </button>
      <span class="what" title=${training.filmIs}>${training.filmOf(this.step)}</span>
      ${this.account === null ? "" : this.#update(this.account)}
      <button type="button" class="quiet" data-do="next" ?disabled=${!this.hasNext} @click=${() => this.tell("training-next", null)}>
        ${training.next} <span aria-hidden="true">→</span>
      </button>
    `;
  }

  /** From the gradient to the new parameter, number by number. */
  #update(update: StepUpdate): unknown {
    const { update: words } = this.words.training;
    const isScaled = update.scale !== 1;
    const isShrunk = update.shrink !== 1;
    return html`<details class="step-update">
      <summary>${words.title}</summary>
      <div class="account">
        <p>
          ${words.eta} <b>${formatNumber(update.eta)}</b> · ${words.norm} <b>${formatNumber(update.norm)}</b>
          ${isScaled ? html`· ${words.scale} <b>${formatNumber(update.scale)}</b>` : ""}
          ${isShrunk ? html`· ${words.shrink} <b>${formatNumber(update.shrink)}</b>` : ""}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.parameter}</th>
              ${PARTS.map((part) => html`<th scope="col">${words[part]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${update.rows.slice(0, MOST_ROWS).map(
              ({ name, parts }) => html`<tr>
                <th scope="row">${name}</th>
                ${PARTS.map((part) => html`<td>${formatNumber(parts[part])}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

customElements.define("training-return", TrainingReturn);
