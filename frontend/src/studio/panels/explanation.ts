/** `<studio-explanation>`: the step explained, from its formula to the node one has selected. */

import "./step";
import "../product/open-button.css";
import { html } from "lit";
import { formatShape } from "../../core/format";
import type { Snapshot } from "../../core/formula/figure";
import { nameOf, plain } from "../../core/name";
import { opName } from "../../core/op-name";
import { isProduct } from "../../core/product/product";
import { messageIn } from "../../model/diagnostics";
import type { Scene, SceneNode } from "../../model/types";
import { figureMark } from "../formula/figure-mark";
import { nameMark, proseMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Cue, Preset } from "../preset";
import type { Language, Words } from "../words";

const MOST_DIAGNOSTICS = 3;

class StudioExplanation extends Panel {
  static override properties = {
    moment: { attribute: false },
    isWhatIf: { attribute: false },
    language: { attribute: false },
    preset: { attribute: false },
    cue: { attribute: false },
    edge: { attribute: false },
    selected: { attribute: false },
    isWhole: { attribute: false },
  };

  declare moment: Snapshot;
  /** Do the figures follow from other seeds than the trace's? */
  declare isWhatIf: boolean;
  declare language: Language;
  declare preset: Preset | null;
  /** The cue of the tour that is shown. */
  declare cue: number | null;
  /** The edge that is lit. */
  declare edge: number | null;
  declare selected: SceneNode | null;
  /** Is everything shown that is known of the step, or its formula alone? */
  declare isWhole: boolean;

  constructor() {
    super();
    this.isWhatIf = false;
    this.preset = null;
    this.cue = null;
    this.edge = null;
    this.selected = null;
    this.isWhole = false;
  }

  protected override render(): unknown {
    const { moment } = this;
    const { words } = this.language;
    const isRest = moment.frame.active === null;
    return html`
      <h2 class="hidden">${words.explanation}</h2>
      <div class="card-main">${isRest ? this.#rest() : this.#step()}</div>
      <div class="card-side">
        ${isRest ? "" : this.#tools()}
        ${isRest || this.cue !== null ? this.#tour() : ""}
        ${this.isWhatIf ? html`<p class="note what-if-note" role="status">${words.network.whatIfNote}</p>` : ""}
        ${this.#diagnostics()}
        ${
          this.selected
            ? html`<studio-selection .moment=${moment} .node=${this.selected} .words=${words}></studio-selection>`
            : ""
        }
      </div>
    `;
  }

  #rest(): unknown {
    const { words } = this.language;
    const { preset } = this;
    return html`<section class="rest">
      <h3>${preset ? preset.title : words.atRest}</h3>
      ${preset?.teaches ? html`<p class="lead">${proseMark(preset.teaches)}</p>` : ""}
      ${preset?.origin ? html`<p class="hint">${words.source(preset.origin)}</p>` : ""}
    </section>`;
  }

  #tour(): unknown {
    const { words } = this.language;
    return html`<studio-tour .cues=${this.preset?.tour ?? []} .at=${this.cue} .words=${words}></studio-tour>`;
  }

  #step(): unknown {
    const { moment, edge } = this;
    const { words } = this.language;
    return html`
      <studio-formula .moment=${moment} .words=${words} .edge=${edge}></studio-formula>
      ${this.isWhole ? this.#details() : ""}
    `;
  }

  #details(): unknown {
    const { moment, edge } = this;
    const { words } = this.language;
    return html`<div class="details">
      <studio-factors .moment=${moment} .words=${words} .edge=${edge}></studio-factors>
      <studio-ledger .moment=${moment} .words=${words} .edge=${edge}></studio-ledger>
    </div>`;
  }

  /** Where the step stands, and what more there is to see of it. */
  #tools(): unknown {
    const { moment, isWhole } = this;
    const { words } = this.language;
    const { active } = moment.frame;
    if (active === null) return "";
    return html`<div class="card-tools">
      <span class="badge ${active.pass}">${words[active.pass]}</span>
      ${openButton(moment.scene, moment.scene.nodes[active.node], words)}
      <button
        type="button"
        class="quiet small"
        data-details
        aria-expanded=${isWhole ? "true" : "false"}
        @click=${() => this.tell("details-toggle", null)}
      >
        ${isWhole ? words.lessOfStep : words.moreOfStep}
      </button>
    </div>`;
  }

  /** What is worth knowing about the step, or at rest about the whole film. */
  #diagnostics(): unknown {
    const { scene, numbers, frame } = this.moment;
    const active = scene.nodes[frame.active?.node ?? -1]?.id;
    // What was read otherwise than it was typed is told below the editor.
    const told = (numbers.diagnostics ?? scene.diagnostics).filter(({ code }) => code !== "read-as");
    const found = told.filter(({ node }) => active === undefined || node === active);
    if (found.length === 0) return "";
    return html`<section class="note" data-diagnostics>
      <h4>${this.language.words.diagnostics}</h4>
      <ul role="list">
        ${found.slice(0, MOST_DIAGNOSTICS).map((each) => html`<li>${messageIn(each, this.language.words.tag)}</li>`)}
      </ul>
    </section>`;
  }
}

