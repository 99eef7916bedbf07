/**
 * The whole network in the height of a line, with the lecture's red triangle round the neuron one is in. The neuron of
 * the step is filled.
 */
import type { NeuronName } from "../../core/network/neuron";
import type { Network } from "../../core/network/structure";
import type { Pass } from "../../model/types";
import { make, mark, put } from "../shared/svg";

const HEIGHT = 34;
const COLUMN = 22;
const MARGIN = 11;
const RADIUS = 3.5;

export class Minimap {
  readonly element = make("svg", { class: "minimap", "aria-hidden": "true", hidden: "" });
  readonly #lines = make("path", { class: "minimap-lines" }, this.element);
  readonly #dots = make("g", {}, this.element);
  readonly #triangle = make("path", { class: "visited-mark" }, this.element);
  #shown: Network | null = null;

  draw(network: Network | null, name: NeuronName | null, active: NeuronName | null, pass: Pass): void {
    this.element.toggleAttribute("hidden", !network || !name);
    if (!network || !name) return;
    const sizes = [network.inputs.length, ...network.layers.map((layer) => layer.length)];
    if (network !== this.#shown) this.#lay(sizes);
    this.#shown = network;
    put(this.#dots, "data-pass", pass);
    for (const dot of this.#dots.children) {
      mark(dot, "is-active", active !== null && dot.id === `dot-${active.layer}-${active.number - 1}`);
    }
    const [x, y] = at(sizes, name.layer, name.number - 1);
    put(this.#triangle, "transform", `translate(${x} ${y})`);
    put(this.#triangle, "d", triangle(Math.max(3, 1.5 * radiusOf(sizes))));
  }

  #lay(sizes: readonly number[]): void {
    const width = 2 * MARGIN + (sizes.length - 1) * COLUMN;
    put(this.element, "viewBox", `0 0 ${width} ${HEIGHT}`);
    put(this.element, "width", width);
    put(this.element, "height", HEIGHT);
    const lines: string[] = [];
    this.#dots.replaceChildren();
    sizes.forEach((size, column) => {
      for (let row = 0; row < size; row++) {
        const [x, y] = at(sizes, column, row);
        const kind = column === 0 ? "is-input" : "";
        make("circle", { id: `dot-${column}-${row}`, cx: x, cy: y, r: radiusOf(sizes), class: kind }, this.#dots);
        for (let from = 0; column > 0 && from < (sizes[column - 1] ?? 0); from++) {
          lines.push(`M${at(sizes, column - 1, from).join(" ")}L${x} ${y}`);
        }
      }
    });
    put(this.#lines, "d", lines.join(""));
  }
}

function at(sizes: readonly number[], column: number, row: number): readonly [x: number, y: number] {
  const gap = (HEIGHT - 2 * MARGIN) / Math.max(1, Math.max(...sizes) - 1);
  const y = HEIGHT / 2 + (row - ((sizes[column] ?? 1) - 1) / 2) * gap;
  return [MARGIN + column * COLUMN, y];
}

/** Round a circle of that radius, with air between. */
function triangle(radius: number): string {
  const [half, up, down] = [radius * 1.85, radius * 2.1, radius * 1.1].map((each) => each.toFixed(2));
  return `M0 -${up}L${half} ${down}H-${half}Z`;
}

function radiusOf(sizes: readonly number[]): number {
  return Math.min(RADIUS, (0.42 * (HEIGHT - 2 * MARGIN)) / Math.max(1, Math.max(...sizes) - 1));
}
