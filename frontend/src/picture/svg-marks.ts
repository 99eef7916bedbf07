/** What one SVG element draws, as marks. */
import { paintOf } from "./colour";
import { type AffineMatrix, mapped, moved, round, scaleOf, turnOf } from "./matrix";
import { ellipse, readPath, rectangle } from "./outline";
import type { Mark, Segment, TextMark, TextRun } from "./types";

/** Where the picture begins on the page. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

export function mapSegments(segments: readonly Segment[], matrix: AffineMatrix): Segment[] {
  return segments.map((segment): Segment => {
    if (segment[0] === "Z") return segment;
    if (segment[0] === "C") {
      const [, a, b, c, d, e, f] = segment;
      return ["C", ...mapped(matrix, a, b), ...mapped(matrix, c, d), ...mapped(matrix, e, f)];
    }
    return [segment[0], ...mapped(matrix, segment[1], segment[2])];
  });
}

/** `opacity` is that of everything the element is in. */
export function marksOfSvg(
  element: SVGGraphicsElement,
  style: CSSStyleDeclaration,
  opacity: number,
  from: Origin,
): Mark[] {
  if (style.visibility !== "visible" || isGroup(element)) return [];
  const fill = element instanceof SVGLineElement ? null : paintOf(style.fill, Number(style.fillOpacity) * opacity);
  const stroke = strokeOf(style, opacity);
  const isMore = element instanceof SVGTextElement || element instanceof SVGImageElement;
  const screen = fill || stroke || isMore ? element.getScreenCTM() : null;
  if (!screen) return [];
  const matrix = moved(screen, -from.x, -from.y);
  if (element instanceof SVGTextElement) return textMarks(element, matrix, opacity);
  if (element instanceof SVGImageElement) return imageMarks(element, style, matrix, opacity);
  const outline = outlineOf(element, style);
  if (outline.length === 0) return [];
  const scale = scaleOf(matrix);
  const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat);
  return [
    {
      kind: "path",
      segments: mapSegments(outline, matrix),
      fill,
      stroke,
      width: round(lengthOf(style.strokeWidth) * scale),
      dash: dash.map((length) => round(length * scale)),
      cap: capOf(style.strokeLinecap),
    },
  ];
}

/** It draws nothing by itself. */
function isGroup({ localName }: Element): boolean {
  return localName === "g" || localName === "svg";
}

function strokeOf(style: CSSStyleDeclaration, opacity: number) {
  return lengthOf(style.strokeWidth) > 0 ? paintOf(style.stroke, Number(style.strokeOpacity) * opacity) : null;
}

function capOf(cap: string) {
  return cap === "round" || cap === "square" ? cap : "butt";
}

function lengthOf(text: string): number {
  return Number.parseFloat(text) || 0;
}

function outlineOf(element: SVGGraphicsElement, style: CSSStyleDeclaration): readonly Segment[] {
  if (element instanceof SVGPathElement) return readPath(element.getAttribute("d") ?? "");
  if (element instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = element;
    return [
      ["M", x1.baseVal.value, y1.baseVal.value],
      ["L", x2.baseVal.value, y2.baseVal.value],
    ];
  }
  if (element instanceof SVGCircleElement) {
    const { cx, cy, r } = element;
    return r.baseVal.value > 0 ? ellipse(cx.baseVal.value, cy.baseVal.value, r.baseVal.value) : [];
  }
  if (element instanceof SVGRectElement) {
    const { x, y, width, height, rx } = element;
    const radius = lengthOf(style.rx) || rx.baseVal.value;
    if (width.baseVal.value <= 0 || height.baseVal.value <= 0) return [];
    return rectangle(x.baseVal.value, y.baseVal.value, width.baseVal.value, height.baseVal.value, radius);
  }
  return [];
}

function imageMarks(
  element: SVGImageElement,
  style: CSSStyleDeclaration,
  matrix: AffineMatrix,
  opacity: number,
): Mark[] {
  const { x, y, width, height, href } = element;
  const [left, top] = mapped(matrix, x.baseVal.value, y.baseVal.value);
  const scale = scaleOf(matrix);
  const size = { width: round(width.baseVal.value * scale), height: round(height.baseVal.value * scale) };
  const isPixelated = style.imageRendering === "pixelated";
  return href.baseVal ? [{ kind: "image", href: href.baseVal, x: left, y: top, ...size, opacity, isPixelated }] : [];
}

/** A text as lines: one for every part that has a place of its own. */
function textMarks(element: SVGTextElement, matrix: AffineMatrix, opacity: number): TextMark[] {
  const lines: Letters[][] = [];
  let index = 0;
  const visit = (host: Element, faded: number, isNew: boolean): void => {
    let opens = isNew;
    for (const child of host.childNodes) {
      if (child instanceof Text && child.data !== "") {
        const letters = { host, text: child.data, first: index, opacity: faded };
        if (opens || lines.length === 0) lines.push([letters]);
        else lines.at(-1)?.push(letters);
        opens = false;
        index += child.data.length;
      } else if (child instanceof SVGTSpanElement) {
        const style = getComputedStyle(child);
        if (style.display === "none") continue;
        const seen = style.visibility === "visible" ? faded * Number(style.opacity) : 0;
        visit(child, seen, opens || child.hasAttribute("x"));
        opens = false;
      }
    }
  };
  visit(element, opacity, true);
  return lines.flatMap((line) => lineMark(element, line, matrix) ?? []);
}

interface Letters {
  readonly host: Element;
  readonly text: string;
  readonly first: number;
  readonly opacity: number;
}

function lineMark(element: SVGTextElement, line: readonly Letters[], matrix: AffineMatrix): TextMark | null {
  const count = element.getNumberOfChars();
  const runs: TextRun[] = [];
  const scale = scaleOf(matrix);
  let [start, end] = [Number.NaN, 0];
  for (const { host, text, first, opacity } of line) {
    if (first >= count) break;
    const style = getComputedStyle(host);
    const at = element.getStartPositionOfChar(first);
    const paint = paintOf(style.fill, Number(style.fillOpacity) * opacity) ?? { colour: "#000000", opacity: 0 };
    const dx = Number.isNaN(start) ? 0 : round((at.x - end) * scale);
    if (Number.isNaN(start)) start = at.x;
    end = element.getEndPositionOfChar(Math.min(count, first + text.length) - 1).x;
    const [, y] = mapped(matrix, at.x, at.y);
    runs.push({ text, dx, y, paint, ...fontOf(style, scale) });
  }
  const [first] = runs;
  if (!first || runs.every(({ paint, text }) => paint.opacity === 0 || text.trim() === "")) return null;
  const style = getComputedStyle(element);
  const anchor = style.textAnchor === "middle" || style.textAnchor === "end" ? style.textAnchor : "start";
  const place = anchor === "middle" ? (start + end) / 2 : anchor === "end" ? end : start;
  const [x] = mapped(matrix, place, element.getStartPositionOfChar(line[0]?.first ?? 0).y);
  return { kind: "text", x, anchor, turn: turnOf(matrix), width: round((end - start) * scale), runs };
}

export function fontOf(
  style: CSSStyleDeclaration,
  scale = 1,
): Pick<TextRun, "size" | "weight" | "isItalic" | "isUnderlined"> {
  const size = round(lengthOf(style.fontSize) * scale);
  const isUnderlined = style.textDecorationLine.includes("underline");
  return { size, weight: Number(style.fontWeight) || 400, isItalic: style.fontStyle !== "normal", isUnderlined };
}
