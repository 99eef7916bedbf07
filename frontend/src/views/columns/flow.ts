/**
 * What moves along the lines of a layer: products as discs on their way to the sums, gradients as diamonds on their
 * way back. Thousands of them, written into one image a frame.
 */
import type { Camera, Size } from "../../core/camera";
import type { Colour } from "../../core/heat";
import type { ArrayLayer } from "../../core/network/arrays";
import { strength } from "../../core/network/detail";
import type { FlowNow } from "../../core/network/layers-at";
import type { Point } from "../../model/types";
import { densityOfScreen } from "../shared/sheet";
import type { LayerLines } from "./lines";
import { type Pixels, stamp } from "./stamps";

interface FlowColours {
  readonly positive: Colour;
  readonly negative: Colour;
  readonly nothing: Colour;
  readonly rim: Colour;
}

/** What the lines carry, worked out once a step: a size for each, negative where the number is. */
interface Cargo {
  readonly W: Float64Array;
  readonly by: Float64Array;
  readonly lines: LayerLines;
  readonly radius: Float32Array;
  readonly isNegative: Uint8Array;
}

/** The last ones to leave do so after this share of the way. */
const LAG = 0.4;
const RADIUS = { nothing: 0.9, least: 1.1, most: 3.9, levels: 7 } as const;
/** So many marks in all are put down behind what moves, to show where it comes from. */
const TAIL = { marks: 14_000, most: 9, apart: 0.014 } as const;
/** So far beside the lines there may be something of what moves on them. */
const AIR_PX = 8;
/** A rim in the colour of the backward pass is seen from this size on. */
const RIM_FROM = 2.4;

interface FlowScene {
  readonly W: Float64Array;
  /** What the weights multiply: the sources' values, or the units' gradients. */
  readonly by: Float64Array;
  readonly layer: ArrayLayer;
  readonly lines: LayerLines;
  readonly colours: FlowColours;
  readonly camera: Camera;
  readonly view: Size;
}

export class Flow {
  readonly element = document.createElement("canvas");
  readonly #context = this.element.getContext("2d");
  #image: ImageData | null = null;
  #pixels: Pixels = { width: 0, height: 0, data: new Uint32Array() };
  #cargo: Cargo | null = null;

  constructor() {
    this.element.className = "moving";
    this.element.setAttribute("aria-hidden", "true");
    this.element.hidden = true;
  }

  clear(): void {
    this.element.hidden = true;
  }

  draw(now: FlowNow, scene: FlowScene): void {
    const window = this.#ready(scene);
    this.element.hidden = window === null;
    if (!window || !this.#image || !this.#context) return;
    this.#pixels.data.fill(0);
    const cargo = this.#load(scene, now.kind);
    const { camera, colours } = scene;
    const density = densityOfScreen();
    const eye: Eye = {
      scale: camera.scale * density,
      x: (camera.x - window.x) * density,
      y: (camera.y - window.y) * density,
      density,
    };
    const inks = { positive: rgbOf(colours.positive), negative: rgbOf(colours.negative) };
    putAll(this.#pixels, cargo, now, eye, { ...inks, nothing: rgbOf(colours.nothing), rim: rgbOf(colours.rim) });
    this.#context.putImageData(this.#image, 0, 0);
  }

  /** The canvas covers what is seen of the way the lines take, and no more: the less there is, the sooner it is shown. */
  #ready({ lines, camera, view }: FlowScene): Window | null {
    const window = windowOf(lines, camera, view);
    if (!window) return null;
    const density = densityOfScreen();
    const { element } = this;
    const [width, height] = [Math.ceil(window.width * density), Math.ceil(window.height * density)];
    if (this.#image?.width !== width || this.#image.height !== height) {
      element.width = width;
      element.height = height;
      this.#image = new ImageData(width, height);
      this.#pixels = { width, height, data: new Uint32Array(this.#image.data.buffer) };
    }
    const { style } = element;
    style.left = `${window.x}px`;
    style.top = `${window.y}px`;
    style.width = `${width / density}px`;
    style.height = `${height / density}px`;
    return window;
  }

  #load({ layer: { inputs }, lines, W, by }: FlowScene, kind: FlowNow["kind"]): Cargo {
    const cargo = this.#cargo;
    if (cargo?.W === W && cargo.lines === lines && same(cargo.by, by)) return cargo;
    const radius = new Float32Array(lines.at.length);
    const isNegative = new Uint8Array(lines.at.length);
    lines.at.forEach((place, i) => {
      const factor = by[kind === "value" ? place % inputs : Math.floor(place / inputs)] ?? 0;
      const product = (W[place] ?? 0) * factor;
      radius[i] = product === 0 ? 0 : steps(RADIUS.least + (RADIUS.most - RADIUS.least) * strength(product));
      isNegative[i] = product < 0 ? 1 : 0;
    });
    this.#cargo = { W, by, lines, radius, isNegative };
    return this.#cargo;
  }
}

