/** `<studio-gallery>`: the worked examples in groups, and the trainings, to search and to pick.
 *
 * Events `preset-pick` with the id, or null; `training-pick` with the id; `network-new` for a network of one's own.
 */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pairWordsIn } from "../beside/pair-words";
import { PAIR_IDS, type PairId, pairAddress } from "../beside/pairs";
import { Panel } from "../panel";
import type { Preset } from "../preset";
import type { TrainingExample } from "../training/examples";
import type { Words } from "../words";
import { FAQ, FAQ_IDS, type FaqId } from "./faq";
import { faqIn } from "./faq-words";
import { FIGURES, LEFT_OUT, NOTES, noteText } from "./lecture-index";

/** The trainings come after the lecture and its networks. */
const SHELVES_FIRST = 2;

export class StudioGallery extends Panel {
  static override properties = {
    presets: { attribute: false },
    trainings: { attribute: false },
    current: { attribute: false },
    words: { attribute: false },
    query: { state: true },
  };

  declare presets: readonly Preset[];
  declare trainings: readonly TrainingExample[];
  /** The id of what is open now, preset or training. */
  declare current: string | null;
  declare words: Words;
  declare query: string;

  constructor() {
    super();
    this.presets = [];
    this.trainings = [];
    this.current = null;
    this.query = "";
  }

  open(): void {
    this.query = "";
    this.#dialog.showModal();
  }

  protected override render(): unknown {
    const { words } = this;
    const found = search(this.presets, this.query);
    const trainings = searchTrainings(this.trainings, this.query);
    const faq = searchFaq(words, this.query);
    const pairs = searchPairs(words, this.query);
    const isWhole = this.query.trim() === "";
    const shelves = groups(found).map(([group, members]) => this.#shelf(group, members));
    return html`<dialog class="sheet gallery" aria-labelledby="gallery-title" @click=${this.#outside}>
      <header class="sheet-head">
        <h2 id="gallery-title">${words.chooseExample}</h2>
        <input
          type="search"
          class="field"
          autofocus
          aria-label=${words.searchExamples}
          placeholder=${words.searchExamples}
          .value=${this.query}
          @input=${(event: Event) => {
            this.query = (event.target as HTMLInputElement).value;
          }}
        />
        <a class="quiet" data-lecture href=${`lecture?lang=${words.tag}`}>${words.readLecture}</a>
        <button type="button" class="quiet" @click=${() => this.#pick(null)}>${words.newExpression}</button>
        <button type="button" class="quiet" data-new-network @click=${this.#newNetwork}>${words.network.newNetwork}</button>
        <button type="button" class="icon" aria-label=${words.close} @click=${() => this.#dialog.close()}>✕</button>
      </header>
      <div class="sheet-body" role="region" aria-labelledby="gallery-title" tabindex="0">
        ${found.length + trainings.length + faq.length + pairs.length === 0 ? html`<p class="hint" role="status">${words.noExample(this.query)}</p>` : ""}
        ${faq.length === 0 ? "" : this.#faq(faq)} ${pairs.length === 0 ? "" : this.#pairs(pairs)}
        ${isWhole ? this.#lecture() : ""}
        ${shelves.slice(0, SHELVES_FIRST)} ${trainings.length === 0 ? "" : this.#trainings(trainings)}
        ${shelves.slice(SHELVES_FIRST)}
      </div>
    </dialog>`;
  }

  #shelf(group: string, members: readonly Preset[]): unknown {
    return html`<section>
      ${group === "" ? "" : html`<h3>${this.words.groups[group] ?? group}</h3>`}
      <ul class="cards" role="list">
        ${repeat(
          members,
          ({ id }) => id,
          (preset) => this.#card(preset),
        )}
      </ul>
    </section>`;
  }

