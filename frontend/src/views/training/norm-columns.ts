/** The bars of the layers' gradients where room is scarce: upright, side by side, on the same scale as the level ones. */
import { isBeyond, NORM_DECADES, namedLayers, normPlace } from "../../core/training/norms";
import { decade } from "../../core/training/scale";
import { make, mark, put, show, write } from "../shared/svg";
import { layerColour } from "./layer-colour";
import { Pool } from "./pool";

interface ColumnsState {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** By layer. */
  readonly norms: readonly number[];
}

const WIDTH = 62;
const TICKS = [-9, -6, -3, 0, 3] as const;
const BELOW = 15;
/** A number needs so much. */
const LETTER = 10;

/** How wide all of it is, with the scale at its right. */
export const COLUMNS_WIDTH = WIDTH + 34;

export class NormColumns {
  private readonly group: SVGGElement;
  private readonly ticks: readonly { readonly line: SVGLineElement; readonly text: SVGTextElement }[];
  private readonly bars: Pool<SVGRectElement>;
  private readonly names: Pool<SVGTextElement>;
  /** Over the bars of what is longer than the scale. */
  private readonly beyond: Pool<SVGPathElement>;

  constructor(svg: SVGElement) {
    const group = make("g", { "aria-hidden": "true" }, svg);
    this.group = group;
    this.ticks = TICKS.map((k) => {
      const line = make("line", { class: "grid", x1: 0, x2: WIDTH }, group);
      const text = make("text", { class: "tick", x: WIDTH + 5, dy: "0.35em" }, group);
      text.textContent = decade(k);
      return { line, text };
    });
    this.bars = new Pool(() => make("rect", { class: "bar", rx: 1.5 }, group));
    this.beyond = new Pool(() => make("path", { class: "bar-beyond", d: "M-4 -2l4 -5l4 5" }, group));
    this.names = new Pool(() => make("text", { "text-anchor": "middle" }, group));
  }

  show(isShown: boolean): void {
    show(this.group, isShown);
  }

  draw({ left, top, height, norms }: ColumnsState): void {
    put(this.group, "transform", `translate(${left.toFixed(1)} ${top})`);
    const { low, high } = NORM_DECADES;
    TICKS.forEach((k, i) => {
      const y = (height * (high - k)) / (high - low);
      const tick = this.ticks[i];
      if (!tick) return;
      put(tick.line, "y1", y.toFixed(1));
      put(tick.line, "y2", y.toFixed(1));
      put(tick.text, "y", y.toFixed(1));
      show(tick.text, i % 2 === 1);
    });
    const pitch = WIDTH / Math.max(3, norms.length);
    this.bars.take(norms.length).forEach((bar, layer) => {
      const at = normPlace(norms[layer] ?? Number.NaN);
      const length = (at ?? 1) * height;
      for (const [name, value] of Object.entries({ x: (layer + 0.15) * pitch, width: 0.7 * pitch, y: height - length }))
        put(bar, name, value.toFixed(1));
      put(bar, "height", length.toFixed(1));
      mark(bar, "is-broken", at === null);
      bar.style.color = layerColour(layer, norms.length);
    });
    const long = norms.flatMap((norm, layer) => (norm > 1 && isBeyond(norm) ? [layer] : []));
    this.beyond.take(long.length).forEach((arrow, i) => {
      const layer = long[i] ?? 0;
      put(arrow, "transform", `translate(${((layer + 0.5) * pitch).toFixed(1)} 0)`);
      arrow.style.color = layerColour(layer, norms.length);
    });
    const named = namedLayers(norms.length, Math.max(2, Math.floor(WIDTH / LETTER)));
    this.names.take(named.length).forEach((text, i) => {
      const layer = named[i] ?? 0;
      put(text, "x", ((layer + 0.5) * pitch).toFixed(1));
      put(text, "y", height + BELOW);
      write(text, String(layer + 1));
      text.style.fill = layerColour(layer, norms.length);
    });
  }
}
