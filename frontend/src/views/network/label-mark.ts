/** A label of the picture on the page: its plate, its lines, and what of it programs read. Only what changed is written. */
import type { Frame } from "../../core/frame";
import type { Appearing, Label, Line, Run } from "../../core/network/label";
import { appearanceAt, isSmall, LOCK_EMS, lineWidth } from "../../core/network/label";
import { INDEX_SHARE } from "../../core/text-floor";
import { LOCK } from "../shared/lock";
import { make, put } from "../shared/svg";

/** How far below the line an index stands, and above it what says the sample, in letters of the line. */
const DROP = { base: 0, sub: 0.22, super: -0.34 };
/** From a line's middle to where its letters stand. */
const BASE = "0.36em";

export class LabelMark {
  readonly element = make("g", {});
  #written = "";
  #appearing: readonly (readonly [element: SVGElement, appears: Appearing])[] = [];
  #label: Label | null = null;

  draw(label: Label, frame: Frame): void {
    const { room } = label;
    this.#label = label;
    put(this.element, "transform", `translate(${round(room.x + room.width / 2)} ${round(room.y + room.height / 2)})`);
    const kind = ["label", `plate-${label.plate}`, label.isOpen ? "is-open" : "", label.isQuiet ? "is-quiet" : ""];
    put(this.element, "class", kind.filter(Boolean).join(" "));
    const now = wordsOf(label);
    if (now !== this.#written) this.#write(label);
    this.#written = now;
    this.appear(frame);
  }

  /** As far as what it says is there. */
  appear(frame: Frame): void {
    if (!this.#label) return;
    const { opacity = 1, appears } = this.#label;
    putOpacity(this.element, opacity * appearanceAt(frame, appears));
    for (const [span, own] of this.#appearing) putOpacity(span, appearanceAt(frame, own));
  }

  #write(label: Label): void {
    const { lines, room, plate, hasLock, data = {}, node, edge } = label;
    this.element.replaceChildren();
    const appearing: [SVGElement, Appearing][] = [];
    for (const [name, value] of Object.entries(data)) put(this.element, `data-${name}`, value);
    if (node !== undefined) put(this.element, "data-node", node);
    if (edge !== undefined) put(this.element, "data-of-edge", edge);
    if (plate !== "none") this.element.append(plateOf(plate, room.width, room.height));
    const high = lines.reduce((sum, { font }) => sum + LEADING * font, 0);
    let y = -high / 2;
    lines.forEach((line, i) => {
      y += (LEADING * line.font) / 2;
      const shift = hasLock && i === 0 ? (LOCK_EMS * line.font) / 2 : 0;
      if (shift > 0) this.element.append(lockAt(line, y));
      this.element.append(lineOf(line, (plate === "flag" ? POINT / 2 : 0) + shift, y, appearing));
      y += (LEADING * line.font) / 2;
    });
    this.#appearing = appearing;
  }
}

function lineOf(
  { runs, font }: Line,
  x: number,
  y: number,
  appearing: (readonly [SVGElement, Appearing])[],
): SVGTextElement {
  const text = make("text", { x: round(x), y: round(y), dy: BASE, "font-size": font.toFixed(2) });
  let drop = 0;
  for (const run of runs) {
    const wanted = DROP[run.place ?? "base"] * font;
    const span = make("tspan", wanted === drop ? {} : { dy: (wanted - drop).toFixed(2) }, text);
    drop = wanted;
    span.textContent = run.text;
    if (isSmall(run.place)) span.setAttribute("font-size", (INDEX_SHARE * font).toFixed(2));
    look(span, run);
    if (run.appears) appearing.push([span, run.appears]);
  }
  return text;
}

function putOpacity(element: SVGElement, opacity: number): void {
  put(element, "opacity", opacity === 1 ? "1" : opacity.toFixed(3));
}

const LEADING = 1.3;
const POINT = 10;

/** All that is written of a label: the same text where only its place differs, or how far it has appeared. */
function wordsOf({ lines, plate, room, data }: Label): string {
  let words = `${plate} ${round(room.width)} ${round(room.height)}`;
  for (const { font, runs } of lines) {
    words += `\n${font}`;
    for (const { text, ink, figure, number, isBold, place, isBadge, appears } of runs)
      words += `\t${text} ${ink} ${figure} ${number} ${isBold} ${place} ${isBadge} ${appears?.of} ${appears?.index}`;
  }
  return data ? `${words}\n${JSON.stringify(data)}` : words;
}

function look(span: SVGTSpanElement, { ink, isBold, isBadge, figure, number }: Run): void {
  const kind = [ink ? `ink-${ink}` : "", isBold ? "is-bold" : "", isBadge ? "is-badge" : "", figure ? "figure" : ""];
  span.setAttribute("class", kind.filter(Boolean).join(" "));
  if (figure === undefined) return;
  span.dataset.figure = figure;
  if (number !== null && number !== undefined) span.dataset.number = String(number);
}

function lockAt(line: Line, y: number): SVGPathElement {
  const x = -lineWidth(line) / 2 - 0.1 * line.font;
  const scale = (line.font / 11.5).toFixed(3);
  return make("path", { class: "lock", d: LOCK, transform: `translate(${round(x)} ${round(y)}) scale(${scale})` });
}

function plateOf(plate: Label["plate"], width: number, height: number): SVGElement {
  if (plate === "flag") return make("path", { class: "flag-shape", d: flagPath(width, height) });
  const box = { x: round(-width / 2), y: round(-height / 2), width: round(width), height: round(height) };
  return make("rect", { class: "plate", ...box, rx: 6 });
}

/** It points left, the way gradients go. */
function flagPath(width: number, height: number): string {
  const [left, right, half] = [-width / 2, width / 2, height / 2];
  const round = 5;
  return [
    `M${left} 0L${left + POINT} ${-half}H${right - round}`,
    `Q${right} ${-half} ${right} ${-half + round}V${half - round}`,
    `Q${right} ${half} ${right - round} ${half}H${left + POINT}Z`,
  ].join("");
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
