/** `<studio-source>`: the expression, what is wrong with it, and its inputs. */

import { html } from "lit";
import type { Notation } from "../../core/network/notation";
import { jsonText } from "../../core/packed";
import { messageIn } from "../../model/diagnostics";
import type { Stretch, StudioEditor } from "../editor/editor";
import type { NetworkState } from "../network/state";
import { Panel } from "../panel";
import { problemText, type Shapes } from "../problem";
import type { Inputs } from "../source";
import type { Words } from "../words";
import type { Bench } from "../workbench";
import "../editor/editor";
import "../inputs/inputs";
import "../network/panel";
import type { AskCheck } from "./check";
import "./check";

export class StudioSource extends Panel {
  static override properties = {
    bench: { attribute: false },
    lit: { attribute: false },
    pointed: { attribute: false },
    functions: { attribute: false },
    words: { attribute: false },
    net: { attribute: false },
    sample: { attribute: false },
    hasShares: { attribute: false },
    selected: { attribute: false },
    left: { attribute: false },
    isForwardOver: { attribute: false },
    isWhatIf: { attribute: false },
    notation: { attribute: false },
    askCheck: { attribute: false },
  };

  declare bench: Bench;
  declare lit: readonly Stretch[];
  /** The input that is pointed at elsewhere. */
  declare pointed: string | null;
  declare functions: readonly string[];
  declare words: Words;
  /** The network, where the source is one. */
  declare net: NetworkState;
  /** The sample that is looked at, from 0. */
  declare sample: number;
  declare hasShares: boolean;
  /** The node that is selected on the stage. */
  declare selected: string | null;
  /** How many steps of the film on the stage are to come. */
  declare left: number;
  declare isForwardOver: boolean;
  /** Does the stage show other gradients than the trace's? */
  declare isWhatIf: boolean;
  declare notation: Notation;
  declare askCheck: AskCheck;

  constructor() {
    super();
    this.lit = [];
    this.pointed = null;
    this.functions = [];
  }

  focusEditor(): void {
    this.#editor?.focus();
  }

  get #editor(): StudioEditor | null {
    return this.querySelector("studio-editor");
  }

  protected override render(): unknown {
    const { bench } = this;
    return html`
      <button
        type="button"
        class="icon small panel-away"
        aria-label=${this.words.panelAway}
        title="${this.words.panelAway} (\\)"
        @click=${() => this.tell("panel-toggle", null)}
      >
        ‹
      </button>
      ${bench.text === null ? "" : this.#expression(bench.text)} ${this.#problem()}
      ${bench.text !== null ? this.#values() : this.net.document === null ? this.#document() : this.#network()}
      <studio-check .source=${bench.problem === null ? bench.source : null} .ask=${this.askCheck} .words=${this.words}></studio-check>
    `;
  }

  #network(): unknown {
    const { net, sample, hasShares, selected, left, isForwardOver, isWhatIf, notation, words } = this;
    return html`<studio-network
      .state=${net}
      .sample=${sample}
      .hasShares=${hasShares}
      .selected=${selected}
      .left=${left}
      .isForwardOver=${isForwardOver}
      .isWhatIf=${isWhatIf}
      .notation=${notation}
      .words=${words}
    ></studio-network>`;
  }

  #values(): unknown {
    const { words } = this;
    return html`
      <h2 class="panel-title inputs-title">${words.inputs}</h2>
      <studio-inputs .inputs=${this.#inputs} .words=${words} .pointed=${this.pointed}></studio-inputs>
    `;
  }

  /** A source that is no text is shown as it is. */
  #document(): unknown {
    return html`
      <h2 class="panel-title">${this.words.sourcePanel}</h2>
      <pre class="document" tabindex="0" aria-label=${this.words.sourcePanel}>${compactJson(this.bench.source)}</pre>
    `;
  }

  #expression(text: string): unknown {
    const { words, bench } = this;
    return html`
      <h2 class="panel-title">${words.expression}</h2>
      <studio-editor
        class=${bench.problem?.span ? "faulty" : ""}
        .text=${text}
        .problem=${bench.problem}
        .message=${bench.problem ? problemText(bench.problem, text, words) : ""}
        .lit=${this.lit}
        .functions=${this.functions}
        .words=${words}
      ></studio-editor>
      ${this.#reading()}
    `;
  }

  /** The text as it was read, where that is not letter by letter, and what was read otherwise. */
  #reading(): unknown {
    const { words } = this;
    const { scene, problem } = this.bench;
    if (scene === null || scene.readAs === null || problem !== null) return "";
    const notes = scene.diagnostics.filter(({ code }) => code === "read-as");
    return html`<details class="reading" data-reading>
      <summary>${words.readAs} <code>${scene.readAs}</code></summary>
      <ul role="list">
        ${notes.map((note) => html`<li>${messageIn(note, words.tag)}</li>`)}
      </ul>
    </details>`;
  }

  #problem(): unknown {
    const { words } = this;
    const { problem, text, scene } = this.bench;
    // Of a network it is said at the field.
    if (problem === null || this.net.refused !== null) return html`<div role="status"></div>`;
    const { span, suggestions, needs } = problem;
    return html`<div role="status">
      <div class="problem" data-code=${problem.code}>
        <span>${problemText(problem, text ?? "", words)}</span>
        ${span && span.length > 0 && text?.includes("\n") ? html`<small>${words.lineOf(span.line, span.column)}</small>` : ""}
        ${
          span
            ? suggestions.map(
                (suggestion, choice) =>
                  html`<button type="button" data-mend @click=${() => this.#editor?.mend(choice)}>${words.replaceBy(suggestion)}</button>`,
              )
            : ""
        }
        ${
          Object.keys(needs).length > 0
            ? html`<button type="button" data-make-shapes @click=${() => this.tell("shapes-make", needs)}>${words.makeShapes(shapesText(needs))}</button>`
            : ""
        }
        ${
          problem.code === "unreachable"
            ? html`<button type="button" @click=${() => this.tell("retry", null)}>${words.retry}</button>`
            : ""
        }
        ${scene === null ? "" : html`<small>${words.lastGood}</small>`}
      </div>
    </div>`;
  }

  /** In the order of the text, as the graph has them. */
  get #inputs(): Inputs {
    const { source, scene } = this.bench;
    if (source?.kind !== "expression") return {};
    const places = new Map(scene?.nodes.map(({ id, span, index }) => [id, span?.[0] ?? index]));
    const entries = Object.entries(source.inputs);
    entries.sort(([a], [b]) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity));
    return Object.fromEntries(entries);
  }
}

/** `W1 2×2, x 2`: names with their lengths; a single number has none. */
function shapesText(needs: Shapes): string {
  return Object.entries(needs)
    .map(([name, shape]) => `${name} ${shape.join("×") || "1"}`)
    .join(", ");
}

/** JSON with short lists on one line. */
function compactJson(value: unknown): string {
  const spread = jsonText(value, 1);
  return spread.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s+/g, " ")}]`);
}

customElements.define("studio-source", StudioSource);
