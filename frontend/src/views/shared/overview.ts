/** All of the picture, small, in a corner: where one is in it, and what is in hand. */
import type { InHand } from "../../core/in-hand";
import type { Overview } from "../../core/overview";
import type { Layout } from "../../model/types";
import { make, put, show } from "./svg";

const PADDING = 6;

export class OverviewShape {
  readonly element = make("svg", { class: "overview", "aria-hidden": "true", hidden: "" });
  readonly #nodes = make("path", { class: "overview-nodes" }, this.element);
  readonly #open = make("path", { class: "overview-open" }, this.element);
  readonly #window = make("rect", { class: "overview-window", rx: 3 }, this.element);
  #layout: Layout | null = null;
  #scale = 0;
  #hand: InHand | null = null;
  #placed = "";

  draw(overview: Overview | null, layout: Layout, inHand: InHand): void {
    show(this.element, overview !== null);
    if (!overview) return;
    const { left, top, width, height, scale, window } = overview;
    put(this.element, "viewBox", `0 0 ${width.toFixed(1)} ${height.toFixed(1)}`);
    this.#place(`left:${px(left)};top:${px(top)};width:${px(width)};height:${px(height)}`);
    if (layout !== this.#layout || scale !== this.#scale) put(this.#nodes, "d", boxes(layout, scale, null));
    if (inHand !== this.#hand || layout !== this.#layout) put(this.#open, "d", boxes(layout, scale, inHand));
    this.#layout = layout;
    this.#scale = scale;
    this.#hand = inHand;
    put(this.#window, "x", window.left.toFixed(1));
    put(this.#window, "y", window.top.toFixed(1));
    put(this.#window, "width", window.width.toFixed(1));
    put(this.#window, "height", window.height.toFixed(1));
  }

  /** Not by the attribute, which pages with a strict content policy refuse. */
  #place(properties: string): void {
    if (properties !== this.#placed) this.element.style.cssText = properties;
    this.#placed = properties;
  }
}

function px(length: number): string {
  return `${length.toFixed(1)}px`;
}

/** The bodies of all nodes, or of those that are open. */
function boxes({ nodes }: Layout, scale: number, inHand: InHand | null): string {
  const at = (x: number) => (PADDING + x * scale).toFixed(1);
  return nodes
    .map(({ x, y, body }, i) => {
      if (inHand && !inHand.open.has(i)) return "";
      const [width, height] = [Math.max(2.5, body.width * scale), Math.max(2.5, body.height * scale)];
      const left = at(x - width / scale / 2);
      return `M${left} ${at(y + body.dy - height / scale / 2)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
    })
    .join("");
}
