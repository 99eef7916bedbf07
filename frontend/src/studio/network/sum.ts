/** `<studio-sum>`: how the gradient of one parameter grows sample by sample. Event `parameter-choose` with its id.
 *
 * A weight's share is the value that enters it times delta, the gradient at its neuron's sum; a bias enters that sum
 * as it is, so its share is delta itself.
 */

import { html, type PropertyValues } from "lit";
import { formatNumber, formatSigned } from "../../core/format";
import { indexOf, type Notation } from "../../core/network/notation";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { NetworkDocument } from "./document";
import type { Figures } from "./figures";
import { costMark, gradientMark, sumMark, track } from "./marks";
import { parameterChoice, plainName } from "./parameter-choice";
import { type Bar, barsOf, extentOf, type Factors, factorsOf, gradientOf, type Shares, sharesOf } from "./shares";

const PAUSE_MS = 700;
const MOST_ROWS = 60;

class StudioSum extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    shares: { attribute: false },
    parameter: { attribute: false },
    isOver: { attribute: false },
    notation: { attribute: false },
    words: { attribute: false },
    added: { state: true },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare shares: Shares | null;
  /** The id of the parameter, such as `w1_1_2`. */
  declare parameter: string;
  /** Is the pass on the stage over? Before that nothing is known. */
  declare isOver: boolean;
  declare notation: Notation;
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
    if (changed.has("parameter") || changed.has("shares") || changed.has("isOver")) this.#stop();
  }

  protected override render(): unknown {
    const { words, parameter, shares, document } = this;
    const amounts = shares === null ? [] : sharesOf(shares, parameter);
    return html`
      <div class="choice">
        ${parameterChoice(document, parameter, words, (id) => this.tell("parameter-choose", id))}
        <button type="button" class="quiet small" ?disabled=${amounts.length < 2 || !this.isOver} @click=${this.#play}>${words.network.addUp}</button>
      </div>
      ${shares === null ? html`<p class="hint">${words.computing}</p>` : this.#bars(shares, amounts)}
    `;
  }

  #bars(shares: Shares, amounts: readonly number[]): unknown {
    const { words, parameter, notation } = this;
    const bars = barsOf(amounts);
    const known = this.isOver ? (this.added ?? bars.length) : 0;
    const extent = extentOf(bars);
    const isMean = this.document.reduction === "mean";
    const gradient = gradientOf(this.figures.gradients, parameter);
    const isWhole = known === bars.length;
    const factors = factorsOf(this.figures, shares, parameter);
    return html`
      <p class="hint factors-rule">${this.#rule(factors)}</p>
      <table class="bars">
        <caption class="hidden">${words.network.sumOf(plainName(parameter))}</caption>
        <tbody>
          ${bars.slice(0, MOST_ROWS).map((bar, n) => this.#bar(bar, n, extent, n < known, factors))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Σ</th>
            ${track({ amount: 0, from: 0, to: bars[known - 1]?.to ?? 0 }, extent)}
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
        ∂<i>L</i>/∂${nameMark(parameter)} = ${isMean ? html`<sup>1</sup>⁄<sub>N</sub> ` : ""}${sumMark(notation)}
        ∂${costMark(notation)}/∂${nameMark(parameter)} = ${gradientMark("gradient", isWhole ? gradient : null)}
      </p>
      <p class="hint">${isMean ? words.network.meanText : words.network.sumText}</p>
    `;
  }

  /** What a share is made of: the local derivative of z times delta. */
  #rule({ source, z }: Factors): unknown {
    const { words, parameter } = this;
    const index = indexOf(this.notation);
    const delta = html`<i>δ</i><sup>${index}</sup>`;
    const name = nameMark(z);
    return source === null
      ? html`${words.network.biasRule} ∂${name}/∂${nameMark(parameter)} = 1, ∂${costMark(this.notation)}/∂${nameMark(parameter)} = ${delta} × 1`
      : html`∂${costMark(this.notation)}/∂${nameMark(parameter)} = ${nameMark(source)}<sup>${index}</sup> × ${delta}, ${delta} = ∂${costMark(this.notation)}/∂${name}`;
  }

  #bar(bar: Bar, n: number, extent: readonly [number, number], isKnown: boolean, factors: Factors): unknown {
    return html`<tr>
        <th scope="row">${n + 1}</th>
        ${track(bar, extent, isKnown)}
        <td>${gradientMark(`share${n + 1}`, isKnown ? bar.amount : null)}</td>
      </tr>
      <tr class="factors-of">
        <td colspan="3">${this.#factors(n, isKnown, factors)}</td>
      </tr>`;
  }

  /** `0.7311 × −0.04576`, or `−0.04576 × 1`. */
  #factors(n: number, isKnown: boolean, { values, deltas }: Factors): unknown {
    const value = values === null ? 1 : values[n];
    const delta = isKnown ? deltas[n] : undefined;
    const deltaMark = gradientMark(`delta${n + 1}`, delta ?? null);
    const factor = html`<data class="figure" data-figure=${`factor${n + 1}`} value=${value ?? ""}>${value === undefined ? "?" : bracketed(value)}</data>`;
    return values === null ? html`${deltaMark} × ${factor}` : html`${factor} × ${deltaMark}`;
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

function bracketed(value: number): string {
  return value < 0 ? `(${formatSigned(value)})` : formatNumber(value);
}

customElements.define("studio-sum", StudioSum);
