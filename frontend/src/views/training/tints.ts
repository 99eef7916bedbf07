/** The theme's colours as bytes: read from elements that carry each as their `color`, so that the browser works it out. */
import { type Colour, readColour } from "../../core/heat";
import { type MapColours, type Ramp, rampOf } from "../../core/training/colour";
import type { TrainedNetwork } from "../../core/training/network";

const NAMES = [
  "map-high",
  "map-middle",
  "map-low",
  "map-broken",
  "ink",
  "quiet",
  "positive",
  "negative",
  "input",
  "input-edge",
] as const;
type TintName = (typeof NAMES)[number];
/** How many classes have colours of their own, as in the sheet. */
const CLASSES = 6;

export interface Tints {
  readonly maps: MapColours;
  readonly ramp: Ramp;
  /** From the middle to the colour of each class. */
  readonly classes: readonly Ramp[];
  /** The same for two classes: low and high. */
  readonly pair: readonly Ramp[];
  readonly css: Readonly<Record<TintName, string>>;
}

export class Swatches {
  readonly element = document.createElement("span");
  private readonly spans: readonly HTMLSpanElement[];
  private latest: { readonly key: string; readonly tints: Tints } | null = null;

  constructor() {
    this.element.hidden = true;
    this.spans = [...NAMES, ...Array.from({ length: CLASSES }, (_, i) => `class-${i}`)].map((name) => {
      const span = document.createElement("span");
      span.className = `swatch-${name}`;
      this.element.append(span);
      return span;
    });
  }

  /** The same object as long as the colours are the same. */
  read(): Tints {
    const found = this.spans.map((span) => getComputedStyle(span).color);
    const key = found.join("|");
    if (this.latest?.key !== key) this.latest = { key, tints: tintsOf(found) };
    return this.latest.tints;
  }
}

function tintsOf(found: readonly string[]): Tints {
  const css = Object.fromEntries(NAMES.map((name, i) => [name, found[i] ?? ""])) as Record<TintName, string>;
  const classes = found.slice(NAMES.length).map(readColour);
  const maps: MapColours = {
    high: readColour(css["map-high"]),
    middle: readColour(css["map-middle"]),
    low: readColour(css["map-low"]),
    broken: readColour(css["map-broken"]),
    classes,
  };
  return {
    maps,
    ramp: rampOf(maps.low, maps.middle, maps.high, maps.broken),
    classes: classes.map((colour) => rampTo(colour, maps)),
    pair: [maps.low, maps.high].map((colour) => rampTo(colour, maps)),
    css,
  };
}

/** The colours of a neuron's map: of a class's probability those of the class, of anything else those of its sign. */
export function rampFor(tints: Tints, { activations, sizes }: TrainedNetwork, layer: number, unit: number): Ramp {
  const classes = sizes[layer] ?? 0;
  if (layer === 0 || activations[layer - 1] !== "softmax") return tints.ramp;
  return rampsOf(tints, classes)[unit % rampsOf(tints, classes).length] ?? tints.ramp;
}

/** Of two classes the first is low, the second high. */
export function rampsOf(tints: Tints, classes: number): readonly Ramp[] {
  return classes === 2 ? tints.pair : tints.classes;
}

function rampTo(colour: Colour, { middle, broken }: MapColours): Ramp {
  return rampOf(colour, middle, colour, broken);
}

export function cssOf([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}
