/** `<studio-tour>`: the numbered cues of a worked example, each with the step it is about. Event `cue-choose`. */

import { html } from "lit";
import { Panel } from "../panel";
import type { Cue } from "../preset";
import type { Words } from "../words";

export class StudioTour extends Panel {
  static override properties = {
    cues: { attribute: false },
    at: { attribute: false },
    words: { attribute: false },
  };

  declare cues: readonly Cue[];
  /** The cue that is shown; null before the tour has begun. */
  declare at: number | null;
  declare words: Words;

  constructor() {
    super();
    this.cues = [];
    this.at = null;
  }

  protected override render(): unknown {
    const { words, cues, at } = this;
    if (cues.length === 0) return "";
    const cue = at === null ? undefined : cues[at];
    if (cue === undefined || at === null) {
      return html`<button type="button" class="primary" data-tour="start" @click=${() => this.#choose(0)}>${words.startTour}</button>`;
    }
    return html`<section class="tour" aria-label=${words.tour}>
      <p class="cue"><b>${at + 1}</b> ${cue.text}</p>
      <footer>
        <button type="button" class="quiet small" ?disabled=${at === 0} @click=${() => this.#choose(at - 1)}>${words.previous}</button>
        <small>${words.tourPlace(at + 1, cues.length)}</small>
        <button type="button" class="quiet small" ?disabled=${at + 1 === cues.length} @click=${() => this.#choose(at + 1)}>
          ${words.next}
        </button>
        <button type="button" class="icon small" aria-label=${words.close} @click=${() => this.#choose(null)}>✕</button>
      </footer>
    </section>`;
  }

  #choose(at: number | null): void {
    this.tell("cue-choose", at);
  }
}

customElements.define("studio-tour", StudioTour);
