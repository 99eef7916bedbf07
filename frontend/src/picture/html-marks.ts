/** What one HTML element draws: its box, and the lines of the text right in it. */
import { paintOf } from "./colour";
import { round } from "./matrix";
import { rectangle } from "./outline";
import { fontOf, type Origin } from "./svg-marks";
import type { Mark, PathMark, TextMark } from "./types";

export function marksOfHtml(element: HTMLElement, style: CSSStyleDeclaration, opacity: number, from: Origin): Mark[] {
  if (style.visibility !== "visible") return [];
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return [];
  const fill = paintOf(style.backgroundColor, opacity);
  const line = style.borderTopStyle === "none" ? 0 : Number.parseFloat(style.borderTopWidth) || 0;
  const stroke = line > 0 ? paintOf(style.borderTopColor, opacity) : null;
  const texts = [...element.childNodes].flatMap((child) =>
    child instanceof Text ? lineMarks(child, style, opacity, from) : [],
  );
  if (!fill && !stroke) return texts;
  const [x, y] = [round(box.x - from.x + line / 2), round(box.y - from.y + line / 2)];
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const segments = rectangle(x, y, round(box.width - line), round(box.height - line), radius);
  const path = { kind: "path", segments, fill, stroke, width: line, dash: [], cap: "butt" } as const;
  return [...(stroke && style.borderLeftStyle === "none" ? underLine(path, x, y, box.width) : [path]), ...texts];
}

/** A box that has a line above it alone. */
function underLine(box: PathMark, x: number, y: number, width: number): PathMark[] {
  const line: PathMark = { ...box, fill: null, segments: [["M", x, y], ["L", round(x + width), y]] }; // biome-ignore format: a line
  return box.fill ? [{ ...box, stroke: null, width: 0 }, line] : [line];
}

/** A line of the page for every line that the text is broken into. */
function lineMarks(node: Text, style: CSSStyleDeclaration, opacity: number, from: Origin): TextMark[] {
  const paint = paintOf(style.color, opacity);
  if (!paint || node.data.trim() === "") return [];
  const found: { text: string; box: DOMRect; right: number }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+\s*|\s+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const line = found.at(-1);
    const isNew = !line || Math.abs(line.box.top - box.top) >= 1;
    // What begins with a space begins after it.
    if (isNew && word.trim() === "") continue;
    if (isNew) found.push({ text: word, box, right: box.right });
    else Object.assign(line, { text: line.text + word, right: box.right });
  }
  const font = fontOf(style);
  return found.map(({ text, box, right }) => {
    const y = round(box.top - from.y + baseline(box.height, style));
    const run = { text: text.replace(/\s+/g, " ").trimEnd(), dx: 0, y, paint, ...font };
    const width = round(right - box.left);
    return { kind: "text", x: round(box.left - from.x), anchor: "start", turn: 0, width, runs: [run] };
  });
}

let context: CanvasRenderingContext2D | null = null;

/** How far below the top of a line of this height its letters stand. */
function baseline(height: number, { fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return 0.8 * height;
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText("x");
  return (height - up - down) / 2 + up;
}
