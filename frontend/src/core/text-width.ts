/**
 * How wide a text gets, without a page to measure it on: `widthOf(text, isBold)`, in ems. The widths are those of the
 * wider of Inter, with its figures of one width, and of the fonts that stand in for it, so a text never needs more.
 */

const REGULAR: Readonly<Record<string, number>> = {
  ".": 0.32,
  ",": 0.32,
  "−": 0.84,
  "+": 0.84,
  "×": 0.84,
  "=": 0.84,
  "(": 0.39,
  ")": 0.39,
  "?": 0.54,
  "/": 0.37,
  "′": 0.24,
  " ": 0.32,
  "\u200a": 0.12,
  "…": 1,
  "◆": 0.77,
  "∂": 0.53,
  "∞": 0.84,
  "≤": 0.84,
  "→": 0.84,
  w: 0.82,
  m: 0.98,
};
const BOLD: Readonly<Record<string, number>> = {
  ".": 0.38,
  ",": 0.38,
  "(": 0.46,
  ")": 0.46,
  "?": 0.58,
  " ": 0.35,
  "′": 0.27,
  w: 0.93,
  m: 1.05,
};
const OTHERS = { regular: 0.64, bold: 0.7 };
/** Characters from here on are as wide as they are high. */
const WIDE = "\u2e80";

export function widthOf(text: string, isBold = false): number {
  let width = 0;
  for (const letter of text) {
    const known = (isBold ? BOLD[letter] : undefined) ?? REGULAR[letter];
    width += known ?? (letter >= WIDE ? 1 : isBold ? OTHERS.bold : OTHERS.regular);
  }
  return width;
}
