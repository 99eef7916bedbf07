/**
 * The sum above a neuron: forward the products and the bias with their running total, backward the contributions to
 * dC/da, which arrive one after the other.
 */

import { formatNumber, formatSigned } from "../../core/format";
import type { Frame } from "../../core/frame";
import { derivedNode, plainName } from "../../core/name";
import { NEURON } from "../../core/network/rooms";
import { type Neuron, networkOf } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { Scene, SceneNode } from "../../model/types";
import { fontSize } from "../shared/figure";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put, write } from "../shared/svg";

const SIZE = { terms: 11.5, total: 12 };
const MOST_TERMS = 4;

export class SumRow {
  private readonly element: SVGGElement;
  private readonly terms: SVGTextElement;
  private readonly total: SVGTextElement;
  private readonly gradientName: string;
  private readonly room = NEURON.sum.width - 10;
  /** Where the backward pass begins: nothing arrives through weights. */
  private readonly isBaseCase: boolean;

  constructor(
    private readonly scene: Scene,
    private readonly neuron: Neuron,
    parent: Element,
  ) {
    const { y, width, height } = NEURON.sum;
    this.element = make("g", { class: "sum-row", transform: `translate(0 ${y})`, "data-sum": neuron.z }, parent);
    make("rect", { class: "sum-box", x: -width / 2, y: -height / 2, width, height, rx: 7 }, this.element);
    this.terms = make("text", { class: "sum-terms", y: -8, dy: "0.36em" }, this.element);
    this.total = make("text", { class: "sum-total", y: 7.5, dy: "0.36em" }, this.element);
    this.isBaseCase = neuron.layer === networkOf(scene)?.layers.length;
    this.gradientName = `∂${plainName(derivedNode(scene) as SceneNode)}/∂a`;
  }

  draw(frame: Frame, picture: Picture): void {
    const isBackward = frame.active?.pass === "backward";
    mark(this.element, "is-backward", isBackward);
    if (isBackward) this.drawBackward(frame, picture);
    else this.drawForward(frame);
  }

  /** Seen while the neuron is being computed. */
  private drawForward(frame: Frame): void {
    const known = this.neuron.terms.filter(({ node, edge }, i) => {
      const isAdded = i === 0 || (frame.nodes[this.neuron.terms[i]?.total ?? -1]?.value ?? null) !== null;
      return (frame.nodes[node]?.value ?? null) !== null && (isAdded || (frame.edges[edge]?.isActive ?? false));
    });
    const own = [this.neuron.z, this.neuron.a, ...this.neuron.terms.map(({ total }) => total)];
    const products = this.neuron.weights.map(({ product }) => product);
    const isShown = known.length > 0 && [...own, ...products].some((node) => frame.nodes[node]?.isActive);
    fade(this.element, isShown ? 1 : 0);
    if (!isShown) return;
    const values = known.map(({ node }) => frame.nodes[node]?.value?.[0] ?? Number.NaN);
    this.write(values, "");
    const last = this.neuron.terms.findLast(({ total }) => (frame.nodes[total]?.value ?? null) !== null);
    const total = frame.nodes[last?.total ?? -1]?.value?.[0];
    this.writeTotal("=", total, this.scene.nodes[last?.total ?? -1]?.id ?? "");
  }

  private drawBackward(frame: Frame, picture: Picture): void {
    const a = frame.nodes[this.neuron.a];
    const ledger = frame.ledgers.find(({ node }) => node === this.neuron.a);
    const arrived = ledger?.entries.flatMap(({ amount }) => (amount ? [amount[0] ?? Number.NaN] : [])) ?? [];
    const isStarted = (ledger?.isActive ?? false) || a?.gradient !== null;
    fade(this.element, a && a.gradientState !== "none" && isStarted ? 1 : 0);
    const only = a?.gradient?.[0];
    const values = ledger ? arrived : only === undefined ? [] : [only];
    const open = ledger && !ledger.isDone ? `${values.length > 0 ? " " : ""}+ ?` : "";
    if (ledger || !this.isBaseCase) this.write(values, open);
    else this.write([], networkWords(picture.messages).baseCase);
    const isDone = a?.gradientState === "done";
    this.writeTotal(`${this.gradientName} =`, isDone ? only : undefined, `gradient:${this.idOf(this.neuron.a)}`);
  }

  private idOf(index: number): string {
    return this.scene.nodes[index]?.id ?? "";
  }

  private write(values: readonly number[], after: string): void {
    const from = Math.max(0, values.length - MOST_TERMS);
    const shown = values.slice(from).map((x, i) => spaced(x, i + from === 0));
    const text = `${from > 0 ? "… " : ""}${shown.join(" ")}${after}`;
    write(this.terms, text);
    put(this.terms, "font-size", fontSize(text, this.room, SIZE.terms));
    put(this.terms, "data-terms", values.join(" "));
  }

  private writeTotal(name: string, total: number | undefined, key: string): void {
    const text = `${name} ${total === undefined ? "?" : formatNumber(total)}`;
    write(this.total, text);
    put(this.total, "font-size", fontSize(text, this.room, SIZE.total));
    put(this.total, "data-figure", key.includes(":") ? key : `total:${key}`);
    if (total === undefined) this.total.removeAttribute("data-number");
    else put(this.total, "data-number", String(total));
  }
}

/** `1`, then `+ 2` or `− 3`. */
function spaced(x: number, isFirst: boolean): string {
  if (isFirst) return formatNumber(x);
  const text = formatSigned(x);
  return `${text.slice(0, 1)} ${text.slice(1)}`;
}
