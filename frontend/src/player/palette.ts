/** The theme's colours as bytes, for pictures that are painted and not styled. */
import { type Colour, readColour } from "../core/heat";
import type { Palette } from "../views/shared/heat-image";
import { make } from "./dom";

const NAMES = { positive: "--positive", negative: "--negative", zero: "--panel", broken: "--broken" } as const;

export class PaletteReader {
  /** Carries each colour as its `color`, so that the browser works it out. */
  readonly element = make("span", { class: "hidden", "aria-hidden": "true" });
  #latest: { readonly key: string; readonly palette: Palette } | null = null;

  /** The same object as long as the colours are the same. */
  palette(): Palette {
    const found = Object.values(NAMES).map((name) => this.colour(name));
    const key = found.join("|");
    if (this.#latest?.key !== key) {
      const [positive, negative, zero, broken] = found.map(readColour);
      const grey: Colour = [128, 128, 128];
      this.#latest = {
        key,
        palette: {
          positive: positive ?? grey,
          negative: negative ?? grey,
          zero: zero ?? grey,
          broken: broken ?? grey,
        },
      };
    }
    return this.#latest.palette;
  }

  colour(name: string): string {
    this.element.style.color = `var(${name})`;
    return getComputedStyle(this.element).color;
  }
}
