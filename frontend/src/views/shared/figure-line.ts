/** A number in a line of text: `?` until it is known, and with all its digits where a program can read them. */
import { fitted, fontSize, toneOf } from "./figure";
import { put, write } from "./svg";

export interface FigureRoom {
  /** What it is, for those who read the page by program: `gradient:w1_1_2`. */
  readonly key: string;
  /** Pixels a figure may take; it is set in letters of `most` pixels, or smaller down to `size`, then with fewer digits. */
  readonly room: number;
  readonly most: number;
  readonly size: number;
  readonly isSigned?: boolean;
}

export class FigureLine {
  constructor(
    readonly element: SVGTextElement | SVGTSpanElement,
    private readonly given: FigureRoom,
  ) {
    element.classList.add("figure");
    put(element, "data-figure", given.key);
  }

  draw(x: number | null | undefined, opacity = 1): void {
    const { element, given } = this;
    const isKnown = x !== null && x !== undefined && opacity > 0;
    const text = isKnown ? fitted(x, given.room / given.size) : "?";
    write(element, text);
    const size = `${fontSize(text, given.room, given.most)}px`;
    if (element.style.fontSize !== size) element.style.fontSize = size;
    element.classList.toggle("is-open", !isKnown);
    put(element, "opacity", isKnown ? Number(opacity.toFixed(3)) : 1);
    if (isKnown) put(element, "data-number", String(x));
    else element.removeAttribute("data-number");
    if (isKnown && given.isSigned) put(element, "data-tone", toneOf(x));
    else element.removeAttribute("data-tone");
  }
}
