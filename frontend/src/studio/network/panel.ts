/** `<studio-network>`: the network on the bench: layers, loss, samples, how gradients add up, and the next step of
 * gradient descent. Its events are those of its parts, and `network-edit` with a document.
 */

import { html } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";
import { type NetworkDocument, parameterCount, type Reduction, sizesOf } from "./document";
import type { Figures } from "./figures";
import type { NetworkState } from "./state";
import "./descent";
import "./layers";
import "./samples";
import "./sum";

const LOSSES: Readonly<Record<string, string>> = {
  half_sse: "½ Σ (y − ŷ)²",
  sse: "Σ (y − ŷ)²",
  mse: "mean (y − ŷ)²",
  bce: "−Σ ŷ ln y + (1 − ŷ) ln(1 − y)",
  cross_entropy: "−Σ ŷ ln y",
};

export class StudioNetwork extends Panel {
  static override properties = {
    state: { attribute: false },
    hasShares: { attribute: false },
    selected: { attribute: false },
    words: { attribute: false },
    isSumOpen: { state: true },
    isDescentOpen: { state: true },
    parameter: { state: true },
  };

  declare state: NetworkState;
  /** Can one look at what each sample contributes? */
  declare hasShares: boolean;
  /** The node that is selected on the stage. */
  declare selected: string | null;
  declare words: Words;
  declare isSumOpen: boolean;
  declare isDescentOpen: boolean;
  declare parameter: string;

  constructor() {
    super();
    this.selected = null;
    this.isSumOpen = false;
    this.isDescentOpen = false;
    this.parameter = "w1_1_1";
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("selected") && /^[wb]\d+_/.test(this.selected ?? "")) this.parameter = this.selected ?? "";
    const { document } = this.state;
    if (document !== null && !exists(document, this.parameter)) this.parameter = "w1_1_1";
  }

  protected override updated(): void {
    if (this.isSumOpen && this.state.shares === null) this.tell("shares-want", null);
  }

  protected override render(): unknown {
    const { document, figures } = this.state;
    if (document === null || figures === null) return "";
    const { words } = this;
    return html`
      ${this.#samples(document, figures)}
      <h2 class="panel-title">${words.network.layers}<span class="aside">${sizesOf(document).join(" · ")}</span></h2>
      <studio-layers .document=${document} .words=${words}></studio-layers>
      <p class="sum-line"><span>${words.network.allParameters}</span><span class="aside">${document.layers.reduce((sum, layer) => sum + parameterCount(layer), 0).toLocaleString("en")}</span></p>
      ${this.#loss(document)} ${this.#sum(document, figures)} ${this.#descent(document, figures)}
    `;
  }

  #samples(document: NetworkDocument, figures: Figures): unknown {
    const { words, state } = this;
    return html`
      <h2 class="panel-title">${words.network.samples}<span class="aside"><i>C</i></span></h2>
      <studio-samples .document=${document} .figures=${figures} .sample=${state.sample} .words=${words}></studio-samples>
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
        <span class="formula-text">${LOSSES[document.loss] ?? document.loss}</span>
        <fieldset class="segments">
          <legend class="hidden">${words.network.reduction}</legend>
          ${choice("sum", words.network.sum)} ${choice("mean", words.network.mean)}
        </fieldset>
      </div>
    `;
  }

  #sum(document: NetworkDocument, figures: Figures): unknown {
    if (!this.hasShares) return "";
    const { words, isSumOpen, state } = this;
    return html`<details
      class="fold"
      data-fold="sum"
      ?open=${isSumOpen}
      @toggle=${(event: Event) => {
        this.isSumOpen = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary><h2 class="panel-title">${words.network.sumTitle}</h2></summary>
      ${
        isSumOpen
          ? html`<studio-sum
              .document=${document}
              .figures=${figures}
              .shares=${state.shares}
              .parameter=${this.parameter}
              .words=${words}
              @parameter-choose=${(event: CustomEvent<string>) => {
                this.parameter = event.detail;
              }}
            ></studio-sum>`
          : ""
      }
    </details>`;
  }

  #descent(document: NetworkDocument, figures: Figures): unknown {
    const { words, isDescentOpen, state } = this;
    return html`<details
      class="fold"
      data-fold="descent"
      ?open=${isDescentOpen}
      @toggle=${(event: Event) => {
        this.isDescentOpen = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary><h2 class="panel-title">${words.network.descentTitle}</h2></summary>
      ${
        isDescentOpen
          ? html`<studio-descent
              .document=${document}
              .figures=${figures}
              .preview=${state.preview}
              .steps=${state.steps}
              .words=${words}
            ></studio-descent>`
          : ""
      }
    </details>`;
  }
}

/** Has `document` a parameter called `id`? */
function exists({ layers }: NetworkDocument, id: string): boolean {
  const [name = "", first = 1, second] = id.split("_");
  const layer = layers[Number(name.slice(1)) - 1];
  const row = layer?.W[Number(first) - 1];
  return row !== undefined && (second === undefined || Number(second) <= row.length);
}

customElements.define("studio-network", StudioNetwork);
