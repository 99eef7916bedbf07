/** Set a name with its indices below and above the line. */
import { nameParts } from "../../core/name";
import { fittedInto } from "../../core/text-width";
import { make } from "./svg";

const SHIFT = { base: 0, sub: 3, super: -4 };

/** Append `name` to a text element, cut to `ems` of its letters. */
export function setName(text: SVGTextElement, name: string, ems: number): void {
  let level = 0;
  for (const part of nameParts(fittedInto(name, ems))) {
    const dy = SHIFT[part.place] - level;
    level = SHIFT[part.place];
    // No dy where there is none to make: it would take the place of the line's own.
    const span = make("tspan", dy === 0 ? {} : { dy }, text);
    if (part.place !== "base") span.setAttribute("class", "index");
    span.textContent = part.text;
  }
  if (level !== 0) make("tspan", { dy: -level }, text).textContent = "\u200b";
}
