/** The square of an input, or the circle of a neuron on its way to an amplifier, with the curve of one in hand. */

import type { Frame } from "../../core/frame";
import type { UnitShape } from "../../core/network/drawing";
import { amplifierPath, leaving } from "../../core/network/morph";
import type { Numbers } from "../../model/types";
import { CurveMark } from "../shared/curve-mark";
import { fade, make, mark, put, show } from "../shared/svg";

export class ShapeMark {
  readonly element: SVGGElement;
  readonly #ring = make("path", { class: "ring" });
  readonly #shape = make("path", { class: "shape" });
  readonly #plot = new CurveMark();
  #outlined = "";
  readonly #node: number;

  constructor({ neuron, node }: UnitShape) {
    this.#node = node;
    this.element = make("g", { class: neuron ? "spot-a" : "spot-input", "data-node": node });
    this.element.append(this.#ring, this.#shape, this.#plot.element);
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
    show(this.#plot.element, shape.hasCurve);
    if (shape.hasCurve && neuron) this.#drawCurve(shape, frame, numbers);
    this.appear(frame);
  }

  /** The point on the curve, as far as its number is there. */
  appear(frame: Frame): void {
    this.#plot.appear(frame.nodes[this.#node]?.valueOpacity ?? 0);
  }

  #drawCurve({ neuron, radius, mirror }: UnitShape, { nodes }: Frame, { locals }: Numbers): void {
    if (!neuron) return;
    const [z, a] = [nodes[neuron.z]?.value?.[0], nodes[neuron.a]?.value?.[0]];
    this.#plot.draw({ activation: neuron.activation, radius, z, a, slope: locals[neuron.gain ?? -1]?.data[0] });
    fade(this.#plot.element, leaving(mirror));
  }
}

const AIR = 5;

function square(half: number): string {
  const r = Math.min(12, 0.24 * half);
  const side = 2 * (half - r);
  return `M${r - half} ${-half}h${side}q${r} 0 ${r} ${r}v${side}q0 ${r} ${-r} ${r}h${-side}q${-r} 0 ${-r} ${-r}v${-side}q0 ${-r} ${r} ${-r}Z`;
}
