/** `<training-data>`: which points, how many, how noisy, and what of them the network sees. Event `training-edit`. */

import { html, svg, type TemplateResult } from "lit";
import type { Points } from "../../core/training/points";
import type { Reading } from "../../core/training/reading";
import type { NumberSet } from "../inputs/number-field";
import { Panel } from "../panel";
import type { Problem } from "../problem";
import type { Words } from "../words";
import { type DatasetEntry, type Datasets, nameOf } from "./datasets";
import { type Description, type TrainingDocument, withData, withDataset, withFeature } from "./document";
import "./own-data";
import { problemNote } from "./problem-note";
import type { Beginning } from "./state";
import "../inputs/number-field";

const OWN_SAMPLES = "";
/** The noise goes up to a half, in twentieths. */
const NOISE_PARTS = 20;
const FEWEST_POINTS = 4;
const MOST_POINTS = 10_000;

class TrainingData extends Panel {
  static override properties = {
    document: { attribute: false },
    beginning: { attribute: false },
    columns: { attribute: false },
    reading: { attribute: false },
    datasets: { attribute: false },
    pictures: { attribute: false },
    hasSamples: { attribute: false },
    problem: { attribute: false },
    words: { attribute: false },
  };

  declare document: TrainingDocument;
  declare beginning: Beginning | null;
  /** What the columns of the data are called. */
  declare columns: readonly string[];
  /** How one's own text was understood; null for other sets, and where it could not be. */
  declare reading: Reading | null;
  declare datasets: Datasets;
  declare pictures: ReadonlyMap<string, Points>;
  /** Has the network samples of its own to go back to? */
  declare hasSamples: boolean;
  declare problem: Problem | null;
  declare words: Words;

  protected override render(): unknown {
    const { words, document } = this;
    const { training } = words;
    const { dataset } = document;
    const { entries } = this.datasets;
    const drawn = entries.filter(({ kind }) => kind === "drawn");
    const others = entries.filter(({ kind }) => kind !== "drawn");
    return html`
      <h2 class="panel-title">${training.data}</h2>
      <fieldset class="datasets">
        <legend class="hidden">${training.dataset}</legend>
        <div class="thumbs">${drawn.map((entry) => this.#choice(entry, thumb(this.pictures.get(entry.id))))}</div>
        <div class="chips">
          ${others.map((entry) => this.#choice(entry, nameOf(entry, words)[0]))} ${this.hasSamples ? this.#samples() : ""}
        </div>
      </fieldset>
      <p class="about">${this.#about()}</p>
      ${dataset === undefined ? "" : this.#settings(dataset)} ${this.#problem(dataset)}
      ${dataset?.features === undefined ? "" : this.#features(dataset.features)}
    `;
  }

