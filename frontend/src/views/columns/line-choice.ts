/** How many lines are drawn, said in words, with a button for fewer and one for more. */

import { plain } from "../../core/name";
import { LINES } from "../../core/network/detail";
import type { ColumnsWords } from "../../core/network/view-words";

interface LinesDrawn {
  /** By layer: how many of how many, and whether they show the gradients. */
  readonly layers: readonly { readonly count: number; readonly of: number }[];
  readonly asked: number;
}

export class LineChoice {
  readonly element = document.createElement("div");
  readonly #words = document.createElement("span");
  readonly #fewer = document.createElement("button");
  readonly #more = document.createElement("button");
  #shown = "";

  constructor(choose: (by: 1 | -1) => void) {
    this.element.className = "line-choice";
    this.#fewer.textContent = "−";
    this.#more.textContent = "+";
    const buttons = [
      [this.#fewer, -1],
      [this.#more, 1],
    ] as const;
    for (const [button, by] of buttons) {
      button.type = "button";
      button.addEventListener("click", () => choose(by));
      button.addEventListener("pointerdown", (event) => event.stopPropagation());
    }
    this.element.append(this.#words, this.#fewer, this.#more);
  }

  draw({ layers, asked }: LinesDrawn, words: ColumnsWords): void {
    const parts = layers.map(({ count, of }, i) =>
      words.part(plain(`W${i + 1}`), count.toLocaleString("en"), of.toLocaleString("en")),
    );
    const key = [words.lines, ...parts].join(" · ");
    if (this.#shown !== key) {
      this.#shown = key;
      const [rule, figures] = ["rule", "figures"].map(span);
      if (!rule || !figures) return;
      rule.textContent = `${words.lines} `;
      figures.textContent = parts.join(" · ");
      this.#words.replaceChildren(rule, figures);
    }
    this.#fewer.disabled = asked <= LINES[0];
    this.#more.disabled = asked >= (LINES.at(-1) ?? 0);
    for (const [button, label] of [
      [this.#fewer, words.fewer],
      [this.#more, words.more],
    ] as const) {
      button.setAttribute("aria-label", label);
      button.title = label;
    }
  }
}

function span(name: string): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  return element;
}
