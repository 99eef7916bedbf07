/** The player put together: projector, stage, strip, bar and table, all drawn from one frame. */
import type { Film } from "../core/commands";
import type { Frame } from "../core/frame";
import { LANGUAGES, type Messages, messagesFor } from "../core/messages";
import type { NeuronPart } from "../core/network/neuron";
import { ORDERS, type OrderName } from "../core/network/recursion";
import { groupAfter, groupBefore } from "../core/reel";
import type { Unit } from "../core/units";
import type { Numbers, Scene } from "../model/types";
import type { Palette } from "../views/shared/heat-image";
import { type Lights, NO_LIGHTS } from "../views/shared/renderer";
import type { ZoomBarView } from "../views/shared/zoom";
import { TableView } from "../views/table/table-view";
import { Announcer } from "./announcer";
import type { ViewName } from "./api";
import { make, put } from "./dom";
import { Help } from "./help";
import { networks, whenNetworks } from "./networks";
import { Colours } from "./palette";
import { Programme } from "./programme";
import { Projector } from "./projector";
import { Stage } from "./stage";
import { Strip } from "./strip";
import { Transport } from "./transport";
import { Zoom } from "./zoom";

/** What the player tells the element it lives in. */
export interface PlayerEvents {
  time(frame: Frame): void;
  step(frame: Frame): void;
  state(): void;
  view(view: ViewName): void;
  order(order: OrderName): void;
  neuron(name: string | null): void;
  select(node: number | null): void;
  open(node: number): void;
  /** Other figures than those that were set are shown, as a hand on the picture wants it; null: those that were set. */
  figures(shown: Numbers | null, instead: Numbers): void;
}

export class Player implements Film {
  readonly element = make("div", { class: "player" });
  readonly stage = new Stage({
    redraw: () => this.draw(),
    choose: (order) => {
      this.order = order;
    },
  });
  readonly projector: Projector;
  isEditable = false;
  /** Can the page show the arrays of a network beside its neurons? */
  hasArrays = false;
  messages: Messages = messagesFor(LANGUAGES[0]?.tag ?? "en");
  /** The node that has the keyboard's focus, or would get it. */
  focusNode = 0;
  private shownSample = 0;
  private scene: Scene | null = null;
  private numbers: Numbers | null = null;
  private toldFigures: Numbers | null = null;
  private frame: Frame | null = null;
  private outer: Lights = NO_LIGHTS;
  private hovered: Lights = NO_LIGHTS;
  private selected: number | null = null;
  private asked: ViewName = "graph";
  private readonly programme = new Programme();
  private readonly zoomed = new Zoom(this, (neuron) => this.events.neuron(neuron));
  private zoomBar: ZoomBarView | null = null;
  private isTableShown = false;
  private palette: Palette | null = null;
  private readonly transport: Transport;
  private readonly barRoom = make("div", { part: "order" });
  private readonly strip = new Strip();
  private readonly help = new Help();
  private readonly announcer = new Announcer();
  private readonly colours = new Colours();
  private readonly notice = make("p", { class: "notice", role: "alert" });
  private readonly tableRoom = make("div", { class: "table-room hidden", role: "region", tabindex: "-1" });
  private table: TableView | null = null;

  constructor(private readonly events: PlayerEvents) {
    const changed = () => {
      this.draw();
      events.state();
    };
    this.projector = new Projector(
      () => this.drawTime(),
      changed,
      () => this.draw(),
    );
    this.transport = new Transport(this);
    const { element: stage } = this.stage;
    stage.append(this.notice, this.tableRoom);
    this.element.append(stage, this.barRoom, this.strip.element, this.transport.element);
    this.element.append(this.announcer.element, this.colours.element, this.help.element);
    this.show(null, "");
    whenNetworks((found) => {
      this.zoomBar = found.zoomBar({
        view: (view) => events.view(view),
        enter: (name) => this.enter(name),
        nextHere: () => this.nextHere(),
      });
      stage.before(this.zoomBar.element);
      this.look("graph", null);
    });
  }

  get film(): Scene | null {
    return this.scene;
  }

  get figures(): Numbers | null {
    return this.numbers;
  }

  get isTableOpen(): boolean {
    return this.isTableShown;
  }

  /** Another film, or none with a word about why. */
  show(scene: Scene | null, notice: string): void {
    const isOther = [scene, this.scene].every((each) => each && networks()?.views(each).includes("network"));
    this.scene = scene;
    this.programme.load(scene);
    if (isOther) this.zoomed.forget();
    this.numbers = scene?.numbers ?? null;
    this.selected = null;
    this.outer = NO_LIGHTS;
    this.hovered = NO_LIGHTS;
    this.focusNode = scene?.output ?? 0;
    this.projector.load(this.programme.reel);
    this.projector.mirrorAt(this.view === "reversed" ? 1 : 0);
    this.stageAs(this.view);
    this.strip.load(scene);
    this.transport.load(this.programme.reel);
    this.table = scene ? new TableView(scene) : null;
    this.tableRoom.replaceChildren(...(this.table ? [this.table.element] : []));
    this.notice.textContent = notice;
    this.notice.toggleAttribute("hidden", notice === "");
    this.element.classList.toggle("is-empty", scene === null);
    this.roll();
    this.drawTime();
    this.zoomed.settle();
  }

