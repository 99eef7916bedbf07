/** The bar under the stage: back, play, next, timeline and count; everything else is behind one button. */

import { SPEEDS } from "../core/clock";
import { type Action, type Binding, bindingOf } from "../core/commands";
import { clamp } from "../core/easing";
import { namesOf } from "../core/groups";
import type { Messages } from "../core/messages";
import type { Timeline } from "../core/timeline";
import { type Count, isUnit, UNITS, type Unit } from "../core/units";
import { CommandButtons } from "./command-buttons";
import { make, put, set, write } from "./dom";
import { icon } from "./icons";

const MAIN = ["previous", "toggle", "next"] as const;

interface TransportState extends SettingsState {
  readonly t: number;
  readonly steps: number;
  readonly count: Count;
  readonly playing: boolean;
}

export class Transport {
  readonly element = make("div", { class: "bar", part: "bar", role: "toolbar" });
  readonly #buttons: CommandButtons;
  readonly #settings: Settings;
  readonly #slider: TimelineSlider;
  readonly #count = make("span", { class: "count" });

  constructor(act: (action: Action) => void) {
    this.#slider = new TimelineSlider({
      scrub: (t) => act({ type: "scrub", t }),
      settle: () => act({ type: "settle" }),
    });
    this.#buttons = new CommandButtons(act);
    this.#settings = new Settings(act);
    const { inBar, opener, menu } = this.#settings;
    this.element.append(
      make("div", { class: "main" }, ...MAIN.map((id) => this.#buttons.button(id))),
      this.#slider.element,
      make("div", { class: "more" }, this.#count, ...inBar, opener, menu),
    );
  }

  load(timeline: Timeline | null): void {
    this.#slider.load(timeline);
    this.#settings.load(timeline);
  }

  draw(state: TransportState, messages: Messages): void {
    const { t, steps, count, playing, unit } = state;
    this.#slider.draw(t, unit, count, messages);
    write(this.#count, `${count.begun} / ${count.all}`);
    put(this.#count, "title", messages.stepOf(count.begun, count.all));
    put(this.element, "aria-label", messages.timeline);
    this.#settings.draw(state, messages);
    this.#buttons.name(messages);
    this.#buttons.face("toggle", playing ? messages.pause : messages.play, playing ? "pause" : "play");
    this.#buttons.enable("previous", t > 0);
    this.#buttons.enable("next", t < steps);
  }
}

const COMMANDS = ["loop", "table", "zoomOut", "fit", "zoomIn", "help"] as const satisfies readonly Binding["id"][];

interface SettingsState {
  readonly speed: number;
  readonly loop: boolean;
  readonly unit: Unit;
  readonly isTableShown: boolean;
}

/** One list to choose from. In the bar it stands beside the count, where there is room; in the menu always. */
class Choices {
  readonly element = make("select", { class: "choice" });

  constructor(name: "speed" | "unit", choose: (value: string) => void) {
    this.element.classList.add(name);
    this.element.addEventListener("change", () => choose(this.element.value));
  }
}

/** What the bar has no room for, behind one button: what it is stepped by, how fast, the loop, the table, the size. */
class Settings {
  readonly opener = make("button", { type: "button", class: "button button-more", part: "button-more" });
  readonly menu = make("div", { class: "settings", popover: "auto", id: "settings" });
  /** Those that stand in the bar. */
  readonly inBar: readonly HTMLElement[];
  readonly #speeds: readonly HTMLSelectElement[];
  readonly #units: readonly HTMLSelectElement[];
  readonly #unitLine = make("label", { class: "setting" });
  readonly #speedLine = make("label", { class: "setting" });
  readonly #names = [make("span"), make("span")] as const;
  readonly #buttons: CommandButtons;

  constructor(act: (action: Action) => void) {
    const unit = () =>
      new Choices("unit", (value) => {
        if (isUnit(value)) act({ type: "unit", unit: value });
      }).element;
    const speed = () =>
      new Choices("speed", (value) => {
        act({ type: "speed", speed: Number(value) });
      }).element;
    this.#units = [unit(), unit()];
    this.#speeds = [speed(), speed()];
    this.inBar = [this.#units[0], this.#speeds[0]].filter((each) => each !== undefined);
    for (const select of this.#units) select.append(...UNITS.map((value) => make("option", { value })));
    for (const select of this.#speeds) {
      select.append(...SPEEDS.map((each) => make("option", { value: String(each) }, `${each}×`)));
    }
    this.#unitLine.append(this.#names[0], ...this.#units.slice(1));
    this.#speedLine.append(this.#names[1], ...this.#speeds.slice(1));
    this.#buttons = new CommandButtons(act);
    const row = make("div", { class: "setting-buttons" }, ...COMMANDS.map((id) => this.#buttons.button(id)));
    this.menu.append(this.#unitLine, this.#speedLine, row);
    this.opener.append(icon("more"));
    this.opener.popoverTargetElement = this.menu;
    this.menu.addEventListener("beforetoggle", () => this.#place());
  }

  load(timeline: Timeline | null): void {
    const units = timeline?.units ?? [];
    for (const element of [...this.#units, this.#unitLine]) element.toggleAttribute("hidden", units.length < 2);
    for (const select of this.#units) {
      for (const option of select.options) option.hidden = !units.some((each) => each === option.value);
    }
  }

  draw({ speed, loop, unit, isTableShown }: SettingsState, messages: Messages): void {
    put(this.opener, "aria-label", messages.more);
    put(this.opener, "title", messages.more);
    put(this.menu, "aria-label", messages.more);
    write(this.#names[0], messages.commands.unit);
    write(this.#names[1], messages.speed);
    for (const select of this.#speeds) {
      select.value = String(SPEEDS.find((each) => each >= speed) ?? speed);
      put(select, "aria-label", messages.speed);
    }
    for (const select of this.#units) {
      select.value = unit;
      put(select, "aria-label", messages.commands.unit);
      put(select, "title", `${messages.commands.unit} (${bindingOf("unit").keys[0]})`);
      for (const option of select.options) if (isUnit(option.value)) write(option, messages.units[option.value]);
    }
    this.#buttons.name(messages);
    this.#buttons.press("loop", loop);
    this.#buttons.press("table", isTableShown);
  }

  /** Above its button: what is on top of the page knows no place in it. */
  #place(): void {
    const { top, right } = this.opener.getBoundingClientRect();
    set(this.menu, "bottom", `${Math.round(window.innerHeight - top + 6)}px`);
    set(this.menu, "right", `${Math.max(8, Math.round(document.documentElement.clientWidth - right))}px`);
  }
}

/** Labels of groups are shown where they have this much room, in percent of the line. */
const LABEL_SHARE = 7;

interface SliderTargets {
  scrub(t: number): void;
  /** The hand lets go. */
  settle(): void;
}

/** The scrubber: the forward and the backward part in two tints, with a tick where a line or a layer ends. */
class TimelineSlider {
  readonly element = make("div", { class: "timeline" });
  readonly #track = make("div", { class: "track", role: "slider", tabindex: "0" });
  readonly #forward = make("div", { class: "part part-forward" }, make("div", { class: "filled" }));
  readonly #backward = make("div", { class: "part part-backward" }, make("div", { class: "filled" }));
  readonly #knob = make("div", { class: "knob" });
  readonly #names = [make("span", { class: "pass" }), make("span", { class: "pass" })] as const;
  /** Where no layers are named below the line, the passes are. */
  readonly #passes = make("div", { class: "passes", "aria-hidden": "true" }, ...this.#names);
  readonly #labels = make("div", { class: "group-labels", "aria-hidden": "true" });
  #timeline: Timeline | null = null;
  /** In whose words the labels are. */
  #named: Messages | null = null;
  /** What the ticks show. */
  #cut: Unit | null = null;

  constructor(private readonly targets: SliderTargets) {
    this.#track.append(this.#forward, this.#backward, this.#knob);
    this.element.append(this.#track, this.#labels, this.#passes);
    this.#track.addEventListener("pointerdown", this.#onDown);
  }

  load(timeline: Timeline | null): void {
    this.#timeline = timeline;
    this.#cut = null;
    this.#named = null;
    if (!timeline) return;
    const count = Math.max(1, timeline.length);
    set(this.element, "--forward-share", `${((100 * timeline.split) / count).toFixed(3)}%`);
  }

  draw(t: number, unit: Unit, count: Count, messages: Messages): void {
    if (unit !== this.#cut) this.#cutBy(unit);
    if (messages !== this.#named) this.#name(messages);
    const steps = this.#timeline?.length ?? 0;
    const split = this.#timeline?.split ?? 0;
    const ratio = (part: number, whole: number) => (whole > 0 ? clamp(part / whole) : 0);
    set(this.#forward, "--filled", String(ratio(t, split)));
    set(this.#backward, "--filled", String(ratio(t - split, steps - split)));
    set(this.#knob, "left", `${100 * ratio(t, steps)}%`);
    put(this.#knob, "data-pass", t > split ? "backward" : "forward");
    write(this.#names[0], split > 0 ? messages.forwardPass : "");
    write(this.#names[1], messages.backwardPass);
    put(this.#track, "aria-label", messages.timeline);
    put(this.#track, "aria-valuemin", "0");
    put(this.#track, "aria-valuemax", String(steps));
    put(this.#track, "aria-valuenow", String(Math.ceil(t)));
    put(this.#track, "aria-valuetext", messages.stepOf(count.begun, count.all));
  }

  #name(messages: Messages): void {
    this.#named = messages;
    const { layers, length } = this.#timeline ?? { layers: [], length: 0 };
    const names = namesOf(layers, messages);
    const labels = layers.flatMap(({ name: layer, first, end }, i) => {
      const share = (100 * (end - first)) / Math.max(1, length);
      const name = names[i] ?? "";
      if (share < LABEL_SHARE || !name) return [];
      const pass = first < (this.#timeline?.split ?? 0) ? "forward" : "backward";
      const label = make("span", { "data-pass": pass, "data-short": /^layer (\d+)$/.exec(layer)?.[1] ?? name });
      label.append(make("b", {}, name));
      set(label, "left", `${(100 * first) / Math.max(1, length)}%`);
      set(label, "width", `${share}%`);
      return [label];
    });
    this.#labels.replaceChildren(...labels);
    this.#passes.toggleAttribute("hidden", labels.length > 0);
  }

  /** Ticks where units end; single ops would be too many, they have those of the groups. */
  #cutBy(unit: Unit): void {
    this.#cut = unit;
    for (const tick of this.#track.querySelectorAll(".tick")) tick.remove();
    const timeline = this.#timeline;
    const cuts = unit === "layer" ? timeline?.layers : timeline?.groups;
    if (timeline && cuts) for (const { end } of cuts) this.#addTick(timeline, end);
  }

  #addTick({ split, length: steps }: Timeline, at: number): void {
    if (at === split || at === steps) return;
    const [part, from, length] = at < split ? [this.#forward, 0, split] : [this.#backward, split, steps - split];
    const tick = make("i", { class: "tick" });
    set(tick, "left", `${(100 * (at - from)) / Math.max(1, length)}%`);
    part.append(tick);
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#track.setPointerCapture(event.pointerId);
    const move = (each: PointerEvent) => this.#seekTo(each);
    this.#track.addEventListener("pointermove", move);
    const end = () => {
      this.#track.removeEventListener("pointermove", move);
      this.targets.settle();
    };
    this.#track.addEventListener("pointerup", end, { once: true });
    this.#track.addEventListener("pointercancel", end, { once: true });
    this.#seekTo(event);
  };

  #seekTo(event: PointerEvent): void {
    const box = this.#track.getBoundingClientRect();
    const steps = this.#timeline?.length ?? 0;
    this.targets.scrub(clamp((event.clientX - box.left) / Math.max(1, box.width)) * steps);
  }
}
