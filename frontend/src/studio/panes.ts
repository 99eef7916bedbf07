/** What stands where in the studio: the source, the stage, the explanation, the training. What they tell, they tell as
 * events; `<studio-app>` hears them. What is not on the first screen is loaded when it is first shown.
 */

import { html } from "lit";
import type { Desk } from "./commands";
import type { PlayerElement } from "./stage";
import type { Studio } from "./studio";
import "./notices";
import "./hero/hero-card";
import "./stage";

export function sourcePane(studio: Studio): unknown {
  const { film, state } = studio;
  const { words } = studio.preferences.language;
  return html`<studio-source
    class="source"
    role="region"
    aria-label=${words.sourcePanel}
    .bench=${studio.bench}
    .lit=${studio.litText}
    .pointed=${film?.scene.nodes[state.pointing.node ?? -1]?.id ?? null}
    .functions=${studio.functions}
    .net=${studio.net}
    .sample=${studio.network.sample}
    .hasShares=${studio.network.hasShares}
    .selected=${state.selection}
    .left=${studio.left}
    .isForwardOver=${studio.isForwardOver}
    .isWhatIf=${studio.isWhatIf}
    .notation=${state.notation}
    .askCheck=${studio.askCheck}
    .words=${words}
  ></studio-source>`;
}

export function stagePane(studio: Studio, player: PlayerElement): unknown {
  const { words, messages } = studio.preferences.language;
  return html`<section class="stage" id="stage" data-view=${studio.shown.view} tabindex="-1" aria-label=${words.stage}>
    ${studio.training.state.isOpen ? "" : noticesPane(studio)} ${returnPane(studio)}
    <studio-stage
      .player=${player}
      .hasArrays=${studio.net.document !== null}
      .theme=${studio.preferences.shown}
      .tag=${messages.tag}
      .highlight=${studio.lookedAt}
    ></studio-stage>
    ${productPane(studio)} ${panelBack(studio)} ${besidePane(studio, player)}
    ${studio.isHero && !studio.isWhatIf ? html`<span class="drag-me" hidden aria-hidden="true">${words.hero.dragMe}</span>` : ""}
  </section>`;
}

export function trainingPane(studio: Studio): unknown {
  const { trainer, state } = studio.training;
  const { words } = studio.preferences.language;
  void import("./training/page");
  return html`<section class="training" id="training" tabindex="-1" aria-label=${words.training.tab}>
    ${noticesPane(studio)}
    <studio-training
      .state=${trainer.state}
      .settings=${trainer.settings}
      .datasets=${state.datasets}
      .thumbs=${state.thumbs}
      .samples=${state.samples}
      .theme=${studio.preferences.shown}
      .words=${words}
    ></studio-training>
  </section>`;
}

export function explanationPane(studio: Studio, desk: Desk): unknown {
  const { film, state } = studio;
  const { language } = studio.preferences;
  return html`<aside class="explain" aria-label=${language.words.explanation} tabindex="0">
    ${state.hall ? hallTools(studio, desk) : ""}
    ${
      studio.isHero
        ? html`<studio-hero .scaling=${studio.scaling} .words=${language.words}></studio-hero>`
        : film === null
          ? orderPane(studio)
          : html`<studio-explanation
            .moment=${film}
            .isWhatIf=${studio.isWhatIf}
            .language=${language}
            .preset=${studio.preset}
            .cue=${studio.cue}
            .edge=${state.pointing.edge}
            .isWhole=${studio.cardPlace === "beside"}
            .selected=${film.scene.nodes.find(({ id }) => id === state.selection) ?? null}
          ></studio-explanation>`
    }
  </aside>`;
}

/** What a speaker needs in hall mode. */
function hallTools(studio: Studio, desk: Desk): unknown {
  const { words } = studio.preferences.language;
  return html`<div class="hall-tools">
    <button type="button" class="quiet small" title="${words.openNotes} (N)" @click=${() => desk.openNotes()}>
      ${words.openNotes}
    </button>
    <button
      type="button"
      class="quiet small"
      title="${words.leaveHall} (Esc)"
      @click=${() => studio.dispatch({ type: "hall", on: false })}
    >
      ${words.leaveHall}
    </button>
  </div>`;
}

/** A second film, on the clock of the first. */
function besidePane(studio: Studio, player: PlayerElement): unknown {
  const { beside, preferences } = studio;
  if (beside === null) return "";
  void import("./beside/beside");
  return html`<studio-beside
    .fragment=${beside.fragment}
    .pair=${beside.pair}
    .titles=${[studio.heading, studio.titleOf(new URLSearchParams(beside.fragment).get("preset"))]}
    .isOther=${beside.isShown}
    .player=${player}
    .theme=${preferences.shown}
    .words=${preferences.language.words}
  ></studio-beside>`;
}

/** Where the panel has been put away, the way back to it. */
function panelBack(studio: Studio): unknown {
  if (studio.state.panels.source) return "";
  const { words } = studio.preferences.language;
  return html`<button
    type="button"
    class="panel-back"
    aria-label=${words.panelBack}
    title="${words.panelBack} (\\)"
    @click=${() => studio.dispatch({ type: "panel", panel: "source" })}
  >
    ›
  </button>`;
}

/** The product that is opened into its cells, over the stage. */
function productPane(studio: Studio): unknown {
  const { film, opened } = studio;
  if (!film || !opened) return "";
  void import("./product/overlay");
  const { words } = studio.preferences.language;
  return html`<studio-product .moment=${film} .node=${opened} .words=${words}></studio-product>`;
}

function noticesPane({ board, preferences }: Studio): unknown {
  return html`<studio-notices .notices=${board.notices} .words=${preferences.language.words}></studio-notices>`;
}

function returnPane({ training, preferences }: Studio): unknown {
  const { trainer, state } = training;
  if (state.filmStep === null) return "";
  return html`<training-return
    .step=${state.filmStep}
    .account=${state.filmUpdate}
    .hasNext=${trainer.state.phase === "paused"}
    .words=${preferences.language.words}
  ></training-return>`;
}

/** The order that is played, where one is. */
function orderPane({ state, shown, preferences }: Studio): unknown {
  const { words } = preferences.language;
  const { scene } = state;
  if (scene === null || shown.order === "trace") return html`<p class="hint">${words.nothingYet}</p>`;
  return html`<studio-order .scene=${scene} .order=${shown.order} .words=${words}></studio-order>`;
}
