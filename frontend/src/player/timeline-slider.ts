/** The scrubber: the forward and the backward part in two tints, with a tick where a line or a layer ends. */
import { clamp } from "../core/easing";
import { namesOf } from "../core/groups";
import type { Messages } from "../core/messages";
import type { Timeline } from "../core/timeline";
import type { Count, Unit } from "../core/units";
import { make, put, set, write } from "./dom";

/** Labels of groups are shown where they have this much room, in percent of the line. */
const LABEL_SHARE = 7;

export interface SliderTargets {
  scrub(t: number): void;
  /** The hand lets go. */
  settle(): void;
}

export class TimelineSlider {
  readonly element = make("div", { class: "timeline" });
  private readonly track = make("div", { class: "track", role: "slider", tabindex: "0" });
  private readonly forward = make("div", { class: "part part-forward" }, make("div", { class: "filled" }));
  private readonly backward = make("div", { class: "part part-backward" }, make("div", { class: "filled" }));
  private readonly knob = make("div", { class: "knob" });
  private readonly names = [make("span", { class: "pass" }), make("span", { class: "pass" })] as const;
  /** Where no layers are named below the line, the passes are. */
  private readonly passes = make("div", { class: "passes", "aria-hidden": "true" }, ...this.names);
  private readonly labels = make("div", { class: "group-labels", "aria-hidden": "true" });
  private timeline: Timeline | null = null;
  /** In whose words the labels are. */
  private named: Messages | null = null;
  /** What the ticks show. */
  private cut: Unit | null = null;

  constructor(private readonly targets: SliderTargets) {
    this.track.append(this.forward, this.backward, this.knob);
    this.element.append(this.track, this.labels, this.passes);
    this.track.addEventListener("pointerdown", this.onDown);
  }

  load(timeline: Timeline | null): void {
    this.timeline = timeline;
    this.cut = null;
    this.named = null;
    if (!timeline) return;
    const count = Math.max(1, timeline.length);
    set(this.element, "--forward-share", `${((100 * timeline.split) / count).toFixed(3)}%`);
  }

  draw(t: number, unit: Unit, count: Count, messages: Messages): void {
    if (unit !== this.cut) this.cutBy(unit);
    if (messages !== this.named) this.name(messages);
    const steps = this.timeline?.length ?? 0;
    const split = this.timeline?.split ?? 0;
    const ratio = (part: number, whole: number) => (whole > 0 ? clamp(part / whole) : 0);
    set(this.forward, "--filled", String(ratio(t, split)));
    set(this.backward, "--filled", String(ratio(t - split, steps - split)));
    set(this.knob, "left", `${100 * ratio(t, steps)}%`);
    put(this.knob, "data-pass", t > split ? "backward" : "forward");
    write(this.names[0], split > 0 ? messages.forwardPass : "");
    write(this.names[1], messages.backwardPass);
    put(this.track, "aria-label", messages.timeline);
    put(this.track, "aria-valuemin", "0");
    put(this.track, "aria-valuemax", String(steps));
    put(this.track, "aria-valuenow", String(Math.ceil(t)));
    put(this.track, "aria-valuetext", messages.stepOf(count.begun, count.all));
  }

  private name(messages: Messages): void {
    this.named = messages;
    const { layers, length } = this.timeline ?? { layers: [], length: 0 };
    const names = namesOf(layers, messages);
    const labels = layers.flatMap(({ name: layer, first, end }, i) => {
      const share = (100 * (end - first)) / Math.max(1, length);
      const name = names[i] ?? "";
      if (share < LABEL_SHARE || !name) return [];
      const pass = first < (this.timeline?.split ?? 0) ? "forward" : "backward";
      const label = make("span", { "data-pass": pass, "data-short": /^layer (\d+)$/.exec(layer)?.[1] ?? name });
      label.append(make("b", {}, name));
      set(label, "left", `${(100 * first) / Math.max(1, length)}%`);
      set(label, "width", `${share}%`);
      return [label];
    });
    this.labels.replaceChildren(...labels);
    this.passes.toggleAttribute("hidden", labels.length > 0);
  }

  /** Ticks where units end; single ops would be too many, they have those of the groups. */
  private cutBy(unit: Unit): void {
    this.cut = unit;
    for (const tick of this.track.querySelectorAll(".tick")) tick.remove();
    const { timeline } = this;
    const cuts = unit === "layer" ? timeline?.layers : timeline?.groups;
    if (timeline && cuts) for (const { end } of cuts) this.addTick(timeline, end);
  }

  private addTick({ split, length: steps }: Timeline, at: number): void {
    if (at === split || at === steps) return;
    const [part, from, length] = at < split ? [this.forward, 0, split] : [this.backward, split, steps - split];
    const tick = make("i", { class: "tick" });
    set(tick, "left", `${(100 * (at - from)) / Math.max(1, length)}%`);
    part.append(tick);
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.track.setPointerCapture(event.pointerId);
    const move = (each: PointerEvent) => this.seekTo(each);
    this.track.addEventListener("pointermove", move);
    const end = () => {
      this.track.removeEventListener("pointermove", move);
      this.targets.settle();
    };
    this.track.addEventListener("pointerup", end, { once: true });
    this.track.addEventListener("pointercancel", end, { once: true });
    this.seekTo(event);
  };

  private seekTo(event: PointerEvent): void {
    const box = this.track.getBoundingClientRect();
    const steps = this.timeline?.length ?? 0;
    this.targets.scrub(clamp((event.clientX - box.left) / Math.max(1, box.width)) * steps);
  }
}
