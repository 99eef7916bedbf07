/** The custom element `<chain-rule>`: what its page sets and where it stands in it; the player does the work. */

import { gradientStep } from "../core/gradient-step";
import { messagesFor } from "../core/messages";
import { type NestedArray, nested } from "../core/nested";
import type { OrderName } from "../core/network/recursion";
import type { Values } from "../core/tape/tape";
import type { Unit } from "../core/units";
import type { Command } from "../core/view-state";
import { readScene } from "../model/json";
import type { Numbers, Scene, SceneNode } from "../model/types";
import type { ChainRuleApi, Highlight, Moment, ThemeName, ViewName } from "./api";
import { LoadError } from "./ask";
import { ATTRIBUTES, type AttributeName, type AttributeTargets, askFor } from "./attributes";
import { computeHere, computeThere, type GivenValues, strayInput } from "./computing";
import { emit, eventsOf } from "./events";
import { whenScreenIsLeft } from "./hall";
import { pressKey } from "./keys";
import { lightsOf } from "./lights";
import { Loader, reasonOf, serverOf } from "./load";
import { whenNetworks } from "./networks";
import { hearPageKeys } from "./page-keys";
import { Player } from "./player";
import { PointerInput } from "./pointer-input";
import { styleSheet } from "./styles";
import type { ViewStore } from "./view-store";

const PROPERTIES = [
  "scene",
  "document",
  "t",
  "step",
  "speed",
  "loop",
  "theme",
  "lang",
  "editable",
  "view",
  "order",
  "unit",
  "sample",
  "neuron",
] as const;

