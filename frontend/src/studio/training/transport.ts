/** `<training-transport>`: train, pause, step, stop; where the training stands; the way to the film.
 *
 * Events: `training-train`, `training-pause`, `training-step`, `training-stop`, `training-go` with a step,
 * `training-retry`, `training-more` with how many steps there are to be, `training-pace`, `training-take` with a number or null,
 * `training-film` with how many samples, null for the whole batch.
 */

import { html, type PropertyValues, svg, type TemplateResult } from "lit";
import { formatNumber } from "../../core/format";
import type { NumberSet } from "../inputs/number-field";
import { lossMark } from "../network/marks";
import { Panel } from "../panel";
import type { Words } from "../words";
import { MOST_STEPS, stepsOf } from "./document";
import type { TrainerState } from "./state";
import "./transport.css";

const SAYING_PAUSE_MS = 1_000;
const SOME_SAMPLES = 10;
/** Steps a second. */
const PACES = [1, 10, 30, 100] as const;

class TrainingTransport extends Panel {
  static override properties = {
    state: { attribute: false },
    words: { attribute: false },
    samples: { attribute: false },
    said: { state: true },
  };

  declare state: TrainerState;
  declare words: Words;
  /** How many the film takes; null for the whole batch. */
  declare samples: number | null;
  /** What a screen reader is told. */
  declare said: string;

