/** `<studio-editor>`: the expression, coloured, underlined where it is wrong, lit where the film is.
 *
 * The text can be read at once; the field to edit it in comes as soon as it has been loaded.
 *
 * Events: `text-edit` with the text after each change by hand, `text-point` with the place (in code points) the
 * pointer or the cursor is at, null when it leaves.
 */

import { css, html, LitElement, type PropertyValues } from "lit";
import type { Problem } from "../problem";
import { toPoints, toUtf16 } from "../spans";
import type { Words } from "../words/en";
import type { CodeField } from "./code-field";
import type { Lit } from "./spotlight";

/** A stretch to light, in code points. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
  readonly kind: Lit["kind"];
}

export class StudioEditor extends LitElement {
  static override properties = {
    text: { attribute: false },
    problem: { attribute: false },
    message: { attribute: false },
    lit: { attribute: false },
    functions: { attribute: false },
    words: { attribute: false },
    field: { state: true },
  };

  /** The text where the field will be, as the field writes it. */
  static override styles = css`
    pre {
      margin: 0;
      min-height: 64px;
      max-height: var(--editor-height, 180px);
      overflow: hidden;
      padding: 8px 10px;
      font: 13.5px/1.65 var(--mono);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `;

  declare text: string;
  declare problem: Problem | null;
  /** The problem in the reader's language. */
  declare message: string;
  declare lit: readonly Stretch[];
  declare functions: readonly string[];
  declare words: Words;
  /** Null until it has been loaded. */
  declare field: CodeField | null;

  #wantsFocus = false;

  constructor() {
    super();
    this.text = "";
    this.problem = null;
    this.message = "";
    this.lit = [];
    this.functions = [];
    this.field = null;
  }

  override focus(): void {
    this.#wantsFocus = this.field === null;
    this.field?.focus();
  }

  /** Replace what `problem` is about by one of its suggestions, as if it had been typed. */
  mend(choice = 0): void {
    this.field?.mend(this.text, this.problem, this.#phrases, choice);
  }

  protected override render(): unknown {
    return html`<div part="field"></div>
      ${this.field ? "" : html`<pre part="text">${this.text}</pre>`}`;
  }

  protected override firstUpdated(): void {
    void import("./code-field").then(({ CodeField }) => this.#welcome(CodeField));
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { field } = this;
    if (field === null) return;
    const isNew = changed.has("field");
    if (isNew || changed.has("text")) field.write(this.text);
    if (isNew || changed.has("problem") || changed.has("text") || changed.has("message")) {
      field.underline(this.text, this.problem, this.#phrases);
    }
    if (isNew || changed.has("lit") || changed.has("text")) field.light(this.lit.map((each) => this.#place(each)));
    if (isNew || changed.has("words")) field.name(this.words.expression);
    if (isNew && this.#wantsFocus) field.focus();
  }

  #welcome(Field: typeof CodeField): void {
    const parent = this.renderRoot.querySelector("[part=field]");
    if (parent === null) return;
    this.field = new Field(parent, this.renderRoot as ShadowRoot, this.text, {
      changed: (text) => this.#changed(text),
      pointed: (at) => this.#point(at),
      functions: () => this.functions,
    });
  }

  get #phrases() {
    return { message: this.message, replaceBy: this.words.replaceBy };
  }

  #changed(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.#tell("text-edit", text);
  }

  #point(at: number | null): void {
    this.#tell("text-point", at === null ? null : toPoints(this.text, at));
  }

  #place({ offset, length, kind }: Stretch): Lit {
    return { from: toUtf16(this.text, offset), to: toUtf16(this.text, offset + length), kind };
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("studio-editor", StudioEditor);