customElements.define("studio-explanation", StudioExplanation);

/** `<studio-selection>`: everything about one node, with all digits. */
class StudioSelection extends Panel {
  static override properties = {
    moment: { attribute: false },
    node: { attribute: false },
    words: { attribute: false },
  };

  declare moment: Snapshot;
  declare node: SceneNode;
  declare words: Words;

  protected override render(): unknown {
    const { node, words, moment } = this;
    const full = { isFull: true, unknown: words.unknown };
    return html`<section class="selection" tabindex="0" aria-label=${words.selection} data-selected=${node.id}>
      <header>
        <h4>${words.selection}: ${nameMark(nameOf(node))}</h4>
        <button type="button" class="icon small" aria-label=${words.deselect} @click=${() => this.tell("node-deselect", null)}>
          ✕
        </button>
      </header>
      <dl>
        <dt>${words.operation}</dt>
        <dd>${this.#operation()}</dd>
        <dt>${words.shape}</dt>
        <dd>${node.shape.length === 0 ? words.scalar : formatShape(node.shape)}</dd>
        <dt>${words.value}</dt>
        <dd>${figureMark(moment, `v${node.index}`, full)}</dd>
        <dt>${words.gradient}</dt>
        <dd>${node.onPath ? figureMark(moment, `g${node.index}`, full) : words.noGradient}</dd>
        ${this.#users()}
      </dl>
      ${openButton(moment.scene, node, words)}
    </section>`;
  }

  #operation(): unknown {
    const { node, words } = this;
    if (node.op === "input") return words.input;
    if (node.op === "constant") return words.constant;
    const text = node.text === "" || node.text === nameOf(node) ? "" : html` <code>${node.text}</code>`;
    return html`${opName(node.op)}${text}`;
  }

  #users(): unknown {
    const { scene } = this.moment;
    const users = this.node.consumers.flatMap((edge) => scene.nodes[scene.edges[edge]?.consumer ?? -1] ?? []);
    if (users.length === 0) return "";
    const names = users.map((user, i) => html`${i > 0 ? ", " : ""}${nameMark(nameOf(user))}`);
    return html`<dt>${this.words.usedBy}</dt>
      <dd>${names}</dd>`;
  }
}

customElements.define("studio-selection", StudioSelection);

/** `<studio-tour>`: the numbered cues of a worked example, each with the step it is about. Event `cue-choose`. */
class StudioTour extends Panel {
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
      <p class="cue"><b>${at + 1}</b> ${proseMark(cue.text)}</p>
      <footer>
        <button type="button" class="quiet small" ?disabled=${at === 0} @click=${() => this.#choose(at - 1)}>${words.previous}</button>
        <small>${words.tourPlace(at + 1, cues.length)}</small>
        <button type="button" class="quiet small" data-tour="next" ?disabled=${at + 1 === cues.length} @click=${() => this.#choose(at + 1)}>
          ${words.next}
        </button>
        <button type="button" class="icon small" aria-label=${words.close} @click=${() => this.#choose(null)}>✕</button>
      </footer>
    </section>`;
  }

  /** Who begins the tour by a key goes on with the next: the button that began it is gone. */
  protected override updated(changed: Map<string, unknown>): void {
    if (changed.get("at") === null && this.at !== null)
      this.querySelector<HTMLElement>("[data-tour=next]")?.focus({ preventScroll: true });
  }

  #choose(at: number | null): void {
    this.tell("cue-choose", at);
  }
}

customElements.define("studio-tour", StudioTour);

/** The way from a node to the cells of its product, nothing where it is none. Tells `product-open` with its id. */
function openButton(scene: Scene, node: SceneNode | undefined, words: Words): unknown {
  if (!node || !isProduct(scene, node)) return "";
  const tell = ({ currentTarget }: Event) =>
    currentTarget?.dispatchEvent(new CustomEvent("product-open", { detail: node.id, bubbles: true }));
  return html`<button type="button" class="product-open" @click=${tell}>
    ▦ ${words.product.open(plain(nameOf(node)))}
  </button>`;
}
