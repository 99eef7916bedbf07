/** `<studio-samples>`: the samples with the loss of each, and L at the end; the chosen one can be changed.
 *
 * Events `sample-choose` with its place from 0, `sample-add` and `network-edit` with a document, `notation-choose`, `array-move` and `array-set` with `{array, value}`.
 */

import { html } from "lit";
import { formatNumber } from "../../core/format";
import { costOf, NOTATIONS, type Notation, notationText } from "../../core/network/notation";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { NetworkDocument, Sample, Vector } from "./document";
import type { Figures } from "./figures";
import { type ArraySet, arrayRow } from "./layers";
import { costMark, lossMark, sumMark } from "./marks";

/** More are listed round the chosen one only. */
const MOST_ROWS = 40;
const MOST_NUMBERS = 4;

class StudioSamples extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    sample: { attribute: false },
    isForwardOver: { attribute: false },
    most: { attribute: false },
    notation: { attribute: false },
    words: { attribute: false },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare sample: number;
  /** Until the film has computed a loss, all losses are question marks. */
  declare isForwardOver: boolean;
  /** How many there may be; null while that is not known. */
  declare most: number | null;
  declare notation: Notation;
  declare words: Words;

  protected override render(): unknown {
    const { document, figures, words, sample, notation } = this;
    const { samples, reduction } = document;
    const first = Math.max(0, Math.min(sample - MOST_ROWS / 2, samples.length - MOST_ROWS));
    const rows = samples.slice(first, first + MOST_ROWS);
    return html`
      <h2 class="panel-title">${words.network.samples}${this.#notation()}</h2>
      <fieldset class="samples">
        <legend class="hidden">${words.network.chooseSample}</legend>
        ${rows.map((each, i) => this.#row(each, first + i))}
        ${rows.length < samples.length ? html`<p class="hint">${words.network.samplesOf(rows.length, samples.length)}</p>` : ""}
      </fieldset>
      <p class="total-loss">
        <span>${reduction === "sum" ? html`<i>L</i> = ${sumMark(notation)} ${costMark(notation)}` : html`<i>L</i> = <sup>1</sup>⁄<sub>N</sub> ${sumMark(notation)} ${costMark(notation)}`}</span>
        ${lossMark("L", this.isForwardOver ? figures.loss : null)}
      </p>
      ${this.#values(samples[sample])}
      <div class="sample-actions">
        <button type="button" class="quiet small" data-add-sample ?disabled=${this.most !== null && samples.length >= this.most} @click=${this.#add}>+ ${words.network.addSample}</button>
        <button type="button" class="quiet small" data-remove-sample ?disabled=${samples.length < 2} @click=${this.#remove}>
          ${words.network.removeSample(sample + 1)}
        </button>
      </div>
    `;
  }

  /** The head of the column of losses, and how they are written everywhere. */
  #notation(): unknown {
    const { notation, words } = this;
    const choose = (event: Event) => this.tell("notation-choose", (event.target as HTMLSelectElement).value);
    return html`<select class="notation" aria-label=${words.network.notation} title=${words.network.notation} @change=${choose}>
      ${NOTATIONS.map((each) => html`<option value=${each} ?selected=${each === notation}>${notationText(each)}</option>`)}
    </select>`;
  }

  #row({ x, target }: Sample, n: number): unknown {
    return html`<label class="sample">
      <input type="radio" name="sample" .checked=${n === this.sample} value=${n} @change=${() => this.tell("sample-choose", n)} />
      <span class="pair"><span class="place">${n + 1}</span> ${short(x)} → ${short(target)}</span>
      <span class="cost"><i>${costOf(this.notation)}</i><sup>${n + 1}</sup> = ${lossMark(`C${n + 1}`, this.isForwardOver ? (this.figures.losses[n] ?? null) : null)}</span>
    </label>`;
  }

  #values(sample: Sample | undefined): unknown {
    if (!sample) return "";
    return html`<details class="layer change">
      <summary>${this.words.network.sampleValues(this.sample + 1)}</summary>
      ${this.#array("x", "x", sample.x)} ${this.#array("target", "ŷ", sample.target)}
    </details>`;
  }

  /** One more like the chosen one, to be changed. */
  readonly #add = (): void => {
    const { document, sample } = this;
    const like = document.samples[sample];
    if (like) this.tell<NetworkDocument>("sample-add", { ...document, samples: [...document.samples, like] });
  };

  readonly #remove = (): void => {
    const { document, sample } = this;
    this.tell<NetworkDocument>("network-edit", {
      ...document,
      samples: document.samples.filter((_, n) => n !== sample),
    });
  };

  #array(array: keyof Sample, name: string, value: Vector): unknown {
    return arrayRow({ array, name, value, words: this.words }, (type, set) => this.tell<ArraySet>(type, set));
  }
}

/** `(1, −1)`; of a long one the beginning. */
function short(row: Vector): string {
  const shown = row.slice(0, MOST_NUMBERS).map((each) => formatNumber(each, 3));
  return `(${[...shown, ...(row.length > MOST_NUMBERS ? ["…"] : [])].join(", ")})`;
}

customElements.define("studio-samples", StudioSamples);