/** Modules are read on servers too, where there are no elements. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class ChainRuleElement extends Base implements ChainRuleApi {
  static readonly observedAttributes = Object.keys(ATTRIBUTES);
  static readonly readScene = readScene;

  readonly #player: Player;
  readonly #pointing: PointerInput;
  readonly #attributeTargets: AttributeTargets;
  readonly #isMotionReduced = window.matchMedia("(prefers-reduced-motion: reduce)");
  readonly #isDark = window.matchMedia("(prefers-color-scheme: dark)");
  #endFullScreen = (): void => {};
  #endPageKeys = (): void => {};
  readonly #resized = new ResizeObserver(() => {
    this.#player.stage.resized();
    this.#player.draw();
  });
  readonly #loader = new Loader({
    found: (scene) => {
      this.scene = scene;
    },
    waiting: () => this.#player.show(null, this.#player.messages.loading),
    failed: (error) => {
      const message = reasonOf(error, this.#player.messages);
      this.#player.fail(this.#player.messages.failed(message));
      emit(this, "chainrule-error", { message });
    },
    nothing: () => this.#player.show(null, this.#player.messages.empty),
  });

  constructor() {
    super();
    const events = eventsOf(this, (node, value) => {
      if (this.store.numbers?.values[node]?.[0] !== value) this.#player.needServer();
    });
    this.#player = new Player(events);
    this.#pointing = new PointerInput(this.#player, events);
    this.#attributeTargets = {
      player: this.#player,
      load: () => {
        if (this.isConnected) this.#load();
      },
      readLanguage: () => this.#readLanguage(),
      drawVariant: () => this.#drawVariant(),
      attribute: (name) => this.getAttribute(name),
    };
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(this.#player.element);
    this.addEventListener("keydown", (event) => this.press(event));
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#isMotionReduced.addEventListener("change", this.#onMotion);
    this.#isDark.addEventListener("change", this.#onTheme);
    this.#endPageKeys = hearPageKeys(this);
    this.#resized.observe(this.#player.stage.element);
    this.#endFullScreen = whenScreenIsLeft(() => this.#dispatch({ type: "hall", on: false }));
    this.#onMotion();
    this.#readLanguage();
    this.#player.restyle();
    if (this.scene || this.#loader.isLoading) return;
    // The children of an element that is still being parsed are not there yet.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", this.#load, { once: true });
    else this.#load();
  }

  disconnectedCallback(): void {
    this.#isMotionReduced.removeEventListener("change", this.#onMotion);
    this.#isDark.removeEventListener("change", this.#onTheme);
    this.#endPageKeys();
    document.removeEventListener("DOMContentLoaded", this.#load);
    this.#resized.disconnect();
    this.#endFullScreen();
    this.#loader.stop();
    this.#player.destroy();
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    if (before !== now) ATTRIBUTES[name](this.#attributeTargets, now);
  }

  /** What is looked at, and how; where it can be changed and heard of. */
  get store(): ViewStore {
    return this.#player.store;
  }

  get scene(): Scene | null {
    return this.store.state.scene;
  }

  set scene(scene: Scene | null) {
    this.#loader.stop();
    this.#player.show(scene, scene ? "" : this.#player.messages.empty);
    if (!scene) return;
    askFor(this.#player, this.getAttribute("ask"), this.getAttribute("fade"));
    this.#drawVariant();
    const step = Number(this.getAttribute("step") ?? 0);
    if (step > 0) this.seek(Math.floor(step));
    emit(this, "chainrule-ready", { steps: scene.steps.length });
    if (this.hasAttribute("autoplay")) this.play();
  }

  set document(json: unknown) {
    this.scene = readScene(json);
  }

  get t(): number {
    return this.store.state.t;
  }

  set t(t: number) {
    this.seek(t);
  }

  get step(): number {
    return this.store.shown.step;
  }

  set step(step: number) {
    this.seek(Math.floor(step));
  }

  get steps(): number {
    return this.store.shown.timeline?.length ?? 0;
  }

  get playing(): boolean {
    return this.store.state.playing;
  }

  get speed(): number {
    return this.store.state.speed;
  }

  set speed(speed: number) {
    this.#dispatch({ type: "speed", speed });
  }

  get loop(): boolean {
    return this.store.state.loop;
  }

  set loop(on: boolean) {
    this.#dispatch({ type: "loop", on });
  }

  get unit(): Unit {
    return this.store.shown.unit;
  }

  set unit(unit: Unit) {
    this.#dispatch({ type: "unit", unit });
  }

  get theme(): ThemeName {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" || theme === "projector" ? theme : "auto";
  }

  set theme(theme: ThemeName) {
    this.setAttribute("theme", theme);
  }

  get view(): ViewName {
    return this.store.shown.view;
  }

  set view(view: ViewName) {
    this.#dispatch({ type: "view", view });
  }

  get order(): OrderName {
    return this.store.shown.order;
  }

  set order(order: OrderName) {
    this.#dispatch({ type: "order", order });
  }

  get sample(): number {
    return this.store.state.sample + 1;
  }

  set sample(sample: number) {
    this.#dispatch({ type: "sample", sample: sample - 1 });
  }

  get neuron(): string | null {
    return this.store.shown.neuron;
  }

  set neuron(neuron: string | null) {
    this.#dispatch({ type: "neuron", neuron });
  }

  get hall(): boolean {
    return this.store.state.hall;
  }

  set hall(on: boolean) {
    this.#dispatch({ type: "hall", on });
  }

  get editable(): boolean {
    return this.hasAttribute("editable");
  }

  set editable(isEditable: boolean) {
    this.toggleAttribute("editable", isEditable);
  }

  compute(values: Values): boolean {
    const { numbers } = this.store;
    const { scene } = this;
    const found = scene && numbers && strayInput(scene, values) === null ? computeHere(scene, numbers, values) : null;
    if (found === null) return false;
    this.#show(found, values);
    return true;
  }

  async set(values: GivenValues): Promise<void> {
    const { scene, store } = this;
    const { numbers } = store;
    if (!scene || !numbers) throw new Error(this.#player.messages.empty);
    const stray = strayInput(scene, values);
    if (stray !== null) throw new RangeError(this.#player.messages.noInput(stray));
    const here = computeHere(scene, numbers, values);
    if (here) return this.#show(here, values);
    const server = serverOf(this.getAttribute("server"));
    if (server === null) throw new Error(this.#player.messages.needsServer);
    const there = await computeThere(scene, numbers, values, server).catch((error) => {
      throw error instanceof LoadError ? new Error(reasonOf(error, this.#player.messages), { cause: error }) : error;
    });
    if (this.scene === scene) this.#show(there, values);
  }

  async descend(eta: number, names?: readonly string[]): Promise<void> {
    const { numbers } = this.store;
    if (this.scene && numbers) await this.set(gradientStep(this.scene, numbers, eta, names));
  }

  value(id: string, { at = "now" }: Moment = {}): NestedArray | undefined {
    const node = this.#nodeOf(id);
    const { numbers, frame } = this.store;
    const found = node && (at === "end" ? numbers?.values[node.index] : frame?.nodes[node.index]?.value);
    return node && found ? nested(found, node.shape) : undefined;
  }

  gradient(id: string, { at = "now" }: Moment = {}): NestedArray | undefined {
    const node = this.#nodeOf(id);
    const { numbers, frame } = this.store;
    const now = node && frame?.nodes[node.index];
    const known = now?.gradientState === "done" ? now.gradient : null;
    const found = node && (at === "end" ? numbers?.gradients[node.index] : known);
    return node && found ? nested(found, node.shape) : undefined;
  }

  /** Other numbers from the seed of `variant`; a film of arrays keeps its own where no server computes them. */
  #drawVariant(): void {
    const seed = this.getAttribute("variant");
    const { scene } = this;
    if (seed === null || !scene) return;
    whenNetworks(({ variant }) => {
      if (this.scene === scene) this.set(variant(scene, seed)).catch(() => {});
    });
  }

  setNumbers(numbers: Numbers): void {
    this.store.setNumbers(numbers);
  }

  redraw(): void {
    this.#player.draw();
  }

  highlight(what: Highlight | null): void {
    this.#player.light(what && this.scene ? lightsOf(this.scene, what) : null);
  }

  play(): void {
    this.#dispatch({ type: "play" });
  }

  pause(): void {
    this.#dispatch({ type: "pause" });
  }

  toggle(): void {
    this.#dispatch({ type: "toggle" });
  }

  next(): void {
    this.#dispatch({ type: "next" });
  }

  previous(): void {
    this.#dispatch({ type: "previous" });
  }

  nextGroup(): void {
    this.#dispatch({ type: "nextGroup" });
  }

  previousGroup(): void {
    this.#dispatch({ type: "previousGroup" });
  }

  seek(t: number): void {
    this.#dispatch({ type: "seek", t });
  }

  toForward(): void {
    this.#dispatch({ type: "start" });
  }

  toBackward(): void {
    this.#dispatch({ type: "toBackward" });
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.#player.perform({ type: "zoom", how });
  }

  mirror(): void {
    this.#dispatch({ type: "mirror" });
  }

  #dispatch(command: Command): void {
    this.store.dispatch(command);
  }

  readonly #load = (): void => {
    const [src, preset, server, view] = (["src", "preset", "server", "view"] as const).map((name) =>
      this.getAttribute(name),
    );
    this.#loader.load(this, { src, preset, server, view, sample: this.sample });
  };

  #show(numbers: Numbers, values: GivenValues): void {
    this.setNumbers(numbers);
    emit(this, "chainrule-change", { values });
  }

  #nodeOf(id: string): SceneNode | undefined {
    return this.scene?.nodes.find((node) => node.id === id);
  }

  /** A property that was set before the element was defined hides the accessor of the class. */
  #upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  readonly #onMotion = (): void => this.#dispatch({ type: "motion", on: !this.#isMotionReduced.matches });

  readonly #onTheme = (): void => this.#player.restyle();

  #readLanguage(): void {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? "en";
    this.#player.messages = messagesFor(tag);
    this.#player.draw();
  }

  /** May this film have the keys that are pressed anywhere on the page? */
  get wantsPageKeys(): boolean {
    return this.getAttribute("keys") === "page";
  }

  /** Do what a key asks for. One that the film uses goes no further: a deck of slides must not turn its page with it. */
  press(event: KeyboardEvent): void {
    if (this.getAttribute("keys") === "none") return;
    const before = this.store.state;
    const use = pressKey(event, {
      perform: (action) => this.#player.perform(action),
      scene: () => this.scene,
      focused: () => this.#focusedNode(),
      walkTo: (node) => this.#pointing.walkTo(node),
      beside: (scene, node, direction) => this.#player.stage.walk(scene, node, direction),
      stepValue: (node, direction, keys) => this.#pointing.step(node, direction, keys),
      leave: () => this.#player.leave(),
      hasChanged: () => this.store.state !== before,
      isAsking: () => this.store.openQuestion !== null,
    });
    if (use === "none" || (use === "end" && this.#isLetGo(event))) return;
    event.stopPropagation();
    if (use !== "control") event.preventDefault();
  }

  /** A step beyond an end, by the attribute `at-end`: the page's (`release`), nothing (`stay`), or from the start again. */
  #isLetGo(event: KeyboardEvent): boolean {
    const atEnd = this.getAttribute("at-end");
    if (atEnd === "restart" && this.t > 0) this.seek(0);
    return atEnd !== "restart" && atEnd !== "stay" && !event.repeat;
  }

  #focusedNode(): number | null {
    const active = this.shadowRoot?.activeElement;
    if (active instanceof HTMLCanvasElement) return this.store.state.focus;
    const node = active?.getAttribute("data-node");
    return node === null || node === undefined ? null : Number(node);
  }
}
