/** Write a plain text with its small figures set below and above the line. */
import { pieces } from "../../core/name";

const TAGS = { sub: "sub", super: "sup" } as const;
const written = new WeakMap<Element, string>();

export function writeRich(element: HTMLElement, text: string): void {
  if (written.get(element) === text) return;
  written.set(element, text);
  element.replaceChildren(
    ...pieces(text).map(({ text: piece, place }) => {
      if (place === "base") return piece;
      const small = document.createElement(TAGS[place]);
      small.textContent = piece;
      return small;
    }),
  );
}
