/**
 * What the network, or one of its neurons, answers all over the plane, with the data points on it. Pointing at it, or
 * the arrow keys, read the answer at a cell.
 */
import { formatNumber, MINUS } from "../../core/format";
import { extremesOf, mostProbable, type ShownMaps, shownOf } from "../../core/training/answer";
import { paintClasses, paintMap } from "../../core/training/colour";
import { seesPlane } from "../../core/training/features";
import type { Surface } from "../../core/training/frames";
import type { TrainedNetwork, UnitPlace } from "../../core/training/network";
import { acrossOf, answerAt, answersAt, centreOf, downOf, type GridCell, type Square } from "../../core/training/plane";
import { classified, type Points } from "../../core/training/points";
import { unitName } from "../../core/training/unit-names";
import type { PictureWords } from "../../core/training/words";
import { make, put, show, write } from "../shared/svg";
import { Board } from "./board";
import { CellReader } from "./cell-reader";
import { MeasuredBox } from "./measured-box";
import { PointMarks } from "./point-marks";
import { SurfaceAxes } from "./surface-axes";
import { SurfaceLegend } from "./surface-legend";
import { Tile } from "./tile";
import { rampFor, rampsOf, Swatches, type Tints } from "./tints";

interface SurfaceState {
  /** Null before there is one, or where the network sees no plane. */
  readonly surface: Surface | null;
  readonly network: TrainedNetwork;
  /** Whose map; null for the network's own answer. */
  readonly unit: UnitPlace | null;
  /** Their columns must be x and y: those of the data set without other features. */
  readonly points: Points | null;
  readonly showsTest: boolean;
  /** Only which side of the boundary, not how far from it. */
  readonly isDiscrete: boolean;
  readonly words: PictureWords;
}

const ROOM = { left: 26, right: 62, top: 24, bottom: 42 };

export class SurfaceView {
  private readonly frame = new MeasuredBox("surface", () => this.redraw());
  readonly element = this.frame.element;
  private readonly swatches = new Swatches();
  private readonly board = new Board();
  private readonly tile = new Tile();
  private readonly marks = new PointMarks();
  private readonly svg = make("svg", { role: "img" });
  private readonly title = make("text", { class: "surface-title", y: 14, "aria-hidden": "true" }, this.svg);
  private readonly axes = new SurfaceAxes(this.svg);
  private readonly legend = new SurfaceLegend(this.svg);
  private readonly cursor = make("rect", { class: "cursor", "aria-hidden": "true" }, this.svg);
  private readonly nothing = make("text", { class: "tick", "text-anchor": "middle", "aria-hidden": "true" }, this.svg);
  private readonly reader = new CellReader(() => this.redraw());
  private state: SurfaceState | null = null;
  /** As they were given, and as they are drawn. */
  private given: Points | null = null;
  private points: Points | null = null;

  constructor() {
    this.element.append(this.swatches.element, this.board.canvas, this.svg, this.reader.element);
  }

  draw(state: SurfaceState): void {
    if (state.points !== this.given) {
      this.given = state.points;
      this.points = state.points && classified(state.points);
    }
    this.state = { ...state, points: this.points };
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { state, frame } = this;
    if (!state || frame.width === 0) return;
    const shown = shownOf(state.surface, state.network, state.unit);
    const square = squareIn(frame.width, frame.height);
    const tints = this.swatches.read();
    const context = this.board.begin(frame.width, frame.height);
    show(this.reader.element, shown !== null);
    show(this.nothing, shown === null);
    if (!shown) this.sayNothing(state, square);
    this.legend.show(shown !== null);
    this.axes.show(shown !== null);
    if (context && state.surface && shown) {
      this.paint(context, state, shown, square, tints);
      this.legend.paint(context, { shown, square, tints, state });
      this.axes.draw(state.surface.box, square);
    }
    this.say(state, shown, square);
  }

