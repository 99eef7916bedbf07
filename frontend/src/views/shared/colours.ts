/** The theme's colours for the brush, read from the element they are to be painted on. */
import type { Tone } from "./figure";

const NAMES = {
  paper: "--paper",
  panel: "--panel",
  line: "--line",
  ink: "--ink",
  muted: "--muted",
  forward: "--forward",
  backward: "--backward",
  input: "--input",
  inputLine: "--input-line",
  positive: "--positive",
  negative: "--negative",
  broken: "--broken",
} as const;

export const FONT = '"Inter Variable", Inter, ui-sans-serif, system-ui, sans-serif';

export type Colours = Readonly<Record<keyof typeof NAMES, string>>;

export function readColours(element: HTMLElement): Colours {
  const before = element.style.color;
  const found = Object.entries(NAMES).map(([name, property]) => {
    element.style.color = `var(${property})`;
    return [name, getComputedStyle(element).color];
  });
  element.style.color = before;
  return Object.fromEntries(found) as Colours;
}

export function toneColour(tone: Tone, colours: Colours): string {
  if (tone === "positive" || tone === "negative" || tone === "broken") return colours[tone];
  return tone === "mixed" ? colours.backward : colours.muted;
}