/** From the stage to the pixels of the canvas. */
interface Eye {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly density: number;
}

type Inks = Readonly<Record<keyof FlowColours, number>>;

function putAll(pixels: Pixels, cargo: Cargo, { kind, position, opacity }: FlowNow, eye: Eye, inks: Inks): void {
  const { radius, isNegative, lines } = cargo;
  const tail = Math.max(1, Math.min(TAIL.most, Math.floor(TAIL.marks / Math.max(1, radius.length))));
  const way = (kind === "value" ? position : 1 - position) * (1 + LAG);
  for (let i = 0; i < radius.length; i++) {
    const size = radius[i] ?? 0;
    const front = way - LAG * lagOf(i);
    if (front <= 0) continue;
    if (size === 0)
      putOne(pixels, lines, i, { kind, gone: front, eye }, RADIUS.nothing, [inks.nothing, opacity * 0.55]);
    const ink = isNegative[i] ? inks.negative : inks.positive;
    for (let mark = size === 0 ? 0 : tail - 1; mark >= 0 && size > 0; mark--) {
      const at = { kind, gone: front - mark * TAIL.apart, eye };
      const fading = 1 - mark / tail;
      if (mark > 0) putOne(pixels, lines, i, at, steps(size * (0.35 + 0.5 * fading)), [ink, opacity * 0.5 * fading]);
      else {
        if (kind === "gradient" && size >= RIM_FROM)
          putOne(pixels, lines, i, at, size + 1.5, [inks.rim, opacity * 0.8]);
        putOne(pixels, lines, i, at, size, [ink, opacity]);
      }
    }
  }
}

/** One mark on line `i`, where it has gone so far from where it began. */
function putOne(
  pixels: Pixels,
  { ends }: LayerLines,
  i: number,
  { kind, gone, eye }: { readonly kind: FlowNow["kind"]; readonly gone: number; readonly eye: Eye },
  size: number,
  [rgb, opacity]: readonly [number, number],
): void {
  if (gone <= 0 || gone >= 1) return;
  const s = kind === "value" ? gone : 1 - gone;
  const [x0, y0, x1, y1] = [ends[4 * i] ?? 0, ends[4 * i + 1] ?? 0, ends[4 * i + 2] ?? 0, ends[4 * i + 3] ?? 0];
  const x = x0 + (x1 - x0) * (1.5 * s - 1.5 * s * s + s * s * s);
  const y = y0 + (y1 - y0) * (3 * s * s - 2 * s * s * s);
  const at = { x: x * eye.scale + eye.x, y: y * eye.scale + eye.y };
  stamp(pixels, kind === "value" ? "disc" : "diamond", size * eye.density, at, {
    rgb,
    alpha: Math.round(255 * opacity),
  });
}

interface Window extends Point, Size {}

/** The part of the view that the lines cross, with room for what moves on them; null where none of them is seen. */
function windowOf({ ends }: LayerLines, { x, y, scale }: Camera, view: Size): Window | null {
  if (ends.length === 0) return null;
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 1; i < ends.length; i += 2) {
    const at = ends[i] ?? 0;
    if (at < top) top = at;
    if (at > bottom) bottom = at;
  }
  const left = Math.max(0, Math.floor((ends[0] ?? 0) * scale + x - AIR_PX));
  const right = Math.min(view.width, Math.ceil((ends[2] ?? 0) * scale + x + AIR_PX));
  const high = Math.max(0, Math.floor(top * scale + y - AIR_PX));
  const low = Math.min(view.height, Math.ceil(bottom * scale + y + AIR_PX));
  return right > left && low > high ? { x: left, y: high, width: right - left, height: low - high } : null;
}

/** Few sizes, so that few masks are made. */
function steps(radius: number): number {
  return Math.round(radius * 2.5) / 2.5;
}

/** A number from 0 to 1 for every line, as if by chance. */
function lagOf(i: number): number {
  return ((i * 2_654_435_761) >>> 0) / 2 ** 32;
}

function rgbOf([red, green, blue]: Colour): number {
  return (blue << 16) | (green << 8) | red;
}

/** Two views of the same numbers: rows are cut anew for every frame. */
function same(a: Float64Array, b: Float64Array): boolean {
  return a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.length === b.length;
}
