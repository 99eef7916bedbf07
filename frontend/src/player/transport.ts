/** The bar under the stage: back, play, next, timeline and count; everything else is behind one button. */
import type { Action } from "../core/commands";
import type { Messages } from "../core/messages";
import type { Timeline } from "../core/timeline";
import type { Count } from "../core/units";
import { CommandButtons } from "./command-buttons";
import { make, put, write } from "./dom";
import { Settings, type SettingsState } from "./settings";
import { TimelineSlider } from "./timeline-slider";

const MAIN = ["previous", "toggle", "next"] as const;

export interface TransportState extends SettingsState {
  readonly t: number;
  readonly steps: number;
  readonly count: Count;
  readonly playing: boolean;
}

export class Transport {
  readonly element = make("div", { class: "bar", part: "bar", role: "toolbar" });
  private readonly buttons: CommandButtons;
  private readonly settings: Settings;
  private readonly slider: TimelineSlider;
  private readonly count = make("span", { class: "count" });

  constructor(act: (action: Action) => void) {
    this.slider = new TimelineSlider({
      scrub: (t) => act({ type: "scrub", t }),
      settle: () => act({ type: "settle" }),
    });
    this.buttons = new CommandButtons(act);
    this.settings = new Settings(act);
    const { inBar, opener, menu } = this.settings;
    this.element.append(
      make("div", { class: "main" }, ...MAIN.map((id) => this.buttons.button(id))),
      this.slider.element,
      make("div", { class: "more" }, this.count, ...inBar, opener, menu),
    );
  }

  load(timeline: Timeline | null): void {
    this.slider.load(timeline);
    this.settings.load(timeline);
  }

  draw(state: TransportState, messages: Messages): void {
    const { t, steps, count, playing, unit } = state;
    this.slider.draw(t, unit, count, messages);
    write(this.count, `${count.begun} / ${count.all}`);
    put(this.count, "title", messages.stepOf(count.begun, count.all));
    put(this.element, "aria-label", messages.timeline);
    this.settings.draw(state, messages);
    this.buttons.name(messages);
    this.buttons.face("toggle", playing ? messages.pause : messages.play, playing ? "pause" : "play");
    this.buttons.enable("previous", t > 0);
    this.buttons.enable("next", t < steps);
  }
}
