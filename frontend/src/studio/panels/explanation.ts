/** `<studio-explanation>`: the step explained, from its formula to the node one has selected. */

import { html } from "lit";
import type { Snapshot } from "../../core/formula/figure";
import type { SceneNode } from "../../model/types";
import { Panel } from "../panel";
import type { Preset } from "../preset";
import { openButton } from "../product/open-button";
import type { Language } from "../words";
import "./factors";
import "./formula";
import "./ledger";
import "./selection";
import "./tour";

const MOST_DIAGNOSTICS = 3;

export class StudioExplanation extends Panel {
  static override properties = {
    moment: { attribute: false },
    isWhatIf: { attribute: false },
    language: { attribute: false },
    preset: { attribute: false },
    cue: { attribute: false },
    edge: { attribute: false },
    selected: { attribute: false },
    isWhole: { attribute: false },
  };

  declare moment: Snapshot;
  /** Do the figures follow from other seeds than the trace's? */
  declare isWhatIf: boolean;
  declare language: Language;
  declare preset: Preset | null;
  /** The cue of the tour that is shown. */
  declare cue: number | null;
  /** The edge that is lit. */
  declare edge: number | null;
  declare selected: SceneNode | null;
  /** Is everything shown that is known of the step, or its formula alone? */
  declare isWhole: boolean;

  constructor() {
    super();
    this.isWhatIf = false;
    this.preset = null;
    this.cue = null;
    this.edge = null;
    this.selected = null;
    this.isWhole = false;
  }

  protected override render(): unknown {
    const { moment } = this;
    const { words } = this.language;
    const isRest = moment.frame.active === null;
    return html`
      <h2 class="hidden">${words.explanation}</h2>
      <div class="card-main">${isRest ? this.#rest() : this.#step()}</div>
      <div class="card-side">
        ${isRest ? "" : this.#tools()}
        ${isRest || this.cue !== null ? this.#tour() : ""}
        ${this.isWhatIf ? html`<p class="note what-if-note" role="status">${words.network.whatIfNote}</p>` : ""}
        ${this.#diagnostics()}
        ${
          this.selected
            ? html`<studio-selection .moment=${moment} .node=${this.selected} .words=${words}></studio-selection>`
            : ""
        }
      </div>
    `;
  }

  #rest(): unknown {
    const { words } = this.language;
    const { preset } = this;
    return html`<section class="rest">
      <h3>${preset ? preset.title : words.atRest}</h3>
      ${preset?.teaches ? html`<p class="lead">${preset.teaches}</p>` : ""}
      <p>${words.atRestText}</p>
      ${preset?.origin ? html`<p class="hint">${words.source(preset.origin)}</p>` : ""}
    </section>`;
  }

  #tour(): unknown {
    const { words } = this.language;
    return html`<studio-tour .cues=${this.preset?.tour ?? []} .at=${this.cue} .words=${words}></studio-tour>`;
  }

  #step(): unknown {
    const { moment, edge } = this;
    const { words } = this.language;
    return html`
      <studio-formula .moment=${moment} .words=${words} .edge=${edge}></studio-formula>
      ${this.isWhole ? this.#details() : ""}
    `;
  }

  #details(): unknown {
    const { moment, edge } = this;
    const { words } = this.language;
    return html`<div class="details">
      <studio-factors .moment=${moment} .words=${words} .edge=${edge}></studio-factors>
      <studio-ledger .moment=${moment} .words=${words} .edge=${edge}></studio-ledger>
    </div>`;
  }

  /** Where the step stands, and what more there is to see of it. */
  #tools(): unknown {
    const { moment, isWhole } = this;
    const { words } = this.language;
    const { active } = moment.frame;
    if (active === null) return "";
    return html`<div class="card-tools">
      <span class="badge ${active.pass}">${words[active.pass]}</span>
      ${openButton(moment.scene, moment.scene.nodes[active.node], words)}
      <button
        type="button"
        class="quiet small"
        data-details
        aria-expanded=${isWhole ? "true" : "false"}
        @click=${() => this.tell("details-toggle", null)}
      >
        ${isWhole ? words.lessOfStep : words.moreOfStep}
      </button>
    </div>`;
  }

  /** What is worth knowing about the step, or at rest about the whole film. */
  #diagnostics(): unknown {
    const { scene, frame } = this.moment;
    const active = scene.nodes[frame.active?.node ?? -1]?.id;
    // What was read otherwise than it was typed is told below the editor.
    const told = scene.diagnostics.filter(({ code }) => code !== "read-as");
    const found = told.filter(({ node }) => active === undefined || node === active);
    if (found.length === 0) return "";
    return html`<section class="note" data-diagnostics>
      <h4>${this.language.words.diagnostics}</h4>
      <ul role="list">
        ${found.slice(0, MOST_DIAGNOSTICS).map(({ message }) => html`<li>${message}</li>`)}
      </ul>
    </section>`;
  }
}

customElements.define("studio-explanation", StudioExplanation);
