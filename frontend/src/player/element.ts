/** The custom element `<chain-rule>`: what its page sets and where it stands in it; the player does the work. */

import { bindingFor, keyName } from "../core/commands";
import { messagesFor } from "../core/messages";
import type { OrderName } from "../core/network/recursion";
import { recompute, type Values } from "../core/tape/tape";
import type { Unit } from "../core/units";
import type { Command, ViewState } from "../core/view-state";
import { readBinary, readNumbers } from "../model/binary";
import { readScene } from "../model/json";
import type { Numbers, Scene } from "../model/types";
import type { ChainRuleApi, Highlight, ThemeName, ViewName } from "./api";
import { ATTRIBUTES, type AttributeName, type AttributeTargets, askFor } from "./attributes";
import { emit, eventsOf } from "./events";
import { whenScreenIsLeft } from "./hall";
import { pressKey } from "./keys";
import { lightsOf } from "./lights";
import { Loader } from "./load";
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

export class ChainRuleElement extends HTMLElement implements ChainRuleApi {
  static readonly observedAttributes = Object.keys(ATTRIBUTES);
  static readonly readScene = readScene;
  static readonly readBinary = readBinary;
  static readonly readNumbers = readNumbers;

  private readonly player: Player;
  private readonly pointing: PointerInput;
  private readonly attributeTargets: AttributeTargets;
  private readonly isMotionReduced = window.matchMedia("(prefers-reduced-motion: reduce)");
  private readonly isDark = window.matchMedia("(prefers-color-scheme: dark)");
  private endFullScreen = (): void => {};
  private readonly resized = new ResizeObserver(() => {
    this.player.stage.resized();
    this.player.draw();
  });
  private readonly loader = new Loader({
    found: (document) => {
      this.document = document;
    },
    waiting: () => this.player.show(null, this.player.messages.loading),
    failed: (reason) => this.player.show(null, this.player.messages.failed(reason)),
    nothing: () => this.player.show(null, this.player.messages.empty),
  });

  constructor() {
    super();
    const events = eventsOf(this, (node, value) => {
      if (this.store.numbers?.values[node]?.[0] !== value) this.player.needServer();
    });
    this.player = new Player(events);
    this.pointing = new PointerInput(this.player, events);
    this.attributeTargets = {
      player: this.player,
      load: () => {
        if (this.isConnected) this.load();
      },
      readLanguage: () => this.readLanguage(),
      attribute: (name) => this.getAttribute(name),
    };
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(this.player.element);
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.upgrade(name);
    this.isMotionReduced.addEventListener("change", this.onMotion);
    this.isDark.addEventListener("change", this.onTheme);
    document.addEventListener("keydown", this.onPageKey);
    this.resized.observe(this.player.stage.element);
    this.endFullScreen = whenScreenIsLeft(() => this.dispatch({ type: "hall", on: false }));
    this.onMotion();
    this.readLanguage();
    this.player.restyle();
    if (this.scene || this.loader.isLoading) return;
    // The children of an element that is still being parsed are not there yet.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", this.load, { once: true });
    else this.load();
  }

  disconnectedCallback(): void {
    this.isMotionReduced.removeEventListener("change", this.onMotion);
    this.isDark.removeEventListener("change", this.onTheme);
    document.removeEventListener("keydown", this.onPageKey);
    document.removeEventListener("DOMContentLoaded", this.load);
    this.resized.disconnect();
    this.endFullScreen();
    this.loader.stop();
    this.player.destroy();
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    if (before !== now) ATTRIBUTES[name](this.attributeTargets, now);
  }

  /** What is looked at, and how; where it can be changed and heard of. */
  get store(): ViewStore {
    return this.player.store;
  }

  get scene(): Scene | null {
    return this.store.state.scene;
  }

  set scene(scene: Scene | null) {
    this.loader.stop();
    this.player.show(scene, scene ? "" : this.player.messages.empty);
    if (!scene) return;
    askFor(this.player, this.getAttribute("ask"), this.getAttribute("fade"));
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
    this.dispatch({ type: "speed", speed });
  }

  get loop(): boolean {
    return this.store.state.loop;
  }

  set loop(on: boolean) {
    this.dispatch({ type: "loop", on });
  }

  get unit(): Unit {
    return this.store.shown.unit;
  }

  set unit(unit: Unit) {
    this.dispatch({ type: "unit", unit });
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
    this.dispatch({ type: "view", view });
  }

  get order(): OrderName {
    return this.store.shown.order;
  }

  set order(order: OrderName) {
    this.dispatch({ type: "order", order });
  }

