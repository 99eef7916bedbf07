/** `<studio-descent>`: one step of gradient descent, looked at before it is taken.
 *
 * Events `descent-weigh` with eta, `descent-take`, `descent-undo`.
 */

import { html, type PropertyValues } from "lit";
import { nameMark } from "../inputs/name-mark";
import type { NumberSet } from "../inputs/number-field";
import "../inputs/number-field";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { NetworkDocument } from "./document";
import type { Figures } from "./figures";
import { lossMark, valueMark } from "./marks";
import type { Preview } from "./steps";
import { changesOf } from "./update";

/** The slider is logarithmic: 0.001 to 100, in twentieths of a power of ten. */
const FINEST = -3;
const COARSEST = 2;
const PER_POWER = 20;
const MOST_ROWS = 200;
export const FIRST_ETA = 0.5;

export class StudioDescent extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    preview: { attribute: false },
    steps: { attribute: false },
    words: { attribute: false },
    eta: { state: true },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare preview: Preview | null;
  /** How many steps can be undone. */
  declare steps: number;
  declare words: Words;
  declare eta: number;

  constructor() {
    super();
    this.eta = FIRST_ETA;
    this.preview = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("document") || changed.has("eta")) this.tell("descent-weigh", this.eta);
  }

  protected override render(): unknown {
    const { words, preview, eta, figures } = this;
    return html`
      <p class="rule-line"><i>θ</i> ← <i>θ</i> − <i>η</i> ∇<i>L</i></p>
      <div class="eta">
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
          @input=${this.#slide}
        />
        <studio-number .value=${eta} .label=${words.network.eta} .fault=${words.notANumber} @number-set=${this.#type}></studio-number>
      </div>
      <dl class="losses" aria-live="polite">
        <dt>${words.network.lossBefore}</dt>
        <dd>${lossMark("before", figures.loss)}</dd>
        <dt>${words.network.lossAfter}</dt>
        <dd class=${preview !== null && preview.loss > figures.loss ? "worse" : ""}>
          ${lossMark("after", preview?.loss ?? null)}
          ${preview !== null && preview.loss > figures.loss ? html`<small>${words.network.worse}</small>` : ""}
        </dd>
      </dl>
      <div class="descent-actions">
        <button type="button" class="primary" ?disabled=${preview?.eta !== eta} @click=${() => this.tell("descent-take", null)}>
          ${words.network.takeStep}
        </button>
        <button type="button" class="quiet" ?disabled=${this.steps === 0} @click=${() => this.tell("descent-undo", null)}>
          ${words.network.undo(this.steps)}
        </button>
      </div>
      ${preview === null ? "" : this.#changes(preview)}
    `;
  }

  #changes(preview: Preview): unknown {
    const { words } = this;
    const changes = changesOf(this.document, preview.after);
    return html`
      <div class="changes" tabindex="0" role="region" aria-label=${words.network.changes}>
        <table>
          <caption class="hidden">${words.network.changes}</caption>
          <thead class="hidden">
            <tr>
              <th scope="col">${words.network.parameter}</th>
              <th scope="col">${words.network.old}</th>
              <th scope="col">${words.network.new}</th>
            </tr>
          </thead>
          <tbody>
            ${changes.slice(0, MOST_ROWS).map(
              ({ id, from, to }) => html`<tr data-change=${id}>
                <th scope="row">${nameMark(id)}</th>
                <td>${valueMark(`old-${id}`, from)}</td>
                <td><span class="arrow ${to > from ? "up" : to < from ? "down" : ""}" aria-hidden="true">→</span>${valueMark(`new-${id}`, to)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${changes.length > MOST_ROWS ? html`<p class="hint">${words.network.andMore(changes.length - MOST_ROWS)}</p>` : ""}
    `;
  }

  #slide(event: Event): void {
    const power = Number((event.target as HTMLInputElement).value) / PER_POWER;
    this.eta = Number((10 ** power).toPrecision(3));
  }

  #type(event: CustomEvent<NumberSet>): void {
    event.stopPropagation();
    const { value } = event.detail;
    if (typeof value === "number" && value > 0) this.eta = value;
    else this.requestUpdate();
  }
}

customElements.define("studio-descent", StudioDescent);
