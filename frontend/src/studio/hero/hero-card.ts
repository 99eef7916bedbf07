/** `<studio-hero>`: what the first picture says, and by how much everything changes with a seed. Event `hero-start`. */

import { html } from "lit";
import { formatNumber } from "../../core/format";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { Scaling } from "./hero";

const DIGITS = 3;

export class StudioHero extends Panel {
  static override properties = {
    scaling: { attribute: false },
    words: { attribute: false },
  };

  /** Null where the seeds were changed one by one. */
  declare scaling: Scaling | null;
  declare words: Words;

  protected override render(): unknown {
    const { hero } = this.words;
    return html`
      <div class="hero-words">
        <h2>${hero.title}</h2>
        <p>${hero.text}</p>
      </div>
      <div class="hero-side">
        <p class="hero-scaling" role="status">${this.#scaling()}</p>
        <button type="button" class="primary" data-hero="start" @click=${() => this.tell("hero-start", null)}>
          ${hero.start}
        </button>
      </div>
    `;
  }

  #scaling(): unknown {
    const { scaling, words } = this;
    if (scaling === null || scaling.everything === null) return words.network.whatIfNote;
    const by = (factor: number) => html`<b>×${formatNumber(factor, DIGITS)}</b>`;
    return html`${words.hero.seed} ${by(scaling.seed)} → ${words.hero.everything} ${by(scaling.everything)}`;
  }
}

customElements.define("studio-hero", StudioHero);
