/** Cut an expression text into the pieces an editor colours. What a text means is decided by the server's grammar. */

export type TokenKind = "name" | "function" | "assigned" | "number" | "operator" | "bracket" | "comment" | "other";

interface Token {
  readonly kind: TokenKind;
  /** UTF-16 offsets into the text. */
  readonly from: number;
  readonly to: number;
}

const PIECES: readonly (readonly [TokenKind, RegExp])[] = [
  ["comment", /#[^\n]*/y],
  ["number", /(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/uy],
  ["operator", /\*\*|[-+*/@^=,:·×÷−]/uy],
  ["bracket", /[()[\]]/y],
  ["other", /[^\s]/uy],
];

/** The tokens of `text`, in order; white space is left out. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    found.push(token);
    at = token.to;
  }
  return found;
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) {
      const to = at + match[0].length;
      return { kind: kind === "name" ? nameKind(text, at, to) : kind, from: at, to };
    }
  }
  return { kind: "other", from: at, to: at + 1 };
}

function nameKind(text: string, from: number, to: number): TokenKind {
  if (/^[ \t]*\(/.test(text.slice(to, to + 8))) return "function";
  const startsLine = /(?:^|[\n;])[ \t]*$/.test(text.slice(Math.max(0, from - 80), from));
  return startsLine && /^[ \t]*=(?!=)/.test(text.slice(to, to + 80)) ? "assigned" : "name";
}
