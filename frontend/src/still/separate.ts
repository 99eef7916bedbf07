/**
 * A picture for a program that draws SVG into pixels: its weights are those that such programs know, and texts are cut
 * where the player's fonts have no letter. Such a program looks for one font that has all of a line, and would take
 * another one for all of it where browsers take it for one sign.
 */
import type { Mark, PictureMarks, TextMark, TextRun } from "../picture/types";
import { hasLetter, textWidth } from "./letters";

export function separated(drawing: PictureMarks): PictureMarks {
  const marks = drawing.marks.flatMap((mark): readonly Mark[] => (mark.kind === "text" ? piecesOf(mark) : [mark]));
  return { ...drawing, marks };
}

function piecesOf(mark: TextMark): TextMark[] {
  const { x, anchor, turn, width, runs } = mark;
  const [first] = runs;
  const known = runs.map((run) => ({ ...run, weight: weightOf(run) }));
  if (!first || runs.every(({ text }) => [...text].every(hasLetter))) return [{ ...mark, runs: known }];
  const along = { x: Math.cos((turn * Math.PI) / 180), y: Math.sin((turn * Math.PI) / 180) };
  let at = anchor === "start" ? 0 : anchor === "middle" ? -width / 2 : -width;
  const pieces: TextMark[] = [];
  for (const run of runs) {
    at += run.dx;
    for (const text of alikes(run.text)) {
      const wide = textWidth(text, run.size, run.weight);
      const own: TextRun = { ...run, text, dx: 0, y: run.y + at * along.y, weight: weightOf(run) };
      if (text.trim()) pieces.push({ ...mark, x: x + at * along.x, anchor: "start", width: wide, runs: [own] });
      at += wide;
    }
  }
  return pieces;
}

/** Letters that the fonts have, and those that they do not have, in turn. */
function alikes(text: string): string[] {
  const found: string[] = [];
  let before: boolean | null = null;
  for (const char of text) {
    const is = hasLetter(char);
    if (is === before || char === " ") found.push(`${found.pop() ?? ""}${char}`);
    else found.push(char);
    if (char !== " ") before = is;
  }
  return found;
}

/** The hundreds alone are weights in SVG 1.1. */
function weightOf({ weight }: TextRun): number {
  return weight <= 500 ? 400 : weight < 625 ? 600 : 700;
}
