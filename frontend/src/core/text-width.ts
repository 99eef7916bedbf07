/**
 * How wide a text gets, without a page to measure it on: `widthOf(text, isBold)`, in ems. The widths are those of the
 * wider of Inter, with its figures of one width, and of the fonts that stand in for it, so a text never needs more.
 */

/** Letters and signs by their width in ems. */
const REGULAR = widths({
  "\u200a": 0.12,
  "′": 0.24,
  "ijlIJ'": 0.3,
  "., ·": 0.32,
  "f:;|": 0.36,
  "/": 0.37,
  "t()[]": 0.4,
  "r²": 0.42,
  "sz_∂": 0.53,
  "?": 0.54,
  cL: 0.56,
  kvxyF: 0.6,
  CDGHNUAVBKRXZ: 0.78,
  "OQ◆": 0.79,
  w: 0.82,
  "−+×=∞≤→<>": 0.84,
  M: 0.87,
  mW: 1,
  "…": 1,
});
const BOLD = widths({
  "′": 0.27,
  " ": 0.35,
  ijlIJ: 0.38,
  ".,·": 0.38,
  ":;|": 0.4,
  "f²": 0.44,
  "()[]": 0.46,
  tr: 0.5,
  "?zcs": 0.6,
  L: 0.64,
  CDGHNUAVBKRXZOQPYS: 0.85,
  w: 0.93,
  M: 1,
  m: 1.05,
  W: 1.11,
});
const OTHERS = { regular: 0.64, bold: 0.7 };
/** Characters from here on are as wide as they are high. */
const WIDE = "\u2e80";

function widths(groups: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([letters, width]) => [...letters].map((each) => [each, width] as const)),
  );
}

export function widthOf(text: string, isBold = false): number {
  let width = 0;
  for (const letter of text) {
    const known = (isBold ? BOLD.get(letter) : undefined) ?? REGULAR.get(letter);
    width += known ?? (letter >= WIDE ? 1 : isBold ? OTHERS.bold : OTHERS.regular);
  }
  return width;
}

/** `text`, or as much of its beginning as fits into `ems`, with three dots behind it; at least one letter. */
export function fittedInto(text: string, ems: number): string {
  if (widthOf(text) <= ems) return text;
  const letters = [...text];
  let count = letters.length - 1;
  while (count > 1 && widthOf(`${letters.slice(0, count).join("")}…`) > ems) count--;
  return `${letters.slice(0, Math.max(1, count)).join("")}…`;
}
