/** `<studio-hero>`: what the first picture says, and by how much everything changes with a seed. Event `hero-start`. */

import { html } from "lit";
import { formatNumber } from "../../core/format";
import { Panel } from "../panel";
import type { PlayerElement } from "../stage";
import type { Words } from "../words";
import type { Scaling } from "./hero";

const DIGITS = 3;

class StudioHero extends Panel {
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

// The words beside the handle of a seed, as long as nobody has taken one.

/** Put `label` below the handle, within the stage it is part of; out of sight where there is none to take hold of. */
export function placeDragMe(label: HTMLElement | null, player: PlayerElement): void {
  if (label === null) return;
  const room = label.parentElement?.getBoundingClientRect();
  const box = handle(player)?.getBoundingClientRect();
  label.hidden = box === undefined || room === undefined || box.width === 0;
  if (label.hidden || box === undefined || room === undefined) return;
  label.style.left = `${box.left + box.width / 2 - room.left}px`;
  label.style.top = `${box.bottom - room.top}px`;
}

/** A seed above zero, where there is one: it grows when it is dragged upwards, as everybody tries first. */
function handle(player: PlayerElement): Element | null {
  const seeds = [...(player.shadowRoot?.querySelectorAll(".seed.can-drag") ?? [])];
  const growing = seeds.find((seed) => Number(seed.getAttribute("aria-valuenow")) > 0) ?? seeds[0];
  return growing?.querySelector(".seed-box") ?? null;
}
