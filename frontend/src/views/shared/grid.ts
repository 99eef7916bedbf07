/** An array as cells with figures, or as a heat map where it is large. */
import { extentOf } from "../../core/extent";
import { formatNumber } from "../../core/format";
import { DIGITS_IN_LIST } from "../../core/formula/figure-text";
import { asDrawn } from "../../core/turned";
import type { Body } from "../../model/types";
import { fitted, fontSize, toneOf, widthInEms } from "./figure";
import { heatImage, type Palette } from "./heat-image";
import { fade, make, put, show, write } from "./svg";

const FONT = { most: 13, least: 12 };
const CELL_MARGIN = 2;
/** How strong a cell is coloured whose number is the greatest: its own number has to be read on it. */
const TINT = { plain: 0.3, signed: 0.12 };

interface Grid {
  readonly element: SVGGElement;
  /** `data` null: not computed yet, one question mark for all. */
  draw(data: Float64Array | null, opacity: number, palette: Palette): void;
}

/** A grid with its upper left corner at (x, y). `isSigned` colours figures by their sign. */
export function makeGrid(body: Body, x: number, y: number, isSigned: boolean): Grid {
  return body.kind === "heat" ? heatGrid(body, x, y) : cellGrid(body, x, y, isSigned);
}

function frameOf(body: Body, x: number, y: number) {
  const element = make("g", { class: "grid", transform: `translate(${x} ${y})` });
  make("rect", { class: "grid-back", width: body.width, height: body.height, rx: 6 }, element);
  const unknown = make("text", { class: "unknown", x: body.width / 2, y: body.height / 2, dy: "0.35em" }, element);
  unknown.textContent = "?";
  return { element, unknown };
}

/** Cells coloured by sign and size, with their numbers where those can be read. */
/** As many digits as a number has in a list of the card, or fewer; nothing where not even one fits at a size that is read. */
export function figureInCell(value: number, room: number): string {
  const figure = fitted(value, (room + 1) / FONT.least, DIGITS_IN_LIST);
  return widthInEms(figure) * FONT.least <= room + 1 ? figure : "";
}

function cellGrid(body: Body, x: number, y: number, isSigned: boolean): Grid {
  const { element, unknown } = frameOf(body, x, y);
  const width = body.width / body.columns;
  const height = body.height / body.rows;
  const room = width - 2 * CELL_MARGIN;
  const figures = make("g", {}, element);
  const lines: string[] = [];
  for (let row = 1; row < body.rows; row++) lines.push(`M0 ${row * height}H${body.width}`);
  for (let column = 1; column < body.columns; column++) lines.push(`M${column * width} 0V${body.height}`);
  if (lines.length > 0) make("path", { class: "grid-lines", d: lines.join("") }, element);
  const cells = Array.from({ length: body.rows * body.columns }, (_, i) => {
    const [left, top] = [(i % body.columns) * width, Math.floor(i / body.columns) * height];
    const cell = make("g", { class: "cell-room" }, figures);
    const size = { x: left + 0.5, y: top + 0.5, width: width - 1, height: height - 1, rx: 4 };
    const tint = make("rect", { class: "tint", ...size }, cell);
    const text = make("text", { class: "cell", x: left + width / 2, y: top + height / 2, dy: "0.35em" }, cell);
    return { cell, tint, text };
  });
  let drawn: Float64Array | null = null;
  return {
    element,
    draw(data, opacity) {
      show(unknown, data === null);
      fade(figures, data === null ? 0 : opacity);
      if (!data || data === drawn) return;
      drawn = data;
      const { greatest } = extentOf(data);
      const shown = asDrawn(body, data);
      cells.forEach(({ cell, tint, text }, i) => {
        const value = shown[i] ?? Number.NaN;
        const figure = figureInCell(value, room);
        show(text, figure !== "");
        write(text, figure);
        put(text, "font-size", Math.max(FONT.least, Number(fontSize(figure, room, FONT.most))));
        if (isSigned) put(text, "data-tone", toneOf(value));
        put(cell, "data-tone", toneOf(value));
        const share = greatest > 0 && Number.isFinite(greatest) ? Math.sqrt(Math.abs(value) / greatest) : 0;
        put(tint, "fill-opacity", ((isSigned ? TINT.signed : TINT.plain) * share).toFixed(3));
      });
    },
  };
}

function heatGrid(body: Body, x: number, y: number): Grid {
  const { element, unknown } = frameOf(body, x, y);
  const image = make("image", { width: body.width, height: body.height, preserveAspectRatio: "none" }, element);
  const title = make("title", {}, element);
  return {
    element,
    draw(data, opacity, palette) {
      show(unknown, data === null);
      fade(image, data === null ? 0 : opacity);
      if (!data) return;
      put(image, "href", heatImage(asDrawn(body, data), body.rows, body.columns, palette));
      write(title, `${body.rows}×${body.columns}, |x| ≤ ${formatNumber(extentOf(data).greatest)}`);
    },
  };
}
