/**
 * The picture itself: lines, what moves on them, and the neurons over both, each on a canvas of its own that is painted
 * anew only where something on it has changed.
 */

import { type Camera, whole } from "../../core/camera";
import { derivedName } from "../../core/name";
import type { ArrayNetwork } from "../../core/network/arrays";
import type { Block, Columns } from "../../core/network/columns";
import { lineCount } from "../../core/network/detail";
import type { Known, NetworkNow } from "../../core/network/layers-at";
import { networkWords } from "../../core/network/view-words";
import type { Numbers, Scene } from "../../model/types";
import { type Colours, readColours } from "../shared/colours";
import type { Palette } from "../shared/heat-image";
import type { Picture } from "../shared/renderer";
import { look, lookStraight, Sheet } from "../shared/sheet";
import { writeCaptions } from "./captions";
import { paintCells } from "./cells";
import { type Fan, paintFan, paintRings, writeFan } from "./fan";
import { writeFigures } from "./figures";
import { Flow } from "./flow";
import { hasScale, writeFlow, writeScale, writeTitle } from "./legend";
import { type Aim, type LayerLines, linesOf, paintLines } from "./lines";
import { writeLoss } from "./loss";

/** The room of the last line of words, and of the lines that show the scale. */
const WORD_PX = 10;
const SCALE_PX = 34;
/** In the reversed network lines of gradients are so much stronger. */
const THICK = 1.6;
/** The steepest slopes, which have the strongest colour. */
const FULL_GAIN = { sigmoid: 0.25, other: 1 } as const;

interface ColumnsContent {
  readonly picture: Picture;
  readonly now: NetworkNow;
  readonly sample: number;
  /** How many lines a matrix gets when everything is in view. */
  readonly asked: number;
  /** What one looks at, with its lines. */
  readonly aim: Aim | null;
  readonly fan: Fan | null;
}

export class Painting {
  readonly elements: readonly HTMLElement[];
  readonly #lineSheet = new Sheet("lines");
  readonly #flow = new Flow();
  readonly #cellSheet = new Sheet("cells");
  #lines: { readonly numbers: Numbers; readonly count: number; readonly layers: LayerLines[] } | null = null;
  #linesPainted: readonly unknown[] = [];
  #cellsPainted: readonly unknown[] = [];
  #colours: { readonly palette: Palette; readonly read: Colours } | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: ArrayNetwork,
    private readonly columns: Columns,
  ) {
    this.elements = [this.#lineSheet.element, this.#flow.element, this.#cellSheet.element];
  }

  /** The lines that were painted last. */
  get layers(): readonly LayerLines[] {
    return this.#lines?.layers ?? [];
  }

  draw(shown: ColumnsContent, element: HTMLElement): void {
    const { palette } = shown.picture;
    // Colours belong to a palette: another theme brings another palette.
    if (this.#colours?.palette !== palette) this.#colours = { palette, read: readColours(element) };
    const colours = this.#colours.read;
    const lines = this.#linesFor(shown);
    this.#paintLines(shown, lines, colours);
    this.#paintFlow(shown, lines, colours);
    this.#paintCells(shown, colours);
  }

  #linesFor({ picture: { numbers, camera, view }, asked }: ColumnsContent): LayerLines[] {
    const count = lineCount(asked, camera.scale, whole(this.columns, view).scale);
    if (this.#lines?.numbers !== numbers || this.#lines.count !== count) {
      this.#lines = { numbers, count, layers: linesOf(this.network, numbers, this.columns, count) };
    }
    return this.#lines.layers;
  }

  #paintLines({ picture, now }: ColumnsContent, lines: readonly LayerLines[], colours: Colours): void {
    const { camera, view, numbers, mirror } = picture;
    const isGradient = now.layers.map(({ dW }) => hasAppeared(dW));
    const state = [colours, lines, numbers, ...placeOf(camera, view), mirror, ...isGradient];
    if (isSame(state, this.#linesPainted)) return;
    this.#linesPainted = state;
    const context = this.#lineSheet.clear(view);
    if (!context) return;
    look(context, camera);
    lines.forEach((each, i) => {
      const W = numbers.values[this.network.layers[i]?.W ?? -1];
      const data = isGradient[i] ? now.layers[i]?.dW?.data : W;
      const emphasis = isGradient[i] ? 1 + (THICK - 1) * mirror : 1;
      if (data) paintLines(context, each, data, { colours, camera, emphasis });
    });
  }

  #paintFlow({ picture, now }: ColumnsContent, allLines: readonly LayerLines[], colours: Colours): void {
    const { camera, view, numbers, palette } = picture;
    const moving = now.layers.findIndex(({ flow }) => flow !== null);
    const flow = now.layers[moving]?.flow;
    const [layer, lines] = [this.network.layers[moving], allLines[moving]];
    const by = flow?.kind === "value" ? now.columns[moving]?.a : now.columns[moving + 1]?.dz;
    const W = numbers.values[layer?.W ?? -1];
    if (!flow || !layer || !lines || !by || !W) {
      this.#flow.clear();
      return;
    }
    const { positive, negative } = palette;
    const tones = { positive, negative, nothing: bytesOf(colours.muted), rim: bytesOf(colours.backward) };
    this.#flow.draw(flow, { layer, lines, W, by: by.data, colours: tones, camera, view });
  }

  #paintCells(shown: ColumnsContent, colours: Colours): void {
    const { picture, now, sample, aim } = shown;
    const { camera, view, numbers, mirror, messages, frame, lights } = picture;
    const known = [...now.columns.flatMap(({ z, a, dz, da }) => [z, a, dz, da]), now.loss].map((each) => each?.opacity);
    const where = placeOf(camera, view);
    const state = [
      colours,
      picture.floor,
      numbers,
      ...where,
      mirror,
      sample,
      messages,
      lights.nodes,
      aim,
      shown.fan,
      frame.active,
      ...known,
    ];
    if (isSame(state, this.#cellsPainted)) return;
    this.#cellsPainted = state;
    const context = this.#cellSheet.clear(view);
    if (!context) return;
    look(context, camera);
    this.#paintBlocks(context, shown, colours);
    lookStraight(context);
    this.#write(context, inUnitsOfText(context, shown), colours);
  }

  #paintBlocks(context: CanvasRenderingContext2D, { picture, now, aim, fan }: ColumnsContent, colours: Colours): void {
    const { network, columns } = this;
    const { camera, numbers, palette } = picture;
    const { scale } = camera;
    if (fan) paintFan(context, fan, { now, numbers, network, colours, camera });
    columns.blocks.forEach((block, i) => {
      const column = now.columns[i];
      if (!column) return;
      const reversed = this.#hasAmplifiers(i) ? picture.mirror : 0;
      const isSigmoid = network.layers[i - 1]?.activation === "sigmoid";
      const fullGain = isSigmoid ? FULL_GAIN.sigmoid : FULL_GAIN.other;
      const isLit = nodesOf(network, i).some((node) => picture.lights.nodes.has(node));
      paintPlate(context, block, { colours, scale, isInput: i === 0, isLit });
      const unit = unitOfText(picture);
      paintCells({ context, colours, palette, scale, unit, reversed, fullGain, isInput: i === 0 }, block, column);
    });
    if (aim) paintRings(context, columns, aim, { colours, scale });
  }

  #write(context: CanvasRenderingContext2D, { picture, now, sample, fan }: ColumnsContent, colours: Colours): void {
    const { scene, network, columns } = this;
    const { camera, view, mirror, messages, numbers, palette, frame } = picture;
    const words = networkWords(messages).columns;
    const bottom = view.height - (hasScale(view) ? SCALE_PX : WORD_PX);
    const brush = { context, colours, camera, view, words, mirror, bottom, palette };
    columns.blocks.forEach((block, i) => {
      const column = now.columns[i];
      const isReversed = mirror > 0.5 && this.#hasAmplifiers(i);
      if (column) writeFigures({ ...brush, isReversed }, block, column);
    });
    if (fan) writeFan(brush, fan, { now, numbers, network });
    writeCaptions(brush, columns, network, now);
    writeFlow(brush, columns, network, frame, derivedName(scene));
    if (hasScale(view)) {
      const end = writeScale(brush);
      if (mirror > 0.5) writeTitle(brush, networkWords(messages).reversedTitle, end);
    }
    writeLoss(brush, { scene, network, columns, numbers, now, sample });
  }

  /** Inputs are none, and outputs stay what they are: the base case. */
  #hasAmplifiers(column: number): boolean {
    return column > 0 && column < this.columns.blocks.length - 1;
  }
}

