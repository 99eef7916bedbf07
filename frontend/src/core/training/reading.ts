/** How one's own text was understood, as `/api/v1/datasets/points` tells it: `readReading(json)`, and codes as texts. */

export interface ColumnReading {
  readonly name: string;
  readonly role: "input" | "label" | "left out";
  /** The different words in the order of their code; empty for numbers. */
  readonly words: readonly string[];
}

export interface Reading {
  readonly delimiter: string;
  readonly decimal: string;
  /** Lines count from 1; 0 for none. */
  readonly headerLine: number;
  readonly commentLines: readonly number[];
  readonly hasByteOrderMark: boolean;
  readonly points: number;
  readonly columns: readonly ColumnReading[];
}

/** Null where nothing was read: sets that are drawn or packaged. */
export function readReading(json: unknown): Reading | null {
  if (typeof json !== "object" || json === null) return null;
  const told = json as Readonly<Record<string, unknown>>;
  return {
    delimiter: String(told.delimiter),
    decimal: String(told.decimal),
    headerLine: Number(told.header_line),
    commentLines: (told.comment_lines as readonly number[] | undefined) ?? [],
    hasByteOrderMark: told.has_byte_order_mark === true,
    points: Number(told.points),
    columns: (told.columns as readonly ColumnReading[] | undefined) ?? [],
  };
}

/** A word and the numbers it became: `red` and `0`, or `red` and `1 0 0`. */
export type Code = readonly [word: string, code: string];

/** The code of a column of words; empty for numbers. A label is its class number; two words are 0 and 1. */
export function codeOf({ role, words }: ColumnReading): readonly Code[] {
  if (role === "label" || words.length === 2) return words.map((word, k) => [word, String(k)]);
  return words.map((word, k) => [word, words.map((_, i) => (i === k ? "1" : "0")).join(" ")]);
}
