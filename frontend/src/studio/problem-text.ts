/** Say a problem in the reader's language; what has no sentence there is said in the server's own words. */

import type { Problem } from "./problem";
import { toUtf16 } from "./spans";
import type { Words } from "./words";

/** `text` is the expression the problem is about. */
export function problemText(problem: Problem, text: string, words: Words): string {
  const { code, detail, suggestion, node, span } = problem;
  const piece = span ? text.slice(toUtf16(text, span.offset), toUtf16(text, span.offset + span.length)) : "";
  const sentence = Object.hasOwn(words.problems, code) ? words.problems[code] : undefined;
  const place = { piece, detail, suggestion: suggestion ?? "", name: (node ?? "").replace(/^inputs\./, "") };
  return sentence?.(place) ?? sentenceCase(detail);
}

/** The server's sentences begin small and end open; on the page they stand alone. */
function sentenceCase(detail: string): string {
  const first = detail.charAt(0).toUpperCase() + detail.slice(1);
  if (/[.!?。！？]$/.test(first)) return first;
  return /\p{Script=Han}/u.test(first) ? `${first}。` : `${first}.`;
}
