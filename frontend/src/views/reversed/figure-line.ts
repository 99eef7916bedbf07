/** A number in a line of text after some words: `?` until it is known, and all its digits where a program can read them. */
import { type GainWords, type LineRoom, wording } from "../../core/network/gain-words";
import { changes } from "../shared/changes";
import { setName } from "../shared/name";
import { make, mark, put, show } from "../shared/svg";

interface FigureLineRoom extends Omit<LineRoom, "digits"> {
  /** What it is, for those who read the page by program: `local:w1_1.0`. */
  readonly key: string;
  /** What may be said before the number, the best first. */
  readonly choices: readonly GainWords[];
}

export class FigureLine {
  readonly #figure = make("tspan", { class: "figure" });
  readonly #isNew = changes();
  #words: GainWords | null = null;

  constructor(
    private readonly line: SVGTextElement,
    private readonly given: FigureLineRoom,
  ) {
    put(this.#figure, "data-figure", given.key);
    line.append(this.#figure);
  }

  draw(x: number | null | undefined, digits: number, opacity = 1): void {
    const known = opacity > 0 ? (x ?? null) : null;
    put(this.#figure, "opacity", known === null ? 1 : Number(opacity.toFixed(3)));
    if (!this.#isNew(known, digits)) return;
    const { line, given } = this;
    const figure = this.#figure;
    const found = wording(given.choices, known, { ...given, digits });
    show(line, found !== null);
    mark(figure, "is-open", known === null);
    if (known === null) figure.removeAttribute("data-number");
    else put(figure, "data-number", String(known));
    if (!found) return;
    if (found.words !== this.#words) this.#say(found.words);
    figure.textContent = found.figure;
    put(line, "font-size", found.font.toFixed(2));
  }

  #say(words: GainWords): void {
    this.#words = words;
    const before = make("tspan", { class: "words" });
    if (words.name) setName(before, words.name, Number.POSITIVE_INFINITY);
    make("tspan", {}, before).textContent = words.sign;
    this.line.replaceChildren(before, this.#figure);
  }
}
