/** `<studio-stage>`: the player, in the language and the colours of the studio. */

import { html, type PropertyValues } from "lit";
import type { ChainRuleApi, Highlight, ThemeName } from "../player/api";
import type { ViewStore } from "../player/view-store";
import { Panel } from "./panel";

export type PlayerElement = HTMLElement & ChainRuleApi & { readonly store: ViewStore };

class StudioStage extends Panel {
  static override properties = {
    player: { attribute: false },
    highlight: { attribute: false },
    theme: { attribute: false },
    tag: { attribute: false },
    hasArrays: { attribute: false },
  };

  declare player: PlayerElement;
  declare highlight: Highlight | null;
  declare theme: ThemeName;
  /** The language. */
  declare tag: string;
  /** Is it a network, whose arrays can be looked at too? */
  declare hasArrays: boolean;

  protected override render(): unknown {
    return html`${this.player}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { player } = this;
    if (changed.has("theme")) player.theme = this.theme;
    if (changed.has("tag")) player.lang = this.tag;
    if (changed.has("hasArrays")) player.toggleAttribute("arrays", this.hasArrays);
    if (changed.has("highlight")) player.highlight(this.highlight);
  }
}

customElements.define("studio-stage", StudioStage);
