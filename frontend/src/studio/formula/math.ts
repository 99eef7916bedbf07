/** `<studio-math>`: one formula, set once, whose figures follow the film.
 *
 * KaTeX makes it once a formula; each frame only writes figures into their places. Terms that belong to an edge tell
 * when they are pointed at: event `term-point` with the edge's index, or null.
 */

import { html, type PropertyValues } from "lit";
import { type Figure, type FigureKey, figureAt, type Snapshot } from "../../core/formula/figure";
import {
  allDigits,
  inFormula,
  inMatrix,
  isShort,
  isSmallMatrix,
  rawDigits,
  transposed,
} from "../../core/formula/figure-text";
import { type FigureSlot, fixed, type Setting } from "../../core/formula/setting";
import { fill } from "../../core/formula/template";
import { Panel } from "../panel";

type Typeset = (tex: string, element: HTMLElement) => void;

let typeset: Typeset | null = null;
let loading: Promise<Typeset> | null = null;

/** Fetch what formulas are set with, before the first one is needed. */
export function loadTypeset(): Promise<Typeset> {
  loading ??= import("./katex").then((module) => {
    typeset = module.typeset;
    return typeset;
  });
  return loading;
}

class StudioMath extends Panel {
  static override properties = {
    formula: { attribute: false },
    moment: { attribute: false },
    edge: { attribute: false },
    unknown: { attribute: false },
  };

  declare formula: Setting;
  declare moment: Snapshot | null;
  /** The edge that is lit. */
  declare edge: number | null;
  /** How `?` is read out. */
  declare unknown: string;

  #set: Setting | null = null;
  #written: string[] = [];

  constructor() {
    super();
    this.formula = fixed("", "");
    this.moment = null;
    this.edge = null;
    this.unknown = "?";
  }

  protected override render(): unknown {
    return html`<span class="math" role="img" @pointerover=${this.#point} @pointerleave=${() => this.#tellEdge(null)}></span>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("formula")) this.#typeset();
    this.#writeFigures();
    if (changed.has("edge") || changed.has("formula")) this.#light();
  }

  get #host(): HTMLElement {
    return this.querySelector(".math") as HTMLElement;
  }

  #typeset(): void {
    if (typeset === null) {
      this.#host.textContent = this.#spoken();
      void loadTypeset()
        .then(() => this.#typeset())
        .then(() => this.#writeFigures());
      return;
    }
    if (this.#set?.tex === this.formula.tex) {
      this.#set = this.formula;
      return;
    }
    typeset(this.formula.tex, this.#host);
    this.#set = this.formula;
    this.#written = [];
    this.#light();
  }

  #writeFigures(): void {
    const spoken = this.#spoken();
    if (this.#host.getAttribute("aria-label") !== spoken) this.#host.setAttribute("aria-label", spoken);
    if (this.#set === null) return;
    for (const element of this.#host.querySelectorAll<HTMLElement>("[data-place]")) {
      const index = Number(element.dataset.place);
      const place = this.#set.places[index];
      if (place) this.#write(element, index, place);
    }
  }

  #write(element: HTMLElement, index: number, place: FigureSlot): void {
    const found = this.#figure(place.key);
    const figure = found && this.#asDrawn(found, place);
    // A space at the border of a box would be no space.
    const text = inFormula(figure, place, { digits: this.moment?.digits }).replaceAll(" ", "\u00a0");
    const raw = found ? rawDigits(found) : "";
    if (this.#written[index] === `${place.key} ${text} ${raw}`) return;
    this.#written[index] = `${place.key} ${text} ${raw}`;
    if (figure && isSmallMatrix(figure)) element.replaceChildren(matrix(figure));
    else element.textContent = text;
    element.dataset.figure = place.key;
    element.dataset.value = raw;
    element.title = figure ? allDigits(figure) : this.unknown;
    element.classList.add("figure");
    element.classList.toggle("unknown", figure === null);
    const sign = figure && figure.shape.length === 0 ? Math.sign(figure.data[0] ?? 0) : 0;
    element.classList.toggle("positive", sign > 0);
    element.classList.toggle("negative", sign < 0);
  }

  #figure(key: FigureKey): Figure | null {
    return this.moment ? figureAt(this.moment, key) : null;
  }

  /** Beside batches, whose samples are columns, a list is a column too, as on the stage. */
  #asDrawn(figure: Figure, { isTurned }: FigureSlot): Figure {
    const isBesideBatches = this.#set?.places.some((place) => place.isTurned);
    const isList = figure.shape.length === 1 && isShort(figure.shape);
    const standing = isBesideBatches && isList ? { ...figure, shape: [figure.data.length, 1] } : figure;
    return isTurned ? turned(standing) : standing;
  }

  /** The formula in words, with its figures. */
  #spoken(): string {
    return fill(this.formula.text, (slot) => {
      const place = this.formula.places[Number(slot)];
      const options = { unknown: this.unknown, digits: this.moment?.digits };
      return place ? inFormula(this.#figure(place.key), place, options) : this.unknown;
    });
  }

  #point(event: Event): void {
    const term = (event.target as Element).closest<HTMLElement>("[data-edge]");
    this.#tellEdge(term ? Number(term.dataset.edge) : null);
  }

  #tellEdge(edge: number | null): void {
    this.tell("term-point", edge);
  }

  #light(): void {
    for (const element of this.#host.querySelectorAll<HTMLElement>("[data-edge]")) {
      element.classList.toggle("lit", this.edge !== null && element.dataset.edge === String(this.edge));
    }
  }
}

/** Of what is too large to be written out only the shape is seen. */
function turned(figure: Figure): Figure {
  return isSmallMatrix(figure) ? transposed(figure) : { ...figure, shape: figure.shape.toReversed() };
}

/** The numbers of a small matrix in rows and columns. */
function matrix({ data, shape }: Figure): HTMLElement {
  const box = document.createElement("span");
  box.className = "matrix";
  box.style.setProperty("--columns", String(shape[1] ?? 1));
  for (const x of data) box.append(Object.assign(document.createElement("span"), { textContent: inMatrix(x) }));
  return box;
}

customElements.define("studio-math", StudioMath);
