/**
 * What is painted on a canvas, as marks: its context is listened to while the picture is painted once more. What no mark
 * can say (pixels, ready-made paths) makes the whole canvas one image, as very many strokes do.
 */
import { paintOf } from "./colour";
import { type AffineMatrix, mapped, round, scaleOf, turnOf } from "./matrix";
import { arc, ellipse, rectangle } from "./outline";
import { mapSegments } from "./svg-marks";
import type { Mark, PathMark, Segment, TextMark } from "./types";

/** More strokes than this are an image: no program would open them gladly. */
export const MOST_MARKS = 4000;

type Context = CanvasRenderingContext2D;

/** As the page without a browser has them: browsers keep to themselves what is in a path. */
interface RememberingPath {
  readonly outline?: readonly Segment[] | null;
  tellTo?(context: Context): void;
}

interface RememberingCanvas extends HTMLCanvasElement {
  replay?(): void;
}

/** The marks of every canvas while `paint` paints them. */
export function listen(
  canvases: readonly HTMLCanvasElement[],
  paint: () => void,
  most = MOST_MARKS,
): Map<HTMLCanvasElement, Mark[] | null> {
  const ears = canvases.map((canvas) => new Ear(canvas, most));
  paint();
  for (const ear of ears) ear.hearAgain();
  return new Map(ears.map((ear) => [ear.canvas, ear.end()]));
}

/** All that is on the canvas, as it is. */
export function imageOf(canvas: HTMLCanvasElement, box: DOMRect, opacity: number): Mark[] {
  if (canvas.width === 0 || canvas.height === 0 || box.width === 0) return [];
  const href = canvas.toDataURL();
  const { x, y, width, height } = box;
  return href === "" ? [] : [{ kind: "image", href, x, y, width, height, opacity, isPixelated: false }];
}

