/** The square of an input, or the circle of a neuron on its way to an amplifier, with the curve of one in hand. */

import type { Frame } from "../../core/frame";
import { curveOf } from "../../core/network/curve";
import type { UnitShape } from "../../core/network/drawing";
import { amplifierPath, leaving } from "../../core/network/morph";
import type { Numbers } from "../../model/types";
import { fade, make, mark, put, show } from "../shared/svg";

export class ShapeMark {
  readonly element: SVGGElement;
  readonly #ring = make("path", { class: "ring" });
  readonly #shape = make("path", { class: "shape" });
  readonly #plot = make("g", { class: "plot" });
  readonly #curve = make("path", { class: "curve" }, this.#plot);
  readonly #tangent = make("path", { class: "tangent" }, this.#plot);
  readonly #point = make("circle", { class: "point" }, this.#plot);
  #outlined = "";
  /** The node whose number has a place on the curve; null where there is none yet. */
  #placed: number | null = null;

  constructor({ neuron, node }: UnitShape) {
    this.element = make("g", { class: neuron ? "spot-a" : "spot-input", "data-node": node });
    this.element.append(this.#ring, this.#shape, this.#plot);
  }

  draw(shape: UnitShape, frame: Frame, numbers: Numbers): void {
    const { at, radius, tip, half, mirror, neuron } = shape;
    put(this.element, "transform", `translate(${at.x.toFixed(2)} ${at.y.toFixed(2)})`);
    const outline = [radius, tip, half, mirror].join();
    if (outline !== this.#outlined) {
      this.#outlined = outline;
      put(this.#shape, "d", neuron ? amplifierPath({ radius, tip, half }, mirror) : square(radius));
      const grown = { radius: radius + AIR, tip: tip + 2 * AIR, half: half + 2 * AIR };
      put(this.#ring, "d", neuron ? amplifierPath(grown, mirror) : square(radius + AIR));
    }
    mark(this.element, "is-quiet", shape.isQuiet);
    mark(this.element, "is-open", shape.isOpen);
    mark(this.element, "is-in-hand", shape.isInHand);
    mark(this.element, "is-waiting", shape.isWaiting);
    mark(this.element, "is-amplifier", mirror > 0.5);
    show(this.#plot, shape.hasCurve);
    this.#placed = null;
    if (shape.hasCurve && neuron) this.#drawCurve(shape, frame, numbers);
    this.appear(frame);
  }

  /** The point on the curve, as far as its number is there. */
  appear(frame: Frame): void {
    const opacity = frame.nodes[this.#placed ?? -1]?.valueOpacity ?? 0;
    fade(this.#point, opacity);
    fade(this.#tangent, opacity);
  }

  /** In the upper half of the circle: the curve, the point on it and the slope there. */
  #drawCurve({ neuron, radius, mirror }: UnitShape, frame: Frame, numbers: Numbers): void {
    if (!neuron) return;
    const z = frame.nodes[neuron.z]?.value?.[0];
    const curve = curveOf(neuron.activation, z ?? 0);
    show(this.#curve, curve !== null);
    const slope = numbers.locals[neuron.gain ?? -1]?.data[0];
    const height = frame.nodes[neuron.a]?.value?.[0];
    const isFixed = curve !== null && z !== undefined && height !== undefined && slope !== undefined;
    fade(this.#plot, leaving(mirror));
    if (isFixed) this.#placed = neuron.a;
    if (!curve) return;
    const [wide, top, bottom] = [0.62 * radius, -0.68 * radius, 0.02 * radius];
    const { left, right, low, high } = curve.window;
    const sx = (2 * wide) / (right - left);
    const sy = (bottom - top) / Math.max(1e-9, high - low);
    const px = (x: number) => (x - left) * sx - wide;
    const py = (y: number) => bottom - (y - low) * sy;
    put(this.#curve, "d", `M${curve.points.map(([x, y]) => `${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join("L")}`);
    if (!isFixed) return;
    const [x, y] = [px(z), py(height)];
    put(this.#point, "cx", x.toFixed(2));
    put(this.#point, "cy", y.toFixed(2));
    put(this.#point, "r", Math.max(2.5, 0.07 * radius).toFixed(1));
    const angle = Math.atan2(-slope * sy, sx);
    const [dx, dy] = [0.3 * radius * Math.cos(angle), 0.3 * radius * Math.sin(angle)];
    put(
      this.#tangent,
      "d",
      `M${(x - dx).toFixed(2)} ${(y - dy).toFixed(2)}L${(x + dx).toFixed(2)} ${(y + dy).toFixed(2)}`,
    );
  }
}

const AIR = 5;

function square(half: number): string {
  const r = Math.min(12, 0.24 * half);
  const side = 2 * (half - r);
  return `M${r - half} ${-half}h${side}q${r} 0 ${r} ${r}v${side}q0 ${r} ${-r} ${r}h${-side}q${-r} 0 ${-r} ${-r}v${-side}q0 ${-r} ${r} ${-r}Z`;
}
