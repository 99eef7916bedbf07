/** `<studio-tabs>`: the ways to look at a network, and to train it. Event `view-choose` with the tab. */

import { html } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";
import { TABS, type Tab } from "./views";

export class StudioTabs extends Panel {
  static override properties = {
    view: { attribute: false },
    words: { attribute: false },
  };

  declare view: Tab;
  declare words: Words;

  protected override render(): unknown {
    return html`<div class="tabs" role="tablist" aria-label=${this.words.network.views} @keydown=${this.#move}>
      ${TABS.map(
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
    const at = TABS.indexOf(this.view);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const view = TABS[(next + TABS.length) % TABS.length] ?? this.view;
    this.tell("view-choose", view);
    this.querySelector<HTMLElement>(`[data-view=${view}]`)?.focus();
  }
}

customElements.define("studio-tabs", StudioTabs);
