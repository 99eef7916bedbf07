import { expect, test } from "vitest";
import { svgText } from "../../src/picture/svg-text";
import type { Mark, PictureMarks, TextRun } from "../../src/picture/types";

const INK = { colour: "#20242c", opacity: 1 };
const RUN: TextRun = {
  text: "a",
  dx: 0,
  y: 20,
  size: 14,
  weight: 400,
  isItalic: false,
  isUnderlined: false,
  paint: INK,
};

function drawn(...marks: Mark[]): string {
  const drawing: PictureMarks = { width: 100, height: 50, paper: INK, marks, sentence: "", formulas: [] };
  return svgText(drawing, { title: "w < 1 & more" });
}

test("the file says its size, its title, and what it is drawn on", () => {
  const text = drawn();
  expect(text).toContain('width="100" height="50" viewBox="0 0 100 50"');
  expect(text).toContain("<title>w &lt; 1 &amp; more</title>");
  expect(text).toContain('<rect width="100%" height="100%" fill="#20242c"/>');
});

test("small figures stand below the line, and what follows them on it again", () => {
  const runs = [RUN, { ...RUN, text: "1", y: 23, size: 10 }, { ...RUN, text: " = 2", dx: 1 }];
  const text = drawn({ kind: "text", x: 10, anchor: "middle", turn: 0, width: 30, runs });
  expect(text).toContain('text-anchor="middle"');
  expect(text).toContain('dy="3"');
  expect(text).toContain('dx="1" dy="-3"');
});

test("what cannot be seen through says nothing of it", () => {
  const path = {
    kind: "path",
    segments: [
      ["M", 0, 0],
      ["L", 1.23456, 2],
    ],
    fill: null,
    width: 2,
    cap: "round",
  } as const;
  const line = drawn({ ...path, stroke: { ...INK, opacity: 0.5 }, dash: [5, 4] });
  expect(line).toContain('d="M0 0L1.235 2" fill="none" stroke="#20242c" stroke-opacity="0.5" stroke-width="2"');
  expect(line).toContain('stroke-dasharray="5 4" stroke-linecap="round"');
  expect(drawn({ ...path, stroke: INK, dash: [] })).not.toContain("stroke-opacity");
});
