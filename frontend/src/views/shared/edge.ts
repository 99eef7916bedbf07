/** One edge: thin and grey forward, thick and in the colour of its sign backward, with its two chips. */
import { nearestShare, pathOf, pathText, pointAt } from "../../core/bezier";
import { extentOf } from "../../core/extent";
import type { EdgeFrame } from "../../core/frame";
import { strokeWidth } from "../../core/magnitude";
import type { EdgePlace, SceneEdge } from "../../model/types";
import { changes } from "./changes";
import { toneOfAll } from "./figure";
import type { Gates } from "./packet";
import type { Picture } from "./renderer";
import { fade, make, mark, put, show } from "./svg";

/** Half the height of an arrow head on a stroke of one pixel, and how much more it is a pixel. */
const TIP = { least: 4, perPixel: 0.75 };

/** A closed gate stands beside the chips, this far inside their room. */
const SIDE = 8;

export class EdgeShape {
  readonly element: SVGGElement;
  readonly gates: Gates;
  readonly #isNew = changes();
  readonly #forward: SVGPathElement;
  readonly #backward: SVGPathElement;
  readonly #tip: SVGPathElement;
  readonly #stop: SVGGElement;

  constructor(
    private readonly edge: SceneEdge,
    place: EdgePlace,
  ) {
    const d = pathText(place.points);
    const { x, y, width } = place.label;
    const side = { x: x + width / 2 - SIDE, y };
    this.gates = place.isCompact
      ? { open: 0.5, closed: 0.5 }
      : { open: nearestShare(place.points, place.label), closed: nearestShare(place.points, side) };
    this.element = make("g", { class: "edge", "data-edge": edge.index });
    make("path", { class: "edge-hit", d }, this.element);
    make("path", { class: "edge-base", d }, this.element);
    this.#forward = make("path", { class: "edge-forward", d, pathLength: 1 }, this.element);
    this.#backward = make("path", { class: "edge-backward", d, pathLength: 1 }, this.element);
    this.#tip = make("path", { class: "edge-tip" }, this.element);
    this.#stop = stopSign(place, this.gates.closed);
    this.element.append(this.#stop);
    this.#aim(place);
  }

  draw(frame: EdgeFrame, picture: Picture): void {
    const isLit = picture.lights.edges.has(this.edge.index);
    if (!this.#isNew(frame, picture.numbers, isLit)) return;
    mark(this.element, "is-active", frame.isActive);
    mark(this.element, "is-lit", isLit);
    show(this.#forward, frame.valueReach > 0);
    if (frame.valueReach > 0) put(this.#forward, "stroke-dasharray", dash(frame.valueReach));
    this.#drawBackward(frame, picture);
  }

  #drawBackward(frame: EdgeFrame, { numbers }: Picture): void {
    const amount = numbers.amounts[this.edge.index];
    const upstream = numbers.gradients[this.edge.consumer];
    const carried = frame.isBlocked ? upstream : amount;
    const isSeen = frame.gradientReach > 0 && !!carried;
    show(this.#backward, isSeen);
    show(this.#stop, frame.isBlocked);
    if (isSeen) {
      const reach = frame.isBlocked ? 1 - this.gates.closed : frame.gradientReach;
      put(this.#backward, "stroke-dasharray", dash(reach));
      put(this.#backward, "stroke-dashoffset", (reach - 1).toFixed(4));
      const width = strokeWidth(extentOf(carried).greatest);
      const half = TIP.least + TIP.perPixel * width;
      put(this.#backward, "stroke-width", width.toFixed(2));
      put(this.#tip, "d", `M0 0L${(1.6 * half).toFixed(2)} ${(-half).toFixed(2)}V${half.toFixed(2)}Z`);
      put(this.element, "data-tone", toneOfAll(carried));
    } else this.element.removeAttribute("data-tone");
    fade(this.#tip, isSeen && frame.gradientReach === 1 && !extentOf(carried).isZero ? 1 : 0);
  }

  /** An arrow head at the operand: backward edges run that way. */
  #aim({ points, tipAt = 0 }: EdgePlace): void {
    const { x, y, angle } = pointAt(points, tipAt / Math.max(1, pathOf(points).length));
    const turn = (angle * 180) / Math.PI;
    put(this.#tip, "transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${turn.toFixed(2)})`);
  }
}

/** A dash from the start that covers `share`; a gap covers the rest. */
function dash(share: number): string {
  return share >= 1 ? "none" : `${share.toFixed(4)} 2`;
}

function stopSign(place: EdgePlace, gate: number): SVGGElement {
  const { x, y, angle } = pointAt(place.points, gate);
  const turn = (angle * 180) / Math.PI;
  const sign = make("g", { class: "edge-stop", transform: `translate(${x} ${y}) rotate(${turn})` });
  make("path", { d: "M0 -9V9M-4.5 -6V6" }, sign);
  return sign;
}
