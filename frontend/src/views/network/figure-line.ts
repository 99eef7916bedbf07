/** A number in a line of text: `?` until it is known, and with all its digits where a program can read them. */
import { fitted, toneOf } from "../shared/figure";
import { put, write } from "../shared/svg";

export interface FigureRoom {
  /** What it is, for those who read the page by program: `gradient:w1_1_2`. */
  readonly key: string;
  /** Pixels a figure may take, at `size` pixels a letter. */
  readonly room: number;
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
    write(element, isKnown ? fitted(x, given.room / given.size) : "?");
    element.classList.toggle("is-open", !isKnown);
    put(element, "opacity", isKnown ? Number(opacity.toFixed(3)) : 1);
    if (isKnown) put(element, "data-number", String(x));
    else element.removeAttribute("data-number");
    if (isKnown && given.isSigned) put(element, "data-tone", toneOf(x));
    else element.removeAttribute("data-tone");
  }
}
