/** Light up stretches of the text: what the film is at, and what is pointed at elsewhere. */

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** UTF-16 offsets; `kind` says why. */
export interface Lit {
  readonly from: number;
  readonly to: number;
  readonly kind: "forward" | "backward" | "pointed";
}

const light = StateEffect.define<readonly Lit[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const effect = transaction.effects.find((each) => each.is(light));
    return effect ? marksOf(effect.value, transaction.newDoc.length) : marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

const THEME = EditorView.baseTheme({
  ".lit-forward": { backgroundColor: "var(--forward-wash)", borderRadius: "3px" },
  ".lit-backward": { backgroundColor: "var(--backward-wash)", borderRadius: "3px" },
  ".lit-pointed": { boxShadow: "inset 0 -2px 0 var(--accent)" },
});

export function spotlight(): Extension {
  return [field, THEME];
}

/** Light `lit` and nothing else. */
export function shine(view: EditorView, lit: readonly Lit[]): void {
  view.dispatch({ effects: light.of(lit) });
}

function marksOf(lit: readonly Lit[], length: number): DecorationSet {
  const ranges = lit
    .map(({ from, to, kind }) => ({ from: Math.min(from, length), to: Math.min(to, length), kind }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to, kind }) => Decoration.mark({ class: `lit-${kind}` }).range(from, to));
  return Decoration.set(ranges, true);
}
