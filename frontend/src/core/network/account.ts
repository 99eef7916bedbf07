/**
 * The account of one neuron or one weight: its numbers, `?` (null) before their step, and how its sum is made up, the
 * largest terms by name and the others together. The numbers are entries of the trace's arrays; terms are products of
 * two of them.
 */

import type { Numbers, Pass } from "../../model/types";
import { formatNumber } from "../format";
import type { Messages } from "../messages";
import { plain } from "../name";
import type { ArrayNetwork, WeightAt } from "./arrays";
import type { NeuronPosition } from "./columns";
import type { Known, NetworkNow } from "./layers-at";
import { backwardTerms, forwardTerms, type ShortSum } from "./terms";
import { networkWords } from "./view-words";

export interface AccountScene {
  readonly network: ArrayNetwork;
  readonly numbers: Numbers;
  readonly now: NetworkNow;
  readonly sample: number;
  readonly messages: Messages;
  /** `L` in dL/dz. */
  readonly output: string;
  /** Of which sum the terms are listed: that of z, or that of dL/da; of none where it is null. */
  readonly listed: Pass | null;
}

/** `z₁,₅ = 0.2338`. */
export interface AccountLine {
  readonly kind: "value" | "gradient" | "term" | "note";
  readonly name: string;
  /** What the number is the product of, `0.5 × −2`. */
  readonly made: string;
  /** Names the figure, like `value:z1_5`. */
  readonly key: string;
  /** Null while it is not known. */
  readonly number: number | null;
  /** The weight of a term. */
  readonly weight: WeightAt | null;
}

export interface Account {
  readonly title: string;
  readonly aside: string;
  readonly lines: readonly AccountLine[];
}

const MOST_TERMS = 5;

export function accountOfNeuron(scene: AccountScene, place: NeuronPosition): Account {
  const words = networkWords(scene.messages).columns;
  const { column, index } = place;
  const title = column === 0 ? words.input(index + 1) : words.neuron(column, index + 1);
  return { title, aside: sampleWords(scene), lines: column === 0 ? inputLines(scene, place) : ownLines(scene, place) };
}

export function accountOfWeight(scene: AccountScene, at: WeightAt): Account {
  const { network, numbers, now, messages, output } = scene;
  const words = networkWords(messages).columns;
  const layer = network.layers[at.layer];
  const place = at.unit * (layer?.inputs ?? 0) + at.source;
  const [w, a, z] = [weightId(at), valueId(at.layer, at.source), `z${at.layer + 1}_${at.unit + 1}`];
  const weight = numbers.values[layer?.W ?? -1]?.[place] ?? null;
  const value = entry(now.columns[at.layer]?.a, at.source);
  const delta = entry(now.columns[at.layer + 1]?.dz, at.unit);
  const dW = entry(now.layers[at.layer]?.dW, place);
  const met = `${valueName(network, at.layer, at.source)} × ∂${output}/∂${plain(z)}`;
  const gradient = `∂${output}/∂${plain(w)}`;
  const meeting =
    network.samples === 1
      ? [line("gradient", `${met} = ${gradient}`, `gradient:${w}`, dW)]
      : [
          line("gradient", `${words.thisSample}: ${met}`, `share:${w}`, dW === null ? null : product(value, delta)),
          line("gradient", `${gradient}, ${words.allSamples(network.samples)}`, `gradient:${w}`, dW),
        ];
  return {
    title: words.weight(plain(w)),
    aside: sampleWords(scene),
    lines: [
      line("value", plain(w), `value:${w}`, weight),
      line("value", `∂${plain(z)}/∂${plain(w)} = ${plain(a)}`, `value:${a}`, value),
      line("value", `${plain(w)} × ${plain(a)}`, `product:${w}`, product(weight, value)),
      line("gradient", `∂${output}/∂${plain(z)}`, `gradient:${z}`, delta),
      ...meeting,
    ],
  };
}

function inputLines(scene: AccountScene, place: NeuronPosition): AccountLine[] {
  const { now, output } = scene;
  const x = valueId(0, place.index);
  return [
    line("value", plain(x), `value:${x}`, entry(now.columns[0]?.a, place.index)),
    ...arrivingLines(scene, place),
    line("gradient", `∂${output}/∂${plain(x)}`, `gradient:${x}`, entry(now.columns[0]?.da, place.index)),
  ];
}