  get sample(): number {
    return this.store.state.sample + 1;
  }

  set sample(sample: number) {
    this.dispatch({ type: "sample", sample: sample - 1 });
  }

  get neuron(): string | null {
    return this.store.shown.neuron;
  }

  set neuron(neuron: string | null) {
    this.dispatch({ type: "neuron", neuron });
  }

  get hall(): boolean {
    return this.store.state.hall;
  }

  set hall(on: boolean) {
    this.dispatch({ type: "hall", on });
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
    const isKnown = (id: string) => scene?.nodes.some((node) => node.id === id && node.op === "input");
    const found = scene && numbers && Object.keys(values).every(isKnown) ? recompute(scene, numbers, values) : null;
    if (found === null) return false;
    this.setNumbers(found);
    emit(this, "chainrule-change", { values });
    return true;
  }

  setNumbers(numbers: Numbers): void {
    this.store.setNumbers(numbers);
  }

  redraw(): void {
    this.player.draw();
  }

  highlight(what: Highlight | null): void {
    this.player.light(what && this.scene ? lightsOf(this.scene, what) : null);
  }

  play(): void {
    this.dispatch({ type: "play" });
  }

  pause(): void {
    this.dispatch({ type: "pause" });
  }

  toggle(): void {
    this.dispatch({ type: "toggle" });
  }

  next(): void {
    this.dispatch({ type: "next" });
  }

  previous(): void {
    this.dispatch({ type: "previous" });
  }

  nextGroup(): void {
    this.dispatch({ type: "nextGroup" });
  }

  previousGroup(): void {
    this.dispatch({ type: "previousGroup" });
  }

  seek(t: number): void {
    this.dispatch({ type: "seek", t });
  }

  toForward(): void {
    this.dispatch({ type: "start" });
  }

  toBackward(): void {
    this.dispatch({ type: "toBackward" });
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.player.perform({ type: "zoom", how });
  }

  mirror(): void {
    this.dispatch({ type: "mirror" });
  }

  private dispatch(command: Command): void {
    this.store.dispatch(command);
  }

  private readonly load = (): void => this.loader.load(this);

  /** A property that was set before the element was defined hides the accessor of the class. */
  private upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  private readonly onMotion = (): void => this.dispatch({ type: "motion", on: !this.isMotionReduced.matches });

  private readonly onTheme = (): void => this.player.restyle();

  private readLanguage(): void {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? "en";
    this.player.messages = messagesFor(tag);
    this.player.draw();
  }

  /** With `keys="page"` the keys of the whole page are the player's, as in a frame or on a slide; with "none" none are. */
  private readonly onPageKey = (event: KeyboardEvent): void => {
    if (this.getAttribute("keys") === "page" && event.target === document.body) this.onKey(event);
  };

  private onKey(event: KeyboardEvent): void {
    if (this.getAttribute("keys") === "none") return;
    const before = this.store.state;
    const isUsed = pressKey(event, {
      perform: (action) => this.player.perform(action),
      scene: () => this.scene,
      focused: () => this.focusedNode(),
      walkTo: (node) => this.pointing.walkTo(node),
      beside: (scene, node, direction) => this.player.stage.walk(scene, node, direction),
      stepValue: (node, direction, keys) => this.pointing.step(node, direction, keys),
      leave: () => this.player.leave(),
    });
    if (!isUsed || this.isLetGo(event, before)) return;
    // A deck of slides must not turn its page with the film.
    event.stopPropagation();
    event.preventDefault();
  }

  /**
   * What a step asks for at an end, by the attribute `at-end`: nothing, and the key is the page's (`release`, as slides
   * want it), nothing at all (`stay`), or to begin again (`restart`).
   */
  private isLetGo(event: KeyboardEvent, before: ViewState): boolean {
    const name = keyName(event);
    const action = name === null ? undefined : bindingFor(name)?.action.type;
    const isStep = action === "next" || action === "previous";
    if (
      !isStep ||
      before.scene === null ||
      this.store.openQuestion !== null ||
      this.focusedNode() !== null ||
      this.store.state !== before
    )
      return false;
    const atEnd = this.getAttribute("at-end");
    if (atEnd === "restart" && action === "next") this.seek(0);
    return atEnd !== "restart" && atEnd !== "stay";
  }

  private focusedNode(): number | null {
    const active = this.shadowRoot?.activeElement;
    if (active instanceof HTMLCanvasElement) return this.store.state.focus;
    const node = active?.getAttribute("data-node");
    return node === null || node === undefined ? null : Number(node);
  }
}