  #choice(entry: DatasetEntry, face: unknown): unknown {
    const [title] = nameOf(entry, this.words);
    const { missing } = entry;
    const why = missing === null ? "" : this.words.training.needs(missing);
    return html`<label title=${missing === null ? title : `${title}: ${why}`} class=${missing === null ? "" : "missing"}>
      <input
        type="radio"
        name="dataset"
        value=${entry.id}
        aria-label=${missing === null ? title : `${title}, ${why}`}
        ?disabled=${missing !== null}
        .checked=${this.document.dataset?.name === entry.id}
        @change=${() => this.#edit(withDataset(this.document, entry.id, this.#defaults(entry)))}
      />
      ${face}
    </label>`;
  }

  #samples(): unknown {
    const { document, words } = this;
    return html`<label>
      <input
        type="radio"
        name="dataset"
        value=${OWN_SAMPLES}
        .checked=${document.dataset === undefined}
        @change=${() => this.tell("training-own-samples", null)}
      />${words.training.samplesOfSource}
    </label>`;
  }

  #defaults({ kind, defaults }: DatasetEntry): object {
    return kind === "csv" ? { ...defaults, text: "" } : defaults;
  }

  #about(): unknown {
    const { document, words, beginning } = this;
    const { training } = words;
    if (document.dataset === undefined) return training.samplesAbout(beginning?.trainCount ?? 0);
    const entry = this.datasets.entries.find(({ id }) => id === document.dataset?.name);
    const [title, about] = entry ? nameOf(entry, words) : [document.dataset.name, ""];
    const [x, y] = this.columns;
    const isNamed = document.dataset.features === undefined && this.columns.length === 2 && x !== undefined;
    return html`<b>${title}.</b> ${about} ${isNamed ? training.axes(x, y ?? "") : ""}`;
  }

  #settings(dataset: Description): unknown {
    const { training } = this.words;
    return html`
      ${dataset.name === "csv" ? html`<training-own-data .description=${dataset} .reading=${this.reading} .words=${this.words} @own-data=${this.#own}></training-own-data>` : ""}
      ${this.#count(dataset.points)}
      ${dataset.noise === undefined ? "" : this.#noise(dataset.noise)}
      <div class="row">
        ${this.#number("seed", training.seed, dataset.seed ?? 0)}
        <button type="button" class="quiet small" @click=${() => this.#set({ seed: (dataset.seed ?? 0) + 1 })}>
          ${training.newDraw}
        </button>
      </div>
      ${
        dataset.standardise === undefined
          ? ""
          : html`<label class="check">
              <input
                type="checkbox"
                .checked=${dataset.standardise}
                @change=${(event: Event) => this.#set({ standardise: (event.target as HTMLInputElement).checked })}
              />${training.standardise}
            </label>`
      }
    `;
  }

  /** How many points, and which of them are for what. */
  #count(points: number | undefined): unknown {
    const { training } = this.words;
    const { beginning } = this;
    return html`<div class="row">
      ${points === undefined ? "" : this.#number("points", training.points, points)}
      <small>${beginning === null ? "" : training.halves(beginning.trainCount, beginning.testCount)}</small>
    </div>`;
  }

  #noise(noise: number): unknown {
    const { training } = this.words;
    return html`<label class="row">
      <span>${training.noise}</span>
      <input
        class="slider plain"
        type="range"
        min="0"
        max=${NOISE_PARTS / 2}
        step="1"
        .value=${String(Math.round(noise * NOISE_PARTS))}
        aria-valuetext="${Math.round(noise * 100)} %"
        @input=${(event: Event) => this.#set({ noise: Number((event.target as HTMLInputElement).value) / NOISE_PARTS })}
      />
      <output>${Math.round(noise * 100)} %</output>
    </label>`;
  }

  #number(field: "points" | "seed", label: string, value: number): unknown {
    const [low, high] = field === "points" ? [FEWEST_POINTS, MOST_POINTS] : [0, Number.MAX_SAFE_INTEGER];
    return html`<span class="named">
      <span aria-hidden="true">${label}</span>
      <studio-number
        .value=${value}
        .label=${label}
        .fault=${this.words.notANumber}
        @number-set=${(event: CustomEvent<NumberSet>) => {
          event.stopPropagation();
          const given = event.detail.value;
          if (typeof given === "number") this.#set({ [field]: Math.min(Math.max(low, Math.round(given)), high) });
        }}
      ></studio-number>
    </span>`;
  }

  #features(chosen: readonly string[]): unknown {
    const { training } = this.words;
    return html`
      <h2 class="panel-title">${training.features}</h2>
      <fieldset class="chips features">
        <legend class="hidden">${training.featuresAbout}</legend>
        ${this.datasets.features.map(
          (name) => html`<label>
            <input
              type="checkbox"
              value=${name}
              .checked=${chosen.includes(name)}
              ?disabled=${chosen.length === 1 && chosen.includes(name)}
              @change=${(event: Event) => {
                const { checked } = event.target as HTMLInputElement;
                this.#edit(withFeature(this.document, name, checked, this.datasets.features));
              }}
            /><i>${featureText(name)}</i>
          </label>`,
        )}
      </fieldset>
    `;
  }

  /** A text that has not been given yet is nothing to complain of. */
  #problem(dataset: Description | undefined): unknown {
    const isWaiting = dataset?.name === "csv" && (dataset.text ?? "").trim() === "";
    return problemNote(isWaiting ? null : this.problem, "data", this.words);
  }

  #own(event: CustomEvent<Partial<Description>>): void {
    this.#set(event.detail);
  }

  #set(fields: Partial<Description>): void {
    this.#edit(withData(this.document, fields));
  }

  #edit(document: TrainingDocument): void {
    this.tell("training-edit", document);
  }
}

/** `x^2` as people write it. */
function featureText(name: string): string {
  return name.replace("^2", "²").replace("xy", "x·y");
}

customElements.define("training-data", TrainingData);

const SIDE = 32;
const MARGIN = 3;

/** A data set drawn small: its points in a square, in two colours. */
function thumb(points: Points | undefined): TemplateResult {
  const isHigh = (label: number) => (points?.classes.length ? label === 1 : label > 0);
  const reach = reachOf(points?.x ?? []);
  const place = (x: number): string => (SIDE / 2 + (x / reach) * (SIDE / 2 - MARGIN)).toFixed(1);
  const dots = (wanted: boolean): string =>
    (points?.x ?? [])
      .filter((_, i) => isHigh(points?.labels[i] ?? 0) === wanted)
      .map(([x = 0, y = 0]) => `M${place(x)} ${place(-y)}h0`)
      .join("");
  return svg`<svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true" class="thumb"><path class="low" d=${dots(false)} /><path class="high" d=${dots(true)} /></svg>`;
}

/** How far the points lie from the middle: every set fills its square, whatever its scale. */
function reachOf(x: Points["x"]): number {
  return x.reduce((reach, [a = 0, b = 0]) => Math.max(reach, Math.abs(a), Math.abs(b)), 0) || 1;
}
