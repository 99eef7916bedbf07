/** `<studio-training>`: the training view: settings, pictures, losses, transport. Its events are those of its parts. */

import { html, type PropertyValues } from "lit";
import type { UnitPlace } from "../../core/training/network";
import type { Points } from "../../core/training/points";
import { pictureWords } from "../../core/training/words";
import { CurveView } from "../../views/training/curve-view";
import { MapsView } from "../../views/training/maps-view";
import { NormsView } from "../../views/training/norms-view";
import { SurfaceView } from "../../views/training/surface-view";
import { FRAMEWORKS } from "../exports";
import { Panel } from "../panel";
import type { NetworkSource } from "../source";
import type { Words } from "../words";
import "./data-panel";
import { type Datasets, NO_DATASETS } from "./datasets";
import type { TrainingDocument } from "./document";
import "./rule-panel";
import { shapeOf } from "./shape";
import "./shape-panel";
import type { TrainerState } from "./state";
import "./transport";

class StudioTraining extends Panel {
  static override properties = {
    state: { attribute: false },
    settings: { attribute: false },
    datasets: { attribute: false },
    thumbs: { attribute: false },
    samples: { attribute: false },
    theme: { attribute: false },
    words: { attribute: false },
    pointed: { state: true },
    showsTest: { state: true },
    isDiscrete: { state: true },
    isLog: { state: true },
    look: { state: true },
  };

  declare state: TrainerState;
  declare settings: TrainingDocument | null;
  declare datasets: Datasets;
  declare thumbs: ReadonlyMap<string, Points>;
  /** How many the film takes; null for the whole batch. */
  declare samples: number | null;
  declare theme: string;
  declare words: Words;
  /** The neuron whose map is shown large. */
  declare pointed: UnitPlace | null;
  declare showsTest: boolean;
  declare isDiscrete: boolean;
  declare isLog: boolean;
  /** The step that is read in one of the charts: both show it. */
  declare look: number | null;

