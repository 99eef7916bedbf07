/** `<training-rule>`: how the parameters are changed, by how much, and for how long. Event `training-edit`. */

import { html } from "lit";
import type { NumberSet } from "../inputs/number-field";
import { Panel } from "../panel";
import type { Problem } from "../problem";
import type { Words } from "../words";
import {
  epochsOf,
  MOST_STEPS,
  type NumberName,
  OPTIMISERS,
  SCHEDULES,
  stepsOf,
  stepsOfEpochs,
  type TrainingDocument,
  withNumber,
  withOptimiser,
  withSchedule,
} from "./document";
import { problemNote } from "./problem-note";

/** The slider is logarithmic: 0.0001 to 10, in twentieths of a power of ten. */
const FINEST = -4;
const COARSEST = 1;
const PER_POWER = 20;
const FIRST_BATCH = 10;
type NumberSetting = readonly [name: NumberName, value: number];
const WHOLE: readonly NumberName[] = ["steps", "batch", "seed", "record", "decay_every", "warmup", "patience"];
const LEAST: Partial<Record<NumberName, number>> = { steps: 1, batch: 1, record: 1, decay_every: 1, epsilon: 1e-16 };
const MOST: Partial<Record<NumberName, number>> = {
  eta: 1e6,
  momentum: 1,
  alpha: 0.999_999,
  weight_decay: 100,
  l1: 100,
  clip_norm: 1e6,
  clip_value: 1e6,
  dropout: 0.999,
  decay_every: MOST_STEPS,
  decay_factor: 1,
  eta_end: 1,
  warmup: MOST_STEPS,
  patience: MOST_STEPS,
  beta1: 0.999_999,
  beta2: 0.999_999,
  epsilon: 1,
  steps: MOST_STEPS,
  record: 1_000,
};

class TrainingRule extends Panel {
  static override properties = {
    document: { attribute: false },
    samples: { attribute: false },
    problem: { attribute: false },
    words: { attribute: false },
    isOpen: { state: true },
    inEpochs: { state: true },
  };

  declare document: TrainingDocument;
  /** How many there are to train on. */
  declare samples: number;
  declare problem: Problem | null;
  declare words: Words;
  /** Are the seldom changed numbers shown? */
  declare isOpen: boolean;
  /** Is the length told in epochs? Then it keeps their number when the batches change. */
  declare inEpochs: boolean;

  protected override render(): unknown {
    const { document, words } = this;
    const { training } = words;
    const { optimiser = "sgd" } = document;
    return html`
      <h2 class="panel-title">${training.rule}</h2>
      ${this.#choice("optimiser", training.optimiser, OPTIMISERS, training.optimisers, optimiser, (name) =>
        this.#edit(withOptimiser(document, name)),
      )}
      ${this.#eta(document.eta ?? 0.1)}
      <div class="row">${this.#batch()} ${this.#length()}</div>
      <details
        class="layer change"
        ?open=${this.isOpen}
        @toggle=${(event: Event) => {
          this.isOpen = (event.target as HTMLDetailsElement).open;
        }}
      >
        <summary>${training.moreNumbers}</summary>
        <div class="row wrap">${this.isOpen ? this.#rest(optimiser) : ""}</div>
      </details>
      ${problemNote(this.problem, "rule", words)}
    `;
  }

