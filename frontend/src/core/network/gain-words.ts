/**
 * A number and what is said before it, in a room: `wording(["w₃×", "×"], x, room)`. The first words that leave the
 * number its digits are taken; the number is never drawn smaller than the room's font to make place for words.
 */
import { formatNumber } from "../format";
import { nameParts } from "../name";
import { INDEX_SHARE } from "../text-floor";
import { widthOf } from "../text-width";

/** A name of the scene, which may have indices, and what follows it on the line. Both may be empty. */
export interface GainWords {
  readonly name: string;
  readonly sign: string;
}

/** In pixels of the layout: how wide it is, and how large letters are, at the least and at the most. */
export interface LineRoom {
  readonly width: number;
  readonly least: number;
  readonly most: number;
  /** Significant digits of the number, where there is room. */
  readonly digits: number;
}

interface GainWording {
  readonly words: GainWords;
  readonly figure: string;
  readonly font: number;
}

export const NO_WORDS: GainWords = { name: "", sign: "" };
/** GainWords yield before a number is told with fewer digits than this, where it has them. */
const ENOUGH = 2;

/** `?` stands for a number that is not known yet: null. Null where not even the bare number fits. */
export function wording(choices: readonly GainWords[], x: number | null, room: LineRoom): GainWording | null {
  const ems = room.width / room.least;
  for (const [least, of] of [
    [ENOUGH, choices],
    [1, [NO_WORDS]],
  ] as const) {
    for (const words of of) {
      const left = ems - wordsWidth(words);
      const figure = figuresOf(x, room.digits, least).find((each) => widthOf(each, true) <= left);
      if (figure === undefined) continue;
      const wide = wordsWidth(words) + widthOf(figure, true);
      return { words, figure, font: Math.min(room.most, room.width / wide) };
    }
  }
  return null;
}

/** In ems. */
export function wordsWidth({ name, sign }: GainWords): number {
  const parts = nameParts(name).map(({ text, place }) => widthOf(text) * (place === "base" ? 1 : INDEX_SHARE));
  return parts.reduce((sum, each) => sum + each, widthOf(sign));
}

function figuresOf(x: number | null, most: number, least: number): readonly string[] {
  if (x === null) return ["?"];
  const digits = Array.from({ length: most }, (_, i) => most - i);
  return digits.filter((each) => each >= Math.min(least, most)).map((each) => formatNumber(x, each));
}
