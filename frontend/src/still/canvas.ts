/**
 * A canvas that paints nothing: it knows its colours, its matrix and the pixels that were put on it, and remembers what
 * it was told; who wants to know what is drawn listens to it, as `picture/canvas-marks` does, and has it told again.
 */
import { readPath } from "../picture/outline";
import type { Segment } from "../picture/types";
import { HtmlElement } from "./html-elements";
import { ascent, descent, middleToBase, textWidth } from "./letters";
import { PageMatrix } from "./matrix";
import { pngAddress } from "./png";
import { colourOf } from "./values";

export class CanvasElement extends HtmlElement {
  private readonly context = new CanvasContext(this);
  private size = { width: 300, height: 150 };

  constructor() {
    super("canvas");
  }

  get width(): number {
    return this.size.width;
  }

  set width(width: number) {
    this.size = { ...this.size, width };
    this.context.reset();
  }

  get height(): number {
    return this.size.height;
  }

  set height(height: number) {
    this.size = { ...this.size, height };
    this.context.reset();
  }

  getContext(kind: string): CanvasContext | null {
    return kind === "2d" ? this.context : null;
  }

  /** Say all that is on it once more. */
  replay(): void {
    this.context.replay();
  }

  /** Of what was put on it pixel by pixel alone; empty where nothing is on it. */
  toDataURL(): string {
    const { pixels, isEmpty } = this.context;
    if (isEmpty) return "";
    if (!pixels) throw new Error("painted-picture");
    return pngAddress(pixels, this.width, this.height);
  }
}

export class PagePixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(first: Uint8ClampedArray | number, second: number, third?: number) {
    if (typeof first === "number") {
      [this.width, this.height] = [first, second];
      this.data = new Uint8ClampedArray(4 * first * second);
    } else {
      [this.data, this.width] = [first, second];
      this.height = third ?? first.length / 4 / second;
    }
  }
}

const LOOK = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  globalAlpha: 1,
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
  imageSmoothingEnabled: true,
};

const SEGMENTS = { M: "moveTo", L: "lineTo", C: "bezierCurveTo", Z: "closePath" } as const;

/** A path that can be told to a canvas. */
export class PagePath {
  private readonly told: CanvasCall[] = [];

  /** `text`: as the attribute `d` of a path has it. */
  constructor(private readonly text = "") {}

  /** As an outline, where it is nothing but its text. */
  get outline(): readonly Segment[] | null {
    return this.told.length === 0 ? readPath(this.text) : null;
  }

  tellTo(context: Record<string, (...given: readonly unknown[]) => void>): void {
    for (const [letter, ...numbers] of readPath(this.text)) context[SEGMENTS[letter]]?.(...numbers);
    for (const [name, given] of this.told) context[name]?.(...given);
  }

  note(name: string, given: readonly unknown[]): void {
    this.told.push([name, given]);
  }
}

type CanvasCall = readonly [string, readonly unknown[]];

class CanvasContext {
  declare fillStyle: string;
  declare font: string;
  declare textBaseline: string;
  pixels: Uint8ClampedArray | null = null;
  /** How it looks now, by names of properties. */
  look: Record<string, unknown> = { ...LOOK };
  /** Since it was empty. */
  private told: CanvasCall[] = [];
  private matrix = new PageMatrix();
  private dash: readonly number[] = [];
  private readonly saved: { look: Record<string, unknown>; matrix: PageMatrix; dash: readonly number[] }[] = [];

  constructor(readonly canvas: CanvasElement) {}

  get isEmpty(): boolean {
    return this.pixels === null && this.told.every(([name]) => !STROKES.includes(name));
  }

  reset(): void {
    this.look = { ...LOOK };
    this.matrix = new PageMatrix();
    this.dash = [];
    this.pixels = null;
    this.told = [];
  }

  replay(): void {
    const { told } = this;
    for (const [name, given] of told) {
      if (name in LOOK) Reflect.set(this, name, given[0]);
      else (this as unknown as Record<string, (...given: readonly unknown[]) => void>)[name]?.(...given);
    }
    this.told = told;
  }

  note(name: string, given: readonly unknown[]): void {
    this.told.push([name, given]);
  }

  save(): void {
    this.note("save", []);
    this.saved.push({ look: { ...this.look }, matrix: this.matrix, dash: this.dash });
  }

  restore(): void {
    this.note("restore", []);
    const before = this.saved.pop();
    if (before) Object.assign(this, before);
  }

  setTransform(...given: [number, number, number, number, number, number]): void {
    this.note("setTransform", given);
    this.matrix = new PageMatrix(...given);
  }

  getTransform(): PageMatrix {
    return this.matrix;
  }

  transform(...given: [number, number, number, number, number, number]): void {
    this.note("transform", given);
    this.matrix = this.matrix.times(new PageMatrix(...given));
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }

  setLineDash(dash: readonly number[]): void {
    this.note("setLineDash", [dash]);
    this.dash = [...dash];
  }

  getLineDash(): readonly number[] {
    return this.dash;
  }

  measureText(text: string): object {
    const { size, weight } = this.letters;
    return {
      width: textWidth(text, size, weight),
      alphabeticBaseline: this.textBaseline === "middle" ? -middleToBase(size) : 0,
      fontBoundingBoxAscent: ascent(size),
      fontBoundingBoxDescent: descent(size),
    };
  }

  putImageData({ data }: PagePixels): void {
    this.pixels = data;
  }

  createImageData(width: number, height: number): PagePixels {
    return new PagePixels(width, height);
  }

  /** The colour that was filled last: what one asks a canvas of one pixel for. */
  getImageData(): PagePixels {
    const [red, green, blue, alpha] = colourOf(this.fillStyle) ?? [0, 0, 0, 0];
    return new PagePixels(Uint8ClampedArray.of(red, green, blue, 255 * alpha), 1, 1);
  }

  clearRect(...given: readonly number[]): void {
    this.pixels = null;
    this.told = [["clearRect", given]];
  }

  private get letters(): { readonly size: number; readonly weight: number } {
    const found = /^(?:(?:italic|oblique) )?(?:(\d+|bold) )?([\d.]+)px/.exec(this.font);
    return { size: Number(found?.[2] ?? 10), weight: found?.[1] === "bold" ? 700 : Number(found?.[1] ?? 400) };
  }
}

for (const name of Object.keys(LOOK)) {
  Object.defineProperty(CanvasContext.prototype, name, {
    get(this: CanvasContext) {
      return this.look[name];
    },
    set(this: CanvasContext, value: unknown) {
      this.note(name, [value]);
      this.look[name] = value;
    },
  });
}

/** What is heard by who listens, and does nothing else. */
const STROKES = [
  "beginPath",
  "closePath",
  "moveTo",
  "lineTo",
  "bezierCurveTo",
  "quadraticCurveTo",
  "arc",
  "arcTo",
  "ellipse",
  "rect",
  "roundRect",
  "fill",
  "stroke",
  "clip",
  "fillRect",
  "strokeRect",
  "fillText",
  "strokeText",
  "drawImage",
];
for (const kind of [CanvasContext, PagePath]) {
  for (const name of STROKES) {
    Object.defineProperty(kind.prototype, name, {
      value(this: CanvasContext | PagePath, ...given: readonly unknown[]) {
        this.note(name, given);
      },
      configurable: true,
      writable: true,
    });
  }
}