  #card({ id, title, origin, teaches, group }: Preset): unknown {
    const isKnown = origin.toLowerCase() === group.toLowerCase();
    return html`<li>
      <button
        type="button"
        class="card"
        data-preset=${id}
        aria-current=${id === this.current ? "true" : "false"}
        @click=${() => this.#pick(id)}
      >
        <img class="thumbnail" src="api/v1/presets/${id}/thumbnail.svg" alt="" width="220" height="84" loading="lazy" />
        <strong>${title}</strong>
        ${teaches === "" ? "" : html`<span class="teaches">${teaches}</span>`}
        ${origin === "" || isKnown ? "" : html`<small>${origin}</small>`}
      </button>
    </li>`;
  }

  /** Links: each leads to the moment that answers it, and can be opened beside this page. */
  #faq(ids: readonly FaqId[]): unknown {
    const { words } = this;
    const texts = faqIn(words.tag);
    return html`<section class="faq">
      <h3>${words.faqTitle}</h3>
      <ul role="list">
        ${ids.map(
          (id) => html`<li>
            <a href=${`${FAQ[id]}&faq=${id}`} data-faq=${id} @click=${this.#leave}>${texts[id].asked}</a>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #pairs(ids: readonly PairId[]): unknown {
    const { words } = this;
    const texts = pairWordsIn(words.tag);
    return html`<section class="faq">
      <h3>${words.beside.pairs}</h3>
      <ul role="list">
        ${ids.map(
          (id) => html`<li>
            <a href=${pairAddress(id)} data-pair=${id} @click=${this.#leave}>${texts[id].title}</a>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Every line of the notes, every figure, and what the lecture leaves out. */
  #lecture(): unknown {
    const { words } = this;
    const numbered = (title: string, addresses: readonly string[]) => html`<p class="faq-numbers">
      <span>${title}</span>
      ${addresses.map(
        (address, i) => html`<a href=${address} aria-label=${`${title} ${i + 1}`} @click=${this.#leave}>${i + 1}</a>`,
      )}
    </p>`;
    return html`<section class="faq">
      <h3>${words.lineByLine.title}</h3>
      <ol role="list">
        ${NOTES.map(
          (note) => html`<li><a href=${note.address} @click=${this.#leave}>${noteText(note, words.tag)}</a></li>`,
        )}
      </ol>
      ${numbered(words.lineByLine.figures, FIGURES)} ${numbered(words.lineByLine.leftOut, LEFT_OUT)}
    </section>`;
  }

  readonly #leave = (): void => this.#dialog.close();

  #trainings(trainings: readonly TrainingExample[]): unknown {
    return html`<section>
      <h3>${this.words.training.examples}</h3>
      <ul class="cards" role="list">
        ${trainings.map(
          ({ id, title, teaches }) => html`<li>
            <button
              type="button"
              class="card"
              data-training=${id}
              aria-current=${id === this.current ? "true" : "false"}
              @click=${() => {
                this.#dialog.close();
                this.tell("training-pick", id);
              }}
            >
              <strong>${title}</strong><span class="teaches">${teaches}</span>
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector("dialog") as HTMLDialogElement;
  }

  #pick(id: string | null): void {
    this.#dialog.close();
    this.tell("preset-pick", id);
  }

  readonly #newNetwork = (): void => {
    this.#dialog.close();
    this.tell("network-new", null);
  };

  /** A click on the backdrop is a click on the dialog itself. */
  #outside(event: Event): void {
    if (event.target === this.#dialog) this.#dialog.close();
  }
}

/** The presets in which every word of `query` occurs. */
export function search(presets: readonly Preset[], query: string): Preset[] {
  return presets.filter(({ id, title, teaches, text, origin, group }) =>
    hasWords([id, title, teaches, text, origin, group], query),
  );
}

function searchTrainings(trainings: readonly TrainingExample[], query: string): TrainingExample[] {
  return trainings.filter(({ id, title, teaches }) => hasWords([id, title, teaches], query));
}

function searchFaq({ tag }: Words, query: string): FaqId[] {
  return FAQ_IDS.filter((id) => hasWords(Object.values(faqIn(tag)[id]), query));
}

function searchPairs({ tag }: Words, query: string): PairId[] {
  return PAIR_IDS.filter((id) => hasWords([pairWordsIn(tag)[id].title, ...pairWordsIn(tag)[id].names], query));
}

function hasWords(texts: readonly string[], query: string): boolean {
  const all = texts.join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** In the order of their first members. */
export function groups(presets: readonly Preset[]): [string, Preset[]][] {
  const found = new Map<string, Preset[]>();
  for (const preset of presets) {
    const members = found.get(preset.group);
    if (members) members.push(preset);
    else found.set(preset.group, [preset]);
  }
  return [...found];
}

customElements.define("studio-gallery", StudioGallery);
