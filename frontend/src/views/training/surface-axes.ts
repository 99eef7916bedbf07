/** The numbers of the plane beside its map, and a frame round it. */
import type { Box } from "../../core/training/frames";
import { acrossOf, downOf, type Square } from "../../core/training/plane";
import { linearScale } from "../../core/training/scale";
import { make, put, show, write } from "../shared/svg";
import { Pool } from "./pool";

export class SurfaceAxes {
  private readonly group: SVGGElement;
  private readonly border: SVGRectElement;
  private readonly across: Pool<SVGTextElement>;
  private readonly down: Pool<SVGTextElement>;

  constructor(svg: SVGElement) {
    this.group = make("g", { "aria-hidden": "true" }, svg);
    this.border = make("rect", { class: "border" }, this.group);
    this.across = new Pool(() => make("text", { class: "tick", "text-anchor": "middle" }, this.group));
    this.down = new Pool(() => make("text", { class: "tick", "text-anchor": "end", dy: "0.35em" }, this.group));
  }

  show(isShown: boolean): void {
    show(this.group, isShown);
  }

  draw(box: Box, square: Square): void {
    const { left, top, side } = square;
    for (const [name, value] of Object.entries({ x: left, y: top, width: side, height: side }))
      put(this.border, name, value);
    const [first, last, bottom, high] = box;
    const level = ticksIn(first, last);
    this.across.take(level.length).forEach((text, i) => {
      const tick = level[i];
      put(text, "x", acrossOf(box, square, tick?.value ?? 0).toFixed(1));
      put(text, "y", top + side + 15);
      write(text, tick?.text ?? "");
    });
    const upright = ticksIn(bottom, high);
    this.down.take(upright.length).forEach((text, i) => {
      const tick = upright[i];
      put(text, "x", left - 6);
      put(text, "y", downOf(box, square, tick?.value ?? 0).toFixed(1));
      write(text, tick?.text ?? "");
    });
  }
}

function ticksIn(low: number, high: number) {
  return linearScale(low, high, 7).ticks.filter(({ value }) => value > low && value < high);
}
