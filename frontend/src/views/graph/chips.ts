/**
 * The chips in the room of an edge that is in hand: the local derivative above the line, what it contributes below. Of
 * an array the chip shows the cells, small, or says in a word what it is.
 */

import { formatShape } from "../../core/format";
import type { EdgeFrame } from "../../core/frame";
import type { EdgePlace, Local, Scene, SceneEdge } from "../../model/types";
import { changes } from "../shared/changes";
import { fitted, fontSize, toneOfAll, widthInEms } from "../shared/figure";
import { heatImage } from "../shared/heat-image";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put, write } from "../shared/svg";
import { FLOOR_FONT, FONT } from "./fonts";

const HEIGHT = 17;
const GAP = 3;
/** Room for the glyph and for the margins, in pixels. */
const GLYPH = 14;
const MARGIN = 4;
const GLYPHS = { local: "▷", amount: "◆" };
/** Cells of an array in a chip: as large as they can be in this room. */
const SWATCH = { width: 36, height: 13 };

type Kind = keyof typeof GLYPHS;

export class EdgeChips {
  readonly element: SVGGElement;
  readonly #localRoom = make("g");
  readonly #local: Chip;
  readonly #amount: Chip;
  readonly #isNew = changes();
  readonly #source;
  readonly #consumer;

  constructor(
    scene: Scene,
    private readonly edge: SceneEdge,
    place: EdgePlace,
  ) {
    this.#source = scene.nodes[edge.source]?.shape ?? [];
    this.#consumer = scene.nodes[edge.consumer]?.shape ?? [];
    const { x, y, width } = place.label;
    this.element = make("g", { class: "chips", "data-edge": edge.index, transform: `translate(${x} ${y})` });
    const centre = GAP + HEIGHT / 2;
    this.#local = new Chip("local", -centre, width);
    this.#amount = new Chip("amount", centre, width);
    this.#localRoom.append(this.#local.element);
    this.element.append(this.#localRoom, this.#amount.element);
  }

  /** What the chip of the local derivative stands in. */
  get localElement(): SVGGElement {
    return this.#localRoom;
  }

  draw(frame: EdgeFrame, picture: Picture, isShown: boolean): void {
    const { numbers, lights, palette, messages } = picture;
    const isLit = lights.edges.has(this.edge.index);
    if (!this.#isNew(frame, numbers, isLit, isShown, palette, messages)) return;
    mark(this.element, "is-active", frame.isActive);
    mark(this.element, "is-lit", isLit);
    this.#drawLocal(numbers.locals[this.edge.index] ?? null, picture, isShown ? frame.localOpacity : 0);
    const amount = numbers.amounts[this.edge.index];
    if (!amount || !isShown) this.#amount.hide();
    else if (this.#source.length === 0) this.#amount.number(amount, frame.amountOpacity);
    else this.#amount.cells(amount, this.#source, frame.amountOpacity, picture);
  }

  /** A slope of every number by itself has the shape of the result; else every number has one by every other. */
  #drawLocal(local: Local | null, picture: Picture, opacity: number): void {
    if (opacity === 0 || (!local && this.#source.length + this.#consumer.length === 0)) this.#local.hide();
    else if (local?.shape.length === 0) this.#local.number(local.data, opacity);
    else if (local && formatShape(local.shape) === formatShape(this.#consumer)) {
      this.#local.cells(local.data, local.shape, opacity, picture);
    } else this.#local.word(picture.messages.jacobian, this.#shapes(), opacity);
  }

  #shapes(): string {
    return [this.#consumer, this.#source].map((shape) => formatShape(shape) || "1").join(" ← ");
  }
}

class Chip {
  readonly element: SVGGElement;
  readonly #box: SVGRectElement;
  readonly #text: SVGTextElement;
  readonly #figure: SVGTSpanElement;
  readonly #image: SVGImageElement;
  readonly #title: SVGTitleElement;
  readonly #isNew = changes();

  constructor(
    kind: Kind,
    y: number,
    private readonly room: number,
  ) {
    this.element = make("g", { class: `chip chip-${kind}`, transform: `translate(0 ${y})`, hidden: "" });
    this.#title = make("title", {}, this.element);
    this.#box = make("rect", { y: -HEIGHT / 2, height: HEIGHT, rx: 6 }, this.element);
    this.#image = make("image", { class: "swatch", preserveAspectRatio: "none", hidden: "" }, this.element);
    this.#text = make("text", { dy: "0.36em" }, this.element);
    make("tspan", { class: "glyph" }, this.#text).textContent = `${GLYPHS[kind]} `;
    this.#figure = make("tspan", { class: "figure" }, this.#text);
  }

  hide(): void {
    fade(this.element, 0);
  }

  number(data: Float64Array, opacity: number): void {
    fade(this.element, opacity);
    if (opacity === 0 || !this.#isNew(data)) return;
    const room = this.room - GLYPH - 2 * MARGIN;
    const text = fitted(data[0] ?? Number.NaN, room / FLOOR_FONT);
    const size = Math.max(FLOOR_FONT, Number(fontSize(text, room, FONT.chip)));
    this.#say(text, size);
    put(this.element, "data-tone", toneOfAll(data));
  }

  word(text: string, meaning: string, opacity: number): void {
    fade(this.element, opacity);
    if (opacity === 0 || !this.#isNew(text)) return;
    write(this.#title, `${text} ${meaning}`);
    mark(this.#figure, "is-word", true);
    this.#say(text, FLOOR_FONT);
  }

  cells(data: Float64Array, shape: readonly number[], opacity: number, { palette }: Picture): void {
    fade(this.element, opacity);
    if (opacity === 0 || !this.#isNew(data, palette)) return;
    const columns = shape.length < 2 ? data.length : (shape.at(-1) ?? 1);
    const rows = Math.max(1, data.length / Math.max(1, columns));
    const side = Math.min(SWATCH.width / columns, SWATCH.height / rows, 9);
    const [width, height] = [Math.max(4, columns * side), Math.max(3, rows * side)];
    this.#frame(GLYPH + width + 2 * MARGIN + 2);
    write(this.#figure, "");
    put(this.#text, "x", -(width + 4) / 2);
    put(this.#image, "href", heatImage(data, rows, columns, palette));
    put(this.#image, "x", (GLYPH - width) / 2);
    put(this.#image, "y", -height / 2);
    put(this.#image, "width", width);
    put(this.#image, "height", height);
    this.#image.removeAttribute("hidden");
    write(this.#title, formatShape(shape));
    put(this.element, "data-tone", toneOfAll(data));
  }

  #say(text: string, size: number): void {
    put(this.#image, "hidden", "");
    put(this.#text, "x", 0);
    write(this.#figure, text);
    put(this.#figure, "font-size", size);
    this.#frame(Math.min(this.room, widthInEms(text) * size + GLYPH + 2 * MARGIN));
  }

  #frame(width: number): void {
    put(this.#box, "width", width.toFixed(1));
    put(this.#box, "x", (-width / 2).toFixed(1));
  }
}