  private sayNothing({ network, words }: SurfaceState, { left, top, side }: Square): void {
    put(this.nothing, "x", left + side / 2);
    put(this.nothing, "y", top + side / 2);
    write(this.nothing, seesPlane(network.features) ? words.nothingYet : words.surface.noPlane);
  }

  private paint(
    context: CanvasRenderingContext2D,
    state: SurfaceState,
    shown: ShownMaps,
    square: Square,
    tints: Tints,
  ): void {
    const { maps, unit, range } = shown;
    this.tile.paint(maps.cells, 1, (pixels) => {
      if (unit === null) paintClasses(pixels, maps, rampsOf(tints, maps.units), state.isDiscrete);
      else paintMap(pixels, maps, unit, range, rampFor(tints, state.network, shown.layer, unit), state.isDiscrete);
    });
    context.imageSmoothingEnabled = !state.isDiscrete;
    this.tile.draw(context, 0, square.left, square.top, square.side);
    if (!state.points || !state.surface) return;
    context.save();
    context.beginPath();
    context.rect(square.left, square.top, square.side, square.side);
    context.clip();
    this.marks.paint(context, state.points, state.surface.box, square, tints, state.showsTest);
    context.restore();
  }

  /** The title, or what is read; and the same in words. */
  private say(state: SurfaceState, shown: ShownMaps | null, square: Square): void {
    const { words, surface, unit } = state;
    const title = unit ? unitName(unit, state.network, words) : words.surface.title;
    put(this.title, "x", square.left);
    if (!shown || !surface) {
      write(this.title, title);
      put(this.svg, "aria-label", `${title}. ${this.nothing.textContent}`);
      show(this.cursor, false);
      return;
    }
    const cell = this.reader.draw(square, surface.cells, `${title}. ${words.surface.read}`);
    const read = cell && this.reading(state, surface, shown, cell);
    write(this.title, read ?? title);
    this.reader.say(read ?? "");
    this.point(surface, square, cell);
    const range = extremesOf(shown)?.map((x) => formatNumber(x, 3)) ?? ["?", "?"];
    const summary = words.surface.summary(formatNumber(surface.step, "all"), range[0] ?? "?", range[1] ?? "?");
    put(this.svg, "aria-label", `${title}. ${summary}`);
  }

  private point(surface: Surface, square: Square, cell: GridCell | null): void {
    show(this.cursor, cell !== null);
    if (!cell) return;
    const { x, y } = centreOf(surface.box, surface.cells, cell);
    const side = Math.max(7, square.side / surface.cells);
    put(this.cursor, "width", side.toFixed(1));
    put(this.cursor, "height", side.toFixed(1));
    put(this.cursor, "x", (acrossOf(surface.box, square, x) - side / 2).toFixed(1));
    put(this.cursor, "y", (downOf(surface.box, square, y) - side / 2).toFixed(1));
  }

  private reading(
    { words, points }: SurfaceState,
    surface: Surface,
    { maps, unit }: ShownMaps,
    cell: GridCell,
  ): string {
    const { x, y } = centreOf(surface.box, surface.cells, cell);
    const answers = answersAt(maps, cell);
    const best = mostProbable(answers);
    const answer =
      unit === null
        ? `${(points?.classes[best] ?? String(best + 1)).replace(/^-/, MINUS)} (${formatNumber(answers[best] ?? Number.NaN)})`
        : formatNumber(answerAt(maps, unit, cell));
    return words.surface.at(formatNumber(x, 3), formatNumber(y, 3), answer);
  }
}

/** As large as there is room, in the middle of it. */
function squareIn(width: number, height: number): Square {
  const [wide, high] = [width - ROOM.left - ROOM.right, height - ROOM.top - ROOM.bottom];
  const side = Math.max(1, Math.floor(Math.min(wide, high)));
  return { left: ROOM.left + Math.max(0, Math.floor((wide - side) / 2)), top: ROOM.top, side };
}
