/** The bar under the stage: play, back, next, timeline, count and speed. Its buttons are commands. */
import { SPEEDS } from "../core/clock";
import { type Action, type Binding, bindingOf } from "../core/commands";
import { keyText } from "../core/key-text";
import type { Messages } from "../core/messages";
import type { Timeline } from "../core/timeline";
import { type Count, isUnit, UNITS, type Unit } from "../core/units";
import { make, put, write } from "./dom";
import { changeIcon, ICONS, icon } from "./icons";
import { TimelineSlider } from "./timeline-slider";

const MAIN = ["previous", "toggle", "next"] as const;
const MORE = ["loop", "table", "zoomOut", "fit", "zoomIn", "help"] as const;

export interface TransportState {
  readonly t: number;
  readonly steps: number;
  readonly count: Count;
  readonly playing: boolean;
  readonly speed: number;
  readonly loop: boolean;
  readonly unit: Unit;
  readonly isTableShown: boolean;
}

export class Transport {
  readonly element = make("div", { class: "bar", part: "bar", role: "toolbar" });
  private readonly buttons = new Map<Binding["id"], HTMLButtonElement>();
  private readonly slider: TimelineSlider;
  private readonly count = make("span", { class: "count" });
  private readonly speed = make("select", { class: "choice speed" });
  private readonly unit = make("select", { class: "choice unit" });

  constructor(private readonly act: (action: Action) => void) {
    this.slider = new TimelineSlider({
      scrub: (t) => act({ type: "scrub", t }),
      settle: () => act({ type: "settle" }),
    });
    for (const each of SPEEDS) this.speed.append(make("option", { value: String(each) }, `${each}×`));
    this.speed.addEventListener("change", () => {
      act({ type: "speed", speed: Number(this.speed.value) });
    });
    this.unit.append(...UNITS.map((value) => make("option", { value })));
    this.unit.addEventListener("change", () => {
      if (isUnit(this.unit.value)) act({ type: "unit", unit: this.unit.value });
    });
    this.element.append(
      make("div", { class: "main" }, ...MAIN.map((id) => this.button(id))),
      this.slider.element,
      make("div", { class: "more" }, this.count, this.unit, this.speed, ...MORE.map((id) => this.button(id))),
    );
  }

  load(timeline: Timeline | null): void {
    this.slider.load(timeline);
    const units = timeline?.units ?? [];
    this.unit.toggleAttribute("hidden", units.length < 2);
    for (const option of this.unit.options) option.hidden = !units.some((each) => each === option.value);
  }

  draw(state: TransportState, messages: Messages): void {
    const { t, steps, count, playing, speed, loop, unit, isTableShown } = state;
    this.slider.draw(t, unit, count, messages);
    write(this.count, `${count.begun} / ${count.all}`);
    put(this.count, "title", messages.stepOf(count.begun, count.all));
    this.speed.value = String(SPEEDS.find((each) => each >= speed) ?? speed);
    put(this.speed, "aria-label", messages.speed);
    this.unit.value = unit;
    put(this.unit, "aria-label", messages.commands.unit);
    put(this.unit, "title", `${messages.commands.unit} (${bindingOf("unit").keys[0]})`);
    for (const option of this.unit.options) if (isUnit(option.value)) write(option, messages.units[option.value]);
    put(this.element, "aria-label", messages.timeline);
    for (const [id, button] of this.buttons) this.label(button, id, messages);
    const toggle = this.buttons.get("toggle");
    if (toggle) {
      put(toggle, "aria-label", playing ? messages.pause : messages.play);
      changeIcon(toggle, playing ? "pause" : "play");
    }
    this.press("loop", loop);
    this.press("table", isTableShown);
    this.enable("previous", t > 0);
    this.enable("next", t < steps);
  }

  private button(id: Binding["id"]): HTMLButtonElement {
    const button = make("button", { type: "button", class: `button button-${id}`, part: `button-${id}` });
    button.append(icon(ICONS[id] ?? "play"));
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") this.act(bindingOf(id).action);
    });
    this.buttons.set(id, button);
    return button;
  }

  private label(button: HTMLButtonElement, id: Binding["id"], messages: Messages): void {
    const keys = bindingOf(id).keys.map((key) => keyText(key, messages));
    put(button, "aria-label", messages.commands[id]);
    put(button, "title", `${messages.commands[id]} (${keys[0]})`);
  }

  private press(id: Binding["id"], isPressed: boolean): void {
    const button = this.buttons.get(id);
    if (button) put(button, "aria-pressed", String(isPressed));
  }

  /** Not `disabled`: a button that takes itself out of reach loses the focus. */
  private enable(id: Binding["id"], isEnabled: boolean): void {
    const button = this.buttons.get(id);
    if (button) put(button, "aria-disabled", String(!isEnabled));
  }
}
