/** What travels on an edge: values are round, gradients are diamonds with the sign of what they carry. */
import { pointAt } from "../../core/bezier";
import { extentOf } from "../../core/extent";
import type { Packet } from "../../core/frame";
import { packetSize } from "../../core/magnitude";
import type { EdgePlace } from "../../model/types";
import { toneOfAll } from "./figure";
import { fade, make, put } from "./svg";

/** The sign of what is carried, as strokes: a text would have to be as large as every other. */
const SIGN = {
  positive: "M-4 0H4M0 -4V4",
  negative: "M-4 0H4",
  zero: "",
  mixed: "M-3.5 -2H3.5M0 -5.5V1.5M-3.5 4H3.5",
  broken: "M0 -5V1.5M0 4V5",
};
const ASKING = "M-2.6 -2.4A2.7 2.7 0 1 1 0 0.6V2M0 4.2V5.2";
const VALUE_RADIUS = 6.5;
const REQUEST_RADIUS = 9;

/** Shares of the length: where the gradient meets the local derivative, and where it stops if nothing gets through. */
export interface Gates {
  readonly open: number;
  readonly closed: number;
}

export class PacketShape {
  readonly element: SVGGElement;
  readonly #shape: SVGPathElement;
  readonly #sign: SVGPathElement;
  #isThere = false;

  constructor(
    private readonly place: EdgePlace,
    private readonly gates: Gates,
  ) {
    this.element = make("g", { class: "packet", hidden: "" });
    this.#shape = make("path", { class: "packet-shape" }, this.element);
    this.#sign = make("path", { class: "sign" }, this.element);
  }

  draw(packet: Packet | null): void {
    if (!packet && !this.#isThere) return;
    this.#isThere = packet !== null;
    fade(this.element, packet?.opacity ?? 0);
    if (!packet) return;
    const { x, y } = pointAt(this.place.points, this.#shareOf(packet));
    put(this.element, "transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    put(this.element, "data-kind", packet.kind);
    if (packet.kind !== "gradient") {
      const isRequest = packet.kind === "request";
      put(this.#shape, "d", circle(isRequest ? REQUEST_RADIUS : VALUE_RADIUS));
      put(this.#sign, "d", isRequest ? ASKING : "");
      this.element.removeAttribute("data-tone");
    } else {
      const tone = toneOfAll(packet.number);
      put(this.element, "data-tone", tone);
      put(this.#shape, "d", diamond(tone === "zero" ? 5 : packetSize(extentOf(packet.number).greatest)));
      put(this.#sign, "d", SIGN[tone]);
    }
  }

  /** The frame puts the gate at the middle of the edge; here it is where the chips are. */
  #shareOf({ kind, position, isBlocked }: Packet): number {
    if (kind !== "gradient") return position;
    const gate = isBlocked ? this.gates.closed : this.gates.open;
    return position <= 0.5 ? position * 2 * gate : gate + (position - 0.5) * 2 * (1 - gate);
  }
}

function diamond(size: number): string {
  const s = size.toFixed(2);
  return `M0 -${s}L${s} 0L0 ${s}L-${s} 0Z`;
}

function circle(radius: number): string {
  return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
