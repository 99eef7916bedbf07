/**
 * The loss over the steps, of the training half and the test half: `draw(state)` whenever something has changed. Point
 * at it, or use the arrow keys, to read what was measured; `onRead` hears of which step.
 */
import { formatNumber } from "../../core/format";
import type { History } from "../../core/training/history";
import { finiteRange, linePath, type Plot, spread, xOf, yOf } from "../../core/training/line";
import { linearScale, logScale, type Scale, stepScale } from "../../core/training/scale";
import type { PictureWords } from "../../core/training/words";
import { make, put, show, write } from "../shared/svg";
import { Axes } from "./axes";
import { Cross, stand } from "./cross";
import { MeasuredBox } from "./measured-box";
import { Reader } from "./reader";

interface CurveState {
  readonly history: History;
  /** Is the loss on a logarithmic axis? */
  readonly isLog: boolean;
  readonly words: PictureWords;
  /** The step that is read, here or in another chart; null for none. Left out, this chart reads by itself. */
  readonly look?: number | null;
}

/** Room beside the plot, for numbers at the left and the lines' names at the right. */
const ROOM = { left: 50, right: 84, top: 24, low: 18, bottom: 22 };
/** In a frame lower than this nothing is given away. */
const LOW = 140;
const LABEL = 15;

export class CurveView {
  private readonly frame = new MeasuredBox("curve", () => this.redraw());
  readonly element = this.frame.element;
  private readonly svg = make("svg", { role: "img" });
  private readonly axes = new Axes(this.svg);
  private readonly end = make("g", { class: "diverged", "aria-hidden": "true" }, this.svg);
  private readonly endLine = make("line", {}, this.end);
  private readonly endText = make("text", { "text-anchor": "end" }, this.end);
  private readonly cross = new Cross(this.svg);
  private readonly train = new LossLine(this.svg, "train");
  /** Over the other, so that where both are one its dashes are seen on it. */
  private readonly test = new LossLine(this.svg, "test");
  private readonly readout = make("text", { class: "readout", y: 14, "aria-hidden": "true" }, this.svg);
  private readonly reader: Reader;
  private state: CurveState | null = null;

  constructor(onRead: (step: number | null) => void = () => {}) {
    this.reader = new Reader((step) => {
      this.redraw();
      onRead(step);
    });
    this.element.append(this.svg, this.reader.element);
  }

  draw(state: CurveState): void {
    this.state = state;
    if (state.look !== undefined) this.reader.look(state.look);
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { state, frame } = this;
    if (!state || frame.width === 0) return;
    const { history, words } = state;
    const { left, right, bottom } = ROOM;
    const top = frame.height < LOW ? ROOM.low : ROOM.top;
    const plot: Plot = {
      left,
      top,
      width: Math.max(1, frame.width - left - right),
      height: Math.max(1, frame.height - top - bottom),
      x: stepScale(history.steps.at(-1) ?? 0),
      y: upright(state),
    };
    this.axes.draw(plot, words.curve.steps);
    this.train.draw(plot, history.steps, history.losses);
    this.test.draw(plot, history.steps, history.testLosses);
    this.name(plot, state);
    this.markEnd(plot, state);
    this.reader.draw({ steps: history.steps, plot }, words.curve.title, (i) => say(state, i));
    this.read(plot, state);
    put(this.svg, "aria-label", say(state, history.steps.length - 1));
  }

  /** The last numbers, at the ends of their lines. */
  private name(plot: Plot, { history, words }: CurveState): void {
    const hasTest = history.testLosses.length > 0;
    const ends = [history.losses.at(-1), hasTest ? history.testLosses.at(-1) : undefined];
    const places = ends.map((x) => (x === undefined ? plot.top : yOf(plot, Number.isNaN(x) ? plot.y.high : x)));
    const wanted = hasTest ? places : places.slice(0, 1);
    const [train, test] = spread(wanted, 2 * LABEL, plot.top + LABEL / 2, plot.top + plot.height - LABEL - 4);
    const x = plot.left + plot.width + 8;
    this.train.name(x, train, words.curve.train, ends[0]);
    this.test.name(x, test, words.curve.test, ends[1]);
  }

