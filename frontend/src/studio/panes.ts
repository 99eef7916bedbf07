/** What stands where in the studio: the source, the stage, the explanation, the training. What they tell, they tell as
 * events; `<studio-app>` hears them. What is not on the first screen is loaded when it is first shown.
 */

import { html } from "lit";
import type { Snapshot } from "./formula/figure";
import { rememberPanels } from "./open-panels";
import { highlightOf, stretchesOf } from "./pointed";
import { StudioState } from "./state";
import "./notices";
import "./panels/explanation";
import "./panels/order";
import "./panels/source";
import "./stage";
import "./training/return";

export abstract class StudioPanes extends StudioState {
  protected sourcePane(film: Snapshot | null): unknown {
    const { words } = this.look.language;
    return html`<studio-source
      class="source"
      role="region"
      aria-label=${words.sourcePanel}
      .bench=${this.bench}
      .lit=${film && this.isTextOfFilm ? stretchesOf(film, this.pointed) : []}
      .pointed=${film?.scene.nodes[this.pointed.node ?? -1]?.id ?? null}
      .functions=${this.functions}
      .net=${this.net}
      .hasShares=${this.network.hasShares}
      .selected=${this.selected}
      .left=${this.left}
      .isForwardOver=${this.isForwardOver}
      .isWhatIf=${this.isWhatIf}
      .notation=${this.look.notation}
      .words=${words}
    ></studio-source>`;
  }

  /** Where the panel has been put away, the way back to it. */
  protected panelBack(): unknown {
    if (this.panels.source) return "";
    const { words } = this.look.language;
    return html`<button
      type="button"
      class="panel-back"
      aria-label=${words.panelBack}
      title="${words.panelBack} (\\)"
      @click=${() => this.togglePanel()}
    >
      ›
    </button>`;
  }

  abstract openNotes(): void;

  togglePanel(): void {
    this.panels = { ...this.panels, source: !this.panels.source };
    rememberPanels(this.panels);
  }

  protected stagePane(): unknown {
    const { words, messages } = this.look.language;
    const { scene, numbers, view } = this.net.shown;
    const highlight = scene ? (highlightOf(scene, this.pointed) ?? this.lookedAt) : null;
    return html`<section class="stage" id="stage" data-view=${view} tabindex="-1" aria-label=${words.stage}>
      ${this.training.state.isOpen ? "" : this.noticesPane()} ${this.returnPane()}
      <studio-stage
        .view=${view}
        .neuron=${this.net.neuron}
        .hasArrays=${this.net.document !== null}
        .scene=${scene}
        .numbers=${numbers}
        .theme=${this.look.shown}
        .tag=${messages.tag}
        .highlight=${highlight}
        .unit=${this.unit}
        .order=${this.order}
        .sample=${this.net.sample}
      ></studio-stage>
      ${this.productPane()} ${this.panelBack()}
    </section>`;
  }

  /** The product that is opened into its cells, over the stage. */
  protected productPane(): unknown {
    const { film, opened } = this;
    if (!film || !opened) return "";
    void import("./product/overlay");
    return html`<studio-product .moment=${film} .node=${opened} .words=${this.look.language.words}></studio-product>`;
  }

  protected noticesPane(): unknown {
    return html`<studio-notices
      .notices=${this.board.notices}
      .words=${this.look.language.words}
    ></studio-notices>`;
  }

  protected returnPane(): unknown {
    const { trainer, state } = this.training;
    if (state.filmStep === null) return "";
    return html`<training-return
      .step=${state.filmStep}
      .hasNext=${trainer.state.phase === "paused"}
      .words=${this.look.language.words}
    ></training-return>`;
  }

  protected trainingPane(): unknown {
    const { trainer, state } = this.training;
    const { words } = this.look.language;
    void import("./training/page");
    return html`<section class="training" id="training" tabindex="-1" aria-label=${words.training.tab}>
      ${this.noticesPane()}
      <studio-training
        .state=${trainer.state}
        .settings=${trainer.settings}
        .datasets=${state.datasets}
        .thumbs=${state.thumbs}
        .samples=${state.samples}
        .theme=${this.look.shown}
        .words=${words}
      ></studio-training>
    </section>`;
  }

  protected explanationPane(film: Snapshot | null): unknown {
    const { language } = this.look;
    const { words } = language;
    const hall = html`<div class="hall-tools">
      <button type="button" class="quiet small" title="${words.openNotes} (N)" @click=${() => this.openNotes()}>${words.openNotes}</button>
      <button type="button" class="quiet small" title="${words.leaveHall} (Esc)" @click=${() => this.tell("hall-leave", null)}>${words.leaveHall}</button>
    </div>`;
    return html`<aside class="explain" aria-label=${language.words.explanation} tabindex="0">
      ${this.isHall ? hall : ""}
      ${
        film === null
          ? this.#order()
          : html`<studio-explanation
              .moment=${film}
              .isWhatIf=${this.isWhatIf}
              .language=${language}
              .preset=${this.preset}
              .cue=${this.cue}
              .edge=${this.pointed.edge}
              .isWhole=${this.cardPlace === "beside"}
              .selected=${film.scene.nodes.find(({ id }) => id === this.selected) ?? null}
            ></studio-explanation>`
      }
    </aside>`;
  }

  /** The order that is played, where one is. */
  #order(): unknown {
    const { words } = this.look.language;
    const { order } = this;
    const { scene } = this.net.shown;
    if (scene === null || order === "trace") return html`<p class="hint">${words.nothingYet}</p>`;
    return html`<studio-order .scene=${scene} .order=${order} .words=${words}></studio-order>`;
  }
}
