/** `<studio-help>`: the keys, from the tables of commands, and what the signs mean. */

import { html } from "lit";
import { COMMANDS } from "../../core/commands";
import { STUDIO_COMMANDS } from "../commands";
import { flagIcon } from "../icons";
import { Panel } from "../panel";
import { TRAINING_COMMANDS } from "../training/commands";
import type { Language, Words } from "../words";

type Sign =
  | "signValue"
  | "signGradient"
  | "signContribution"
  | "signLocal"
  | "signLoss"
  | "signUnknown"
  | "signPositive"
  | "signNegative";

const SIGNS: readonly (readonly [unknown, string, Sign])[] = [
  ["●", "ink", "signValue"],
  [flagIcon, "backward", "signGradient"],
  ["◆", "backward", "signContribution"],
  ["▷", "local", "signLocal"],
  [html`<i>C</i><sup>n</sup>`, "ink", "signLoss"],
  ["?", "unknown", "signUnknown"],
  ["0.5", "positive", "signPositive"],
  ["−0.5", "negative", "signNegative"],
];

export class StudioHelp extends Panel {
  static override properties = { language: { attribute: false } };

  declare language: Language;

  open(): void {
    this.#dialog.showModal();
  }

  protected override render(): unknown {
    const { words, messages } = this.language;
    return html`<dialog class="sheet" aria-labelledby="help-title" @click=${this.#outside}>
      <header class="sheet-head">
        <h2 id="help-title">${words.helpTitle}</h2>
        <button type="button" class="icon close" aria-label=${words.close} @click=${() => this.#dialog.close()}>✕</button>
      </header>
      <div class="sheet-body help-columns" role="region" aria-labelledby="help-title" tabindex="0">
        <section>
          <h3>${words.keys}</h3>
          <table class="keys">
            ${COMMANDS.filter(({ id }) => id !== "help").map(({ id, keys }) => this.#key(messages.commands[id], keys))}
            ${STUDIO_COMMANDS.map(({ id, keys }) => this.#key(words.commands[id], keys))}
          </table>
          <h3>${words.training.keys}</h3>
          <table class="keys">
            ${TRAINING_COMMANDS.map(({ id, keys }) => this.#key(words.training.commands[id], keys))}
          </table>
        </section>
        <section>
          <h3>${words.signs}</h3>
          ${signs(words)}
          <p class="hint">${messages.helpWalk}</p>
          <p class="hint">${messages.helpDrag}</p>
          <p class="hint"><a href=${`lecture?lang=${words.tag}`}>${words.readLecture}</a></p>
        </section>
      </div>
    </dialog>`;
  }

  #key(label: string, keys: readonly string[]): unknown {
    return html`<tr>
      <th scope="row">${label}</th>
      <td>${keys.map((key) => html` <kbd>${this.#keyText(key)}</kbd>`)}</td>
    </tr>`;
  }

  /** `Shift+ArrowLeft` as people read it. */
  #keyText(key: string): string {
    const parts = key.length === 1 ? [key] : key.split("+");
    return parts.map((part) => this.language.messages.keys[part] ?? part).join(" + ");
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector("dialog") as HTMLDialogElement;
  }

  #outside(event: Event): void {
    if (event.target === this.#dialog) this.#dialog.close();
  }
}

function signs(words: Words): unknown {
  return html`<dl class="signs">
    ${SIGNS.map(
      ([glyph, colour, name]) => html`<dt class="sign ${colour}">${glyph}</dt>
        <dd>${words[name]}</dd>`,
    )}
  </dl>`;
}

customElements.define("studio-help", StudioHelp);
