/** A formula as a plain text with its figures at a moment: `plainFormula(setting, snapshot)`, `?` for what is not there yet. */
import { type Figure, figureAt, type Snapshot } from "./figure";
import { inFormula, inMatrix, isSmallMatrix, transposed } from "./figure-text";
import type { Setting } from "./setting";
import { fill } from "./template";

export function plainFormula({ text, places }: Setting, snapshot: Snapshot): string {
  return fill(asWritten(text), (slot) => {
    const place = places[Number(slot)];
    const figure = place && figureAt(snapshot, place.key);
    if (figure && isSmallMatrix(figure)) return rowsOf(place.isTurned ? transposed(figure) : figure);
    return place && inFormula(figure ?? null, place, snapshot);
  });
}

/** `[1, 2; 3, 4]`, row by row. */
function rowsOf({ data, shape: [rows = 1, columns = 1] }: Figure): string {
  const row = (i: number) => Array.from(data.subarray(i * columns, (i + 1) * columns), inMatrix).join(", ");
  return `[${Array.from({ length: rows }, (_, i) => row(i)).join("; ")}]`;
}

/** With the signs that people write, where the op table has those of programs. */
function asWritten(text: string): string {
  return text
    .replaceAll("sigmoid(", "σ(")
    .replaceAll(" ** 2", "²")
    .replaceAll(" ** ", "^")
    .replaceAll(" * ", " · ")
    .replaceAll(" - ", " − ")
    .replaceAll(/(^|[\s(=])-(?=[\s\d({[∂\p{L}])/gu, "$1−");
}
