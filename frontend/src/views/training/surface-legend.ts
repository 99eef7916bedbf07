/** What a map's colours stand for, at its right, and what its points are, below it. */
import { formatNumber, MINUS } from "../../core/format";
import type { ShownMaps } from "../../core/training/answer";
import { pixelAt, type Ramp } from "../../core/training/colour";
import type { TrainedNetwork } from "../../core/training/network";
import type { Square } from "../../core/training/plane";
import type { Points } from "../../core/training/points";
import type { PictureWords } from "../../core/training/words";
import { make, put, show, write } from "../shared/svg";
import { classColour, paintMark } from "./point-marks";
import { Pool } from "./pool";
import { rampFor, type Tints } from "./tints";

interface Legend {
  readonly shown: ShownMaps;
  readonly square: Square;
  readonly tints: Tints;
  readonly state: {
    readonly network: TrainedNetwork;
    readonly points: Points | null;
    readonly showsTest: boolean;
    readonly isDiscrete: boolean;
    readonly words: PictureWords;
  };
}

const BAR = { gap: 12, width: 10, height: 0.6 };
const BELOW = 33;

export class SurfaceLegend {
  private readonly group: SVGGElement;
  private readonly figures: Pool<SVGTextElement>;
  private readonly names: Pool<SVGTextElement>;

  constructor(svg: SVGElement) {
    this.group = make("g", { class: "legend", "aria-hidden": "true" }, svg);
    this.figures = new Pool(() => make("text", { class: "tick", dy: "0.35em" }, this.group));
    this.names = new Pool(() => make("text", { class: "tick", dy: "0.35em" }, this.group));
  }

  show(isShown: boolean): void {
    show(this.group, isShown);
  }

  paint(context: CanvasRenderingContext2D, legend: Legend): void {
    // Of several outputs only the greatest counts where there is no more than a boundary: its class is told below.
    if (legend.shown.unit === null && legend.state.isDiscrete) this.figures.take(0);
    else this.paintBar(context, legend);
    this.paintMarks(context, legend);
  }

  private paintBar(context: CanvasRenderingContext2D, { shown, square, tints, state }: Legend): void {
    const { low, middle, high } = shown.range;
    const x = square.left + square.side + BAR.gap;
    const height = square.side * BAR.height;
    // Several outputs have no scale of their own: how sure the network is, from all alike to certain.
    const ends = shown.unit === null ? [1, 1 / shown.maps.units] : low === middle ? [high, low] : [high, middle, low];
    const ramp = shown.unit === null ? null : rampFor(tints, state.network, shown.layer, shown.unit);
    const colours = [ramp ? cssAt(ramp, 1) : tints.css.quiet, tints.css["map-middle"], cssAt(ramp ?? tints.ramp, -1)];
    const paint = context.createLinearGradient(0, square.top, 0, square.top + height);
    const used = colours.slice(0, ends.length);
    used.forEach((colour, i) => {
      paint.addColorStop(i / (used.length - 1), colour);
    });
    context.fillStyle = paint;
    if (state.isDiscrete) fillHalves(context, { x, top: square.top, height, colours: [colours[0], used.at(-1)] });
    else context.fillRect(x, square.top, BAR.width, height);
    context.strokeStyle = tints.css.quiet;
    context.lineWidth = 0.5;
    context.strokeRect(x, square.top, BAR.width, height);
    this.figures.take(ends.length).forEach((text, i) => {
      put(text, "x", (x + BAR.width + 5).toFixed(1));
      put(text, "y", (square.top + 4 + ((height - 8) * i) / (ends.length - 1)).toFixed(1));
      write(text, formatNumber(ends[i] ?? Number.NaN, 2));
    });
  }

  private paintMarks(context: CanvasRenderingContext2D, { square, tints, state }: Legend): void {
    const { points, showsTest, words } = state;
    if (!points) return void this.names.take(0);
    const entries = entriesOf(points, showsTest, words);
    const y = square.top + square.side + BELOW;
    let x = square.left + 5;
    this.names.take(entries.length).forEach((text, i) => {
      const entry = entries[i];
      if (!entry) return;
      for (const mark of entry.marks) {
        const colour =
          mark.label === null ? tints.css.quiet : classColour(tints, points.classes.length || 2, mark.label);
        paintMark(context, { x, y, shape: mark.shape }, colour, entry.isHollow ? tints.css["map-middle"] : null);
        x += 12;
      }
      put(text, "x", (x - 3).toFixed(1));
      put(text, "y", y);
      write(text, entry.text);
      x += widthOf(entry.text) + 14;
    });
  }
}

interface Entry {
  readonly marks: readonly { readonly shape: number; readonly label: number | null }[];
  readonly isHollow: boolean;
  readonly text: string;
}

function entriesOf({ classes }: Points, showsTest: boolean, { surface }: PictureWords): Entry[] {
  const names = classes.length > 0 ? classes.map((name) => name.replace(/^-/, MINUS)) : ["< 0", "≥ 0"];
  const classEntries = names.map((text, label) => ({ marks: [{ shape: label, label }], isHollow: false, text }));
  const both = [0, 1].map((shape) => ({ shape, label: null }));
  const halves = [{ marks: both, isHollow: false, text: surface.train }];
  if (showsTest) halves.push({ marks: both, isHollow: true, text: surface.test });
  return [...classEntries, ...halves];
}

/** About; Chinese characters are as wide as they are high. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > "⺀" ? 12 : 7), 0);
}

/** A pixel of a ramp as CSS writes it. */
function cssAt(ramp: Ramp, strength: number): string {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(Uint32Array.of(pixelAt(ramp, strength)).buffer);
  return `rgb(${red} ${green} ${blue})`;
}

function fillHalves(
  context: CanvasRenderingContext2D,
  bar: { x: number; top: number; height: number; colours: readonly (string | undefined)[] },
): void {
  bar.colours.forEach((colour, i) => {
    context.fillStyle = colour ?? "";
    context.fillRect(bar.x, bar.top + (i * bar.height) / 2, BAR.width, bar.height / 2);
  });
}
