/** What is known of one neuron or one weight, in words and numbers: how its sum is made up, and what comes back to it. */

import { formatNumber, formatSigned } from "../../core/format";
import type { Messages } from "../../core/messages";
import { plain } from "../../core/name";
import type { ArrayNetwork } from "../../core/network/arrays";
import type { Place } from "../../core/network/columns";
import type { Known, NetworkNow } from "../../core/network/layers-at";
import { backwardTerms, forwardTerms, type ShortSum } from "../../core/network/terms";
import { networkWords } from "../../core/network/view-words";
import type { Numbers } from "../../model/types";
import { toneOf } from "../shared/figure";
import type { WeightAt } from "./lines";

export interface CardScene {
  readonly network: ArrayNetwork;
  readonly numbers: Numbers;
  readonly now: NetworkNow;
  readonly sample: number;
  readonly messages: Messages;
  /** `C` or `L` in dL/dz. */
  readonly output: string;
  /** Are the terms of the sums listed? */
  readonly isOpen: boolean;
}

/** A line of a card: `z₁,₅ = 0.2338`. `key` names the figure, `number` is null while it is not known. */
export interface CardLine {
  readonly kind: "value" | "gradient" | "term" | "note";
  readonly name: string;
  readonly key: string;
  readonly number: number | null;
  readonly isSigned: boolean;
  /** What a term is the product of. */
  readonly weight: WeightAt | null;
}

export interface CardContent {
  readonly title: string;
  readonly aside: string;
  readonly lines: readonly CardLine[];
}

const MOST_TERMS = 4;

function line(kind: CardLine["kind"], name: string, key: string, number: number | null): CardLine {
  return { kind, name, key, number, isSigned: kind === "term", weight: null };
}

function note(name: string): CardLine {
  return { kind: "note", name, key: "", number: null, isSigned: false, weight: null };
}

const at = (known: Known | null, index: number): number | null =>
  known && known.opacity > 0 ? (known.data[index] ?? null) : null;

export function neuronCard(scene: CardScene, place: Place): CardContent {
  const { messages, network, sample } = scene;
  const words = networkWords(messages).columns;
  const title = place.column === 0 ? words.input(place.index + 1) : words.neuron(place.column, place.index + 1);
  const aside = network.samples > 1 ? words.sampleOf(sample + 1, network.samples) : "";
  const lines = place.column === 0 ? inputLines(scene, place) : neuronLines(scene, place);
  return { title, aside, lines };
}

function inputLines(scene: CardScene, place: Place): CardLine[] {
  const { now, output } = scene;
  const name = `x_${place.index + 1}`;
  const column = now.columns[0];
  return [
    line("value", plain(name), `value:${name}`, at(column?.a ?? null, place.index)),
    ...arriving(scene, place, name),
    line("gradient", `∂${output}/∂${plain(name)}`, `gradient:${name}`, at(column?.da ?? null, place.index)),
  ];
}

function neuronLines(scene: CardScene, place: Place): CardLine[] {
  const { now, output, network } = scene;
  const { column: l, index } = place;
  const column = now.columns[l];
  const layer = network.layers[l - 1];
  if (!column || !layer) return [];
  const [z, a, b] = [`z${l}_${index + 1}`, `a${l}_${index + 1}`, `b${l}_${index + 1}`];
  const prime = layer.activation === "sigmoid" ? "σ′" : "f′";
  const gain =
    layer.gain === null ? [] : [line("value", `${prime}(${plain(z)})`, `local:${a}.0`, at(column.gain, index))];
  const da = column.da === null && !isLast(network, l) ? arriving(scene, place, a) : [];
  return [
    ...leaving(scene, place),
    line("value", plain(z), `value:${z}`, at(column.z, index)),
    line("value", plain(a), `value:${a}`, at(column.a, index)),
    ...gain,
    ...(column.da === null && isLast(network, l) ? [] : column.da ? arriving(scene, place, a) : da),
    ...(hasOwnGradient(scene, l)
      ? [line("gradient", `∂${output}/∂${plain(a)}`, `gradient:${a}`, at(column.da, index))]
      : []),
    line("gradient", `∂${output}/∂${plain(z)}`, `gradient:${z}`, at(column.dz, index)),
    line("gradient", `∂${output}/∂${plain(b)}`, `gradient:${b}`, at(now.layers[l - 1]?.db ?? null, index)),
  ];
}

