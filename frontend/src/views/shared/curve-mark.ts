/** In the upper half of a neuron's circle: the curve of its activation, the point on it, and the slope there. */
import { curveOf } from "../../core/network/curve";
import { fade, make, put, show } from "./svg";

interface CurveAt {
  readonly activation: string;
  /** Of the circle. */
  readonly radius: number;
  /** What goes in and comes out, and the slope there; undefined while it is not known. */
  readonly z: number | undefined;
  readonly a: number | undefined;
  readonly slope: number | undefined;
}

export class CurveMark {
  readonly element = make("g", { class: "plot" });
  readonly #curve = make("path", { class: "curve" }, this.element);
  readonly #tangent = make("path", { class: "tangent" }, this.element);
  readonly #point = make("circle", { class: "point" }, this.element);
  #hasPoint = false;

  draw({ activation, radius, z, a, slope }: CurveAt): void {
    const curve = curveOf(activation, z ?? 0);
    this.#hasPoint = false;
    show(this.#curve, curve !== null);
    if (!curve) return;
    const [wide, top, bottom] = [0.62 * radius, -0.68 * radius, 0.02 * radius];
    const { left, right, low, high } = curve.window;
    const sx = (2 * wide) / (right - left);
    const sy = (bottom - top) / Math.max(1e-9, high - low);
    const px = (x: number) => (x - left) * sx - wide;
    const py = (y: number) => bottom - (y - low) * sy;
    put(this.#curve, "d", `M${curve.points.map(([x, y]) => `${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join("L")}`);
    if (z === undefined || a === undefined || slope === undefined) return;
    this.#hasPoint = true;
    const [x, y] = [px(z), py(a)];
    put(this.#point, "cx", x.toFixed(2));
    put(this.#point, "cy", y.toFixed(2));
    put(this.#point, "r", Math.max(2.5, 0.07 * radius).toFixed(1));
    const angle = Math.atan2(-slope * sy, sx);
    const [dx, dy] = [0.3 * radius * Math.cos(angle), 0.3 * radius * Math.sin(angle)];
    const ends = [`M${(x - dx).toFixed(2)} ${(y - dy).toFixed(2)}`, `L${(x + dx).toFixed(2)} ${(y + dy).toFixed(2)}`];
    put(this.#tangent, "d", ends.join(""));
  }

  /** The point, as far as its number is there. */
  appear(opacity: number): void {
    const own = this.#hasPoint ? opacity : 0;
    fade(this.#point, own);
    fade(this.#tangent, own);
  }
}
