/** Put the server's problem under the text it is about, with the mend it offers. */

import type { Diagnostic } from "@codemirror/lint";
import type { Problem, TextSpan } from "../problem";
import { toUtf16 } from "../spans";

export interface Phrases {
  /** The problem in the reader's language. */
  readonly message: string;
  readonly replaceBy: (text: string) => string;
}

/** The diagnostics of `problem` in `text`; none where it names no place. */
export function diagnose(text: string, problem: Problem | null, phrases: Phrases): Diagnostic[] {
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
export function stretch(text: string, span: TextSpan): { readonly from: number; readonly to: number } {
  const from = toUtf16(text, span.offset);
  const to = toUtf16(text, span.offset + span.length);
  return from === to && from > 0 ? { from: toUtf16(text, span.offset - 1), to } : { from, to };
}
