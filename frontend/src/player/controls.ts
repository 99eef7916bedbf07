/** Everything a hand can do with the film, whether by button, by key or from the page: the film of the commands. */
import type { PlayerCommands } from "../core/commands";
import { groupAfter, groupBefore, type Timeline } from "../core/timeline";
import { type Count, countOf, type Unit } from "../core/units";
import type { Clock } from "./clock";
import type { Showing } from "./showing";
import type { Stage } from "./stage";

export interface ControlTargets {
  readonly stage: Stage;
  readonly clock: Clock;
  readonly showing: Showing;
  draw(): void;
  /** What the buttons say has changed. */
  changed(): void;
  openFocused(): void;
  toggleTable(): void;
  toggleHelp(): void;
}

export class Controls implements PlayerCommands {
  constructor(private readonly targets: ControlTargets) {}

  get t(): number {
    return this.clock.t;
  }

  /** How many steps are complete. */
  get step(): number {
    return this.clock.step;
  }

  get steps(): number {
    return this.clock.steps;
  }

  get playing(): boolean {
    return this.clock.playing;
  }

  get speed(): number {
    return this.clock.speed;
  }

  set speed(speed: number) {
    this.clock.speed = speed;
  }

  get count(): Count {
    const { timeline, unit, t } = this;
    return timeline ? countOf(timeline, unit, t) : { begun: 0, all: 0 };
  }

  get unit(): Unit {
    return this.clock.unit;
  }

  set unit(unit: Unit) {
    this.clock.unit = unit;
  }

  nextUnit(): void {
    const units = this.timeline?.units ?? [];
    const unit = units[(units.indexOf(this.unit) + 1) % units.length];
    if (unit) this.unit = unit;
  }

  get loop(): boolean {
    return this.clock.loop;
  }

  set loop(loop: boolean) {
    if (loop === this.clock.loop) return;
    this.clock.loop = loop;
    this.targets.changed();
  }

  play(): void {
    this.clock.play();
  }

  pause(): void {
    this.clock.pause();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  next(): void {
    this.clock.next();
  }

  previous(): void {
    this.clock.previous();
  }

  nextGroup(): void {
    const { timeline, targets } = this;
    if (timeline) this.seek(groupAfter({ ...timeline, ...targets.showing.part }, this.t));
  }

  previousGroup(): void {
    const { timeline, targets } = this;
    if (timeline) this.seek(groupBefore({ ...timeline, ...targets.showing.part }, this.t));
  }

  /** Play the next step that happens in the neuron one is in. */
  nextHere(): void {
    const next = this.targets.showing.zoomed.nextStep(this.t);
    if (next === null) return;
    this.seek(next);
    this.next();
  }

  seek(t: number): void {
    this.clock.seek(t);
  }

  toForward(): void {
    this.seek(0);
  }

  toBackward(): void {
    this.seek(this.timeline?.split ?? 0);
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.targets.stage.zoom(how);
    this.targets.draw();
  }

  mirror(): void {
    this.targets.showing.mirror();
  }

  nextOrder(): void {
    this.targets.showing.nextOrder();
  }

  openFocused(): void {
    this.targets.openFocused();
  }

  toggleTable(): void {
    this.targets.toggleTable();
  }

  toggleHelp(): void {
    this.targets.toggleHelp();
  }

  private get clock(): Clock {
    return this.targets.clock;
  }

  private get timeline(): Timeline | null {
    return this.targets.showing.programme.timeline;
  }
}
