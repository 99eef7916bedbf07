/** A button over every neuron: one stop of the tab key, arrow keys from neuron to neuron. */
import { type Arrangement, neighbour, type UnitBox } from "../../core/training/arrangement";
import type { UnitPlace } from "../../core/training/network";
import { put } from "../shared/svg";

export class UnitButtons {
  readonly element = document.createElement("div");
  private arrangement: Arrangement | null = null;
  private buttons = new Map<string, HTMLButtonElement>();
  private stop = "0:0";

  constructor(private readonly onPoint: (place: UnitPlace | null) => void) {
    const { element } = this;
    element.className = "units";
    put(element, "role", "group");
    element.addEventListener("keydown", (event) => this.press(event));
    element.addEventListener("focusout", () => onPoint(null));
  }

  /** `name` is what all of them are, `say` what one is. */
  draw(arrangement: Arrangement, name: string, say: (box: UnitBox) => string): void {
    if (arrangement !== this.arrangement) this.build(arrangement);
    put(this.element, "aria-label", name);
    for (const box of unitsOf(arrangement)) {
      const button = this.buttons.get(keyOf(box));
      if (button) put(button, "aria-label", say(box));
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
    if (now) now.tabIndex = 0;
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith("Arrow")) return;
    const [layer = 0, unit = 0] = this.stop.split(":").map(Number);
    const next = this.arrangement && neighbour(this.arrangement, { layer, unit }, event.key);
    if (next) this.buttons.get(keyOf(next))?.focus({ preventScroll: true });
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
