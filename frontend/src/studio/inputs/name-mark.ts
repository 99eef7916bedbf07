/** Names as the picture writes them, with their indices below. */

import { html } from "lit";
import { nameParts, pieces, prose } from "../../core/name";

/** A text with names in it, whose small figures are set below and above the line. */
export function textMark(text: string): unknown {
  return pieces(text).map(({ text: piece, place }) =>
    place === "sub" ? html`<sub>${piece}</sub>` : place === "super" ? html`<sup>${piece}</sup>` : piece,
  );
}

/** What is told of an example, with its names and numbers as the picture writes them. */
export function proseMark(text: string): unknown {
  return textMark(prose(text));
}

export function nameMark(name: string): unknown {
  return nameParts(name).map(({ text, place }) =>
    place === "sub" ? html`<sub>${text}</sub>` : place === "super" ? html`<sup>${text}</sup>` : html`<i>${text}</i>`,
  );
}
