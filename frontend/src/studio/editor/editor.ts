/** `<studio-editor>`: the expression, coloured, underlined where it is wrong, lit where the film is.
 *
 * Events: `text-edit` with the text after each change by hand, `text-point` with the place (in code points) the
 * pointer or the cursor is at, null when it leaves.
 */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import { html, LitElement, type PropertyValues } from "lit";
import type { Problem } from "../problem";
import { toPoints, toUtf16 } from "../spans";
import type { Words } from "../words/en";
import { completion } from "./complete";
import { diagnose } from "./diagnose";
import { highlighting } from "./highlight";
import { type Lit, shine, spotlight } from "./spotlight";
import { EDITOR_THEME } from "./theme";

/** A stretch to light, in code points. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
  readonly kind: Lit["kind"];
}

/** Room below a line that is scrolled to. */
const MARGIN_PX = 12;

export class StudioEditor extends LitElement {
  static override properties = {
    text: { attribute: false },
    problem: { attribute: false },
    message: { attribute: false },
    lit: { attribute: false },
    functions: { attribute: false },
    words: { attribute: false },
  };

  declare text: string;
  declare problem: Problem | null;
  /** The problem in the reader's language. */
  declare message: string;
  declare lit: readonly Stretch[];
  declare functions: readonly string[];
  declare words: Words;

  #view: EditorView | null = null;

  constructor() {
    super();
    this.text = "";
    this.problem = null;
    this.message = "";
    this.lit = [];
    this.functions = [];
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Replace what `problem` is about by its suggestion, as if it had been typed. */
  mend(): void {
    const action = diagnose(this.text, this.problem, this.#phrases)[0];
    if (this.#view && action) action.actions?.[0]?.apply(this.#view, action.from, action.to);
  }

  protected override render(): unknown {
    return html`<div part="field"></div>`;
  }

  protected override firstUpdated(): void {
    const parent = this.renderRoot.querySelector("div");
    if (parent === null) return;
    this.#view = new EditorView({
      parent,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({ doc: this.text, extensions: this.#extensions() }),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (view === null) return;
    const shown = view.state.doc.toString();
    if (changed.has("text") && this.text !== shown) {
      view.dispatch({ changes: { from: 0, to: shown.length, insert: this.text } });
    }
    if (changed.has("problem") || changed.has("text") || changed.has("message")) {
      view.dispatch(setDiagnostics(view.state, diagnose(this.text, this.problem, this.#phrases)));
    }
    if (changed.has("lit") || changed.has("text")) this.#light(view);
    if (changed.has("words")) view.contentDOM.setAttribute("aria-label", this.words.expression);
  }

  #light(view: EditorView): void {
    const places = this.lit.map((each) => this.#place(each));
    shine(view, places);
    const [first] = places;
    if (first && !view.hasFocus) bringIntoView(view, first.from);
  }

  get #phrases() {
    return { message: this.message, replaceBy: this.words.replaceBy };
  }

  #extensions() {
    return [
      history(),
      drawSelection(),
      placeholder("y = w*x + b"),
      highlighting(),
      spotlight(),
      completion(() => this.functions),
      keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.#changed(update.state.doc.toString());
        if (update.selectionSet && update.view.hasFocus) this.#point(update.state.selection.main.head);
      }),
      EditorView.domEventHandlers({
        mousemove: (event, view) => this.#point(view.posAtCoords(event)),
        mouseleave: () => this.#point(null),
        blur: () => this.#point(null),
      }),
      EDITOR_THEME,
    ];
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

/** Scroll the text, and only the text, to the line of `offset`. */
function bringIntoView(view: EditorView, offset: number): void {
  const { top, bottom } = view.lineBlockAt(Math.min(offset, view.state.doc.length));
  const { scrollDOM } = view;
  if (top < scrollDOM.scrollTop) scrollDOM.scrollTop = top;
  else if (bottom > scrollDOM.scrollTop + scrollDOM.clientHeight)
    scrollDOM.scrollTop = bottom - scrollDOM.clientHeight + MARGIN_PX;
}

customElements.define("studio-editor", StudioEditor);
