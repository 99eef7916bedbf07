/** The words and figures of a network's picture: names of layers and inputs, what is left out, weights that are read. */
import { formatNumber } from "../../core/format";
import type { Arrangement, LayerColumn, UnitBox } from "../../core/training/arrangement";
import { featureName } from "../../core/training/features";
import type { TrainedNetwork } from "../../core/training/network";
import type { Drawn } from "../../core/training/wires";
import type { PictureWords } from "../../core/training/words";
import { clipped } from "../shared/figure";
import { make, put, write } from "../shared/svg";
import { Pool } from "./pool";

/** About how wide a letter is. */
const LETTER = 6.4;
/** A layer's name is a number where columns are nearer to each other than this. */
const NAMED = 52;
const MOST_FIGURES = 17;

export class MapsLabels {
  private readonly heads: Pool<SVGTextElement>;
  private readonly more: Pool<SVGTextElement>;
  private readonly inputs: Pool<SVGTextElement>;
  private readonly figures: Pool<SVGTextElement>;

  constructor(svg: SVGElement) {
    const group = make("g", { "aria-hidden": "true" }, svg);
    this.heads = new Pool(() => make("text", { class: "tick", "text-anchor": "middle" }, group));
    this.more = new Pool(() => make("text", { class: "tick", "text-anchor": "middle" }, group));
    this.inputs = new Pool(() => make("text", { "text-anchor": "end", dy: "0.35em" }, group));
    this.figures = new Pool(() => make("text", { class: "wire-figure", "text-anchor": "middle", dy: "0.35em" }, group));
  }

  draw({ columns, gap }: Arrangement, network: TrainedNetwork, words: PictureWords, bottom: number): void {
    const spacing = gap + (columns[0]?.units[0]?.side ?? 0);
    const top = Math.min(...columns.flatMap(({ units }) => units.map(({ y, side }) => y - side / 2))) - 10;
    this.heads.take(columns.length).forEach((text, i) => {
      const { x, layer } = columns[i] as LayerColumn;
      place(text, x, top, headOf(layer, columns.length - 1, spacing, words));
    });
    const short = columns.filter(({ hidden }) => hidden > 0);
    this.more.take(short.length).forEach((text, i) => {
      const { x, hidden } = short[i] as LayerColumn;
      place(text, x, bottom, words.maps.more(hidden.toLocaleString("en")));
    });
    const [first] = columns;
    // In a grid a name would stand on another input: there it is read by pointing.
    const inputs = first?.units.filter(({ x }) => x === first.x) ?? [];
    this.inputs.take(inputs.length).forEach((text, i) => {
      const { x, y, side, unit } = inputs[i] as UnitBox;
      place(text, x - side / 2 - 5, y, clipped(featureName(network.features[unit] ?? ""), INPUT_LETTERS));
    });
  }

  /** The weights into the neuron that is pointed at, each on its line. */
  drawFigures(drawn: readonly Drawn[]): void {
    const shown = drawn.length > MOST_FIGURES ? [] : drawn;
    this.figures.take(shown.length).forEach((text, i) => {
      const { wire, weight } = shown[i] as Drawn;
      // Near the source, where lines are furthest from each other.
      const at = 0.16;
      place(text, wire.x1 + 24 + at * (wire.x2 - wire.x1 - 24), wire.y1 + at * (wire.y2 - wire.y1), known(weight));
      if (weight === null) text.removeAttribute("data-number");
      else put(text, "data-number", weight);
    });
  }
}

const INPUT_LETTERS = 16;

/** How wide the names of the inputs are. */
export function inputRoom({ features, sizes }: TrainedNetwork): number {
  const longest = Math.max(0, ...features.slice(0, sizes[0]).map((name) => featureName(name).length));
  return 8 + LETTER * Math.min(INPUT_LETTERS, longest);
}

export function known(weight: number | null): string {
  return weight === null ? "?" : formatNumber(weight, 3);
}

function headOf(layer: number, last: number, spacing: number, { maps, norms }: PictureWords): string {
  if (layer === 0) return maps.input;
  if (layer === last) return maps.output;
  return spacing < NAMED ? String(layer) : norms.layer(layer);
}

function place(text: SVGTextElement, x: number, y: number, words: string): void {
  put(text, "x", x.toFixed(1));
  put(text, "y", y.toFixed(1));
  write(text, words);
}
