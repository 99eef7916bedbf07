/** `<studio-network>`: the network on the bench: samples, layers, loss, and in folds its shape, how gradients add up,
 * and gradient descent. Its events are those of its parts, `network-edit` with a document, and `pass-finish`.
 */

import { html, type PropertyValues } from "lit";
import type { Notation } from "../../core/network/notation";
import { Panel } from "../panel";
import type { Words } from "../words";
import { type Course, pointOf } from "./course";
import { type NetworkDocument, parameterTotal, type Reduction, sizesOf } from "./document";
import { FIRST_ETA, MOST_ETA } from "./eta";
import type { Figures } from "./figures";
import { lossText } from "./losses";
import { hasParameter } from "./parameter-choice";
import { refusal, regionOf } from "./refusal";
import type { NetworkState } from "./state";
import "./accumulation";
import "./descent";
import "./layers";
import "./samples";
import "./shape-panel";
import "./sum";

const FIRST_PARAMETER = "w1_1_1";
type FoldName = "shape" | "sum" | "descent" | "passes";

export class StudioNetwork extends Panel {
  static override properties = {
    state: { attribute: false },
    sample: { attribute: false },
    hasShares: { attribute: false },
    left: { attribute: false },
    isForwardOver: { attribute: false },
    isWhatIf: { attribute: false },
    selected: { attribute: false },
    notation: { attribute: false },
    words: { attribute: false },
    open: { state: true },
    parameter: { state: true },
    eta: { state: true },
  };

  declare state: NetworkState;
  /** The sample that is looked at, from 0. */
  declare sample: number;
  /** Can one look at what each sample contributes? */
  declare hasShares: boolean;
  /** How many steps of the film on the stage are to come. */
  declare left: number;
  /** Has the film on the stage computed the loss? Until then nobody knows it. */
  declare isForwardOver: boolean;
  /** Does the stage show other gradients than the trace's? */
  declare isWhatIf: boolean;
  /** The node that is selected on the stage. */
  declare selected: string | null;
  declare notation: Notation;
  declare words: Words;
  declare open: ReadonlySet<FoldName>;
  declare parameter: string;
  declare eta: number;

  /** What was last looked at: the document, eta, and what .grad held. */
  #weighed: readonly unknown[] = [];
  /** Is a learning rate looked for with which the step with .grad goes too far? */
  #isSeeking = false;

  constructor() {
    super();
    this.selected = null;
    this.open = new Set();
    this.parameter = FIRST_PARAMETER;
    this.eta = FIRST_ETA;
    this.addEventListener("parameter-choose", (event) => {
      this.parameter = (event as CustomEvent<string>).detail;
    });
    this.addEventListener("eta-set", (event) => {
      this.eta = (event as CustomEvent<number>).detail;
      this.#isSeeking = false;
    });
    this.addEventListener("overshoot-seek", () => {
      this.#isSeeking = true;
      this.requestUpdate();
    });
  }

  /** Open a fold. */
  unfold(name: FoldName): void {
    this.open = new Set([...this.open, name]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("selected") && /^[wb]\d+_/.test(this.selected ?? "")) this.parameter = this.selected ?? "";
    const { document } = this.state;
    if (document !== null && !hasParameter(document, this.parameter)) this.parameter = FIRST_PARAMETER;
    this.#seek();
  }

  /** Twice the learning rate, until the step with .grad leads up. */
  #seek(): void {
    const { accumulated, figures } = this.state;
    if (!this.#isSeeking || !accumulated || !figures || accumulated.eta !== this.eta) return;
    this.#isSeeking = accumulated.loss <= figures.loss && 2 * this.eta <= MOST_ETA;
    if (this.#isSeeking) this.eta *= 2;
  }

  protected override updated(): void {
    const { document, shares, course } = this.state;
    if (this.open.has("sum") && shares === null) this.tell("shares-want", null);
    const isWanted = this.open.has("descent") || this.open.has("passes");
    const wish = [document, this.eta, course && pointOf(course).passes];
    if (!isWanted || wish.every((each, i) => each === this.#weighed[i])) return;
    this.#weighed = wish;
    this.tell("descent-weigh", this.eta);
  }

  protected override render(): unknown {
    const { document, figures, course } = this.state;
    if (document === null || figures === null) return "";
    const { words, notation, state } = this;
    // What was refused is what one goes on with.
    const draft = state.refused?.document ?? document;
    return html`
      ${this.#refusal("elsewhere")}
      <studio-samples .document=${draft} .figures=${figures} .isForwardOver=${this.isForwardOver} .sample=${this.sample} .most=${state.limits?.samples ?? null} .notation=${notation} .words=${words}></studio-samples>
      ${this.#refusal("samples")}
      <h2 class="panel-title">${words.network.layers}<span class="aside">${sizesOf(document).join(" · ")}</span></h2>
      <studio-layers .document=${draft} .words=${words}></studio-layers>
      <p class="sum-line"><span>${words.network.allParameters}</span><span class="aside">${parameterTotal(document).toLocaleString("en")}</span></p>
      ${this.#loss(draft)} ${this.#shape(draft)} ${this.#sum(document, figures)}
      ${course === null ? "" : [this.#descent(document, figures, course), this.#passesFold(document, figures, course)]}
    `;
  }

  #loss(document: NetworkDocument): unknown {
    const { words } = this;
    const choice = (reduction: Reduction, label: string) => html`<label>
      <input
        type="radio"
        name="reduction"
        value=${reduction}
        .checked=${document.reduction === reduction}
        @change=${() => this.tell("network-edit", { ...document, reduction })}
      /><span>${label}</span>
    </label>`;
    return html`
      <h2 class="panel-title">${words.network.loss}</h2>
      <div class="loss-row">
        <span class="formula-text">${lossText(document.loss)}</span>
        <fieldset class="segments">
          <legend class="hidden">${words.network.reduction}</legend>
          ${choice("sum", words.network.sum)} ${choice("mean", words.network.mean)}
        </fieldset>
      </div>
    `;
  }

  #shape(document: NetworkDocument): unknown {
    const { words, state } = this;
    return this.#fold(
      "shape",
      words.network.shape,
      () => html`<studio-shape
        .document=${document}
        .seeded=${state.seeded}
        .refused=${state.refused}
        .limits=${state.limits}
        .words=${words}
      ></studio-shape>`,
    );
  }

