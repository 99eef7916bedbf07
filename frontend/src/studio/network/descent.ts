/** `<studio-descent>`: one step of gradient descent, looked at before it is taken, and the way that was gone.
 *
 * Events `eta-set`, `descent-take` with the way, `descent-undo`, `course-visit`, `parameter-choose`.
 */

import { html, type PropertyValues } from "lit";
import { formatNumber } from "../../core/format";
import { fixed } from "../../core/formula/setting";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { Course, CoursePoint } from "./course";
import { type NetworkDocument, numberAt } from "./document";
import { differenceOf, type Exchange, etaControl, isExchanged, keptEta } from "./eta";
import type { Figures } from "./figures";
import { gradientMark, lossMark, wantedMark } from "./marks";
import { gradientOf } from "./shares";
import type { Preview } from "./steps";
import type { StudioVectors } from "./vectors";
import "../formula/math";
import "./vectors";

const THETA = fixed("\\theta = \\{w_1, w_2, \\dots, b_1, b_2, \\dots\\}", "θ = {w1, w2, …, b1, b2, …}");

class StudioDescent extends Panel {
  static override properties = {
    document: { attribute: false },
    figures: { attribute: false },
    preview: { attribute: false },
    course: { attribute: false },
    undos: { attribute: false },
    eta: { attribute: false },
    parameter: { attribute: false },
    isOver: { attribute: false },
    isForwardOver: { attribute: false },
    words: { attribute: false },
    exchange: { state: true },
    isPlaying: { state: true },
  };

  declare document: NetworkDocument;
  declare figures: Figures;
  declare preview: Preview | null;
  declare course: Course;
  /** How many actions can be undone. */
  declare undos: number;
  declare eta: number;
  /** The parameter whose line is spelled out. */
  declare parameter: string;
  /** Is the pass on the stage over? No parameter changes before that. */
  declare isOver: boolean;
  declare isForwardOver: boolean;
  declare words: Words;
  declare exchange: Exchange | null;
  declare isPlaying: boolean;

  #seen: Preview | null = null;

  constructor() {
    super();
    this.preview = null;
    this.exchange = null;
    this.isPlaying = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("document");
    if (before !== undefined) {
      const isExchange = this.#seen !== null && isExchanged(before, this.document);
      this.exchange = isExchange && this.#seen ? { from: before.reduction, preview: this.#seen } : null;
    }
    this.#seen = this.#shown ?? this.#seen;
  }

