/** The player put together: clock, stage, strip, bar and table, all drawn from one frame. */
import type { Frame } from "../core/frame";
import { LANGUAGES, type Messages, messagesFor } from "../core/messages";
import { textFloor } from "../core/text-floor";
import type { Numbers, Scene } from "../model/types";
import type { Palette } from "../views/shared/heat-image";
import type { Lights } from "../views/shared/renderer";
import type { ZoomBarView } from "../views/shared/zoom";
import { Announcer } from "./announcer";
import { Clock } from "./clock";
import { Controls } from "./controls";
import { make } from "./dom";
import type { PlayerEvents } from "./events";
import { Help } from "./help";
import { Lighting } from "./lights";
import { whenNetworks } from "./networks";
import { PaletteReader } from "./palette";
import { Showing } from "./showing";
import { Stage } from "./stage";
import { Strip } from "./strip";
import { TableRoom } from "./table-room";
import { Transport } from "./transport";

export class Player {
  readonly element = make("div", { class: "player" });
  readonly stage = new Stage({
    redraw: () => this.draw(),
    choose: (order) => {
      this.showing.order = order;
    },
  });
  readonly clock = new Clock(
    () => this.drawTime(),
    () => this.changed(),
    () => this.draw(),
  );
  readonly showing: Showing;
  readonly controls: Controls;
  isEditable = false;
  /** Can the page show the arrays of a network beside its neurons? */
  hasArrays = false;
  /** Is it shown before many? */
  isHall = false;
  /** Is all that fits open, and not only what is in hand? */
  everything = false;
  messages: Messages = messagesFor(LANGUAGES[0]?.tag ?? "en");
  /** The node that has the keyboard's focus, or would get it. */
  focusNode = 0;
  private shownSample = 0;
  private numbers: Numbers | null = null;
  private toldFigures: Numbers | null = null;
  private frame: Frame | null = null;
  private selected: number | null = null;
  private zoomBar: ZoomBarView | null = null;
  private palette: Palette | null = null;
  private readonly transport: Transport;
  private readonly strip = new Strip();
  private readonly table = new TableRoom();
  private readonly help = new Help();
  private readonly announcer = new Announcer();
  private readonly colours = new PaletteReader();
  private readonly lighting = new Lighting();
  private readonly notice = make("p", { class: "notice", role: "alert" });

  constructor(private readonly events: PlayerEvents) {
    const { stage, clock } = this;
    const draw = () => this.draw();
    const { view, order, neuron } = events;
    const wound: Transport["load"] = (timeline) => this.transport.load(timeline);
    this.showing = new Showing({ stage, clock, draw, wound, view, order, neuron });
    this.controls = new Controls({
      stage,
      clock,
      showing: this.showing,
      draw,
      changed: () => this.changed(),
      openFocused: () => this.openFocused(),
      toggleTable: () => this.toggleTable(),
      toggleHelp: () => this.help.toggle(this.messages),
    });
    this.transport = new Transport(this.controls);
    stage.element.append(this.notice, this.table.element);
    this.element.append(stage.element, stage.below, this.strip.element, this.transport.element);
    this.element.append(this.announcer.element, this.colours.element, this.help.element);
    this.show(null, "");
    whenNetworks((found) => {
      this.zoomBar = found.zoomBar({
        view,
        enter: (name) => this.enter(name),
        nextHere: () => this.controls.nextHere(),
      });
      stage.element.before(this.zoomBar.element);
      this.showing.welcome();
    });
  }

  get film(): Scene | null {
    return this.showing.film;
  }

  get figures(): Numbers | null {
    return this.numbers;
  }

  /** Another film, or none with a word about why. */
  show(scene: Scene | null, notice: string): void {
    this.numbers = scene?.numbers ?? null;
    this.selected = null;
    this.lighting.clear();
    this.focusNode = scene?.output ?? 0;
    this.strip.load(scene);
    this.table.load(scene);
    this.notice.textContent = notice;
    this.notice.toggleAttribute("hidden", notice === "");
    this.element.classList.toggle("is-empty", scene === null);
    this.showing.load(scene);
    this.drawTime();
    this.showing.zoomed.settle();
  }

  /** From 0. */
  get sample(): number {
    return this.shownSample;
  }