  readonly #look = (step: number | null) => {
    this.look = step;
  };
  readonly #makeSurface = () => new SurfaceView();
  readonly #makeCurve = () => new CurveView(this.#look);
  readonly #makeNorms = () => new NormsView(this.#look);
  readonly #makeMaps = () =>
    new MapsView((place) => {
      this.pointed = place;
    });

  constructor() {
    super();
    this.datasets = NO_DATASETS;
    this.thumbs = new Map();
    this.samples = 1;
    this.pointed = null;
    this.showsTest = false;
    this.isDiscrete = false;
    this.isLog = false;
    this.look = null;
  }

  protected override render(): unknown {
    const { state, settings, words } = this;
    if (settings === null) return "";
    return html`
      <section class="training-settings" aria-label=${words.training.settings} tabindex="0">${this.#settings(settings)}</section>
      <section class="training-middle" aria-label=${words.training.pictures}>${this.#middle(settings)}</section>
      <section class="training-right" aria-label=${words.training.figures}>${this.#right()}</section>
      <training-transport
        class="training-bar"
        role="region"
        aria-label=${words.training.transport}
        .state=${state}
        .samples=${this.samples}
        .words=${words}
      ></training-transport>
    `;
  }

  #settings(settings: TrainingDocument): unknown {
    const { state, words } = this;
    const problem = state.phase === "refused" ? state.problem : null;
    return html`
      <training-data
        .document=${settings}
        .beginning=${state.beginning?.of === state.document ? state.beginning : null}
        .columns=${state.columns}
        .reading=${state.points?.reading ?? null}
        .datasets=${this.datasets}
        .pictures=${this.thumbs}
        .hasSamples=${state.own !== null}
        .problem=${problem}
        .words=${words}
      ></training-data>
      <training-rule .document=${settings} .samples=${state.beginning?.trainCount ?? 1} .problem=${problem} .words=${words}></training-rule>
      <p class="hint">${words.training.anew}</p>
      <div class="files">
        <button type="button" class="quiet small" @click=${() => this.tell("training-save", null)}>${words.training.save}</button>
        <label class="quiet small file">
          ${words.training.load}<input type="file" accept=".json,application/json" class="hidden" @change=${this.#load} />
        </label>
      </div>
      <div class="files codes" role="group" aria-label=${words.training.code}>
        <span class="hint">${words.training.code}</span>
        ${Object.entries(FRAMEWORKS).map(
          ([id, name]) =>
            html`<button type="button" class="quiet small" data-code=${id} @click=${() => this.tell("training-code", id)}>${name}</button>`,
        )}
      </div>
    `;
  }

  #middle(settings: TrainingDocument): unknown {
    const { state, words } = this;
    const problem = state.phase === "refused" ? state.problem : null;
    const { source } = settings;
    const isKnown = source.kind === "network";
    const classes = settings.dataset === undefined ? null : (state.points?.classes ?? null);
    return html`
      ${
        isKnown
          ? html`<training-shape .document=${settings} .classes=${classes} .problem=${problem} .words=${words}></training-shape>`
          : ""
      }
      ${this.#maps()} ${this.#curve()}
    `;
  }

  #maps(): unknown {
    const { state, theme } = this;
    const network = this.#network;
    if (network === null) return "";
    const { surface, parameters } = state;
    const drawn = {
      network,
      surface,
      parameters,
      pointed: this.pointed,
      isDiscrete: this.isDiscrete,
      words: this.#pictureWords,
    };
    return html`<training-picture class="maps" .make=${this.#makeMaps} .state=${drawn} .theme=${theme}></training-picture>`;
  }

  #curve(): unknown {
    const words = this.#pictureWords;
    const drawn = { history: this.state.history, isLog: this.isLog, look: this.look, words };
    return html`
      <div class="picture-head of-curve">
        <h2 class="panel-title">${words.curve.title}</h2>
        ${this.#tick(this.words.training.logarithmic, this.isLog, (isOn) => {
          this.isLog = isOn;
        })}
      </div>
      <training-picture class="curve" .make=${this.#makeCurve} .state=${drawn} .theme=${this.theme}></training-picture>
    `;
  }

  #right(): unknown {
    const words = this.#pictureWords;
    const drawn = { history: this.state.history, look: this.look, words };
    return html`
      ${this.#surface()}
      <div class="picture-head of-norms"><h2 class="panel-title">${words.norms.title}</h2></div>
      <training-picture class="norms" .make=${this.#makeNorms} .state=${drawn} .theme=${this.theme}></training-picture>
    `;
  }

  #surface(): unknown {
    const { state, words, theme } = this;
    const network = this.#network;
    if (network === null) return "";
    if (!hasPlane(state)) return html`<p class="hint no-plane">${words.training.noPlane(network.sizes[0] ?? 0)}</p>`;
    const drawn = {
      surface: state.surface,
      network,
      unit: this.pointed,
      points: state.points,
      showsTest: this.showsTest,
      isDiscrete: this.isDiscrete,
      words: this.#pictureWords,
    };
    return html`
      <training-picture class="surface" .make=${this.#makeSurface} .state=${drawn} .theme=${theme}></training-picture>
      <div class="ticks">
        ${this.#tick(words.training.testPoints, this.showsTest, (isOn) => {
          this.showsTest = isOn;
        })}
        ${this.#tick(words.training.discrete, this.isDiscrete, (isOn) => {
          this.isDiscrete = isOn;
        })}
      </div>
    `;
  }

  #tick(label: string, isOn: boolean, set: (isOn: boolean) => void): unknown {
    return html`<label class="check">
      <input type="checkbox" .checked=${isOn} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />${label}
    </label>`;
  }

  get #pictureWords() {
    return pictureWords(this.words.tag);
  }

  /** The network as the pictures want to know it; null before the server has said what it is. */
  get #network() {
    const { beginning, points } = this.state;
    if (beginning === null) return null;
    const { source, dataset } = beginning.document;
    const { sizes, activations } = shapeOf(source as NetworkSource);
    const named = dataset?.features ?? points?.columns ?? [];
    const features = Array.from({ length: sizes[0] ?? 0 }, (_, i) => named[i] ?? `x${i + 1}`);
    return { sizes, activations, features };
  }

  async #load(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) this.tell("training-load", await file.text());
    field.value = "";
  }
}

/** Is there a plane on which the points are and the network answers? */
function hasPlane({ points, surface }: TrainerState): boolean {
  return surface !== null || (points?.columns.includes("x") === true && points.columns.includes("y"));
}

customElements.define("studio-training", StudioTraining);

/** A picture that knows how to draw `State`. */
interface StatePicture<State> {
  readonly element: HTMLElement;
  draw(state: State): void;
  destroy(): void;
}

/** `<training-picture>`: one of the pictures of a training, drawn again whenever what it shows has changed. */
class TrainingPicture<State> extends Panel {
  static override properties = {
    make: { attribute: false },
    state: { attribute: false },
    theme: { attribute: false },
  };

  /** Called once, when the picture comes onto the page. */
  declare make: () => StatePicture<State>;
  declare state: State;
  /** Colours are read when it is drawn. */
  declare theme: string;

  #picture: StatePicture<State> | null = null;

  protected override updated(_: PropertyValues<this>): void {
    if (this.#picture === null) {
      this.#picture = this.make();
      this.append(this.#picture.element);
    }
    this.#picture.draw(this.state);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#picture?.destroy();
    this.#picture = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
}

customElements.define("training-picture", TrainingPicture);
