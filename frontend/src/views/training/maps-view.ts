/**
 * The network in columns, a map for every neuron, its weights as lines. Point at a neuron, or go there with the arrow
 * keys, and `onPoint` hears of it, so that its map can be shown large; point at a line to read its weight.
 */
import { clamp } from "../../core/easing";
import { formatNumber } from "../../core/format";
import { type Arrangement, arranged, unitAt } from "../../core/training/arrangement";
import { featureName } from "../../core/training/features";
import type { Parameters, Surface } from "../../core/training/frames";
import type { TrainedNetwork, UnitPlace } from "../../core/training/network";
import { unitName, weightName } from "../../core/training/unit-names";
import {
  biasOf,
  type Drawn,
  drawnOf,
  MOST_WIRES,
  type Wire,
  weightOf,
  wireAt,
  wiresOf,
} from "../../core/training/wires";
import type { PictureWords } from "../../core/training/words";
import { make, put, write } from "../shared/svg";
import { Board } from "./board";
import { inputRoom, known, MapsLabels } from "./maps-labels";
import { MeasuredBox } from "./measured-box";
import { Swatches, type Tints } from "./tints";
import { UnitBrush } from "./unit-brush";
import { UnitButtons } from "./unit-buttons";
import { paintWires } from "./wire-brush";

interface MapsState {
  readonly network: TrainedNetwork;
  /** Null before there is one, or where the network sees no plane: then neurons are circles with their biases. */
  readonly surface: Surface | null;
  /** Empty before there are any. */
  readonly parameters: Parameters;
  /** The neuron that is shown large. */
  readonly pointed: UnitPlace | null;
  readonly isDiscrete: boolean;
  readonly words: PictureWords;
}

/** For what is read, the names of the layers, and what is left out. */
const ROOM = { top: 44, bottom: 22, right: 4 };
/** So many lines between two layers are as wide as everywhere else. */
const FEW = 20;
/** And so are lines between maps of this size that are so far from each other. */
const USUAL = { side: 36, gap: 60 };

export class MapsView {
  private readonly frame = new MeasuredBox("maps", () => this.redraw());
  readonly element = this.frame.element;
  private readonly swatches = new Swatches();
  private readonly board = new Board();
  private readonly units = new UnitBrush();
  private readonly svg = make("svg", { role: "img" });
  private readonly readout = make("text", { class: "maps-title", x: 0, y: 14, "aria-hidden": "true" }, this.svg);
  private readonly labels = new MapsLabels(this.svg);
  private readonly buttons: UnitButtons;
  private state: MapsState | null = null;
  private tints: Tints | null = null;
  private latest: { readonly key: string; readonly arrangement: Arrangement; readonly wires: readonly Wire[] } | null =
    null;
  private drawn: readonly Drawn[] = [];
  /** The line that is pointed at. */
  private wire: Wire | null = null;
  private hovered: UnitPlace | null = null;

  /** `onPoint` hears which neuron is pointed at, by mouse or keyboard; null when none is any more. */
  constructor(private readonly onPoint: (place: UnitPlace | null) => void) {
    this.buttons = new UnitButtons((place) => onPoint(place));
    this.element.append(this.swatches.element, this.board.canvas, this.svg, this.buttons.element);
    this.element.addEventListener("pointermove", (event) => this.hover(event));
    this.element.addEventListener("pointerleave", () => this.hover(null));
  }

  draw(state: MapsState): void {
    const before = this.state;
    this.state = state;
    // Whoever draws may have drawn for another picture: most frames of a hand on a chart bring nothing new here.
    if (!before || !isSame(before, state) || this.swatches.read() !== this.tints) this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { state, frame } = this;
    if (!state || frame.width === 0) return;
    const { arrangement, wires } = this.arrange(state);
    this.drawn = drawnOf(wires, state.parameters);
    this.paint(state, arrangement);
    const { network, words, surface } = state;
    this.labels.draw(arrangement, network, words, frame.height - 6);
    this.buttons.draw(arrangement, {
      all: words.maps.title,
      name: (place) => unitName(place, network, words),
      say: (place) => sayUnit(place, state),
    });
    write(this.readout, this.reading(state) ?? "");
    const step = surface ? formatNumber(surface.step, "all") : "?";
    put(this.svg, "aria-label", words.maps.summary(network.sizes.join("-"), step));
  }