  /** The step that can be taken now. */
  get #shown(): Preview | null {
    return this.isOver && this.preview?.eta === this.eta ? this.preview : null;
  }

  protected override render(): unknown {
    const { words, eta, figures, isOver, course } = this;
    const after = this.#shown;
    const isWorse = after !== null && after.loss > figures.loss;
    const { at } = course;
    return html`
      <studio-math class="theta" .formula=${THETA}></studio-math>
      <studio-math class="theta" .formula=${ruleAt(at)}></studio-math>
      ${etaControl(eta, words, (value) => (value === null ? this.requestUpdate() : this.tell("eta-set", value)))}
      ${this.#exchanged()}
      <dl class="losses" aria-live="polite">
        <dt><i>L</i>(<i>θ</i><sup>${at}</sup>)<span class="hidden">${words.network.lossBefore}</span></dt>
        <dd>${lossMark("before", this.isForwardOver ? figures.loss : null)}</dd>
        <dt><i>L</i>(<i>θ</i><sup>${at + 1}</sup>)<span class="hidden">${words.network.lossAfter}</span></dt>
        <dd class=${isWorse ? "worse" : ""}>
          ${lossMark("after", after?.loss ?? null)} ${isWorse ? html`<small>${words.network.worse}</small>` : ""}
        </dd>
      </dl>
      <div class="descent-actions">
        <button
          type="button"
          class="primary"
          data-take="fresh"
          ?disabled=${after === null || this.isPlaying}
          @click=${this.#take}
        >
          ${words.network.takeStep}
        </button>
        <button type="button" class="quiet" ?disabled=${this.undos === 0 || this.isPlaying} @click=${() => this.tell("descent-undo", null)}>
          ${words.network.undo(this.undos)}
        </button>
      </div>
      ${course.points.length > 1 ? html`<studio-course .course=${course} .words=${words}></studio-course>` : ""}
      ${this.#line(after)}
      <studio-vectors
        .document=${this.document}
        .next=${after?.after ?? null}
        .gradients=${isOver ? figures.gradients : null}
        .at=${at}
        .parameter=${this.parameter}
        .words=${words}
      ></studio-vectors>
    `;
  }

  /** One parameter's step with all its numbers: `w = 1 - 0.5 x (-0.003565) = 1.002`. */
  #line(after: Preview | null): unknown {
    const { document, parameter } = this;
    const [from, to] = [numberAt(document, 0, parameter), after && numberAt(after.after, 0, parameter)];
    if (from === null) return "";
    const gradient = this.isOver ? gradientOf(this.figures.gradients, parameter) : null;
    return html`<p class="hint step-line" data-line=${parameter}>
      ${nameMark(parameter)}: ${formatNumber(from)} − ${formatNumber(this.eta)} × ${bracketed(gradient)} =
      ${wantedMark("line-new", to)}
    </p>`;
  }

  /** Sum and mean were exchanged: the rate that keeps the step, and that it does. */
  #exchanged(): unknown {
    const { exchange, words, document, eta } = this;
    if (exchange === null || document.samples.length < 2) return "";
    const count = document.samples.length;
    const kept = keptEta(exchange, count);
    const after = this.#shown;
    if (eta !== kept) {
      return html`<div class="gate exchange">
        <p>${words.network.exchanged(document.reduction, count)}</p>
        <button type="button" class="quiet small" data-keep @click=${() => this.tell("eta-set", kept)}>
          <i>η</i> ${exchange.from === "sum" ? "×" : "/"} ${count} = ${formatNumber(kept)}
        </button>
      </div>`;
    }
    if (after === null) return "";
    const difference = differenceOf(exchange.preview.after, after.after);
    return html`<p class="verdict" role="status" data-kept>
      ${difference === 0 ? words.network.sameStep : words.network.sameStepBut}
      <data data-figure="difference" value=${difference} class=${difference === 0 ? "hidden" : "figure"}>${formatNumber(difference, 2)}</data>
    </p>`;
  }

  readonly #take = async (): Promise<void> => {
    this.isPlaying = true;
    await this.querySelector<StudioVectors>("studio-vectors")?.play();
    this.isPlaying = false;
    if (this.isConnected) this.tell("descent-take", "fresh");
  };
}

/** `theta1 <- theta0 - eta grad L(theta0)`. */
function ruleAt(at: number) {
  const [old, next] = [`\\theta^{${at}}`, `\\theta^{${at + 1}}`];
  return fixed(`${next} = ${old} - \\eta\\,\\nabla L(${old})`, `θ${at + 1} = θ${at} − η ∇L(θ${at})`);
}

function bracketed(gradient: number | null): unknown {
  const mark = gradientMark("line-gradient", gradient, formatNumber);
  return gradient !== null && gradient < 0 ? html`(${mark})` : mark;
}

customElements.define("studio-descent", StudioDescent);

class StudioCourse extends Panel {
  static override properties = {
    course: { attribute: false },
    words: { attribute: false },
  };

  declare course: Course;
  declare words: Words;

  protected override render(): unknown {
    const { course, words } = this;
    return html`<ol class="course" aria-label=${words.network.course}>
      ${course.points.map((point, i) => this.#point(point, i))}
    </ol>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("course")) return;
    const [list, here] = [this.querySelector("ol"), this.querySelector<HTMLElement>("[aria-current=step]")];
    if (list && here) list.scrollLeft = here.offsetLeft - list.clientWidth / 2;
  }

  #point({ loss }: CoursePoint, i: number): unknown {
    const isHere = i === this.course.at;
    return html`<li>
      <button
        type="button"
        class="quiet point"
        data-point=${i}
        aria-current=${isHere ? "step" : "false"}
        @click=${() => this.tell("course-visit", i)}
      >
        <span class="hidden">${this.words.network.goTo}</span>
        <span><i>θ</i><sup>${i}</sup></span>
        ${lossMark(`course${i}`, loss)}
      </button>
    </li>`;
  }
}

customElements.define("studio-course", StudioCourse);