  #saying: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    super();
    this.said = "";
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("state") || this.#saying !== null) return;
    this.#saying = setTimeout(() => {
      this.#saying = null;
      this.said = this.#sentence();
    }, SAYING_PAUSE_MS);
  }

  protected override render(): unknown {
    return html`
      <div class="hands">${this.#hands()}</div>
      <div class="standing">${this.#place()} ${this.#losses()}</div>
      <p class="phase" data-phase=${this.state.phase}>
        ${this.#phase()}
        ${
          this.state.isConnected
            ? ""
            : html`<button type="button" class="quiet small" @click=${() => this.tell("training-retry", null)}>
                ${this.words.retry}
              </button>`
        }
      </p>
      <div class="to-film">${this.#film()}</div>
      <p class="hidden" role="status">${this.said}</p>
    `;
  }

  #hands(): unknown {
    const { training } = this.words;
    const { phase, step, document } = this.state;
    const isRunning = phase === "running";
    const more = document === null ? 0 : Math.min(2 * stepsOf(document), MOST_STEPS) - stepsOf(document);
    const main =
      phase === "done" && more > 0
        ? html`<button type="button" class="primary main" data-do="more" @click=${() => this.tell("training-more", step + more)}>
            ${trainIcon}<span>${training.goOn(more)}</span>
          </button>`
        : html`<button
            type="button"
            class="primary main"
            data-do=${isRunning ? "pause" : "train"}
            ?disabled=${!isRunning && phase !== "paused"}
            @click=${() => this.tell(isRunning ? "training-pause" : "training-train", null)}
          >
            ${isRunning ? pauseIcon : trainIcon}<span>${isRunning ? training.pause : training.train}</span>
          </button>`;
    return html`
      <button
        type="button"
        class="icon"
        data-do="stop"
        aria-label=${training.stop}
        title=${training.stop}
        ?disabled=${step === 0 && phase !== "running"}
        @click=${() => this.tell("training-stop", null)}
      >
        ${stopIcon}
      </button>
      ${main}
      <button
        type="button"
        class="icon"
        data-do="step"
        aria-label=${training.one}
        title=${training.one}
        ?disabled=${phase !== "paused"}
        @click=${() => this.tell("training-step", null)}
      >
        ${stepIcon}
      </button>
      <select
        class="pace"
        aria-label=${training.pace}
        title=${training.pace}
        @change=${(event: Event) => {
          const given = (event.target as HTMLSelectElement).value;
          this.tell("training-pace", given === "" ? null : Number(given));
        }}
      >
        ${PACES.map((pace) => html`<option value=${pace} ?selected=${pace === this.state.pace}>${training.paceOf(pace)}</option>`)}
        <option value="" ?selected=${this.state.pace === null}>${training.free}</option>
      </select>
    `;
  }

  #place(): unknown {
    const { training } = this.words;
    const { document, step, epoch, beginning } = this.state;
    const steps = document === null ? 0 : stepsOf(document);
    return html`
      <span class="named">
        <span aria-hidden="true">${training.step}</span>
        <studio-number
          data-number="step"
          .value=${step}
          .label=${training.step}
          .fault=${this.words.notANumber}
          @number-set=${(event: CustomEvent<NumberSet>) => {
            event.stopPropagation();
            const { value, phase } = event.detail;
            if (typeof value === "number" && phase === "end") this.tell("training-go", Math.round(value));
          }}
        ></studio-number>
        <small>${training.stepOf(steps)}</small>
      </span>
      <span class="named">
        <span>${training.epoch}</span><b>${beginning === null ? "?" : formatNumber(epoch, 3)}</b>
      </span>
      <progress max=${Math.max(1, steps)} value=${step} aria-label=${training.step}></progress>
    `;
  }

  #losses(): unknown {
    const { training } = this.words;
    const { history } = this.state;
    const hasTest = history.testLosses.length > 0;
    return html`
      <span class="named"><span>${training.trainLoss}</span>${lossMark("train-loss", history.losses.at(-1) ?? null)}</span>
      ${
        hasTest
          ? html`<span class="named"><span>${training.testLoss}</span>${lossMark("test-loss", history.testLosses.at(-1) ?? null)}</span>`
          : ""
      }
    `;
  }

  #film(): unknown {
    const { training } = this.words;
    const { phase, beginning } = this.state;
    const batch = beginning?.document.batch ?? beginning?.trainCount ?? 1;
    const some = [1, SOME_SAMPLES].filter((count) => count < batch);
    const isAll = this.samples === null || this.samples >= batch;
    return html`
      <select
        aria-label=${training.take}
        title=${training.takeAllTitle}
        @change=${(event: Event) => {
          const given = (event.target as HTMLSelectElement).value;
          this.tell("training-take", given === "" ? null : Number(given));
        }}
      >
        ${some.map((count) => html`<option value=${count} ?selected=${!isAll && count === this.samples}>${training.takes(count, false)}</option>`)}
        <option value="" ?selected=${isAll}>${training.takes(batch, true)}</option>
      </select>
      <button
        type="button"
        class="primary film"
        ?disabled=${beginning === null || phase === "refused" || phase === "opening"}
        @click=${() => this.tell("training-film", null)}
      >
        ${phase === "done" ? training.openTrained : training.openFilm}
      </button>
    `;
  }

  #phase(): string {
    const { training } = this.words;
    const { phase, goal, isConnected, step, document } = this.state;
    if (phase === "done" && document !== null && step < stepsOf(document)) return training.stoppedEarly(step);
    if (!isConnected) return training.lost(Math.max(goal, step));
    return phase === "restoring" ? training.restoring(goal) : (training.phases[phase] ?? "");
  }

  #sentence(): string {
    const { history, step } = this.state;
    const [train, test] = [history.losses.at(-1), history.testLosses.at(-1)];
    const text = (loss: number | undefined) => (loss === undefined ? "?" : formatNumber(loss));
    return this.words.training.says(this.#phase(), step, text(train), test === undefined ? null : text(test));
  }
}

customElements.define("training-transport", TrainingTransport);

// The signs on the buttons of a training, drawn in a square of 20.

function sign(paths: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true">${paths}</svg>`;
}

const trainIcon = sign(svg`<path d="M6 3.6v12.8L16.4 10z" fill="currentColor" />`);
const pauseIcon = sign(svg`<path d="M6 4h2.6v12H6zM11.4 4H14v12h-2.6z" fill="currentColor" />`);
const stepIcon = sign(svg`<path d="M4.5 4.6v10.8L12.6 10z" fill="currentColor" /><path d="M15 4.4v11.2" />`);
const stopIcon = sign(svg`<path d="M15.5 4.6v10.8L7.4 10z" fill="currentColor" /><path d="M5 4.4v11.2" />`);
