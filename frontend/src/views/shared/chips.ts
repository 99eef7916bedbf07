/** The chips in the room of an edge: the local derivative above the line, what it contributes below. */
import type { EdgeFrame } from "../../core/frame";
import type { EdgePlace, Numbers, SceneEdge } from "../../model/types";
import { fontSize, shortFigure, toneOfAll, widthInEms } from "./figure";
import { fade, make, mark, put, write } from "./svg";

const HEIGHT = 18;
const GAP = 4;
const FONT = { most: 12, least: 9.5 };
/** Room for the glyph and for the margins, in pixels. */
const GLYPH = 13;
const MARGIN = 5;
const GLYPHS = { local: "▷", amount: "◆" };

type Kind = keyof typeof GLYPHS;

export class EdgeChips {
  readonly element: SVGGElement;
  private readonly localRoom = make("g");
  private readonly local: Chip;
  private readonly amount: Chip;

  constructor(
    private readonly edge: SceneEdge,
    place: EdgePlace,
    private readonly shape: readonly number[],
  ) {
    const { x, y, width } = place.label;
    this.element = make("g", { class: "chips", "data-edge": edge.index, transform: `translate(${x} ${y})` });
    const centre = GAP + HEIGHT / 2;
    this.local = new Chip("local", -centre, width);
    this.amount = new Chip("amount", centre, width);
    this.localRoom.append(this.local.element);
    this.element.append(this.localRoom, this.amount.element);
  }

  /** What the chip of the local derivative stands in. */
  get localElement(): SVGGElement {
    return this.localRoom;
  }

  draw(frame: EdgeFrame, numbers: Numbers, isLit: boolean): void {
    mark(this.element, "is-active", frame.isActive);
    mark(this.element, "is-lit", isLit);
    const local = numbers.locals[this.edge.index];
    const amount = numbers.amounts[this.edge.index];
    if (local) this.local.draw(local.data, local.shape, frame.localOpacity);
    else this.local.draw(null, [], 0);
    this.amount.draw(amount ?? null, this.shape, frame.amountOpacity);
  }
}

class Chip {
  readonly element: SVGGElement;
  private readonly box: SVGRectElement;
  private readonly text: SVGTextElement;

  constructor(
    kind: Kind,
    y: number,
    private readonly room: number,
  ) {
    this.element = make("g", { class: `chip chip-${kind}`, transform: `translate(0 ${y})`, hidden: "" });
    this.box = make("rect", { y: -HEIGHT / 2, height: HEIGHT, rx: 6 }, this.element);
    const line = make("text", { dy: "0.36em" }, this.element);
    make("tspan", { class: "glyph" }, line).textContent = `${GLYPHS[kind]}\u2009`;
    this.text = line;
    make("tspan", { class: "figure" }, line);
  }

  draw(data: Float64Array | null, shape: readonly number[], opacity: number): void {
    fade(this.element, data === null ? 0 : opacity);
    const figure = this.text.lastElementChild;
    if (!data || opacity === 0 || !figure) return;
    const room = this.room - GLYPH - 2 * MARGIN;
    const text = shortFigure(data, shape, room / FONT.least);
    const size = fontSize(text, room, FONT.most);
    write(figure, text);
    put(figure, "font-size", size);
    const width = Math.min(this.room, widthInEms(text) * Number(size) + GLYPH + 2 * MARGIN);
    put(this.box, "width", width.toFixed(1));
    put(this.box, "x", (-width / 2).toFixed(1));
    put(this.element, "data-tone", toneOfAll(data));
  }
}