  /** The same object as long as network and size are the same. */
  private arrange({ network }: MapsState) {
    const { width, height } = this.frame;
    const left = inputRoom(network);
    const key = [width, height, left, ...network.sizes].join();
    if (this.latest?.key !== key) {
      const room = { left, top: ROOM.top, width: width - left - ROOM.right, height: height - ROOM.top - ROOM.bottom };
      const arrangement = arranged(network.sizes, room);
      this.latest = { key, arrangement, wires: wiresOf(arrangement) };
      this.wire = null;
    }
    return this.latest;
  }

  private paint(state: MapsState, arrangement: Arrangement): void {
    const context = this.board.begin(this.frame.width, this.frame.height);
    if (!context) return;
    const tints = this.swatches.read();
    this.tints = tints;
    const { pointed, network } = state;
    const sides = arrangement.columns.flatMap(({ units }) => units.map(({ side }) => side));
    const room = Math.min(Math.min(...sides) / USUAL.side, arrangement.gap / USUAL.gap);
    const scale = clamp(Math.min(room, Math.sqrt(FEW / mostLines(network.sizes))), 0.3, 1);
    const read = this.drawn.find(({ wire }) => wire === this.wire) ?? null;
    paintWires(context, this.drawn, { scale, pointed, read, tints });
    this.units.paint(context, arrangement, { ...state, tints });
    this.labels.drawFigures(pointed ? this.drawn.filter(({ wire }) => isInto(wire, pointed)) : []);
  }

  /** The line or neuron that is pointed at; how many lines there are where they are not all drawn. */
  private reading({ network, parameters, pointed, words }: MapsState): string | null {
    if (this.wire) return words.maps.weight(weightName(this.wire, network), known(weightOf(parameters, this.wire)));
    if (pointed) {
      const name = unitName(pointed, network, words);
      return pointed.layer === 0
        ? name
        : `${name} · ${words.maps.bias(known(biasOf(parameters, pointed.layer, pointed.unit)))}`;
    }
    const all = network.sizes.slice(1).reduce((sum, size, i) => sum + size * (network.sizes[i] ?? 0), 0);
    const [shown, every] = [this.drawn.length, all].map((count) => count.toLocaleString("en"));
    return shown === every ? null : words.maps.largest(shown ?? "", every ?? "");
  }

  private hover(event: PointerEvent | null): void {
    const arrangement = this.latest?.arrangement;
    if (!arrangement) return;
    const { left, top } = this.element.getBoundingClientRect();
    const [x, y] = event ? [event.clientX - left, event.clientY - top] : [-1, -1];
    const box = event && unitAt(arrangement, x, y);
    const wire = event && !box ? (wireAt(this.drawn, x, y)?.wire ?? null) : null;
    const isNews = box?.layer !== this.hovered?.layer || box?.unit !== this.hovered?.unit;
    const isRead = wire !== this.wire;
    this.hovered = box && { layer: box.layer, unit: box.unit };
    this.wire = wire;
    if (isNews) this.onPoint(this.hovered);
    if (isRead) this.redraw();
  }
}

/** So many weights are said of a neuron. */
const MOST_SAID = 20;

function isSame(a: MapsState, b: MapsState): boolean {
  return (
    (["surface", "parameters", "pointed", "isDiscrete", "words"] as const).every((name) => a[name] === b[name]) &&
    (["sizes", "activations", "features"] as const).every((name) => `${a.network[name]}` === `${b.network[name]}`)
  );
}

/** Between the two layers that have the most, as far as they are drawn. */
function mostLines(sizes: readonly number[]): number {
  return Math.min(MOST_WIRES, Math.max(1, ...sizes.slice(1).map((size, i) => size * (sizes[i] ?? 0))));
}

/** A neuron in words: its name, its bias, and the weights into it. */
function sayUnit({ layer, unit }: UnitPlace, { network, parameters, words }: MapsState): string {
  const name = unitName({ layer, unit }, network, words);
  if (layer === 0) return name;
  const bias = words.maps.bias(known(biasOf(parameters, layer, unit)));
  const count = Math.min(network.sizes[layer - 1] ?? 0, MOST_SAID);
  const weights = Array.from({ length: count }, (_, source) => {
    const from = layer === 1 ? featureName(network.features[source] ?? "") : String(source + 1);
    return `${from}: ${known(weightOf(parameters, { layer, unit, source }))}`;
  });
  return `${name}, ${bias}; ${weights.join(", ")}`;
}

function isInto(wire: Wire, { layer, unit }: UnitPlace): boolean {
  return wire.layer === layer && wire.unit === unit;
}