/** Words are written for a smallest text of so many pixels; where it has to be larger, all of it is. */
const WRITTEN_FOR = 12;

/** What is shown, seen by somebody to whom the smallest text that can be read is as large as it is written here. */
function inUnitsOfText(context: CanvasRenderingContext2D, shown: ColumnsContent): ColumnsContent {
  const { picture } = shown;
  const unit = unitOfText(picture);
  context.scale(unit, unit);
  const { x, y, scale } = picture.camera;
  const camera = { x: x / unit, y: y / unit, scale: scale / unit };
  const view = { width: picture.view.width / unit, height: picture.view.height / unit };
  return { ...shown, picture: { ...picture, camera, view } };
}

function unitOfText({ floor }: Picture): number {
  return Math.max(1, floor / WRITTEN_FOR);
}

function hasAppeared(known: Known | null): boolean {
  return known !== null && known.opacity >= 0.5;
}

function placeOf({ x, y, scale }: Camera, { width, height }: Picture["view"]): readonly number[] {
  return [x, y, scale, width, height, window.devicePixelRatio];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function bytesOf(colour: string): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** The nodes that stand in a column. */
function nodesOf({ x, layers }: ArrayNetwork, column: number): readonly number[] {
  const layer = layers[column - 1];
  return layer ? [layer.z, layer.a, layer.b] : [x];
}

interface PlateLook {
  readonly colours: Colours;
  readonly scale: number;
  readonly isInput: boolean;
  readonly isLit: boolean;
}

/** What a block lies on. */
function paintPlate(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Block,
  { colours, scale, isInput, isLit }: PlateLook,
): void {
  const air = 4 / scale;
  context.beginPath();
  context.roundRect(x - air, y - air, width + 2 * air, height + 2 * air, 7 / scale);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = (isLit ? 2.5 : isInput ? 1.5 : 1) / scale;
  context.strokeStyle = isLit ? colours.ink : isInput ? colours.inputLine : colours.line;
  context.stroke();
}
