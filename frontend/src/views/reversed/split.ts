/** An op of several operands in the reversed graph: a point from which the gradient goes to each of them. */
import { entering, leaving } from "../../core/network/morph";
import type { Split } from "../../core/network/reversal";
import type { Layout, NodePlace } from "../../model/types";
import type { Picture } from "../shared/renderer";
import { fade, make } from "../shared/svg";

interface SplitRoom {
  readonly over: SVGGElement;
  /** What it takes the place of. */
  readonly body: SVGElement;
}

export class SplitShape {
  readonly #element: SVGGElement;

  constructor(
    { node, edges }: Split,
    { x, y, body, flow }: NodePlace,
    layout: Layout,
    private readonly room: SplitRoom,
  ) {
    const at = { x, y: y + body.dy };
    const attributes = { class: "gradient-split", transform: `translate(${at.x} ${at.y})`, "data-node": node.index };
    this.#element = make("g", attributes, room.over);
    const to = (point: { readonly x: number; readonly y: number } | undefined) =>
      point ? `M0 0L${(point.x - at.x).toFixed(2)} ${(point.y - at.y).toFixed(2)}` : "";
    // Downwards the name stands in the way.
    const up = [`M0 0V${-body.height / 2}`];
    const out = flow === "down" ? up : edges.map(({ index }) => to(layout.edges[index]?.points.at(-1)));
    const into = node.consumers.map((edge) => to(layout.edges[edge]?.points[0]));
    make("path", { d: [...out, ...into].join("") }, this.#element);
    make("circle", { r: 4.5 }, this.#element);
  }

  draw({ mirror }: Picture): void {
    fade(this.room.body, leaving(mirror));
    fade(this.#element, entering(mirror));
  }
}
