/** The field of the editor: CodeMirror with the text, what is wrong with it, and what is lit. Loaded when it is needed. */

import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  placeholder,
  ViewPlugin,
} from "@codemirror/view";
import type { Problem, TextSpan } from "../problem";
import { toUtf16 } from "../spans";
import { type TokenKind, tokens } from "../tokens";
import { type Lit, shine, spotlight } from "./spotlight";

// How the editor looks; the colours are the page's own.

const EDITOR_THEME = EditorView.theme({
  "&": { fontSize: "13.5px", backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.65",
    maxHeight: "var(--editor-height, 180px)",
    overflowY: "auto",
  },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)", minHeight: "64px" },
  ".cm-line": { padding: "0 10px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error) 1.5px",
    textUnderlineOffset: "4px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline dotted var(--error) 1.5px",
    textUnderlineOffset: "4px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--panel)",
    color: "var(--ink)",
    border: "1px solid var(--hairline)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--sans)",
    fontSize: "12.5px",
    overflow: "hidden",
    maxWidth: "320px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "12.5px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--wash-strong)", color: "var(--ink)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
  ".cm-diagnostic": { padding: "8px 12px", borderLeft: "3px solid var(--error)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--error)",
    color: "var(--panel)",
    borderRadius: "6px",
    padding: "3px 8px",
    marginLeft: "0",
    marginTop: "6px",
    display: "block",
  },
});

/** Room below a line that is scrolled to. */
const MARGIN_PX = 12;

/** What the field tells: the text after each change by hand, and the place (UTF-16) of pointer or cursor, null when it leaves. */
interface FieldEvents {
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

const MARKS: Readonly<Partial<Record<TokenKind, Decoration>>> = {
  assigned: Decoration.mark({ class: "token-assigned" }),
  comment: Decoration.mark({ class: "token-comment" }),
  function: Decoration.mark({ class: "token-function" }),
  number: Decoration.mark({ class: "token-number" }),
  operator: Decoration.mark({ class: "token-operator" }),
};

const THEME = EditorView.baseTheme({
  ".token-assigned": { fontWeight: "650" },
  ".token-comment": { color: "var(--muted)", fontStyle: "italic" },
  ".token-function": { color: "var(--accent)" },
  ".token-number": { color: "var(--number)" },
  ".token-operator": { color: "var(--quiet)" },
});

/** Colour names, numbers and functions of an expression as it is typed. */
function highlighting(): Extension {
  const plugin = ViewPlugin.define(
    (view) => ({
      marks: marksOf(view),
      update(change) {
        if (change.docChanged) this.marks = marksOf(change.view);
      },
    }),
    { decorations: (plugin) => plugin.marks },
  );
  return [plugin, THEME];
}

function marksOf(view: EditorView): DecorationSet {
  const ranges = tokens(view.state.doc.toString()).flatMap(({ kind, from, to }) => MARKS[kind]?.range(from, to) ?? []);
  return Decoration.set(ranges);
}

// Offer the functions of the op table, and the names the text already has, as one types.

const NAME = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** `functions` is asked each time, since the list arrives later than the editor. */
function completion(functions: () => readonly string[]): Extension {
  const offer = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(NAME);
    if (word === null || (word.to - word.from < 2 && !context.explicit)) return null;
    const options = [
      ...namesIn(context.state.doc.toString(), word.from).map((label) => ({ label, type: "variable" })),
      ...functions().map((label) => ({ label, type: "function", apply: `${label}(` })),
    ];
    return { from: word.from, options, validFor: NAME };
  };
  return autocompletion({ override: [offer], icons: false });
}

/** The names of `text` except the one that begins at `without`. */
function namesIn(text: string, without: number): string[] {
  const names = tokens(text)
    .filter(({ kind, from }) => (kind === "name" || kind === "assigned") && from !== without)
    .map(({ from, to }) => text.slice(from, to));
  return [...new Set(names)];
}

// Put the server's problem under the text it is about, with the mend it offers.

interface Phrases {
  /** The problem in the reader's language. */
  readonly message: string;
  readonly replaceBy: (text: string) => string;
}

/** The diagnostics of `problem` in `text`; none where it names no place. */
function diagnose(text: string, problem: Problem | null, phrases: Phrases): Diagnostic[] {
  if (problem?.span == null) return [];
  const { suggestions } = problem;
  const main: Diagnostic = {
    ...stretch(text, problem.span),
    severity: "error",
    message: phrases.message,
    actions: suggestions.map((suggestion) => ({
      name: phrases.replaceBy(suggestion),
      apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: suggestion } }),
    })),
  };
  const related = problem.related.map(
    (span): Diagnostic => ({ ...stretch(text, span), severity: "warning", message: phrases.message }),
  );
  return [main, ...related];
}

/** UTF-16 offsets of `span`. A place without length, such as the end of the text, gets the character before it. */
function stretch(text: string, span: TextSpan): { readonly from: number; readonly to: number } {
  const from = toUtf16(text, span.offset);
  const to = toUtf16(text, span.offset + span.length);
  return from === to && from > 0 ? { from: toUtf16(text, span.offset - 1), to } : { from, to };
}
