/**
 * The length of the gradient, a line a layer over the steps, and a bar a layer for now, or for the step that is read:
 * what vanishes and what explodes is seen. The bars' scale is the same in every training.
 */
import { formatNumber } from "../../core/format";
import type { History } from "../../core/training/history";
import { finiteRange, linePath, type Plot, spread, yOf } from "../../core/training/line";
import { namedLayers, normRatio, normsAt } from "../../core/training/norms";
import { logScale, type Scale, stepScale } from "../../core/training/scale";
import type { PictureWords } from "../../core/training/words";
import { make, put, write } from "../shared/svg";
import { Axes } from "./axes";
import { Cross } from "./cross";
import { layerColour } from "./layer-colour";
import { MeasuredBox } from "./measured-box";
import { NormBars } from "./norm-bars";
import { COLUMNS_WIDTH, NormColumns } from "./norm-columns";
import { Pool } from "./pool";
import { Reader } from "./reader";

interface NormsState {
  readonly history: History;
  readonly words: PictureWords;
  /** The step that is read, here or in another chart; null for none. Left out, this chart reads by itself. */
  readonly look?: number | null;
}

const ROOM = { left: 50, right: 84, top: 10, bottom: 22 };
/** Where the bars stand beside the chart: a line for what is read above it, a number a layer at its right. */
const TIGHT = { right: 30 + COLUMNS_WIDTH, top: 20, columns: 30 };
const LABEL = 14;
/** The chart without its bars: as it is where it may choose, and the lowest that is worth having bars below it. */
const CHART = { usual: 150, least: 118 };

export class NormsView {
  private readonly frame = new MeasuredBox("norms", () => this.redraw());
  readonly element = this.frame.element;
  private readonly svg = make("svg", { role: "img" });
  private readonly axes = new Axes(this.svg);
  private readonly cross = new Cross(this.svg);
  private readonly lines = new Pool(() => make("path", { class: "line line-norm" }, this.svg));
  private readonly names = new Pool(() => make("text", { "aria-hidden": "true", dy: "0.35em" }, this.svg));
  private readonly bars = new NormBars(this.svg);
  private readonly columns = new NormColumns(this.svg);
  private readonly readout = make("text", { class: "readout", y: 13, "aria-hidden": "true" }, this.svg);
  private readonly reader: Reader;
  private state: NormsState | null = null;
  /** Is there room for bars below the chart? Otherwise they stand beside it. */
  private isRoomy = true;

  constructor(onRead: (step: number | null) => void = () => {}) {
    this.reader = new Reader((step) => {
      this.redraw();
      onRead(step);
    });
    this.element.append(this.svg, this.reader.element);
  }

  draw(state: NormsState): void {
    this.state = state;
    if (state.look !== undefined) this.reader.look(state.look);
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { state, frame } = this;
    if (!state) return;
    const { history, words } = state;
    const layers = history.gradientNorms.length;
    const below = this.bars.height(layers);
    this.element.style.setProperty("--norms-height", `${CHART.usual + below}px`);
    if (frame.width === 0) return;
    this.isRoomy = frame.height >= CHART.least + below;
    const plot = this.plot(history, this.isRoomy ? frame.height - below : frame.height);
    // The bars stand where the name would.
    this.axes.draw(plot, this.isRoomy ? words.curve.steps : "");
    this.lines.take(layers).forEach((line, layer) => {
      put(line, "d", linePath(plot, history.steps, history.gradientNorms[layer] ?? history.steps.subarray(0, 0)));
      line.style.stroke = layerColour(layer, layers);
    });
    this.name(plot, state);
    this.reader.draw({ steps: history.steps, plot }, words.norms.title, (i) => say(state, i));
    this.read(plot, state);
    put(this.svg, "aria-label", say(state, history.steps.length - 1));
  }

  private plot(history: History, height: number): Plot {
    const { left, bottom } = ROOM;
    const { right, top } = this.isRoomy ? ROOM : TIGHT;
    return {
      left,
      top,
      width: Math.max(1, this.frame.width - left - right),
      height: Math.max(1, height - top - bottom),
      x: stepScale(history.steps.at(-1) ?? 0),
      y: upright(history.gradientNorms),
    };
  }

  /** Every line's name at its end. */
  private name(plot: Plot, { history, words }: NormsState): void {
    const layers = history.gradientNorms.length;
    const named = namedLayers(layers, Math.floor(plot.height / LABEL));
    const ends = named.map((layer) => {
      const last = history.gradientNorms[layer]?.at(-1) ?? 0;
      return yOf(plot, Number.isNaN(last) ? plot.y.high : last);
    });
    const places = spread(ends, LABEL, plot.top + 4, plot.top + plot.height - 4);
    this.names.take(named.length).forEach((text, i) => {
      const layer = named[i] ?? 0;
      put(text, "x", (plot.left + plot.width + 8).toFixed(1));
      put(text, "y", (places[i] ?? 0).toFixed(1));
      write(text, this.isRoomy ? words.norms.layer(layer + 1) : String(layer + 1));
      text.style.fill = layerColour(layer, layers);
    });
  }

  private read(plot: Plot, { history, words }: NormsState): void {
    const { index } = this.reader;
    const at = index ?? history.steps.length - 1;
    const step = history.steps[at];
    this.cross.draw(plot, index === null ? null : (step ?? 0));
    const title = index === null || step === undefined ? words.norms.now : words.step(formatNumber(step, "all"));
    const norms = step === undefined ? [] : normsAt(history, at);
    const { left, top, width, height } = plot;
    this.bars.show(this.isRoomy);
    this.columns.show(!this.isRoomy);
    if (this.isRoomy)
      this.bars.draw({ top: top + height + ROOM.bottom, width: this.frame.width, norms, title, words: words.norms });
    else this.columns.draw({ left: left + width + TIGHT.columns, top, height, norms });
    put(this.readout, "x", left);
    write(this.readout, this.isRoomy || step === undefined ? "" : shortly(norms, title, words));
  }
}

/** Whole powers of ten; what is zero has a place below them. */
function upright(norms: readonly Float64Array[]): Scale {
  const all = finiteRange(...norms) ?? [1, 1];
  const [low, high] = finiteRange(...norms.map((each) => each.filter((x) => x > 0))) ?? [0.1, 1];
  return logScale(low, high, all[0] <= 0);
}

/** All lengths where they are few enough to be read, else how the last compares with the first. */
function shortly(norms: readonly number[], title: string, words: PictureWords): string {
  const ratio = normRatio(norms);
  const few = norms.length <= 4 ? norms.map((norm) => formatNumber(norm, 3)).join(" · ") : null;
  return words.norms.told(title, few ?? (ratio === null ? "?" : words.norms.ratio(formatNumber(ratio, 3))));
}

function say({ history, words }: NormsState, index: number): string {
  const step = history.steps[index];
  if (step === undefined) return words.nothingYet;
  const norms = normsAt(history, index).map((x, i) => `${words.norms.layer(i + 1)} ${formatNumber(x)}`);
  const ratio = normRatio(normsAt(history, index));
  const told = words.norms.summary(formatNumber(step, "all"), norms);
  return ratio === null ? told : `${told} ${words.norms.ratio(formatNumber(ratio, 3))}`;
}
