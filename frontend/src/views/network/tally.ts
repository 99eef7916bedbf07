/** Under a neuron, while an order is played: how often its dC/dz has been evaluated, and that it is asked for again. */

import type { Frame } from "../../core/frame";
import { NEURON } from "../../core/network/rooms";
import type { Neuron } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import { lettersOf } from "../shared/letters";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put, write } from "../shared/svg";

const SIZE = 11.5;
const EM = 0.56;

export class Tally {
  private readonly text: SVGTextElement;

  constructor(
    private readonly neuron: Neuron,
    parent: Element,
  ) {
    this.text = make("text", { class: "tally", y: NEURON.tally.y, dy: "0.36em", "data-tally": neuron.z }, parent);
  }

  draw({ order }: Frame, { messages, mirror }: Picture): void {
    const event = order?.event;
    const isAgain = event?.kind === "ask" && event.neuron === this.neuron && event.times > 1;
    const times = order?.tally.get(this.neuron.z) ?? 0;
    fade(this.text, isAgain || times > 0 ? mirror : 0);
    const { again, tally } = networkWords(messages).order;
    const words = isAgain ? again(event.times) : times > 0 ? tally(times) : "";
    write(this.text, words);
    put(this.text, "data-times", times);
    put(this.text, "font-size", Math.min(SIZE, NEURON.tally.width / (lettersOf(words) * EM || 1)).toFixed(1));
    mark(this.text, "is-again", isAgain);
  }
}