  /** What is shown: the view that was asked for, or the graph where the film cannot be seen like that. */
  get view(): ViewName {
    return this.views.includes(this.asked) ? this.asked : "graph";
  }

  private get views(): readonly ViewName[] {
    return (this.scene && networks()?.views(this.scene)) ?? [];
  }

  set view(view: ViewName) {
    this.change(() => {
      this.asked = view;
    });
  }

  /** From 0. */
  get sample(): number {
    return this.shownSample;
  }

  set sample(sample: number) {
    this.shownSample = sample;
    this.draw();
  }

  /** The neuron one has zoomed into, `2.1`; null for all of the film. */
  get neuron(): string | null {
    return this.zoomed.neuron;
  }

  set neuron(name: string | null) {
    this.change(() => this.zoomed.choose(name, true));
  }

  /** Change what is shown. */
  private change(how: () => void): void {
    const { view, zoomed } = this;
    const { part } = zoomed;
    how();
    this.look(view, part);
  }

  /** Show what is to be shown now, after what was shown `before`. */
  private look(before: ViewName, partBefore: NeuronPart | null): void {
    const { view, zoomed } = this;
    const { part } = zoomed;
    const isOther = view !== before || part !== partBefore;
    if (isOther) {
      // The graph is its own mirror image, a network has a picture beside the graph.
      const isGraph = !this.views.includes("network");
      if (isGraph) this.stage.cover();
      const isMorph = isGraph || (before !== "graph" && view !== "graph" && !part && !partBefore);
      if (isMorph) this.projector.mirrorTo(view === "reversed" ? 1 : 0);
      else {
        this.projector.mirrorAt(view === "reversed" ? 1 : 0);
        this.stageAs(view);
      }
      this.roll();
    }
    zoomed.settle();
    if (isOther) this.draw();
    if (view !== before) this.events.view(view);
  }

  /** Into a neuron, `2.1`, or out again; on the same step. */
  enter(name: string | null): void {
    this.select(null);
    this.change(() => this.zoomed.choose(name, false));
    const { part } = this.zoomed;
    if (part && !part.layout.nodes[this.focusNode]) this.focusNode = Math.max(...part.inside);
    this.draw();
    this.stage.focus(this.focusNode);
  }

  /** The neuron that `node` belongs to, where one can zoom into it. */
  neuronOf(node: number): string | null {
    return this.zoomed.neuronOf(node);
  }

  private nextHere(): void {
    const next = this.zoomed.nextStep(this.t);
    if (next === null) return;
    this.seek(next);
    this.next();
  }

  private stageAs(view: ViewName): void {
    this.stage.load(this.scene, view, this.zoomed.part);
    this.barRoom.replaceChildren(...(this.stage.bar ? [this.stage.bar] : []));
  }

  /** What is played: in the reversed view of a network the order that was asked for. */
  get order(): OrderName {
    return this.programme.order;
  }

  set order(order: OrderName) {
    this.programme.asked = order;
    this.roll();
    this.draw();
  }

  nextOrder(): void {
    if (!this.views.includes("network")) return;
    const next = this.view === "reversed" ? ORDERS[(ORDERS.indexOf(this.order) + 1) % ORDERS.length] : "right";
    this.view = "reversed";
    this.order = next ?? "trace";
  }

  /** Put the film in that is wanted now. */
  private roll(): void {
    const { programme } = this;
    const t = programme.change(this.view === "reversed" && !this.zoomed.part, this.t);
    if (t === null) return;
    this.projector.load(programme.reel);
    this.transport.load(programme.reel);
    this.events.order(programme.order);
    this.projector.seek(t);
  }

  setNumbers(numbers: Numbers): void {
    this.numbers = numbers;
    this.draw();
  }

  light(lights: Lights | null, from: "page" | "pointer"): void {
    if (from === "page") this.outer = lights ?? NO_LIGHTS;
    else this.hovered = lights ?? NO_LIGHTS;
    this.draw();
  }

  /** The theme may have changed: read the colours anew. */
  restyle(): void {
    if (!this.element.isConnected) return;
    this.palette = this.colours.palette();
    this.draw();
  }

