/** What the bar has no room for, behind one button: what it is stepped by, how fast, the loop, the table, the size. */
import { SPEEDS } from "../core/clock";
import { type Action, type Binding, bindingOf } from "../core/commands";
import type { Messages } from "../core/messages";
import type { Timeline } from "../core/timeline";
import { isUnit, UNITS, type Unit } from "../core/units";
import { CommandButtons } from "./command-buttons";
import { make, put, set, write } from "./dom";
import { icon } from "./icons";

const COMMANDS = ["loop", "table", "zoomOut", "fit", "zoomIn", "help"] as const satisfies readonly Binding["id"][];

export interface SettingsState {
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

export class Settings {
  readonly opener = make("button", { type: "button", class: "button button-more", part: "button-more" });
  readonly menu = make("div", { class: "settings", popover: "auto", id: "settings" });
  /** Those that stand in the bar. */
  readonly inBar: readonly HTMLElement[];
  private readonly speeds: readonly HTMLSelectElement[];
  private readonly units: readonly HTMLSelectElement[];
  private readonly unitLine = make("label", { class: "setting" });
  private readonly speedLine = make("label", { class: "setting" });
  private readonly names = [make("span"), make("span")] as const;
  private readonly buttons: CommandButtons;

  constructor(act: (action: Action) => void) {
    const unit = () =>
      new Choices("unit", (value) => {
        if (isUnit(value)) act({ type: "unit", unit: value });
      }).element;
    const speed = () =>
      new Choices("speed", (value) => {
        act({ type: "speed", speed: Number(value) });
      }).element;
    this.units = [unit(), unit()];
    this.speeds = [speed(), speed()];
    this.inBar = [this.units[0], this.speeds[0]].filter((each) => each !== undefined);
    for (const select of this.units) select.append(...UNITS.map((value) => make("option", { value })));
    for (const select of this.speeds) {
      select.append(...SPEEDS.map((each) => make("option", { value: String(each) }, `${each}×`)));
    }
    this.unitLine.append(this.names[0], ...this.units.slice(1));
    this.speedLine.append(this.names[1], ...this.speeds.slice(1));
    this.buttons = new CommandButtons(act);
    const row = make("div", { class: "setting-buttons" }, ...COMMANDS.map((id) => this.buttons.button(id)));
    this.menu.append(this.unitLine, this.speedLine, row);
    this.opener.append(icon("more"));
    this.opener.popoverTargetElement = this.menu;
    this.menu.addEventListener("beforetoggle", () => this.place());
  }

  load(timeline: Timeline | null): void {
    const units = timeline?.units ?? [];
    for (const element of [...this.units, this.unitLine]) element.toggleAttribute("hidden", units.length < 2);
    for (const select of this.units) {
      for (const option of select.options) option.hidden = !units.some((each) => each === option.value);
    }
  }

  draw({ speed, loop, unit, isTableShown }: SettingsState, messages: Messages): void {
    put(this.opener, "aria-label", messages.more);
    put(this.opener, "title", messages.more);
    put(this.menu, "aria-label", messages.more);
    write(this.names[0], messages.commands.unit);
    write(this.names[1], messages.speed);
    for (const select of this.speeds) {
      select.value = String(SPEEDS.find((each) => each >= speed) ?? speed);
      put(select, "aria-label", messages.speed);
    }
    for (const select of this.units) {
      select.value = unit;
      put(select, "aria-label", messages.commands.unit);
      put(select, "title", `${messages.commands.unit} (${bindingOf("unit").keys[0]})`);
      for (const option of select.options) if (isUnit(option.value)) write(option, messages.units[option.value]);
    }
    this.buttons.name(messages);
    this.buttons.press("loop", loop);
    this.buttons.press("table", isTableShown);
  }

  /** Above its button: what is on top of the page knows no place in it. */
  private place(): void {
    const { top, right } = this.opener.getBoundingClientRect();
    set(this.menu, "bottom", `${Math.round(window.innerHeight - top + 6)}px`);
    set(this.menu, "right", `${Math.max(8, Math.round(document.documentElement.clientWidth - right))}px`);
  }
}
