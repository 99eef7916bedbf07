/** What is shown: which film, seen as graph, network or reversed network, all of it or one neuron, in which order. */
import type { NeuronPart } from "../core/network/neuron";
import { ORDERS, type OrderName } from "../core/network/recursion";
import type { Timeline } from "../core/timeline";
import type { Scene } from "../model/types";
import type { ViewName } from "./api";
import type { Clock } from "./clock";
import { networks } from "./networks";
import { Programme } from "./programme";
import type { Stage } from "./stage";
import { Zoom } from "./zoom";

export interface ShowingTargets {
  readonly stage: Stage;
  readonly clock: Clock;
  draw(): void;
  /** Another timeline is in the clock. */
  wound(timeline: Timeline | null): void;
  view(view: ViewName): void;
  order(order: OrderName): void;
  neuron(name: string | null): void;
}

export class Showing {
  readonly programme = new Programme();
  readonly zoomed: Zoom;
  private scene: Scene | null = null;
  private asked: ViewName = "graph";

  constructor(private readonly targets: ShowingTargets) {
    this.zoomed = new Zoom(this, (neuron) => targets.neuron(neuron));
  }

  get film(): Scene | null {
    return this.scene;
  }

  /** Another film, from its start, or none. */
  load(scene: Scene | null): void {
    const isOther = [scene, this.scene].every((each) => each && networks()?.views(each).includes("network"));
    this.scene = scene;
    this.programme.load(scene);
    if (isOther) this.zoomed.forget();
    this.wind();
    this.cut();
    this.roll();
  }

  /** The view that was asked for, or the graph where the film cannot be seen like that. */
  get view(): ViewName {
    return this.views.includes(this.asked) ? this.asked : "graph";
  }

  set view(view: ViewName) {
    this.change(() => {
      this.asked = view;
    });
  }

  /** The neuron one has zoomed into, `2.1`; null for all of the film. */
  get neuron(): string | null {
    return this.zoomed.neuron;
  }

  set neuron(name: string | null) {
    this.change(() => this.zoomed.choose(name, true));
  }

  /** The neuron's part of the film; null where all of it is shown. */
  get part(): NeuronPart | null {
    return this.zoomed.part;
  }

  /** Into a neuron, `2.1`, or out again: by hand, so the page is told. */
  enter(name: string | null): void {
    this.change(() => this.zoomed.choose(name, false));
  }

  /** What is played: in the reversed view of a network the order that was asked for. */
  get order(): OrderName {
    return this.programme.order;
  }

  set order(order: OrderName) {
    this.programme.asked = order;
    this.roll();
    this.targets.draw();
  }

  nextOrder(): void {
    if (!this.isNetwork) return;
    const next = this.view === "reversed" ? ORDERS[(ORDERS.indexOf(this.order) + 1) % ORDERS.length] : "right";
    this.view = "reversed";
    this.order = next ?? "trace";
  }

  mirror(): void {
    const straight = this.isNetwork ? "network" : "graph";
    this.view = this.view === "reversed" ? straight : "reversed";
  }

  /** Networks can be shown from now on. */
  welcome(): void {
    this.look("graph", null);
  }

  private get views(): readonly ViewName[] {
    return (this.scene && networks()?.views(this.scene)) ?? [];
  }

  private get isNetwork(): boolean {
    return this.views.includes("network");
  }

  private change(how: () => void): void {
    const { view, part } = this;
    how();
    this.look(view, part);
  }

  /** Show what is to be shown now, after what was shown `before`. */
  private look(before: ViewName, partBefore: NeuronPart | null): void {
    const { view, part, targets } = this;
    const isOther = view !== before || part !== partBefore;
    if (isOther) {
      // The graph is its own mirror image, a network has a picture beside the graph.
      const isGraph = !this.isNetwork;
      if (isGraph) targets.stage.cover();
      const isMorph = isGraph || (before !== "graph" && view !== "graph" && !part && !partBefore);
      if (isMorph) targets.clock.mirrorTo(view === "reversed" ? 1 : 0);
      else this.cut();
      this.roll();
    }
    this.zoomed.settle();
    if (isOther) targets.draw();
    if (view !== before) targets.view(view);
  }

  /** Another picture at once, without a movement between. */
  private cut(): void {
    const { view, part, scene, targets } = this;
    targets.clock.mirrorAt(view === "reversed" ? 1 : 0);
    targets.stage.load(scene, view, part);
  }

  /** Put the film in that is wanted now. */
  private roll(): void {
    const { programme, targets } = this;
    const t = programme.change(this.view === "reversed" && !this.part, targets.clock.t);
    if (t === null) return;
    this.wind();
    targets.order(programme.order);
    targets.clock.seek(t);
  }

  private wind(): void {
    const { timeline } = this.programme;
    this.targets.clock.load(timeline);
    this.targets.wound(timeline);
  }
}
