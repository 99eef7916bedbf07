/** `<studio-tabs>`: the ways to look at a network. Event `view-choose` with the view. */

import { html } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";
import { VIEWS, type View } from "./views";

export class StudioTabs extends Panel {
  static override properties = {
    view: { attribute: false },
    words: { attribute: false },
  };

  declare view: View;
  declare words: Words;

  protected override render(): unknown {
    return html`<div class="tabs" role="tablist" aria-label=${this.words.network.views} @keydown=${this.#move}>
      ${VIEWS.map(
        (view) => html`<button
          type="button"
          role="tab"
          data-view=${view}
          aria-selected=${view === this.view ? "true" : "false"}
          aria-controls="stage"
          tabindex=${view === this.view ? 0 : -1}
          @click=${() => this.tell("view-choose", view)}
        >
          ${this.words.network.viewNames[view]}
        </button>`,
      )}
    </div>`;
  }

  #move(event: KeyboardEvent): void {
    const at = VIEWS.indexOf(this.view);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const view = VIEWS[(next + VIEWS.length) % VIEWS.length] ?? this.view;
    this.tell("view-choose", view);
    this.querySelector<HTMLElement>(`[data-view=${view}]`)?.focus();
  }
}

customElements.define("studio-tabs", StudioTabs);
