/**
 * What moves along the lines of a layer: products as discs on their way to the sums, gradients as diamonds on their
 * way back. Thousands of them, written into one image a frame.
 */
import type { Camera, Size } from "../../core/camera";
import type { Colour } from "../../core/heat";
import type { ArrayLayer } from "../../core/network/arrays";
import { strength } from "../../core/network/detail";
import type { FlowNow } from "../../core/network/layers-at";
import type { LayerLines } from "./lines";
import { Sheet } from "./sheet";
import { type Pixels, stamp } from "./stamps";

export interface FlowColours {
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
const LAG = 0.22;
const RADIUS = { nothing: 0.9, least: 1.2, most: 4.6, levels: 7 } as const;
/** So many marks in all are put down behind what moves, to show where it comes from. */
const TAIL = { marks: 14_000, most: 9, apart: 0.014 } as const;
/** A rim in the colour of the backward pass is seen from this size on. */
const RIM_FROM = 2.4;

export class Flow {
  readonly sheet = new Sheet("moving");
  private image: ImageData | null = null;
  private pixels: Pixels = { width: 0, height: 0, data: new Uint32Array() };
  private cargo: Cargo | null = null;
  private isEmpty = true;

  clear(view: Size): void {
    if (this.isEmpty) return;
    this.sheet.clear(view);
    this.isEmpty = true;
  }

  /** `by`: what the weights multiply: the sources' values, or the units' gradients. */
  draw(
    { kind, position, opacity }: FlowNow,
    layer: ArrayLayer,
    lines: LayerLines,
    { W, by, colours, camera, view }: FlowScene,
  ): void {
    const context = this.ready(view);
    if (!context || !this.image) return;
    const { density } = this.sheet;
    const { radius, isNegative } = this.load(layer, lines, W, by, kind);
    const { data } = this.pixels;
    data.fill(0);
    const tones = [rgbOf(colours.positive), rgbOf(colours.negative), rgbOf(colours.nothing)] as const;
    const rim = rgbOf(colours.rim);
    const shape = kind === "value" ? "disc" : "diamond";
    const tail = Math.max(1, Math.min(TAIL.most, Math.floor(TAIL.marks / Math.max(1, lines.at.length))));
    const way = kind === "value" ? position : 1 - position;
    const { ends } = lines;
    for (let i = 0; i < radius.length; i++) {
      const size = radius[i] ?? 0;
      const isNothing = size === 0;
      const rgb = isNothing ? tones[2] : (isNegative[i] ?? 0) ? tones[1] : tones[0];
      const x0 = ends[4 * i] ?? 0;
      const y0 = ends[4 * i + 1] ?? 0;
      const dx = (ends[4 * i + 2] ?? 0) - x0;
      const dy = (ends[4 * i + 3] ?? 0) - y0;
      const front = way * (1 + LAG) - LAG * lagOf(i);
      const length = isNothing ? 1 : tail;
      for (let mark = 0; mark < length; mark++) {
        const gone = front - mark * TAIL.apart;
        if (gone <= 0 || gone >= 1) continue;
        const s = kind === "value" ? gone : 1 - gone;
        const at = {
          x: ((x0 + dx * (1.5 * s - 1.5 * s * s + s * s * s)) * camera.scale + camera.x) * density,
          y: ((y0 + dy * (3 * s * s - 2 * s * s * s)) * camera.scale + camera.y) * density,
        };
        const fading = 1 - mark / length;
        const alpha = Math.round(255 * opacity * (isNothing ? 0.55 : mark === 0 ? 1 : 0.5 * fading));
        const now = (isNothing ? RADIUS.nothing : mark === 0 ? size : steps(size * (0.35 + 0.5 * fading))) * density;
        if (mark === 0 && kind === "gradient" && size >= RIM_FROM) {
          stamp(this.pixels, shape, now + 1.5 * density, at, { rgb: rim, alpha: Math.round(alpha * 0.8) });
        }
        stamp(this.pixels, shape, now, at, { rgb, alpha });
      }
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.putImageData(this.image, 0, 0);
    this.isEmpty = false;
  }

  private ready({ width, height }: Size): CanvasRenderingContext2D | null {
    const { element, context, density } = this.sheet;
    const [wide, high] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
    if (!this.image || this.image.width !== wide || this.image.height !== high) {
      element.width = wide;
      element.height = high;
      this.image = new ImageData(wide, high);
      this.pixels = { width: wide, height: high, data: new Uint32Array(this.image.data.buffer) };
    }
    return context;
  }

  private load(
    { inputs }: ArrayLayer,
    lines: LayerLines,
    W: Float64Array,
    by: Float64Array,
    kind: FlowNow["kind"],
  ): Cargo {
    const { cargo } = this;
    if (cargo?.W === W && cargo.lines === lines && same(cargo.by, by)) return cargo;
    const radius = new Float32Array(lines.at.length);
    const isNegative = new Uint8Array(lines.at.length);
    lines.at.forEach((place, i) => {
      const factor = by[kind === "value" ? place % inputs : Math.floor(place / inputs)] ?? 0;
      const product = (W[place] ?? 0) * factor;
      radius[i] = product === 0 ? 0 : steps(RADIUS.least + (RADIUS.most - RADIUS.least) * strength(product));
      isNegative[i] = product < 0 ? 1 : 0;
    });
    this.cargo = { W, by, lines, radius, isNegative };
    return this.cargo;
  }
}

export interface FlowScene {
  readonly W: Float64Array;
  readonly by: Float64Array;
  readonly colours: FlowColours;
  readonly camera: Camera;
  readonly view: Size;
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