  set sample(sample: number) {
    this.shownSample = sample;
    this.draw();
  }

  setNumbers(numbers: Numbers): void {
    this.numbers = numbers;
    this.draw();
  }

  light(lights: Lights | null, from: "page" | "pointer"): void {
    this.lighting.set(lights, from);
    this.draw();
  }

  /** The theme may have changed: read the colours anew. */
  restyle(): void {
    if (!this.element.isConnected) return;
    this.palette = this.colours.palette();
    this.draw();
  }

  select(node: number | null): void {
    if (node === this.selected) return;
    this.selected = node;
    this.draw();
    this.events.select(node);
  }

  /** Into a neuron, `2.1`, or out again; on the same step. */
  enter(name: string | null): void {
    const { showing } = this;
    this.select(null);
    showing.enter(name);
    const { part } = showing;
    if (part && !part.layout.nodes[this.focusNode]) this.focusNode = Math.max(...part.inside);
    this.draw();
    this.stage.focus(this.focusNode);
  }

  /** Into the neuron of a node; true where it has one. Of everything else the page may show more. */
  open(node: number): boolean {
    const { showing } = this;
    const name = showing.zoomed.neuronOf(node);
    const leadsIn = name !== null && name !== showing.neuron;
    if (leadsIn) this.enter(name);
    else this.events.open(node);
    return leadsIn;
  }

  /** Nothing is selected any more; then out of the neuron. */
  leave(): void {
    if (this.selected !== null) this.select(null);
    else if (this.showing.neuron !== null) this.enter(null);
  }

  draw(): void {
    const { numbers: set, messages, focusNode: focus, selected, isEditable, hasArrays } = this;
    const { film: scene, programme, zoomed, view } = this.showing;
    const { mirror, t, span } = this.clock;
    this.drawBar();
    if (!scene || !set || !this.element.isConnected) return;
    this.palette ??= this.colours.palette();
    const numbers = this.stage.adjust(set, mirror);
    this.tellFigures(numbers === set ? null : numbers, set);
    const frame = programme.frameAt(scene, numbers, t, span);
    this.frame = frame;
    const { palette, shownSample: sample } = this;
    const { visited, part } = zoomed;
    const look = { lights: this.lighting.all, focus, selected, sample, visited, isEditable, palette, messages };
    const { floor, isHall, everything } = this;
    this.stage.draw({ frame, numbers, mirror, ...look, floor, isHall, everything });
    const offered = zoomed.neuronOf(selected ?? frame.active?.node ?? -1) ?? zoomed.neuronOf(focus);
    this.zoomBar?.draw({ scene, frame, isNetwork: view !== "graph", hasArrays, part, offered, messages });
    const sentence = this.strip.draw(frame, numbers, messages, programme.film);
    if (frame.isAtRest && frame.active) this.announcer.say(sentence);
    this.table.draw(frame, messages);
  }

  private get floor(): number {
    const { innerWidth: width, innerHeight: height, parent } = window;
    return textFloor({ width, height }, this.isHall ? "hall" : parent === window ? "studio" : "frame");
  }

  destroy(): void {
    this.clock.pause();
    this.announcer.stop();
  }

  private changed(): void {
    this.draw();
    this.events.state();
  }

  private drawTime(): void {
    const before = this.frame;
    this.draw();
    const { frame } = this;
    if (!frame || !this.film) return;
    this.events.time(frame);
    if (before?.step !== frame.step || before?.active !== frame.active) this.events.step(frame);
  }

  private drawBar(): void {
    const { t, steps, count, playing, speed, loop, unit } = this.controls;
    const isTableShown = this.table.isOpen;
    this.transport.draw({ t, steps, count, playing, speed, loop, unit, isTableShown }, this.messages);
    this.table.name(this.messages);
  }

  private tellFigures(shown: Numbers | null, instead: Numbers): void {
    if (shown === this.toldFigures) return;
    this.toldFigures = shown;
    this.events.figures(shown, instead);
  }

  private openFocused(): void {
    const { focusNode } = this;
    if (!this.open(focusNode)) this.select(focusNode === this.selected ? null : focusNode);
  }

  private toggleTable(): void {
    this.table.toggle();
    this.draw();
    if (this.table.isOpen) this.table.element.focus({ preventScroll: true });
  }
}