function isLast({ layers }: ArrayNetwork, column: number): boolean {
  return column === layers.length;
}

/** Beside the way to the loss an a has no gradient. */
function hasOwnGradient({ network, numbers }: CardScene, column: number): boolean {
  return numbers.gradients[network.layers[column - 1]?.a ?? -1] != null;
}

/** The terms of z. */
function leaving(scene: CardScene, { column, index }: Place): CardLine[] {
  const { network, numbers, now, messages } = scene;
  const layer = network.layers[column - 1];
  const before = now.columns[column - 1]?.a;
  const W = numbers.values[layer?.W ?? -1];
  if (!layer || !W) return [];
  const words = networkWords(messages).columns;
  const name = plain(`z${column}_${index + 1}`);
  const head = note(`${name} = Σ w·${column === 1 ? "x" : "a"} + b, ${words.terms(layer.inputs.toLocaleString("en"))}`);
  const bias = numbers.values[layer.b]?.[index] ?? null;
  const b = `b${column}_${index + 1}`;
  if (!scene.isOpen || !before || at(now.columns[column]?.z ?? null, index) === null) return [head];
  const sum = forwardTerms(W, before.data, index, MOST_TERMS);
  const source = (i: number) => (column === 1 ? `x_${i + 1}` : `a${column - 1}_${i + 1}`);
  return [
    head,
    ...sum.terms.map(({ index: i, weight, factor, product }) => ({
      ...line("term", termName(`w${column}_${index + 1}_${i + 1}`, source(i), weight, factor), `term:${i}`, product),
      weight: { layer: column - 1, unit: index, source: i },
    })),
    ...others(scene, sum),
    line("term", plain(b), `value:${b}`, bias),
  ];
}

/** The terms of dC/da: what comes back from the layer behind. */
function arriving(scene: CardScene, { column, index }: Place, name: string): CardLine[] {
  const { network, numbers, now, messages, output } = scene;
  const next = network.layers[column];
  const W = numbers.values[next?.W ?? -1];
  if (!next || !W) return [];
  const words = networkWords(messages).columns;
  const head = note(`∂${output}/∂${plain(name)} = Σ w·∂${output}/∂z, ${words.terms(next.units.toLocaleString("en"))}`);
  const dz = now.columns[column + 1]?.dz;
  if (!scene.isOpen || !dz || at(now.columns[column]?.da ?? null, index) === null) return [head];
  const sum = backwardTerms(W, dz.data, index, MOST_TERMS);
  const l = column + 1;
  return [
    head,
    ...sum.terms.map(({ index: j, weight, factor, product }) => ({
      ...line(
        "term",
        termName(`w${l}_${j + 1}_${index + 1}`, `∂z${l}_${j + 1}`, weight, factor),
        `back-term:${j}`,
        product,
      ),
      weight: { layer: column, unit: j, source: index },
    })),
    ...others(scene, sum),
  ];
}

function termName(weight: string, factor: string, w: number, f: number): string {
  const other = factor.startsWith("∂") ? `∂${plain(factor.slice(1))}` : plain(factor);
  return `${plain(weight)} · ${other} = ${formatNumber(w, 3)} · ${formatNumber(f, 3)}`;
}

function others({ messages }: CardScene, { count, terms, rest }: ShortSum): CardLine[] {
  const left = count - terms.length;
  if (left === 0) return [];
  return [line("term", networkWords(messages).columns.others(left.toLocaleString("en")), "others", rest)];
}

