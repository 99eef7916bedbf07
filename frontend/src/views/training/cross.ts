/** The upright line where a chart is read. */
import { type Plot, xOf } from "../../core/training/line";
import { make, put, show } from "../shared/svg";

export class Cross {
  private readonly line: SVGLineElement;

  constructor(svg: SVGElement) {
    this.line = make("line", { class: "cross", "aria-hidden": "true" }, svg);
  }

  /** At `step`; none where it is null. */
  draw(plot: Plot, step: number | null): void {
    show(this.line, step !== null);
    if (step !== null) stand(this.line, plot, xOf(plot, step));
  }
}

/** Stand `line` at `x`, from the top of the plot to its bottom. */
export function stand(line: SVGLineElement, plot: Plot, x: number): void {
  put(line, "x1", x.toFixed(1));
  put(line, "x2", x.toFixed(1));
  put(line, "y1", plot.top.toFixed(1));
  put(line, "y2", (plot.top + plot.height).toFixed(1));
}
