/** The account of a neuron or a weight as a card beside it. */
import type { Size } from "../../core/camera";
import { formatNumber, formatSigned } from "../../core/format";
import type { Account, AccountLine } from "../../core/network/account";
import type { WeightAt } from "../../core/network/arrays";
import type { Point } from "../../model/types";
import { toneOf } from "../shared/figure";

const EDGE_PX = 10;
/** Below the line of words. */
const TOP_PX = 44;
/** What is on the left of this share of the view has its card at the right. */
const MIDDLE = 0.58;

export class ColumnCard {
  readonly element = document.createElement("div");
  #shown = "";

  /** `choose` is called with the weight of a term that is pressed. */
  constructor(private readonly choose: (weight: WeightAt) => void) {
    this.element.className = "card";
    this.element.hidden = true;
    this.element.setAttribute("role", "group");
    // What is pressed in the card is not pressed on the stage.
    for (const name of ["pointerdown", "pointermove", "pointerup"] as const) {
      this.element.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  /** `isOpen`: it stays, and can be pressed; else it goes with the pointer, which must not rest on it. */
  draw(account: Account | null, isOpen: boolean): void {
    this.element.hidden = account === null;
    this.element.classList.toggle("is-open", isOpen);
    const key = JSON.stringify(account);
    if (!account || key === this.#shown) return;
    this.#shown = key;
    const title = make("p", "card-title", account.title);
    if (account.aside) title.append(make("span", "aside", account.aside));
    this.element.setAttribute("aria-label", account.title);
    this.element.replaceChildren(title, ...account.lines.map((each) => this.#lineElement(each)));
  }

  /** At the side of the view that is further from what it speaks of, so that this and its lines are seen. */
  place(at: Point, view: Size): void {
    const { offsetWidth: width, offsetHeight: height, style } = this.element;
    const isRight = at.x < view.width * MIDDLE;
    const top = Math.min(at.y - height / 2, view.height - height - EDGE_PX);
    style.left = `${(isRight ? view.width - width - EDGE_PX : EDGE_PX).toFixed(0)}px`;
    style.top = `${Math.max(TOP_PX, top).toFixed(0)}px`;
  }

  #lineElement({ kind, name, made, key, number, weight }: AccountLine): HTMLElement {
    const row = make(weight ? "button" : "div", `card-line is-${kind}`, "");
    if (weight) {
      row.setAttribute("type", "button");
      row.addEventListener("click", () => this.choose(weight));
    }
    row.append(make("span", "name", name));
    if (kind === "note") return row;
    if (made) row.append(make("span", "made", made));
    const text = number === null ? "?" : kind === "term" ? formatSigned(number) : formatNumber(number);
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

/** In words, for those who cannot see it. */
export function spoken({ title, lines }: Account, unknown: string): string {
  const parts = lines
    .filter(({ kind }) => kind === "value" || kind === "gradient")
    .map(({ name, number }) => `${name}: ${number === null ? unknown : formatNumber(number)}`);
  return `${title}. ${parts.join(", ")}`;
}

function make(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
