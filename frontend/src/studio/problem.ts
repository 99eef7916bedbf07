/** A problem document (RFC 9457) as the server sends it, and as the studio makes one where no server answered. */

import { toUtf16 } from "./spans";
import type { Words } from "./words";

export interface TextSpan {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly span: TextSpan | null;
  readonly related: readonly TextSpan[];
  readonly suggestion: string | null;
  /** All texts that could stand in place of the span; several where only the writer knows which was meant. */
  readonly suggestions: readonly string[];
  readonly node: string | null;
  /** Shapes that would fit, by the name of an input. */
  readonly needs: Shapes;
}

export type Shapes = Readonly<Record<string, readonly number[]>>;

/** Read a problem document; `status` is that of the answer, where the document does not say its own. */
export function readProblem(json: unknown, status: number): Problem {
  const body = record(json) ?? {};
  const own = typeof body.status === "number" ? body.status : status;
  const related = Array.isArray(body.related) ? body.related : [];
  return {
    code: text(body.code) ?? `http-${own}`,
    detail: text(body.detail) ?? text(body.title) ?? "",
    status: own,
    span: readSpan(body.span),
    related: related.map(readSpan).filter((span) => span !== null),
    suggestion: text(body.suggestion),
    suggestions: readSuggestions(body),
    node: text(body.node),
    needs: readNeeds(body.needs),
  };
}

/** A problem that has no document: the server could not be reached, an address could not be read. */
export function plainProblem(code: string, detail: string): Problem {
  return { code, detail, status: 0, span: null, related: [], suggestion: null, suggestions: [], node: null, needs: {} };
}

/** A problem on its way to whoever asked. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

function readSuggestions(body: Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(body.suggestions)) return body.suggestions.map(text).filter((each) => each !== null);
  const one = text(body.suggestion);
  return one === null ? [] : [one];
}

function readNeeds(json: unknown): Shapes {
  const isShape = (shape: unknown): shape is number[] =>
    Array.isArray(shape) && shape.every((length) => typeof length === "number");
  return Object.fromEntries(
    Object.entries(record(json) ?? {}).filter((entry): entry is [string, number[]] => isShape(entry[1])),
  );
}

function readSpan(json: unknown): TextSpan | null {
  const span = record(json);
  if (span === null) return null;
  const [offset, line, column, length] = ["offset", "line", "column", "length"].map((field) => span[field]);
  if (typeof offset !== "number" || typeof length !== "number") return null;
  return { offset, length, line: Number(line ?? 1), column: Number(column ?? 1) };
}

function record(json: unknown): Readonly<Record<string, unknown>> | null {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
}

function text(json: unknown): string | null {
  return typeof json === "string" ? json : null;
}

// Say a problem in the reader's language; what has no sentence there is said in the server's own words.

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
