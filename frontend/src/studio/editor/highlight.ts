/** Colour names, numbers and functions of an expression as it is typed. */

import type { Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";
import { type TokenKind, tokens } from "../tokens";

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

export function highlighting(): Extension {
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
