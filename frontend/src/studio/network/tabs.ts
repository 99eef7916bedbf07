/** `<studio-tabs>`: the ways to look at what is on the bench, and to train it. Event `view-choose` with the tab. */

import { html } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { Tab } from "./views";

export class StudioTabs extends Panel {
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