  draw(): void {
    const { scene, programme } = this;
    const { mirror, t, span } = this.projector;
    this.drawBar();
    if (!scene || !this.numbers || !this.element.isConnected) return;
    this.palette ??= this.colours.palette();
    const numbers = this.stage.adjust(this.numbers, mirror);
    this.tellFigures(numbers === this.numbers ? null : numbers, this.numbers);
    const frame = programme.frameAt(scene, numbers, t, span);
    this.frame = frame;
    const { isEditable, messages, palette, selected, focusNode: focus } = this;
    const lights = this.lights();
    const { shownSample: sample, hasArrays } = this;
    const { visited, part } = this.zoomed;
    const look = { lights, focus, selected, sample, visited, isEditable, palette, messages };
    this.stage.draw({ frame, numbers, mirror, ...look });
    const offered = this.neuronOf(selected ?? frame.active?.node ?? -1) ?? this.neuronOf(focus);
    this.zoomBar?.draw({ scene, frame, isNetwork: this.view !== "graph", hasArrays, part, offered, messages });
    const sentence = this.strip.draw(frame, numbers, messages, programme.film);
    const { isAtRest } = frame;
    if (isAtRest && frame.active) this.announcer.say(sentence);
    if (isAtRest || this.isTableShown) this.table?.draw(frame, messages);
  }

  private tellFigures(shown: Numbers | null, instead: Numbers): void {
    if (shown === this.toldFigures) return;
    this.toldFigures = shown;
    this.events.figures(shown, instead);
  }

  destroy(): void {
    this.projector.pause();
    this.announcer.stop();
  }

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
    const units = this.programme.reel?.units ?? [];
    const unit = units[(units.indexOf(this.unit) + 1) % units.length];
    if (unit) this.unit = unit;
  }

  get loop(): boolean {
    return this.projector.loop;
  }

  set loop(loop: boolean) {
    if (loop === this.projector.loop) return;
    this.projector.loop = loop;
    this.draw();
    this.events.state();
  }

  toggle(): void {
    if (this.projector.playing) this.projector.pause();
    else this.projector.play();
  }

  next(): void {
    this.projector.next();
  }

  previous(): void {
    this.projector.previous();
  }

  nextGroup(): void {
    const { reel } = this.programme;
    if (reel) this.seek(groupAfter({ ...reel, ...this.zoomed.part }, this.t));
  }

  previousGroup(): void {
    const { reel } = this.programme;
    if (reel) this.seek(groupBefore({ ...reel, ...this.zoomed.part }, this.t));
  }

  seek(t: number): void {
    this.projector.seek(t);
  }

  toForward(): void {
    this.seek(0);
  }

  toBackward(): void {
    this.seek(this.programme.reel?.split ?? 0);
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.stage.zoom(how);
    this.draw();
  }

  openFocused(): void {
    if (!this.open(this.focusNode)) this.select(this.focusNode === this.selected ? null : this.focusNode);
  }

  select(node: number | null): void {
    if (node === this.selected) return;
    this.selected = node;
    this.draw();
    this.events.select(node);
  }

  /** Into the neuron of a node; true where it has one. Of everything else the page may show more. */
  open(node: number): boolean {
    const name = this.neuronOf(node);
    const leadsIn = name !== null && name !== this.neuron;
    if (leadsIn) this.enter(name);
    else this.events.open(node);
    return leadsIn;
  }

  /** Nothing is selected any more; then out of the neuron. */
  leave(): void {
    if (this.selected !== null) this.select(null);
    else if (this.neuron !== null) this.enter(null);
  }

  mirror(): void {
    const straight = this.views.includes("network") ? "network" : "graph";
    this.view = this.view === "reversed" ? straight : "reversed";
  }

  toggleTable(): void {
    this.isTableShown = !this.isTableShown;
    this.tableRoom.classList.toggle("hidden", !this.isTableShown);
    this.tableRoom.tabIndex = this.isTableShown ? 0 : -1;
    this.draw();
    if (this.isTableShown) this.tableRoom.focus({ preventScroll: true });
  }

  toggleHelp(): void {
    this.help.toggle(this.messages);
  }

  private drawTime(): void {
    const before = this.frame;
    this.draw();
    const { frame } = this;
    if (!frame || !this.scene) return;
    this.events.time(frame);
    if (before?.step !== frame.step || before?.active !== frame.active) this.events.step(frame);
  }

  private drawBar(): void {
    const { projector, isTableShown } = this;
    const { t, steps, playing, speed, loop, unit } = projector;
    this.transport.draw({ t, steps, playing, speed, loop, unit, isTableShown }, this.messages);
    put(this.tableRoom, "aria-label", this.messages.table);
  }

  private lights(): Lights {
    if (this.hovered === NO_LIGHTS) return this.outer;
    if (this.outer === NO_LIGHTS) return this.hovered;
    return {
      nodes: new Set([...this.outer.nodes, ...this.hovered.nodes]),
      edges: new Set([...this.outer.edges, ...this.hovered.edges]),
    };
  }
}
