/**
 * `<studio-beside>`: a second film beside the one on the stage, on its clock, with the numbers that differ marked in both.
 * It is a frame that shows what the address `beside=` names.
 */
import { html, type PropertyValues } from "lit";
import { Panel } from "../panel";
import type { PlayerElement } from "../stage";
import type { Words } from "../words";
import { differences, type FilmMoment } from "./differences";
import "./beside.css";

/** The frame has a bar and a sentence of its own, which would say the same twice. */
const PICTURE_ALONE = "chain-rule::part(bar), chain-rule::part(strip), chain-rule::part(tools) { display: none }";

export class StudioBeside extends Panel {
  static override properties = {
    fragment: { attribute: false },
    player: { attribute: false },
    theme: { attribute: false },
    words: { attribute: false },
    count: { state: true },
  };

  /** What an address would say, without its `#`. */
  declare fragment: string;
  declare player: PlayerElement;
  declare theme: string;
  declare words: Words;
  /** How many numbers differ at this moment. */
  declare count: number;
  #following: AbortController | null = null;

  constructor() {
    super();
    this.count = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
    this.player?.highlight(null);
  }

  protected override render(): unknown {
    const { words } = this;
    return html`
      <iframe title=${words.beside.title} src="embed#${this.fragment}&theme=${this.theme}&lang=${words.tag}" @load=${this.#join}></iframe>
      <p class="beside-note" role="status">
        ${words.beside.differ(this.count)}
        <button type="button" class="icon small" aria-label=${words.beside.close} @click=${() => this.tell("beside-close", null)}>✕</button>
      </p>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("player") && this.#following === null) this.#follow();
  }

  get #other(): PlayerElement | null {
    return this.querySelector("iframe")?.contentDocument?.querySelector<PlayerElement>("chain-rule") ?? null;
  }

  readonly #join = (): void => {
    const view = this.querySelector("iframe")?.contentWindow as (Window & typeof globalThis) | null;
    const sheet = view && new view.CSSStyleSheet();
    if (!view || !sheet) return;
    sheet.replaceSync(PICTURE_ALONE);
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, sheet];
    view.addEventListener("chainrule-ready", () => this.#step());
    this.#step();
  };

  #follow(): void {
    this.#following = new AbortController();
    const { signal } = this.#following;
    for (const name of ["chainrule-time", "chainrule-state", "chainrule-view"]) {
      this.player.addEventListener(name, () => this.#step(), { signal });
    }
  }

  /** The second film goes to where the first is; a shorter one rests at its end. */
  #step(): void {
    const { store } = this.player;
    const other = this.#other?.store;
    if (!other?.state.scene) return;
    const { t, until, span } = store.state;
    other.dispatch({ type: "unit", unit: store.shown.unit });
    other.dispatch({ type: until === null && span === null ? "seek" : "scrub", t });
    const [one, two] = [momentOf(this.player), momentOf(this.#other)];
    if (!one || !two) return;
    const all = differences(one, two);
    const nodes = all.length > MOST_MARKED ? all.filter((id) => isInHand(one, id)) : all;
    this.count = all.length;
    this.player.highlight({ nodes });
    this.#other?.highlight({ nodes });
  }
}

/** Where nearly everything differs only what the step is about is marked: marks on all of it would say nothing. */
const MOST_MARKED = 8;

function isInHand({ scene, frame }: FilmMoment, id: string): boolean {
  const { first, end } = frame.span;
  return scene.steps.slice(first, end).some(({ node }) => scene.nodes[node]?.id === id);
}

function momentOf(player: PlayerElement | null): FilmMoment | null {
  const { state, numbers, frame } = player?.store ?? {};
  return state?.scene && numbers && frame ? { scene: state.scene, numbers, frame } : null;
}

customElements.define("studio-beside", StudioBeside);
