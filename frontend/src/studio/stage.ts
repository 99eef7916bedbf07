/** `<studio-stage>`: the player, kept at the scene and the figures on the bench. */

import { html, type PropertyValues } from "lit";
import { SET_OUT } from "../core/clock";
import type { OrderName } from "../core/network/recursion";
import { FIRST_UNIT, type Unit } from "../core/units";
import type { Numbers, Scene } from "../model/types";
import type { ChainRuleApi, Highlight, ThemeName } from "../player/api";
import type { View } from "./network/views";
import { Panel } from "./panel";
import { TimeTransfer } from "./time-transfer";

export type PlayerElement = HTMLElement & ChainRuleApi;

export class StudioStage extends Panel {
  static override properties = {
    scene: { attribute: false },
    numbers: { attribute: false },
    highlight: { attribute: false },
    theme: { attribute: false },
    tag: { attribute: false },
    view: { attribute: false },
    neuron: { attribute: false },
    hasArrays: { attribute: false },
    unit: { attribute: false },
    order: { attribute: false },
    sample: { attribute: false },
  };

  declare scene: Scene | null;
  declare numbers: Numbers | null;
  declare highlight: Highlight | null;
  declare theme: ThemeName;
  /** The language. */
  declare tag: string;
  /** How a network is drawn. */
  declare view: View;
  /** The neuron one has zoomed into. */
  declare neuron: string | null;
  /** Is it a network, whose arrays can be looked at too? */
  declare hasArrays: boolean;
  /** What the film is stepped by. */
  declare unit: Unit;
  /** In which order a reversed network is evaluated. */
  declare order: OrderName;

  readonly #way = new TimeTransfer();
  /** Of a network whose film is that of all its samples: the one to show, from 0. */
  declare sample: number;

  constructor() {
    super();
    this.scene = null;
    this.numbers = null;
    this.highlight = null;
    this.theme = "auto";
    this.tag = "en";
    this.view = "graph";
    this.neuron = null;
    this.hasArrays = false;
    this.unit = FIRST_UNIT;
    this.order = "trace";
    this.sample = 0;
  }

  get player(): PlayerElement {
    return this.querySelector("chain-rule") as PlayerElement;
  }

  protected override render(): unknown {
    return html`<chain-rule editable lang=${this.tag}></chain-rule>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { player, scene, numbers } = this;
    if (changed.has("theme")) player.theme = this.theme;
    if (changed.has("unit")) player.unit = this.unit;
    if (changed.has("order")) player.order = this.order;
    if (changed.has("sample")) player.sample = this.sample + 1;
    if (changed.has("hasArrays")) player.toggleAttribute("arrays", this.hasArrays);
    if (changed.has("view")) player.view = this.view;
    if (changed.has("neuron")) player.neuron = this.neuron;
    if (changed.has("scene")) this.#load(player.scene, scene);
    if (changed.has("numbers") && numbers !== null) player.setNumbers(numbers);
    if (changed.has("highlight")) player.highlight(this.highlight);
  }

  #load(before: Scene | null, scene: Scene | null): void {
    const { player } = this;
    const { step, playing } = player;
    // Of a unit of several steps that is on its way nothing is done yet.
    const t = player.t < step + 1 ? player.t : step + SET_OUT;
    const kept = before && scene ? this.#way.to(before, t, scene) : null;
    player.scene = scene;
    if (kept === null) return;
    if (kept > 0) player.seek(kept);
    if (playing) player.play();
  }
}

customElements.define("studio-stage", StudioStage);
