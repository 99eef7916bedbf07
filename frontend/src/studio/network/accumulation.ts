/** `<studio-accumulation>`: backward passes without clearing: each adds its gradients to .grad once more.
 *
 * Events `pass-add` with a sample (null for all of them), `passes-zero`, `parameter-choose`, `descent-take`,
 * `overshoot-seek`.
 */

import { html, nothing } from "lit";
import { indexOf, type Notation } from "../../core/network/notation";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";
import { amountsOf, judge, type Verdict } from "./accumulate";
import { type Course, type GradientPass, pointOf } from "./course";
import type { NetworkDocument } from "./document";
import type { Figures } from "./figures";
import { gradientMark, lossMark, track } from "./marks";
import { parameterChoice, plainName } from "./parameter-choice";
import { type Bar, barsOf, extentOf, gradientOf } from "./shares";
import type { Preview } from "./steps";

const MOST_ROWS = 40;

class StudioAccumulation extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    course: { attribute: false },
    sample: { attribute: false },
    fresh: { attribute: false },
    accumulated: { attribute: false },
    undos: { attribute: false },
    parameter: { attribute: false },
    isOver: { attribute: false },
    notation: { attribute: false },
    words: { attribute: false },
    isOfSample: { state: true },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare course: Course;
  /** The sample on the stage, from 0; null where the shares of the samples are not to be had. */
  declare sample: number | null;
  declare fresh: Preview | null;
  declare accumulated: Preview | null;
  declare undos: number;
  declare parameter: string;
  declare isOver: boolean;
  declare notation: Notation;
  declare words: Words;
  /** Is the next pass of one sample alone? */
  declare isOfSample: boolean;

  constructor() {
    super();
    this.isOfSample = false;
  }

  protected override render(): unknown {
    const { words, document, isOver, parameter } = this;
    const { passes } = pointOf(this.course);
    return html`
      ${this.#choice()}
      <div class="descent-actions">
        <button type="button" class="primary" ?disabled=${!isOver} @click=${this.#add}>${words.network.addPass}</button>
        <button type="button" class="quiet" ?disabled=${passes.length === 0} @click=${() => this.tell("passes-zero", null)}>
          ${words.network.zero}
        </button>
        <button type="button" class="quiet" ?disabled=${this.undos === 0} @click=${() => this.tell("descent-undo", null)}>
          ${words.network.undo(this.undos)}
        </button>
      </div>
      ${
        passes.length === 0
          ? html`<p class="hint" data-verdict="empty">${words.network.gradEmpty}</p>`
          : html`${parameterChoice(document, parameter, words, (id) => this.tell("parameter-choose", id))}
            ${this.#bars(passes)} ${this.#verdict(passes)} ${this.#steps()}`
      }
    `;
  }

  #choice(): unknown {
    const { words, sample } = this;
    if (sample === null || this.document.samples.length < 2) return "";
    const choice = (isOfSample: boolean, label: string) => html`<label>
      <input
        type="radio"
        name="pass-of"
        .checked=${this.isOfSample === isOfSample}
        @change=${() => {
          this.isOfSample = isOfSample;
        }}
      /><span>${label}</span>
    </label>`;
    return html`<fieldset class="segments wide">
      <legend class="hidden">${words.network.passOver}</legend>
      ${choice(false, words.network.allSamples)} ${choice(true, words.network.oneSample(sample + 1))}
    </fieldset>`;
  }

  #bars(passes: readonly GradientPass[]): unknown {
    const { words, parameter } = this;
    const bars = barsOf(amountsOf(passes, parameter));
    const extent = extentOf(bars);
    const total = bars.at(-1)?.to ?? 0;
    const first = Math.max(0, bars.length - MOST_ROWS);
    return html`
      <table class="bars passes">
        <caption class="hidden">${words.network.passesOf(plainName(parameter))}</caption>
        <tbody>
          ${bars.slice(first).map((bar, i) => this.#bar(bar, first + i, passes[first + i] as GradientPass, extent))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">.grad</th>
            ${track({ amount: 0, from: 0, to: total }, extent)}
            <td>${gradientMark("held", total)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="hint equation">${nameMark(parameter)}.grad = ${this.#terms(bars)} = ${gradientMark("held-sum", total)}</p>
    `;
  }

  #bar(bar: Bar, i: number, { point, sample }: GradientPass, extent: readonly [number, number]): unknown {
    return html`<tr data-pass=${i + 1}>
      <th scope="row">
        <i>g</i><sub>${i + 1}</sub>
        <small><i>θ</i><sup>${point}</sup> · ${sample === null ? "Σ" : html`<i>${indexOf(this.notation)}</i> = ${sample + 1}`}</small>
      </th>
      ${track(bar, extent)}
      <td>${gradientMark(`pass${i + 1}`, bar.amount)}</td>
    </tr>`;
  }

  /** g1 + g2, of many the first and the last. */
  #terms(bars: readonly Bar[]): unknown {
    const term = (i: number) => html`<i>g</i><sub>${i}</sub>`;
    const count = bars.length;
    if (count > 4) return html`${term(1)} + ${term(2)} + … + ${term(count)}`;
    return bars.map((_, i) => html`${i > 0 ? " + " : ""}${term(i + 1)}`);
  }

  #verdict(passes: readonly GradientPass[]): unknown {
    const verdict = judge(passes, this.figures.gradients, this.course.at);
    const isWrong = verdict.kind !== "fresh";
    const times = verdict.kind === "times" ? verdict.times : nothing;
    return html`<p class="verdict ${isWrong ? "wrong" : ""}" role="status" data-verdict=${verdict.kind} data-times=${times}>
      ${this.#said(verdict)}
    </p>`;
  }

  #said(verdict: Verdict): unknown {
    const { network } = this.words;
    if (verdict.kind === "times") return network.verdictTimes(verdict.times);
    if (verdict.kind === "stale") return network.verdictStale(verdict.points.map((point) => `θ${raised(point)}`));
    if (verdict.kind === "fresh") return network.verdictFresh;
    return verdict.kind === "uneven" ? network.verdictUneven : "";
  }

  /** The step with each of the two gradients, side by side. */
  #steps(): unknown {
    const { words, fresh, accumulated, isOver, parameter, figures } = this;
    const gradient = isOver ? gradientOf(figures.gradients, parameter) : null;
    const overshoots = accumulated !== null && accumulated.loss > figures.loss;
    return html`
      <table class="compare">
        <caption class="hidden">${words.network.compare}</caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">∂<i>L</i>/∂${nameMark(parameter)}</th>
            <th scope="col">${words.network.lossAfter}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">∇<i>L</i></th>
            <td>${gradientMark("fresh-gradient", gradient)}</td>
            <td>${lossMark("fresh-after", isOver ? (fresh?.loss ?? null) : null)}</td>
          </tr>
          <tr>
            <th scope="row">.grad</th>
            <td>${gradientMark(
              "held-gradient",
              amountsOf(pointOf(this.course).passes, parameter).reduce((a, b) => a + b, 0),
            )}</td>
            <td>
              ${lossMark("held-after", isOver ? (accumulated?.loss ?? null) : null)}
              ${isOver && overshoots ? html`<small class="worse" data-overshoot>${words.network.worse}</small>` : ""}
            </td>
          </tr>
        </tbody>
      </table>
      ${isOver && accumulated && !overshoots ? this.#seekButton() : ""}
      <button
        type="button"
        class="quiet outlined"
        data-take="accumulated"
        ?disabled=${!isOver || accumulated === null}
        @click=${() => this.tell("descent-take", "accumulated")}
      >
        ${words.network.stepHeld}
      </button>
    `;
  }

  /** Where even the step that is too large goes down nothing is seen of what forgetting costs. */
  #seekButton(): unknown {
    return html`<button type="button" class="quiet" data-seek @click=${() => this.tell("overshoot-seek", null)}>
      ${this.words.network.seekOvershoot}
    </button>`;
  }

  readonly #add = (): void => {
    this.tell("pass-add", this.isOfSample ? this.sample : null);
  };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function raised(count: number): string {
  return [...String(count)].map((digit) => RAISED[Number(digit)]).join("");
}

customElements.define("studio-accumulation", StudioAccumulation);
