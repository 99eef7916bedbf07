/** How wide a text is in the player's letters, without a browser: pairs of letters are not moved together. */
import { ADVANCES, ASCENT, DESCENT, WEIGHTS } from "./inter";

/** About as wide are letters that the fonts do not have, by their first code point, in thousandths of the size. */
const OTHERS: readonly (readonly [number, number])[] = [
  [0x2e80, 1000], // Chinese
  [0x2500, 770], // shapes
  [0x2203, 700],
  [0x2202, 520], // the sign of partial derivatives
  [0x2190, 700], // arrows and signs
  [0x2070, 400], // small figures
  [0x370, 600],
  [0x300, 0], // what stands above the letter before it
  [0, 600],
];

let table: ReadonlyMap<number, readonly [number, number]> | null = null;

function advances(): ReadonlyMap<number, readonly [number, number]> {
  table ??= new Map(
    ADVANCES.trim()
      .split(/\s+/)
      .map((entry) => {
        const [letter = "", plain, bold] = entry.split(":");
        return [Number.parseInt(letter, 16), [Number(plain), Number(bold)]] as const;
      }),
  );
  return table;
}

/** In pixels; `size` is that of the letters. */
export function textWidth(text: string, size: number, weight: number): number {
  let sum = 0;
  for (const char of text) sum += letterWidth(char.codePointAt(0) ?? 0, weight);
  return (sum * size) / 1000;
}

export function hasLetter(char: string): boolean {
  return advances().has(char.codePointAt(0) ?? 0);
}

function letterWidth(letter: number, weight: number): number {
  const found = advances().get(letter);
  if (!found) return OTHERS.find(([first]) => letter >= first)?.[1] ?? 0;
  const [plain, bold] = found;
  return plain + ((bold - plain) * (weight - WEIGHTS[0])) / (WEIGHTS[1] - WEIGHTS[0]);
}

export function ascent(size: number): number {
  return Math.round(ASCENT * size);
}

export function descent(size: number): number {
  return Math.round(DESCENT * size);
}

/** From the middle of a line, as canvases have it, to where its letters stand. */
export function middleToBase(size: number): number {
  return (((ASCENT - DESCENT) / (ASCENT + DESCENT)) * size) / 2;
}
