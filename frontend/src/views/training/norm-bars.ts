/** A bar a layer, on a scale that never changes: how long each layer's gradient is at one step. */
import { formatNumber } from "../../core/format";
import { isBeyond, NORM_DECADES, namedLayers, normPlace, normRatio } from "../../core/training/norms";
import { decade } from "../../core/training/scale";
import type { NormsWords } from "../../core/training/words";
import { make, mark, put, show, write } from "../shared/svg";
import { layerColour } from "./layer-colour";
import { Pool } from "./pool";

interface BarsState {
  readonly top: number;
  readonly width: number;
  /** By layer; empty before anything was measured. */
  readonly norms: readonly number[];
  readonly title: string;
  readonly words: NormsWords;
}

const ROW = 18;
const HEAD = 24;
const FOOT = 20;
const MOST_ROWS = 12;
const ROOM = { left: 58, right: 84 };
const TICKS = [-9, -6, -3, 0, 3] as const;

export class NormBars {
  private readonly group: SVGGElement;
  private readonly title: SVGTextElement;
  private readonly ratio: SVGTextElement;
  private readonly rows: Pool<SVGGElement>;
  private readonly ticks: readonly { readonly line: SVGLineElement; readonly text: SVGTextElement }[];

  constructor(svg: SVGElement) {
    const group = make("g", { class: "bars", "aria-hidden": "true" }, svg);
    this.group = group;
    this.title = make("text", { class: "bars-title", x: 0, y: 14 }, group);
    this.ratio = make("text", { class: "bars-ratio", y: 14, "text-anchor": "end" }, group);
    this.ticks = TICKS.map((k) => {
      const line = make("line", { class: "grid", y1: HEAD }, group);
      const text = make("text", { class: "tick", "text-anchor": "middle" }, group);
      text.textContent = decade(k);
      return { line, text };
    });
    this.rows = new Pool(() => row(group));
  }

  height(layers: number): number {
    return HEAD + Math.min(layers, MOST_ROWS) * ROW + FOOT;
  }

  show(isShown: boolean): void {
    show(this.group, isShown);
  }

  draw({ top, width, norms, title, words }: BarsState): void {
    put(this.group, "transform", `translate(0 ${top})`);
    write(this.title, title);
    const ratio = normRatio(norms);
    write(this.ratio, ratio === null ? "" : words.ratio(formatNumber(ratio, 3)));
    put(this.ratio, "x", width);
    const named = namedLayers(norms.length, MOST_ROWS);
    const length = Math.max(1, width - ROOM.left - ROOM.right);
    this.drawTicks(length, named.length);
    this.rows.take(named.length).forEach((element, i) => {
      const layer = named[i] ?? 0;
      put(element, "transform", `translate(0 ${HEAD + (i + 0.5) * ROW})`);
      drawRow(element, { norm: norms[layer] ?? Number.NaN, length, name: words.layer(layer + 1) });
      element.style.color = layerColour(layer, norms.length);
    });
  }

  private drawTicks(length: number, rows: number): void {
    const { low, high } = NORM_DECADES;
    TICKS.forEach((k, i) => {
      const tick = this.ticks[i];
      if (!tick) return;
      const x = (ROOM.left + ((k - low) / (high - low)) * length).toFixed(1);
      for (const [name, value] of Object.entries({ x1: x, x2: x, y2: HEAD + rows * ROW })) put(tick.line, name, value);
      put(tick.text, "x", x);
      put(tick.text, "y", HEAD + rows * ROW + 14);
    });
  }
}

function row(group: SVGGElement): SVGGElement {
  const element = make("g", { class: "bar-row" }, group);
  make("text", { class: "bar-name", x: 0, dy: "0.35em" }, element);
  make("rect", { class: "bar", x: ROOM.left, y: -5, height: 10, rx: 2 }, element);
  make("path", { class: "bar-beyond", d: "M0 -5l6 5l-6 5" }, element);
  make("text", { class: "figure bar-figure", dy: "0.35em" }, element);
  return element;
}

function drawRow(element: SVGGElement, { norm, length, name }: { norm: number; length: number; name: string }): void {
  const [label, bar, beyond, figure] = element.children;
  if (!label || !bar || !beyond || !figure) return;
  const at = normPlace(norm);
  const end = ROOM.left + (at ?? 1) * length;
  write(label, name);
  put(bar, "width", ((at ?? 1) * length).toFixed(1));
  mark(bar, "is-broken", at === null);
  show(beyond, norm > 1 && isBeyond(norm));
  put(beyond, "transform", `translate(${(end + 2).toFixed(1)} 0)`);
  write(figure, formatNumber(norm));
  put(figure, "x", (ROOM.left + length + 14).toFixed(1));
  put(figure, "data-number", norm);
}