  #choice<Name extends string>(
    field: string,
    label: string,
    names: readonly Name[],
    words: Readonly<Record<string, string>>,
    chosen: string,
    choose: (name: Name) => void,
  ): unknown {
    return html`<label class="named">
      <span>${label}</span>
      <select data-choice=${field} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as Name)}>
        ${names.map((name) => html`<option value=${name} ?selected=${name === chosen}>${words[name] ?? name}</option>`)}
      </select>
    </label>`;
  }

  #eta(eta: number): unknown {
    const { training } = this.words;
    const power = eta > 0 ? Math.log10(eta) : FINEST;
    return html`<div class="eta">
      <label for="training-eta"><i>η</i><span class="hidden">${training.eta}</span></label>
      <input
        id="training-eta"
        class="slider plain"
        type="range"
        min=${FINEST * PER_POWER}
        max=${COARSEST * PER_POWER}
        step="1"
        .value=${String(Math.round(power * PER_POWER))}
        aria-valuetext=${eta}
        @input=${(event: Event) => {
          const given = Number((event.target as HTMLInputElement).value) / PER_POWER;
          this.#set("eta", Number((10 ** given).toPrecision(2)));
        }}
      />
      ${this.#field("eta", training.eta, eta)}
    </div>`;
  }

  #batch(): unknown {
    const { training } = this.words;
    const { batch } = this.document;
    const isAll = batch === undefined;
    return html`<span class="named batch">
      <span aria-hidden="true">${training.batch}</span>
      ${isAll ? "" : this.#field("batch", training.batchOf, batch)}
      <label class="check">
        <input
          type="checkbox"
          .checked=${isAll}
          @change=${() => this.#set("batch", isAll ? Math.min(FIRST_BATCH, this.samples) : null)}
        />${training.all}
      </label>
    </span>`;
  }

  /** For how long: in steps, or in epochs of the training samples. */
  #length(): unknown {
    const { training } = this.words;
    const { document, samples, inEpochs } = this;
    const value = inEpochs ? epochsOf(document, samples) : stepsOf(document);
    const label = inEpochs ? training.epochs : training.steps;
    return html`<span class="named length">
      <select
        data-choice="length"
        aria-label=${training.length}
        @change=${(event: Event) => {
          this.inEpochs = (event.target as HTMLSelectElement).value === "epochs";
        }}
      >
        <option value="steps" ?selected=${!inEpochs}>${training.steps}</option>
        <option value="epochs" ?selected=${inEpochs}>${training.epochs}</option>
      </select>
      <studio-number
        data-number=${inEpochs ? "epochs" : "steps"}
        .value=${value}
        .label=${label}
        .fault=${this.words.notANumber}
        @number-set=${(event: CustomEvent<NumberSet>) => {
          event.stopPropagation();
          const { value: given } = event.detail;
          if (typeof given !== "number") return;
          if (inEpochs) this.tell("training-end", stepsOfEpochs(document, given, samples));
          else this.#set("steps", given);
        }}
      ></studio-number>
    </span>`;
  }

  #rest(optimiser: string): unknown {
    const { training } = this.words;
    const { momentum = 0.9, alpha = 0.99, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = this.document;
    const { seed = 0, record = 1, batch, schedule = "constant" } = this.document;
    const { weight_decay = 0, l1 = 0, clip_norm = 0, clip_value = 0, dropout = 0 } = this.document;
    const { decay_every = 1, decay_factor = 0.1, eta_end = 0, warmup = 0, patience = 0 } = this.document;
    const means: readonly NumberSetting[] = [
      ["beta1", beta1],
      ["beta2", beta2],
      ["epsilon", epsilon],
    ];
    const own: Readonly<Record<string, readonly NumberSetting[]>> = {
      momentum: [["momentum", momentum]],
      nesterov: [["momentum", momentum]],
      rmsprop: [
        ["alpha", alpha],
        ["epsilon", epsilon],
      ],
      adam: means,
      adamw: means,
    };
    const scheduled: Readonly<Record<string, readonly NumberSetting[]>> = {
      step: [
        ["decay_every", decay_every],
        ["decay_factor", decay_factor],
      ],
      cosine: [["eta_end", eta_end]],
    };
    const rest: readonly NumberSetting[] = [
      ["warmup", warmup],
      ["weight_decay", weight_decay],
      ["l1", l1],
      ["clip_norm", clip_norm],
      ["clip_value", clip_value],
      ["dropout", dropout],
      ["patience", patience],
    ];
    return html`
      ${this.#settings(own[optimiser] ?? [])}
      ${this.#choice("schedule", training.schedule, SCHEDULES, training.schedules, schedule, (name) =>
        this.#edit(withSchedule(this.document, name)),
      )}
      ${this.#settings(scheduled[schedule] ?? [])} ${this.#settings(rest)}
      ${this.#seed(batch === undefined ? null : training.order, dropout > 0 ? training.masks : null, seed)}
      ${this.#number("record", training.record, record)}
    `;
  }

  /** Of what is drawn: the order of batches, masks, or nothing. */
  #seed(order: string | null, masks: string | null, seed: number): unknown {
    const label = order ?? masks;
    return label === null ? "" : this.#number("seed", label, seed);
  }

  #settings(settings: readonly NumberSetting[]): unknown {
    const { numbers } = this.words.training;
    return settings.map(([name, value]) => this.#number(name, numbers[name] ?? name, value));
  }

  #number(name: NumberName, label: string, value: number): unknown {
    return html`<span class="named"><span aria-hidden="true">${label}</span>${this.#field(name, label, value)}</span>`;
  }

  #field(name: NumberName, label: string, value: number): unknown {
    return html`<studio-number
      data-number=${name}
      .value=${value}
      .label=${label}
      .fault=${this.words.notANumber}
      @number-set=${(event: CustomEvent<NumberSet>) => {
        event.stopPropagation();
        const { value: given } = event.detail;
        if (typeof given === "number") this.#set(name, given);
      }}
    ></studio-number>`;
  }

  #set(name: NumberName, value: number | null): void {
    if (value === null) this.#edit(this.#lasting(withNumber(this.document, name, null)));
    else {
      const whole = WHOLE.includes(name) ? Math.round(value) : value;
      const bounded = Math.min(Math.max(LEAST[name] ?? 0, whole), MOST[name] ?? Number.MAX_SAFE_INTEGER);
      if (name === "steps") this.tell("training-end", bounded);
      else this.#edit(this.#lasting(withNumber(this.document, name, bounded)));
    }
  }

  /** `document`, of as many epochs as now where the length is told in them. */
  #lasting(document: TrainingDocument): TrainingDocument {
    const { samples, inEpochs } = this;
    if (!inEpochs) return document;
    return { ...document, steps: stepsOfEpochs(document, epochsOf(this.document, samples), samples) };
  }

  #edit(document: TrainingDocument): void {
    this.tell("training-edit", document);
  }
}

customElements.define("training-rule", TrainingRule);
