/** `<studio-sum>`: how the gradient of one parameter grows sample by sample. Event `parameter-choose` with its id. */

import { html, type PropertyValues } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";
import { cellValues, type NetworkDocument } from "./document";
import type { Figures } from "./figures";
import { gradientMark } from "./marks";
import { type Bar, barsOf, extentOf, gradientOf, type Shares, sharesOf } from "./shares";
import { arrayOf, parameterNames } from "./update";

const PAUSE_MS = 700;
const MOST_ROWS = 60;

export class StudioSum extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    shares: { attribute: false },
    parameter: { attribute: false },
    words: { attribute: false },
    added: { state: true },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare shares: Shares | null;
  /** The id of the parameter, such as `w1_1_2`. */
  declare parameter: string;
  declare words: Words;
  /** How many samples have been added; null for all of them. */
  declare added: number | null;

  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    super();
    this.added = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("parameter") || changed.has("shares")) this.#stop();
  }

  protected override render(): unknown {
    const { words, parameter, shares } = this;
    const amounts = shares === null ? [] : sharesOf(shares, parameter);
    return html`
      <label class="choice">
        <span class="hidden">${words.network.chooseParameter}</span>
        <select class="field" .value=${parameter} @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
          ${parameterNames(this.document).map(
            (name) => html`<optgroup label=${name}>
              ${Object.keys(cellValues(name, arrayOf(this.document, name))).map(
                (id) => html`<option value=${id} ?selected=${id === parameter}>${plainName(id)}</option>`,
              )}
            </optgroup>`,
          )}
        </select>
        <button type="button" class="quiet small" ?disabled=${amounts.length < 2} @click=${this.#play}>${words.network.addUp}</button>
      </label>
      ${shares === null ? html`<p class="hint">${words.computing}</p>` : this.#bars(amounts)}
    `;
  }

  #bars(amounts: readonly number[]): unknown {
    const { words, parameter } = this;
    const bars = barsOf(amounts);
    const known = this.added ?? bars.length;
    const extent = extentOf(bars);
    const isMean = this.document.reduction === "mean";
    const gradient = gradientOf(this.figures.gradients, parameter);
    const isWhole = known === bars.length;
    return html`
      <table class="bars">
        <caption class="hidden">${words.network.sumOf(plainName(parameter))}</caption>
        <tbody>
          ${bars.slice(0, MOST_ROWS).map((bar, n) => this.#bar(bar, n, extent, n < known))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Σ</th>
            ${this.#track({ amount: 0, from: 0, to: bars[known - 1]?.to ?? 0 }, extent, true)}
            <td>${gradientMark("sum", known === 0 ? null : (bars[known - 1]?.to ?? null))}</td>
          </tr>
          ${
            isMean
              ? html`<tr>
                  <th scope="row">Σ / ${bars.length}</th>
                  <td></td>
                  <td>${gradientMark("mean", isWhole ? gradient : null)}</td>
                </tr>`
              : ""
          }
        </tfoot>
      </table>
      <p class="hint equation">
        ∂<i>L</i>/∂${nameMark(parameter)} = ${isMean ? html`<sup>1</sup>⁄<sub>N</sub> ` : ""}Σ<sub>n</sub>
        ∂<i>C</i><sup>n</sup>/∂${nameMark(parameter)} = ${gradientMark("gradient", isWhole ? gradient : null)}
      </p>
      <p class="hint">${isMean ? words.network.meanText : words.network.sumText}</p>
    `;
  }

  #bar(bar: Bar, n: number, extent: readonly [number, number], isKnown: boolean): unknown {
    return html`<tr>
      <th scope="row">${n + 1}</th>
      ${this.#track(bar, extent, isKnown)}
      <td>${gradientMark(`share${n + 1}`, isKnown ? bar.amount : null)}</td>
    </tr>`;
  }

  #track({ from, to }: Bar, [low, high]: readonly [number, number], isKnown: boolean): unknown {
    const place = (value: number) => (100 * (value - low)) / (high - low);
    const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
    const start = to >= from ? left : right;
    const style = isKnown ? { left: `${left}%`, width: `${right - left}%` } : { left: `${start}%`, width: "0%" };
    return html`<td class="track" style=${styleMap({ "--zero": `${place(0)}%` })}>
      <span class="bar ${to > from ? "positive" : to < from ? "negative" : ""}" style=${styleMap(style)}></span>
    </td>`;
  }

  #choose(id: string): void {
    this.tell("parameter-choose", id);
  }

  readonly #play = (): void => {
    this.#stop();
    this.added = 0;
    this.#timer = setTimeout(this.#addOne, PAUSE_MS);
  };

  readonly #addOne = (): void => {
    const added = (this.added ?? 0) + 1;
    const isLast = added >= this.document.samples.length;
    this.added = isLast ? null : added;
    this.#timer = isLast ? null : setTimeout(this.#addOne, PAUSE_MS);
  };

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.added = null;
  }
}

/** `w2_1_3` as a plain text: `w2 [1, 3]`. */
export function plainName(id: string): string {
  const [name, ...places] = id.split("_");
  return `${name} [${places.join(", ")}]`;
}

customElements.define("studio-sum", StudioSum);