  /** Said among the samples, or in the open fold; where that is closed, above everything. */
  #refusal(part: "samples" | "elsewhere"): unknown {
    const { refused } = this.state;
    if (refused === null) return "";
    const isOfSamples = regionOf(refused).part === "samples";
    if (isOfSamples !== (part === "samples") || (!isOfSamples && this.open.has("shape"))) return "";
    return refusal(refused, this.words, { mend: null, takeBack: () => this.tell("network-take-back", null) });
  }

  #sum(document: NetworkDocument, figures: Figures): unknown {
    if (!this.hasShares) return "";
    const { words, state } = this;
    return this.#fold("sum", words.network.sumTitle, () => [
      this.#gate(),
      html`<studio-sum
        .document=${document}
        .figures=${figures}
        .shares=${state.shares}
        .parameter=${this.parameter}
        .isOver=${this.left === 0}
        .notation=${this.notation}
        .words=${words}
      ></studio-sum>`,
    ]);
  }

  #descent(document: NetworkDocument, figures: Figures, course: Course): unknown {
    const { words, state } = this;
    return this.#fold("descent", words.network.descentTitle, () => [
      this.#gate(words.network.stepNeedsPass),
      html`<studio-descent
        .document=${document}
        .figures=${figures}
        .preview=${state.preview}
        .course=${course}
        .undos=${state.undos}
        .eta=${this.eta}
        .parameter=${this.parameter}
        .isOver=${this.left === 0}
        .isForwardOver=${this.isForwardOver}
        .words=${words}
      ></studio-descent>`,
    ]);
  }

  #passesFold(document: NetworkDocument, figures: Figures, course: Course): unknown {
    const { words, state } = this;
    return this.#fold("passes", words.network.passesTitle, () => [
      this.#gate(),
      html`<studio-accumulation
        .document=${document}
        .figures=${figures}
        .course=${course}
        .sample=${this.hasShares ? this.sample : null}
        .fresh=${state.preview?.eta === this.eta ? state.preview : null}
        .accumulated=${state.accumulated?.eta === this.eta ? state.accumulated : null}
        .undos=${state.undos}
        .parameter=${this.parameter}
        .isOver=${this.left === 0}
        .notation=${this.notation}
        .words=${words}
      ></studio-accumulation>`,
    ]);
  }

  /** What stands above every panel of gradients: that they are the trace's, and that the pass is not over yet. */
  #gate(reason = ""): unknown {
    return [
      this.isWhatIf ? html`<p class="hint">${this.words.network.ofTheTrace}</p>` : "",
      gate(this.left, this.words, () => this.tell("pass-finish", null), reason),
    ];
  }

  #fold(name: FoldName, title: string, content: () => unknown): unknown {
    const onToggle = (isOpen: boolean) => {
      if (isOpen === this.open.has(name)) return;
      const others = [...this.open].filter((each) => each !== name);
      this.open = new Set(isOpen ? [...others, name] : others);
    };
    return fold({ name, title, isOpen: this.open.has(name), onToggle }, content);
  }
}

customElements.define("studio-network", StudioNetwork);

/** `left` steps of the pass are to come; `onFinish` is asked to go to its end. `reason` says what has to wait. */
function gate(left: number, words: Words, onFinish: () => void, reason = ""): unknown {
  if (left === 0) return "";
  return html`<div class="gate">
    <p>${reason} ${words.network.notOver(left)}</p>
    <button type="button" class="quiet small" data-finish @click=${onFinish}>${words.network.finishPass}</button>
  </div>`;
}

// A part of the panel that is looked into when it is wanted.

interface Fold {
  readonly name: string;
  readonly title: unknown;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** `content` is made only while the fold is open. */
function fold({ name, title, isOpen, onToggle }: Fold, content: () => unknown): unknown {
  return html`<details
    class="fold"
    data-fold=${name}
    ?open=${isOpen}
    @toggle=${(event: Event) => {
      const element = event.currentTarget as HTMLDetailsElement;
      onToggle(element.open);
      if (element.open) show(element);
    }}
  >
    <summary><h2 class="panel-title">${title}</h2></summary>
    ${isOpen ? content() : ""}
  </details>`;
}

/** Bring what has been opened into view, once it has its content: the last folds open below the edge of the panel. */
function show(element: HTMLElement): void {
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" })));
}