  private markEnd(plot: Plot, { history: { divergedAt }, words }: CurveState): void {
    show(this.end, divergedAt !== null);
    if (divergedAt === null) return;
    const x = xOf(plot, divergedAt);
    stand(this.endLine, plot, x);
    put(this.endText, "x", (x - 6).toFixed(1));
    // What diverges has left the lower right corner.
    put(this.endText, "y", plot.top + plot.height - 8);
    write(this.endText, words.curve.diverged(formatNumber(divergedAt, "all")));
  }

  private read(plot: Plot, state: CurveState): void {
    const { index } = this.reader;
    const { steps, losses, testLosses } = state.history;
    this.cross.draw(plot, index === null ? null : (steps[index] ?? 0));
    this.train.read(plot, steps, losses, index);
    this.test.read(plot, steps, testLosses, index);
    write(this.readout, index === null ? "" : shortly(state, index));
    put(this.readout, "x", plot.left);
  }
}

/** One of the two lines: its path, its name and last number, and the dot where it is read. */
class LossLine {
  private readonly path: SVGPathElement;
  private readonly label: SVGGElement;
  private readonly word: SVGTextElement;
  private readonly figure: SVGTextElement;
  private readonly dot: SVGCircleElement;

  constructor(svg: SVGElement, kind: string) {
    this.path = make("path", { class: `line line-${kind}` }, svg);
    this.label = make("g", { class: `name name-${kind}`, "aria-hidden": "true" }, svg);
    make("line", { class: `line line-${kind}`, x1: 0, x2: 16, y1: 0, y2: 0 }, this.label);
    this.word = make("text", { x: 21, dy: "0.35em" }, this.label);
    this.figure = make("text", { class: "figure", y: LABEL, dy: "0.35em" }, this.label);
    this.dot = make("circle", { class: `dot dot-${kind}`, r: 3.5 }, svg);
  }

  draw(plot: Plot, steps: Float64Array, values: Float64Array): void {
    put(this.path, "d", linePath(plot, steps.subarray(0, values.length), values));
  }

  name(x: number, y: number | undefined, word: string, figure: number | undefined): void {
    show(this.label, figure !== undefined && y !== undefined);
    if (figure === undefined || y === undefined) return;
    put(this.label, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    write(this.word, word);
    write(this.figure, formatNumber(figure));
    put(this.figure, "data-number", figure);
  }

  read(plot: Plot, steps: Float64Array, values: Float64Array, index: number | null): void {
    const value = index === null ? undefined : values[index];
    show(this.dot, value !== undefined && Number.isFinite(value));
    if (index === null || value === undefined || !Number.isFinite(value)) return;
    put(this.dot, "cx", xOf(plot, steps[index] ?? 0).toFixed(1));
    put(this.dot, "cy", yOf(plot, value).toFixed(1));
  }
}

function upright({ history: { losses, testLosses }, isLog }: CurveState): Scale {
  const [low, high] = finiteRange(losses, testLosses) ?? [0, 1];
  if (!isLog) return linearScale(Math.min(0, low), high);
  const positive = finiteRange(losses.filter(isPositive), testLosses.filter(isPositive)) ?? [0.1, 1];
  return logScale(positive[0], positive[1], low <= 0);
}

function isPositive(x: number): boolean {
  return x > 0;
}

function say({ history, words }: CurveState, index: number): string {
  const [step, train, test] = figures(history, index);
  return step === undefined || train === undefined ? words.nothingYet : words.curve.summary(step, train, test ?? null);
}

function shortly({ history, words }: CurveState, index: number): string {
  const [step = "", train = "", test] = figures(history, index);
  const { curve } = words;
  return `${words.step(step)} · ${curve.train} ${train}${test === undefined ? "" : ` · ${curve.test} ${test}`}`;
}

function figures({ steps, losses, testLosses }: History, index: number): readonly (string | undefined)[] {
  const step = steps[index];
  const read = [losses[index], testLosses[index]].map((x) => (x === undefined ? undefined : formatNumber(x, 6)));
  return [step === undefined ? undefined : formatNumber(step, "all"), ...read];
}
