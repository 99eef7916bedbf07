/** `<studio-header>`: the name, the example on show, and what one can do with it. */

import { html } from "lit";
import { LANGUAGES } from "../core/messages";
import { closeIcon, helpIcon, menuIcon, THEME_ICONS } from "./icons";
import type { Choice } from "./menus/menu";
import type { Tab } from "./network/views";
import { Panel } from "./panel";
import { THEMES, type Theme } from "./theme";
import type { Words } from "./words";
import "./menus/menu";

class StudioHeader extends Panel {
  static override properties = {
    heading: { attribute: false },
    exports: { attribute: false },
    theme: { attribute: false },
    words: { attribute: false },
    views: { attribute: false },
    view: { attribute: false },
    isMenuOpen: { attribute: false },
  };

  /** What is on show. */
  declare heading: string;
  declare exports: readonly Choice[];
  declare theme: Theme;
  declare words: Words;
  /** The ways to look at it, and the chosen one. */
  declare views: readonly Tab[];
  declare view: Tab;
  /** On a narrow screen everything but the picture is behind a menu. */
  declare isMenuOpen: boolean;

  constructor() {
    super();
    this.heading = "";
    this.exports = [];
    this.theme = "auto";
    this.views = [];
    this.view = "graph";
    this.isMenuOpen = false;
  }

  protected override render(): unknown {
    const { words } = this;
    return html`
      <h1 class="brand" title=${words.tagline}><span aria-hidden="true">∂</span>Chainrule</h1>
      <button
        type="button"
        class="example-button"
        aria-haspopup="dialog"
        aria-label="${words.examples}: ${this.heading}"
        @click=${() => this.tell("gallery-open", null)}
      >
        <b>${this.heading}</b><span aria-hidden="true">▾</span>
      </button>
      ${this.views.length < 2 ? "" : html`<studio-tabs .views=${this.views} .view=${this.view} .words=${words}></studio-tabs>`}
      <nav class="top-actions" aria-label=${words.actions}>
        <button type="button" class="quiet" data-action="share" @click=${() => this.tell("share", null)}>${words.share}</button>
        <studio-menu
          data-menu="export"
          .label=${words.exportMenu}
          .choices=${this.exports}
          .isDisabled=${this.exports.length === 0}
        ></studio-menu>
        <studio-menu
          data-menu="lang"
          .label=${words.language}
          .face=${words.short}
          .choices=${LANGUAGES.map(({ tag, name }) => ({ id: tag, label: name, isChosen: tag === words.tag }))}
        ></studio-menu>
        <studio-menu
          data-menu="theme"
          .label=${words.theme}
          .face=${THEME_ICONS[this.theme]}
          .choices=${THEMES.map((id) => ({ id, label: words.themes[id], isChosen: id === this.theme }))}
        ></studio-menu>
        <button type="button" class="icon" aria-label=${words.help} title="${words.help} (?)" @click=${() => this.tell("help-open", null)}>
          ${helpIcon}
        </button>
        <button type="button" class="primary" data-action="present" title="${words.present} (P)" @click=${() => this.tell("present", null)}>
          ${words.present}
        </button>
      </nav>
      <button
        type="button"
        class="icon menu-button"
        aria-label=${words.menu}
        aria-expanded=${this.isMenuOpen ? "true" : "false"}
        @click=${() => this.tell("menu-toggle", null)}
      >
        ${this.isMenuOpen ? closeIcon : menuIcon}
      </button>
    `;
  }
}

customElements.define("studio-header", StudioHeader);

/** `<studio-tabs>`: the ways to look at what is on the bench, and to train it. Event `view-choose` with the tab. */
class StudioTabs extends Panel {
  static override properties = {
    views: { attribute: false },
    view: { attribute: false },
    words: { attribute: false },
  };

  declare views: readonly Tab[];
  declare view: Tab;
  declare words: Words;

  protected override render(): unknown {
    return html`<div class="tabs" role="tablist" aria-label=${this.words.network.views} @keydown=${this.#move}>
      ${this.views.map(
        (view) => html`<button
          type="button"
          role="tab"
          data-view=${view}
          aria-selected=${view === this.view ? "true" : "false"}
          aria-controls=${view === "training" ? "training" : "stage"}
          tabindex=${view === this.view ? 0 : -1}
          @click=${() => this.tell("view-choose", view)}
        >
          ${view === "training" ? this.words.training.tab : this.words.network.viewNames[view]}
        </button>`,
      )}
    </div>`;
  }

  #move(event: KeyboardEvent): void {
    const { views } = this;
    const at = views.indexOf(this.view);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const view = views[(next + views.length) % views.length] ?? this.view;
    this.tell("view-choose", view);
    this.querySelector<HTMLElement>(`[data-view=${view}]`)?.focus();
  }
}

customElements.define("studio-tabs", StudioTabs);
