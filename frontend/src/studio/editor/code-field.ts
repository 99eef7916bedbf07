/** The field of the editor: CodeMirror with the text, what is wrong with it, and what is lit. Loaded when it is needed. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, type Text } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import type { Problem } from "../problem";
import { completion } from "./complete";
import { diagnose, type Phrases } from "./diagnose";
import { highlighting } from "./highlight";
import { type Lit, shine, spotlight } from "./spotlight";
import { EDITOR_THEME } from "./theme";

/** Room below a line that is scrolled to. */
const MARGIN_PX = 12;

/** What the field tells: the text after each change by hand, and the place (UTF-16) of pointer or cursor, null when it leaves. */
export interface FieldEvents {
  changed(text: string): void;
  pointed(at: number | null): void;
  functions(): readonly string[];
}

export class CodeField {
  readonly #view: EditorView;
  /** What is to be lit. */
  #wanted: readonly Lit[] | null = null;
  /** What is lit, in which text. */
  #lit: { readonly doc: Text; readonly places: readonly Lit[] } | null = null;

  constructor(parent: Element, root: ShadowRoot, text: string, events: FieldEvents) {
    this.#view = new EditorView({
      parent,
      root,
      state: EditorState.create({ doc: text, extensions: extensions(events) }),
    });
  }

  focus(): void {
    this.#view.focus();
  }

  /** What screen readers call the field. */
  name(label: string): void {
    this.#view.contentDOM.setAttribute("aria-label", label);
  }

  write(text: string): void {
    const shown = this.#view.state.doc.toString();
    if (text !== shown) this.#view.dispatch({ changes: { from: 0, to: shown.length, insert: text } });
  }

  underline(text: string, problem: Problem | null, phrases: Phrases): void {
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnose(text, problem, phrases)));
  }

  /** Once the picture is painted: the field asks for sizes, and the page is laid out then. Of many the last counts. */
  light(places: readonly Lit[]): void {
    const isWaiting = this.#wanted !== null;
    this.#wanted = places;
    if (!isWaiting) requestAnimationFrame(() => setTimeout(() => this.#light()));
  }

  #light(): void {
    const places = this.#wanted ?? [];
    this.#wanted = null;
    const { doc } = this.#view.state;
    const isLit = this.#lit?.doc === doc && JSON.stringify(this.#lit.places) === JSON.stringify(places);
    if (isLit) return;
    this.#lit = { doc, places };
    shine(this.#view, places);
    const [first] = places;
    if (first && !this.#view.hasFocus) bringIntoView(this.#view, first.from);
  }

  /** Replace what `problem` is about by one of its suggestions, as if it had been typed. */
  mend(text: string, problem: Problem | null, phrases: Phrases, choice: number): void {
    const action = diagnose(text, problem, phrases)[0];
    if (action) action.actions?.[choice]?.apply(this.#view, action.from, action.to);
  }
}

function extensions(events: FieldEvents): Extension {
  return [
    history(),
    drawSelection(),
    placeholder("y = w*x + b"),
    highlighting(),
    spotlight(),
    completion(events.functions),
    keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) events.changed(update.state.doc.toString());
      if (update.selectionSet && update.view.hasFocus) events.pointed(update.state.selection.main.head);
    }),
    EditorView.domEventHandlers({
      mousemove: (event, view) => events.pointed(view.posAtCoords(event)),
      mouseleave: () => events.pointed(null),
      blur: () => events.pointed(null),
    }),
    EDITOR_THEME,
  ];
}

/** Scroll the text, and only the text, to the line of `offset`. */
function bringIntoView(view: EditorView, offset: number): void {
  const { top, bottom } = view.lineBlockAt(Math.min(offset, view.state.doc.length));
  const { scrollDOM } = view;
  if (top < scrollDOM.scrollTop) scrollDOM.scrollTop = top;
  else if (bottom > scrollDOM.scrollTop + scrollDOM.clientHeight)
    scrollDOM.scrollTop = bottom - scrollDOM.clientHeight + MARGIN_PX;
}