/** Overrides a context's methods on the object itself: to take them off again leaves it as it was. */
class Ear {
  private readonly context: Context | null;
  private marks: Mark[] = [];
  private segments: Segment[] = [];
  private at: readonly [number, number] | null = null;
  private isBeyondMarks = false;
  private hasPainted = false;
  private readonly overridden: string[] = [];

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly most: number,
  ) {
    this.context = canvas.getContext("2d");
    if (this.context) this.override(this.context);
  }

  /** A canvas that was not painted anew, for nothing has changed on it, can tell what is on it if it remembers. */
  hearAgain(): void {
    if (!this.hasPainted) (this.canvas as RememberingCanvas).replay?.();
  }

  /** Null for a canvas that is better taken as an image: one that was not painted anew, too. */
  end(): Mark[] | null {
    for (const name of this.overridden) Reflect.deleteProperty(this.context ?? {}, name);
    return this.isBeyondMarks || !this.hasPainted || this.marks.length > this.most ? null : this.marks;
  }

  private override(context: Context): void {
    const heard: Partial<Record<keyof Context, (...given: never[]) => void>> = {
      beginPath: () => this.begin(),
      moveTo: (x: number, y: number) => this.add([["M", x, y]]),
      lineTo: (x: number, y: number) => this.add([[this.at ? "L" : "M", x, y]]),
      bezierCurveTo: (a: number, b: number, c: number, d: number, e: number, f: number) =>
        this.add([["C", a, b, c, d, e, f]]),
      closePath: () => this.add([["Z"]]),
      arc: (x: number, y: number, r: number, from: number, to: number) => this.round(x, y, r, from, to),
      rect: (x: number, y: number, w: number, h: number) => this.add(rectangle(x, y, w, h)),
      roundRect: (x: number, y: number, w: number, h: number, r: unknown) =>
        this.add(rectangle(x, y, w, h, Number(Array.isArray(r) ? r[0] : r))),
      fill: (...given: unknown[]) => this.paint(given, "fill"),
      stroke: (...given: unknown[]) => this.paint(given, "stroke"),
      fillRect: (x: number, y: number, w: number, h: number) => this.paintAlone(rectangle(x, y, w, h), "fill"),
      strokeRect: (x: number, y: number, w: number, h: number) => this.paintAlone(rectangle(x, y, w, h), "stroke"),
      clearRect: () => this.clear(),
      fillText: (text: string, x: number, y: number) => this.write(text, x, y),
      strokeText: () => this.giveUp(),
      quadraticCurveTo: () => this.giveUp(),
      drawImage: (source: unknown, ...box: number[]) => this.image(source, box),
      putImageData: () => this.giveUp(),
      clip: () => this.giveUp(),
      ellipse: () => this.giveUp(),
      arcTo: () => this.giveUp(),
    };
    for (const [name, hear] of Object.entries(heard)) {
      const own = Reflect.get(context, name) as (...given: unknown[]) => unknown;
      const overriding = (...given: unknown[]) => {
        (hear as (...given: unknown[]) => void)(...given);
        return own.apply(context, given);
      };
      Object.defineProperty(context, name, { value: overriding, configurable: true });
      this.overridden.push(name);
    }
  }

  private giveUp(): void {
    this.isBeyondMarks = true;
    this.hasPainted = true;
  }

  private clear(): void {
    this.marks = [];
    this.isBeyondMarks = false;
    this.hasPainted = true;
  }

  private begin(): void {
    this.segments = [];
    this.at = null;
  }

  /** Points are placed by what the context's matrix is when they are added, as canvases do it. */
  private add(segments: readonly Segment[]): void {
    const placed = mapSegments(segments, this.matrix);
    for (const segment of placed) this.segments.push(segment);
    const last = placed.at(-1);
    if (last && last[0] !== "Z") this.at = last.slice(-2) as unknown as readonly [number, number];
  }

  private round(x: number, y: number, r: number, from: number, to: number): void {
    const isWhole = Math.abs(to - from) >= 2 * Math.PI - 1e-9;
    const [first, ...rest] = isWhole ? ellipse(x, y, r) : arc(x, y, r, r, from, to);
    if (first?.[0] !== "M") return;
    this.add([[this.at && !isWhole ? "L" : "M", first[1], first[2]], ...rest]);
  }

  private paint(given: readonly unknown[], how: "fill" | "stroke"): void {
    const [path] = given as readonly (RememberingPath | undefined)[];
    if (this.context && path?.tellTo) {
      this.begin();
      if (path.outline) this.add(path.outline);
      else path.tellTo(this.context);
      this.mark(this.segments, how);
    } else if (given.some((each) => typeof each === "object")) this.giveUp();
    else this.mark(this.segments, how);
  }

  private paintAlone(outline: readonly Segment[], how: "fill" | "stroke"): void {
    this.mark(mapSegments(outline, this.matrix), how);
  }

  private mark(segments: readonly Segment[], how: "fill" | "stroke"): void {
    const { context } = this;
    this.hasPainted = true;
    if (!context || this.isBeyondMarks || segments.length === 0 || this.marks.length > this.most) return;
    const style = how === "fill" ? context.fillStyle : context.strokeStyle;
    if (typeof style !== "string") {
      this.giveUp();
      return;
    }
    const paint = paintOf(style, context.globalAlpha);
    if (!paint) return;
    const scale = scaleOf(this.matrix);
    const before = this.marks.at(-1);
    const path = [...segments];
    if (how === "stroke") {
      const width = round(context.lineWidth * scale);
      const dash = context.getLineDash().map((length) => round(length * scale));
      // What is filled and then gets a line is one mark.
      if (before?.kind === "path" && !before.stroke && isAlike(before, path)) {
        this.marks[this.marks.length - 1] = { ...before, stroke: paint, width, dash, cap: context.lineCap };
      } else {
        this.marks.push({ kind: "path", segments: path, fill: null, stroke: paint, width, dash, cap: context.lineCap });
      }
    } else
      this.marks.push({ kind: "path", segments: path, fill: paint, stroke: null, width: 0, dash: [], cap: "butt" });
  }

  private write(text: string, x: number, y: number): void {
    const { context, matrix } = this;
    this.hasPainted = true;
    if (!context) return;
    const font = /^(?:(italic|oblique) )?(?:(\d+|bold) )?([\d.]+)px/.exec(context.font);
    const paint = typeof context.fillStyle === "string" ? paintOf(context.fillStyle, context.globalAlpha) : null;
    if (!paint || !font) return;
    const scale = scaleOf(matrix);
    const { width, alphabeticBaseline = 0 } = context.measureText(text);
    const [placed, base] = mapped(matrix, x, y - alphabeticBaseline);
    const weight = font[2] === "bold" ? 700 : Number(font[2] ?? 400);
    const anchor = { center: "middle", right: "end", end: "end", left: "start", start: "start" } as const;
    const look = { size: round(Number(font[3]) * scale), weight, isItalic: !!font[1], isUnderlined: false };
    const run = { text, dx: 0, y: base, paint, ...look };
    const mark: TextMark = {
      kind: "text",
      x: placed,
      anchor: anchor[context.textAlign],
      turn: turnOf(matrix),
      width: round(width * scale),
      runs: [run],
    };
    this.marks.push(mark);
  }

  /** A picture of pixels laid on it as a whole, neither turned nor cut. */
  private image(source: unknown, box: readonly number[]): void {
    const { context, matrix } = this;
    const [x, y, width, height] = box;
    const isPlain = source instanceof HTMLCanvasElement && box.length === 4 && matrix.b === 0 && matrix.c === 0;
    if (!context || !isPlain) {
      this.giveUp();
      return;
    }
    this.hasPainted = true;
    const [left, top] = mapped(matrix, x ?? 0, y ?? 0);
    const size = { width: round((width ?? 0) * matrix.a), height: round((height ?? 0) * matrix.d) };
    const { globalAlpha: opacity, imageSmoothingEnabled } = context;
    const href = source.toDataURL();
    this.marks.push({ kind: "image", href, x: left, y: top, ...size, opacity, isPixelated: !imageSmoothingEnabled });
  }

  /** In pixels of the page. */
  private get matrix(): AffineMatrix {
    const { a, b, c, d, e, f } = this.context?.getTransform() ?? new DOMMatrix();
    const box = this.canvas.getBoundingClientRect();
    const [wide, high] = [box.width / this.canvas.width, box.height / this.canvas.height];
    return { a: a * wide, b: b * high, c: c * wide, d: d * high, e: e * wide, f: f * high };
  }
}

function isAlike(mark: PathMark, segments: readonly Segment[]): boolean {
  return mark.segments.length === segments.length && mark.segments.every((each, i) => each === segments[i]);
}

/** Marks of a canvas where it stands in the picture. */
export function shifted(marks: readonly Mark[], x: number, y: number, opacity: number): Mark[] {
  const by = { a: 1, b: 0, c: 0, d: 1, e: x, f: y };
  const faded = <P extends { readonly opacity: number }>(paint: P | null): P | null =>
    paint && { ...paint, opacity: round(paint.opacity * opacity) };
  return marks.map((mark): Mark => {
    if (mark.kind === "path") {
      const { segments, fill, stroke } = mark;
      return { ...mark, segments: mapSegments(segments, by), fill: faded(fill), stroke: faded(stroke) };
    }
    if (mark.kind === "image") return { ...mark, x: mark.x + x, y: mark.y + y, opacity: mark.opacity * opacity };
    const runs = mark.runs.map((run) => ({ ...run, y: round(run.y + y), paint: faded(run.paint) ?? run.paint }));
    return { ...mark, x: round(mark.x + x), runs };
  });
}
