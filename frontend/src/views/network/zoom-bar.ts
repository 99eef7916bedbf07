/** Above the stage: how far one has zoomed in, `Arrays > Neurons > Neuron 2 of layer 1`, and the ways in and out. */

import type { Messages } from "../../core/messages";
import { neuronOf, neuronText, readNeuronName } from "../../core/network/neuron";
import { type Network, networkOf } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { ZoomBarState, ZoomBarTargets, ZoomBarView } from "../shared/zoom";
import { Minimap } from "./minimap";

export class ZoomBar implements ZoomBarView {
  readonly element = document.createElement("nav");
  readonly #arrays = button("crumb");
  readonly #neurons = button("crumb");
  readonly #into = button("crumb into");
  readonly #choice = document.createElement("select");
  readonly #map = new Minimap();
  readonly #elsewhere = document.createElement("span");
  readonly #next = button("next-here");
  #offered: string | null = null;
  #listed: readonly unknown[] = [];

  constructor(targets: ZoomBarTargets) {
    this.element.className = "zoom-bar";
    this.element.setAttribute("part", "zoom");
    this.#choice.className = "crumb choice";
    this.#elsewhere.className = "elsewhere";
    const parts = [
      this.#arrays,
      this.#neurons,
      this.#into,
      this.#choice,
      this.#map.element,
      this.#elsewhere,
      this.#next,
    ];
    this.element.append(...parts);
    this.#arrays.addEventListener("click", () => targets.view("graph"));
    this.#neurons.addEventListener("click", () =>
      this.element.dataset.level === "arrays" ? targets.view("network") : targets.enter(null),
    );
    this.#into.addEventListener("click", () => targets.enter(this.#offered));
    this.#choice.addEventListener("change", () => targets.enter(this.#choice.value));
    this.#next.addEventListener("click", () => targets.nextHere());
  }

  draw(state: ZoomBarState): void {
    const { scene, frame, part, isNetwork, hasArrays, offered, messages } = state;
    const words = networkWords(messages);
    const { element } = this;
    element.toggleAttribute("hidden", !hasArrays && !part);
    if (element.hidden) return;
    const level = part ? "neuron" : isNetwork ? "neurons" : "arrays";
    element.dataset.level = level;
    element.setAttribute("aria-label", words.zoom);
    label(this.#arrays, words.arrays, hasArrays, level === "arrays");
    label(this.#neurons, words.neurons, true, level === "neurons");
    this.#offered = offered;
    label(this.#into, offered ? nameIn(messages, offered) : "", level === "neurons" && offered !== null, false);
    this.#choice.hidden = part === null;
    this.#next.hidden = part === null;
    const active = frame.active && neuronOf(scene, frame.active.node);
    this.#map.draw(
      part && networkOf(scene, part.name.end),
      part?.name ?? null,
      active,
      frame.active?.pass ?? "forward",
    );
    if (part) this.#list(networkOf(scene, part.name.end), part.name.end, messages);
    if (part) this.#choice.value = neuronText(part.name);
    if (this.#next.textContent !== words.nextHere) this.#next.textContent = words.nextHere;
    this.#next.disabled = !part?.isHere.some((isHere, step) => isHere && step >= frame.t);
    const isHere = part?.isHere[frame.active?.index ?? -1] !== false;
    const where = isHere || !frame.active ? "" : words.stepIsIn(placeOf(state, frame.active.node));
    if (this.#elsewhere.textContent !== where) this.#elsewhere.textContent = where;
  }

  /** All neurons of the network, as a list to choose from. */
  #list(network: Network | null, end: string, messages: Messages): void {
    const now = [network, messages];
    if (now.every((each, i) => each === this.#listed[i])) return;
    this.#listed = now;
    this.#choice.setAttribute("aria-label", networkWords(messages).chooseNeuron);
    const neurons = network?.layers.flat() ?? [];
    this.#choice.replaceChildren(
      ...neurons.map(({ layer, number }) => {
        const value = neuronText({ layer, number, end });
        return new Option(networkWords(messages).neuron(number, layer), value);
      }),
    );
  }
}

function button(name: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  return element;
}

function label(element: HTMLButtonElement, text: string, isShown: boolean, isHere: boolean): void {
  element.hidden = !isShown;
  if (element.textContent !== text) element.textContent = text;
  if (isHere) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function nameIn(messages: Messages, text: string): string {
  const name = readNeuronName(text);
  return name ? networkWords(messages).neuron(name.number, name.layer) : text;
}

function placeOf({ scene, messages }: ZoomBarState, node: number): string {
  const name = neuronOf(scene, node);
  return name ? networkWords(messages).neuron(name.number, name.layer) : networkWords(messages).theLoss;
}
