/** `<studio-stage>`: the player, kept at the scene and the figures on the bench. */

import { html, type PropertyValues } from "lit";
import type { Numbers, Scene } from "../model/types";
import type { ChainRuleApi, Highlight, ThemeName } from "../player/api";
import type { View } from "./network/views";
import { Panel } from "./panel";

export type Player = HTMLElement & ChainRuleApi;

export class StudioStage extends Panel {
  static override properties = {
    scene: { attribute: false },
    numbers: { attribute: false },
    highlight: { attribute: false },
    theme: { attribute: false },
    tag: { attribute: false },
    view: { attribute: false },
  };

  declare scene: Scene | null;
  declare numbers: Numbers | null;
  declare highlight: Highlight | null;
  declare theme: ThemeName;
  /** The language. */
  declare tag: string;
  /** How a network is drawn. */
  declare view: View;

  constructor() {
    super();
    this.scene = null;
    this.numbers = null;
    this.highlight = null;
    this.theme = "auto";
    this.tag = "en";
    this.view = "graph";
  }

  get player(): Player {
    return this.querySelector("chain-rule") as Player;
  }

  protected override render(): unknown {
    return html`<chain-rule editable lang=${this.tag}></chain-rule>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { player, scene, numbers } = this;
    if (changed.has("theme")) player.theme = this.theme;

    if (changed.has("view")) player.view = this.view;
    if (changed.has("scene")) this.#load(player.scene, scene);
    if (changed.has("numbers") && numbers !== null) player.setNumbers(numbers);
    if (changed.has("highlight")) player.highlight(this.highlight);
  }

  #load(before: Scene | null, scene: Scene | null): void {
    const { player } = this;
    const kept = before && scene && sameSteps(before, scene) ? player.t : 0;
    player.scene = scene;
    if (kept > 0) player.seek(kept);
  }
}

/** Do both films have the same steps, so that a place in one is a place in the other? */
function sameSteps(a: Scene, b: Scene): boolean {
  const key = ({ nodes }: Scene) => JSON.stringify(nodes.map(({ id, op, inputs }) => [id, op, inputs]));
  return key(a) === key(b);
}

customElements.define("studio-stage", StudioStage);