function ownLines(scene: AccountScene, place: NeuronPosition): AccountLine[] {
  const { now, numbers, output, network } = scene;
  const { column: l, index } = place;
  const column = now.columns[l];
  const layer = network.layers[l - 1];
  if (!column || !layer) return [];
  const [z, a, b] = ["z", "a", "b"].map((letter) => `${letter}${l}_${index + 1}`) as [string, string, string];
  const derivative = (name: string) => `∂${output}/∂${plain(name)}`;
  const prime = layer.activation === "sigmoid" ? "σ′" : "f′";
  const gain = line("value", `${prime}(${plain(z)})`, `local:${a}.0`, entry(column.gain, index));
  const da = line("gradient", `∂${output}/∂${valueName(network, l, index)}`, `gradient:${a}`, entry(column.da, index));
  return [
    ...sumLines(scene, place),
    line("value", plain(z), `value:${z}`, entry(column.z, index)),
    line("value", valueName(network, l, index), `value:${a}`, entry(column.a, index)),
    ...(layer.gain === null ? [] : [gain]),
    ...arrivingLines(scene, place),
    // Beside the way to the loss an a has no gradient.
    ...(numbers.gradients[layer.a] ? [da] : []),
    line("gradient", derivative(z), `gradient:${z}`, entry(column.dz, index)),
    line("gradient", ofAll(scene, derivative(b)), `gradient:${b}`, entry(now.layers[l - 1]?.db, index)),
  ];
}

/** The sum that makes z. */
function sumLines(scene: AccountScene, { column, index }: NeuronPosition): AccountLine[] {
  const { network, numbers, now, messages, listed } = scene;
  const layer = network.layers[column - 1];
  const before = now.columns[column - 1]?.a;
  const W = numbers.values[layer?.W ?? -1];
  if (!layer || !W) return [];
  const terms = networkWords(messages).columns.terms(count(layer.inputs));
  const head = note(`${plain(`z${column}_${index + 1}`)} = Σ w·${column === 1 ? "x" : "a"} + b, ${terms}`);
  if (listed !== "forward" || !before || entry(now.columns[column]?.z, index) === null) return [head];
  const sum = forwardTerms(W, before.data, index, MOST_TERMS);
  const b = `b${column}_${index + 1}`;
  return [
    head,
    ...sum.terms.map((term) => {
      const weight = { layer: column - 1, unit: index, source: term.index };
      return termLine(plain(valueId(column - 1, term.index)), term, weight);
    }),
    ...othersLine(scene, sum),
    line("term", plain(b), `value:${b}`, numbers.values[layer.b]?.[index] ?? null),
  ];
}

/** The sum that makes dL/da: what comes back from the layer behind. */
function arrivingLines(scene: AccountScene, { column, index }: NeuronPosition): AccountLine[] {
  const { network, numbers, now, messages, output, listed } = scene;
  const next = network.layers[column];
  const W = numbers.values[next?.W ?? -1];
  if (!next || !W) return [];
  const terms = networkWords(messages).columns.terms(count(next.units));
  const name = plain(valueId(column, index));
  const head = note(`∂${output}/∂${name} = Σ w·∂${output}/∂${plain(`z${column + 1}`)}, ${terms}`);
  const dz = now.columns[column + 1]?.dz;
  if (listed !== "backward" || !dz || entry(now.columns[column]?.da, index) === null) return [head];
  const sum = backwardTerms(W, dz.data, index, MOST_TERMS);
  return [
    head,
    ...sum.terms.map((term) => {
      const weight = { layer: column, unit: term.index, source: index };
      return termLine(`∂${plain(`z${column + 1}_${term.index + 1}`)}`, term, weight);
    }),
    ...othersLine(scene, sum),
  ];
}

function termLine(name: string, { weight: w, factor, product: number }: ShortSum["terms"][number], weight: WeightAt) {
  const made = `${formatNumber(w, 3)} × ${bracketed(formatNumber(factor, 3))}`;
  return { ...line("term", name, `product:${weightId(weight)}`, number), made, weight };
}

function othersLine({ messages }: AccountScene, { count: all, terms, rest }: ShortSum): AccountLine[] {
  const left = all - terms.length;
  return left === 0 ? [] : [line("term", networkWords(messages).columns.others(count(left)), "others", rest)];
}

function line(kind: AccountLine["kind"], name: string, key: string, number: number | null): AccountLine {
  return { kind, name, made: "", key, number, weight: null };
}

function note(name: string): AccountLine {
  return line("note", name, "", null);
}

function entry(known: Known | null | undefined, index: number): number | null {
  return known && known.opacity > 0 ? (known.data[index] ?? null) : null;
}

function product(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function ofAll({ network, messages }: AccountScene, name: string): string {
  return network.samples === 1 ? name : `${name}, ${networkWords(messages).columns.allSamples(network.samples)}`;
}

function sampleWords({ network, sample, messages }: AccountScene): string {
  return network.samples === 1 ? "" : networkWords(messages).columns.sampleOf(sample + 1, network.samples);
}

/** Of what stands in a column: `x_3` or `a1_3`. */
function valueId(column: number, index: number): string {
  return column === 0 ? `x_${index + 1}` : `a${column}_${index + 1}`;
}

/** What the lecture calls it: y where it is the output. */
function valueName({ layers }: ArrayNetwork, column: number, index: number): string {
  return plain(column === layers.length ? `y_${index + 1}` : valueId(column, index));
}

function weightId({ layer, unit, source }: WeightAt): string {
  return `w${layer + 1}_${unit + 1}_${source + 1}`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}

function bracketed(figure: string): string {
  return figure.startsWith("−") ? `(${figure})` : figure;
}
