/** What is written above the network: the step as a formula; in the reversed network title and legend. */

import { formatNumber } from "../../core/format";
import type { Frame } from "../../core/frame";
import { gradientText, plainName } from "../../core/name";
import { entering, leaving } from "../../core/network/morph";
import type { Network } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { Scene, SceneNode } from "../../model/types";
import { fontSize } from "../shared/figure";
import { lettersOf } from "../shared/letters";
import type { Picture } from "../shared/renderer";
import { fade, make, put, write } from "../shared/svg";

const LINES = { title: 17, legend: 37, formula: 20 };
const SIZE = { title: 16, legend: 12, formula: 14 };

export class Band {
  readonly element: SVGGElement;
  private readonly formula: SVGTextElement;
  private readonly reversed: SVGGElement;
  private readonly title: SVGTextElement;
  private readonly legend: SVGTextElement;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    private readonly size: { readonly width: number },
  ) {
    this.element = make("g", { class: "band" });
    const middle = size.width / 2;
    this.formula = make("text", { class: "band-formula", x: middle, y: LINES.formula, dy: "0.36em" }, this.element);
    this.reversed = make("g", {}, this.element);
    this.title = make("text", { class: "band-title", x: 12, y: LINES.title, dy: "0.36em" }, this.reversed);
    this.legend = make("text", { class: "band-legend", x: 12, y: LINES.legend, dy: "0.36em" }, this.reversed);
  }

  draw(frame: Frame, picture: Picture): void {
    const { mirror, messages } = picture;
    const words = networkWords(messages);
    fade(this.formula, leaving(mirror));
    fade(this.reversed, entering(mirror));
    const formula = formulaOf(this.scene, this.network, frame, picture);
    write(this.formula, formula);
    put(this.formula, "font-size", fontSize(formula, this.size.width - 40, SIZE.formula));
    this.set(this.title, words.reversedTitle, SIZE.title);
    this.set(this.legend, words.reversedLegend, SIZE.legend);
  }

  private set(text: SVGTextElement, words: string, size: number): void {
    write(text, words);
    put(text, "font-size", Math.min(size, (this.size.width - 24) / (lettersOf(words) * 0.56)).toFixed(1));
  }
}

/** The active step of the backward pass in the lecture's terms: a × dC/dz = dC/dw, or gain × dC/da = dC/dz. */
function formulaOf(scene: Scene, network: Network, frame: Frame, { numbers }: Picture): string {
  const { active } = frame;
  if (active?.pass !== "backward") return "";
  const name = (index: number) => gradientText(scene, scene.nodes[index] as SceneNode);
  const known = (x: number | undefined, isKnown: boolean) => (isKnown && x !== undefined ? formatNumber(x) : "?");
  const gradient = (index: number) => {
    const node = frame.nodes[index];
    return known(node?.gradient?.[0], node?.gradientState === "done");
  };
  for (const { z, a, gain, weights, activation } of network.layers.flat()) {
    const met = weights.find(({ product }) => product === active.node);
    if (met) {
      const [value, delta] = [numbers.values[met.source]?.[0], gradient(z)];
      const source = plainName(scene.nodes[met.source] as SceneNode);
      const figures = `${known(value, true)} × ${bracket(delta)} = ${gradient(met.weight)}`;
      return `${name(met.weight)} = ${source} × ${name(z)} = ${figures}`;
    }
    if (active.node === a && gain !== null) {
      const prime = activation === "sigmoid" ? "σ′" : "f′";
      const slope = known(numbers.locals[gain]?.data[0], true);
      const figures = `${slope} × ${bracket(gradient(a))} = ${gradient(z)}`;
      return `${name(z)} = ${prime}(${plainName(scene.nodes[z] as SceneNode)}) × ${name(a)} = ${figures}`;
    }
  }
  return "";
}

function bracket(figure: string): string {
  return figure.startsWith("−") ? `(${figure})` : figure;
}
