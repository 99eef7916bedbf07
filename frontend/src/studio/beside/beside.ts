/**
 * `<studio-beside>`: a second film beside the one on the stage, on its clock, with the numbers that differ marked in both
 * and each called by its name. Where the window is narrow one is looked at, then the other.
 *
 * Events `beside-close`; `beside-turn` with whether the other film is the one that is looked at.
 */
import { html, type PropertyValues } from "lit";
import type { Snapshot } from "../../core/formula/figure";
import { sameKnowledge } from "../../core/frame";
import { attributesOf, viewOf } from "../../embed/address";
import { fetchTrace } from "../../embed/trace";
import { readBinary } from "../../model/binary";
import type { ChainRuleEvents } from "../../player/api";
import { Panel } from "../panel";
import type { PlayerElement } from "../stage";
import type { Words } from "../words";
import { differences, type SceneMoment } from "./differences";
import { pairWordsIn } from "./pair-words";
import type { PairId } from "./pairs";
import "../panels/step";
import "./beside.css";

/** What a film tells; of the second film nobody but this element is to hear. */
const TOLD: readonly (keyof ChainRuleEvents)[] = [
  "chainrule-time",
  "chainrule-step",
  "chainrule-hall",
  "chainrule-hover",
  "chainrule-open",
  "chainrule-select",
  "chainrule-change",
  "chainrule-drag",
  "chainrule-figures",
  "chainrule-view",
  "chainrule-order",
  "chainrule-neuron",
  "chainrule-answer",
  "chainrule-error",
  "chainrule-ready",
  "chainrule-state",
];

class StudioBeside extends Panel {
  static override properties = {
    fragment: { attribute: false },
    player: { attribute: false },
    theme: { attribute: false },
    pair: { attribute: false },
    titles: { attribute: false },
    isOther: { attribute: false },
    words: { attribute: false },
    count: { state: true },
    moment: { state: true },
    problem: { state: true },
  };

  /** What an address would say, without its `#`. */
  declare fragment: string;
  declare player: PlayerElement;
  declare theme: string;
  /** Which of the pairs that are offered the two are. */
  declare pair: PairId | null;
  /** What the film on the stage is called, and the one beside it where it has a name. */
  declare titles: readonly [string, string | null];
  /** Is the second film the one that is looked at, where there is room for one? */
  declare isOther: boolean;
  declare words: Words;
  /** How many numbers differ at this moment. */
  declare count: number;
  /** The second film's; the same one as long as nothing more is known. */
  declare moment: Snapshot | null;
  /** Why there is no second film. */
  declare problem: string;
  readonly #other = document.createElement("chain-rule") as PlayerElement;
  #following: AbortController | null = null;
  #shown = 0;

  constructor() {
    super();
    this.count = 0;
    this.moment = null;
    this.problem = "";
    for (const name of TOLD) {
      this.#other.addEventListener(name, (event) => {
        event.stopPropagation();
        event.preventDefault();
        if (name === "chainrule-ready") this.#step();
      });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.abort();
    this.player?.highlight(null);
  }

  protected override render(): unknown {
    const { words, isOther } = this;
    const names = this.#names;
    return html`
      <div class="beside-head">
        ${names.map(
          (name, i) => html`<button
            type="button"
            class="beside-name"
            aria-pressed=${isOther === (i === 1) ? "true" : "false"}
            @click=${() => this.tell("beside-turn", i === 1)}
          >
            ${name}
          </button>`,
        )}
        <span class="beside-note" role="status">${words.beside.differ(this.count)}</span>
        <button type="button" class="icon small" aria-label=${words.beside.close} @click=${() => this.tell("beside-close", null)}>✕</button>
      </div>
      <div class="beside-film" role="region" aria-label=${names[1]}>
        ${this.problem === "" ? html`${this.#other}${this.#card()}` : html`<p class="hint" role="alert">${this.problem}</p>`}
      </div>
    `;
  }

  #card(): unknown {
    const { moment, words } = this;
    return html`<div class="beside-card" role="group" aria-label=${words.explanation} tabindex="0">
      ${moment === null ? "" : html`<studio-formula .moment=${moment} .words=${words}></studio-formula>`}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("player") && this.#following === null) this.#follow();
    if (changed.has("fragment")) void this.#open();
    this.#other.setAttribute("theme", this.theme);
    this.#other.lang = this.words.tag;
  }

  /** Two films of one name are told apart by their number. */
  get #names(): readonly [string, string] {
    if (this.pair !== null) return pairWordsIn(this.words.tag)[this.pair].names;
    const [one, other] = this.titles;
    return one === other ? [`${one} · 1`, `${one} · 2`] : [one, other ?? this.words.beside.title];
  }

  async #open(): Promise<void> {
    const shown = ++this.#shown;
    const film = this.#other;
    const fields = new URLSearchParams(this.fragment);
    if (!fields.has("view")) fields.set("view", this.player.view);
    for (const [name, value] of attributesOf(fields)) {
      if (value === null) film.removeAttribute(name);
      else film.setAttribute(name, value);
    }
    // Its keys are those of the film on the stage, which has the bar too.
    film.setAttribute("keys", "none");
    try {
      const trace = await fetchTrace(fields);
      if (shown !== this.#shown) return;
      film.sample = Number(fields.get("sample") ?? 1);
      film.view = viewOf(fields);
      if (trace instanceof ArrayBuffer) film.scene = readBinary(trace);
      else film.document = trace;
    } catch (error) {
      if (shown === this.#shown) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #follow(): void {
    this.#following = new AbortController();
    const { signal } = this.#following;
    for (const name of ["chainrule-time", "chainrule-state", "chainrule-view", "chainrule-hall"]) {
      this.player.addEventListener(name, () => this.#step(), { signal });
    }
  }

  /** The second film goes to where the first is; a shorter one rests at its end. */
  #step(): void {
    const { store } = this.player;
    const other = this.#other.store;
    if (!other.state.scene) return;
    const { t, until, span, hall } = store.state;
    if (other.state.hall !== hall) other.dispatch({ type: "hall", on: hall });
    other.dispatch({ type: "unit", unit: store.shown.unit });
    other.dispatch({ type: until === null && span === null ? "seek" : "scrub", t });
    const [one, two] = [momentOf(this.player), momentOf(this.#other)];
    if (!one || !two) return;
    const all = differences(one, two);
    const nodes = all.length > MOST_MARKED ? all.filter((id) => isInHand(one, id)) : all;
    this.count = all.length;
    if (!isAlike(this.moment, two)) this.moment = two;
    this.player.highlight({ nodes });
    this.#other.highlight({ nodes });
  }
}

/** Where nearly everything differs only what the step is about is marked: marks on all of it would say nothing. */
const MOST_MARKED = 8;

function isInHand({ scene, frame }: SceneMoment, id: string): boolean {
  const { first, end } = frame.span;
  return scene.steps.slice(first, end).some(({ node }) => scene.nodes[node]?.id === id);
}

function momentOf(player: PlayerElement): Snapshot | null {
  const { state, numbers, frame, digits } = player.store;
  return state.scene && numbers && frame ? { scene: state.scene, numbers, frame, digits } : null;
}

function isAlike(before: Snapshot | null, now: Snapshot): boolean {
  const isSame = before?.scene === now.scene && before.numbers === now.numbers && before.digits === now.digits;
  return isSame && sameKnowledge(before.frame, now.frame);
}

customElements.define("studio-beside", StudioBeside);
