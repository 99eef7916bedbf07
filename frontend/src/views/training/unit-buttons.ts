/** A button over every neuron: one stop of the tab key, arrow keys from neuron to neuron. */
import { type Arrangement, neighbour, type UnitBox } from "../../core/training/arrangement";
import type { UnitPlace } from "../../core/training/network";
import { put } from "../shared/svg";

interface UnitWords {
  readonly all: string;
  readonly name: (place: UnitPlace) => string;
  readonly say: (place: UnitPlace) => string;
}

export class UnitButtons {
  readonly element = document.createElement("div");
  private arrangement: Arrangement | null = null;
  private buttons = new Map<string, HTMLButtonElement>();
  private stop = "0:0";
  private words: UnitWords | null = null;

  constructor(private readonly onPoint: (place: UnitPlace | null) => void) {
    const { element } = this;
    element.className = "units";
    put(element, "role", "group");
    element.addEventListener("keydown", (event) => this.press(event));
    element.addEventListener("focusout", () => onPoint(null));
  }

  /** What all of them are, what each is called, and all that can be said of one: of the one that has the focus. */
  draw(arrangement: Arrangement, words: UnitWords): void {
    this.words = words;
    if (arrangement !== this.arrangement) this.build(arrangement);
    put(this.element, "aria-label", words.all);
    for (const [key, button] of this.buttons) {
      const place = placeOf(button);
      put(button, "aria-label", key === this.stop ? words.say(place) : words.name(place));
    }
  }

  private build(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    const old = this.buttons;
    const focused = [...old].find(([, button]) => button === document.activeElement)?.[0];
    this.buttons = new Map(
      unitsOf(arrangement).map((box) => [keyOf(box), placed(old.get(keyOf(box)) ?? this.make(), box)]),
    );
    if (!this.buttons.has(this.stop)) this.stop = "0:0";
    for (const [key, button] of this.buttons) button.tabIndex = key === this.stop ? 0 : -1;
    this.element.replaceChildren(...this.buttons.values());
    if (focused) this.buttons.get(focused)?.focus({ preventScroll: true });
  }

  private make(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "unit";
    button.addEventListener("focus", () => {
      const place = placeOf(button);
      this.tabTo(keyOf(place));
      this.onPoint(place);
    });
    return button;
  }

  private tabTo(key: string): void {
    const before = this.buttons.get(this.stop);
    if (before) before.tabIndex = -1;
    this.stop = key;
    const now = this.buttons.get(key);
    if (!now) return;
    now.tabIndex = 0;
    // Before it gets the focus, so that the whole is read out.
    put(now, "aria-label", this.words?.say(placeOf(now)) ?? "");
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith("Arrow")) return;
    const [layer = 0, unit = 0] = this.stop.split(":").map(Number);
    const next = this.arrangement && neighbour(this.arrangement, { layer, unit }, event.key);
    if (next) {
      this.tabTo(keyOf(next));
      this.buttons.get(keyOf(next))?.focus({ preventScroll: true });
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

function unitsOf({ columns }: Arrangement): readonly UnitBox[] {
  return columns.flatMap(({ units }) => units);
}

function keyOf({ layer, unit }: UnitPlace): string {
  return `${layer}:${unit}`;
}

function placeOf({ dataset }: HTMLElement): UnitPlace {
  return { layer: Number(dataset.layer), unit: Number(dataset.unit) };
}

function placed(button: HTMLButtonElement, { layer, unit, x, y, side }: UnitBox): HTMLButtonElement {
  Object.assign(button.dataset, { layer, unit });
  const [left, top] = [x - side / 2, y - side / 2];
  Object.assign(button.style, { left: `${left}px`, top: `${top}px`, width: `${side}px`, height: `${side}px` });
  return button;
}