export function weightCard(scene: CardScene, { layer: l, unit, source }: WeightAt): CardContent {
  const { network, numbers, now, messages, output, sample } = scene;
  const words = networkWords(messages).columns;
  const layer = network.layers[l];
  const w = `w${l + 1}_${unit + 1}_${source + 1}`;
  const place = unit * (layer?.inputs ?? 0) + source;
  const a = l === 0 ? `x_${source + 1}` : `a${l}_${source + 1}`;
  const z = `z${l + 1}_${unit + 1}`;
  const weight = numbers.values[layer?.W ?? -1]?.[place] ?? null;
  const value = at(now.columns[l]?.a ?? null, source);
  const delta = at(now.columns[l + 1]?.dz ?? null, unit);
  const dW = at(now.layers[l]?.dW ?? null, place);
  const product = weight !== null && value !== null ? weight * value : null;
  const own = value !== null && delta !== null ? value * delta : null;
  const met = `${plain(a)} × ∂${output}/∂${plain(z)}`;
  const gradient = `∂${output}/∂${plain(w)}`;
  const isOne = network.samples === 1;
  return {
    title: words.weight(plain(w)),
    aside: isOne ? "" : words.sampleOf(sample + 1, network.samples),
    lines: [
      line("value", plain(w), `value:${w}`, weight),
      line("value", `∂${plain(z)}/∂${plain(w)} = ${plain(a)}`, `value:${a}`, value),
      line("value", `${plain(w)} × ${plain(a)}`, `product:${w}`, product),
      line("gradient", `∂${output}/∂${plain(z)}`, `gradient:${z}`, delta),
      ...(isOne
        ? [line("gradient", `${met} = ${gradient}`, `gradient:${w}`, dW)]
        : [
            line("gradient", `${words.thisSample}: ${met}`, `share:${w}`, own),
            line("gradient", `${gradient}, ${words.allSamples(network.samples)}`, `gradient:${w}`, dW),
          ]),
    ],
  };
}

/** The card as elements. `choose` is called with the weight of a term that is pressed. */
export class Card {
  readonly element = document.createElement("div");
  private shown = "";

  constructor(private readonly choose: (weight: WeightAt) => void) {
    this.element.className = "card";
    this.element.hidden = true;
    this.element.setAttribute("role", "group");
    // What is pressed in the card is not pressed on the stage.
    for (const name of ["pointerdown", "pointermove", "pointerup"] as const) {
      this.element.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  draw(content: CardContent | null): void {
    this.element.hidden = content === null;
    const key = JSON.stringify(content);
    if (!content || key === this.shown) return;
    this.shown = key;
    const title = make("p", "card-title", content.title);
    if (content.aside) title.append(make("span", "aside", content.aside));
    this.element.setAttribute("aria-label", content.title);
    this.element.replaceChildren(title, ...content.lines.map((each) => this.lineElement(each)));
  }

  /** In words, for those who cannot see it. */
  static spoken({ title, lines }: CardContent, unknown: string): string {
    const parts = lines
      .filter(({ kind }) => kind === "value" || kind === "gradient")
      .map(({ name, number }) => `${name}: ${number === null ? unknown : formatNumber(number)}`);
    return `${title}. ${parts.join(", ")}`;
  }

  private lineElement({ kind, name, key, number, isSigned, weight }: CardLine): HTMLElement {
    const row = make(weight ? "button" : "div", `card-line is-${kind}`, "");
    if (weight) {
      row.setAttribute("type", "button");
      row.addEventListener("click", () => this.choose(weight));
    }
    row.append(make("span", "name", name));
    if (kind === "note") return row;
    const text = number === null ? "?" : isSigned ? formatSigned(number) : formatNumber(number);
    const figure = make("span", "figure", text);
    figure.dataset.figure = key;
    if (number !== null) {
      figure.dataset.number = String(number);
      if (kind !== "value") figure.dataset.tone = toneOf(number);
    }
    row.append(figure);
    return row;
  }
}

function make(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
