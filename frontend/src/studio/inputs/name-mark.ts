/** A name as the picture writes it, with its index below. */

import { html } from "lit";
import { nameParts } from "../../core/name";

export function nameMark(name: string): unknown {
  return nameParts(name).map(({ text, place }) =>
    place === "sub" ? html`<sub>${text}</sub>` : place === "super" ? html`<sup>${text}</sup>` : html`<i>${text}</i>`,
  );
}
