/** An array as cells with figures, or as a heat map where it is large. */
import { extentOf } from "../../core/extent";
import { formatNumber } from "../../core/format";
import type { Body } from "../../model/types";
import { fitted, fontSize, toneOf } from "./figure";
import { heatImage, type Palette } from "./heat-image";
import { fade, make, put, show, write } from "./svg";

const FONT = { most: 12, least: 9.5 };
const CELL_MARGIN = 2;

export interface Grid {
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
    const at = { x: ((i % body.columns) + 0.5) * width, y: (Math.floor(i / body.columns) + 0.5) * height };
    return make("text", { class: "cell", ...at, dy: "0.35em" }, figures);
  });
  return {
    element,
    draw(data, opacity) {
      show(unknown, data === null);
      fade(figures, data === null ? 0 : opacity);
      if (!data) return;
      cells.forEach((cell, i) => {
        const value = data[i] ?? Number.NaN;
        const text = fitted(value, room / FONT.least);
        write(cell, text);
        put(cell, "font-size", fontSize(text, room, FONT.most));
        if (isSigned) put(cell, "data-tone", toneOf(value));
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
      put(image, "href", heatImage(data, body.rows, body.columns, palette));
      write(title, `${body.rows}×${body.columns}, |x| ≤ ${formatNumber(extentOf(data).greatest)}`);
    },
  };
}
