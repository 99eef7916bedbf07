/** Everything a hand can do with the film, whether by button, by key or from the page: the film of the commands. */
import type { Film } from "../core/commands";
import { groupAfter, groupBefore, type Reel } from "../core/reel";
import type { Unit } from "../core/units";
import type { Projector } from "./projector";
import type { Showing } from "./showing";
import type { Stage } from "./stage";

export interface ControlTargets {
  readonly stage: Stage;
  readonly projector: Projector;
  readonly showing: Showing;
  draw(): void;
  /** What the buttons say has changed. */
  changed(): void;
  openFocused(): void;
  toggleTable(): void;
  toggleHelp(): void;
}

export class Controls implements Film {
  constructor(private readonly targets: ControlTargets) {}

  get t(): number {
    return this.projector.t;
  }

  /** How many steps are complete. */
  get step(): number {
    return this.projector.step;
  }

  get steps(): number {
    return this.projector.steps;
  }

  get playing(): boolean {
    return this.projector.playing;
  }

  get speed(): number {
    return this.projector.speed;
  }

  set speed(speed: number) {
    this.projector.speed = speed;
  }

  get unit(): Unit {
    return this.projector.unit;
  }

  set unit(unit: Unit) {
    this.projector.unit = unit;
  }

  nextUnit(): void {
    const units = this.reel?.units ?? [];
    const unit = units[(units.indexOf(this.unit) + 1) % units.length];
    if (unit) this.unit = unit;
  }

  get loop(): boolean {
    return this.projector.loop;
  }

  set loop(loop: boolean) {
    if (loop === this.projector.loop) return;
    this.projector.loop = loop;
    this.targets.changed();
  }

  play(): void {
    this.projector.play();
  }

  pause(): void {
    this.projector.pause();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  next(): void {
    this.projector.next();
  }

  previous(): void {
    this.projector.previous();
  }

  nextGroup(): void {
    const { reel, targets } = this;
    if (reel) this.seek(groupAfter({ ...reel, ...targets.showing.part }, this.t));
  }

  previousGroup(): void {
    const { reel, targets } = this;
    if (reel) this.seek(groupBefore({ ...reel, ...targets.showing.part }, this.t));
  }

  /** Play the next step that happens in the neuron one is in. */
  nextHere(): void {
    const next = this.targets.showing.zoomed.nextStep(this.t);
    if (next === null) return;
    this.seek(next);
    this.next();
  }

  seek(t: number): void {
    this.projector.seek(t);
  }

  toForward(): void {
    this.seek(0);
  }

  toBackward(): void {
    this.seek(this.reel?.split ?? 0);
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

  private get projector(): Projector {
    return this.targets.projector;
  }

  private get reel(): Reel | null {
    return this.targets.showing.programme.reel;
  }
}
