/** Offer the functions of the op table, and the names the text already has, as one types. */

import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { tokens } from "../tokens";

const NAME = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** `functions` is asked each time, since the list arrives later than the editor. */
export function completion(functions: () => readonly string[]): Extension {
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
