/** The custom element `<chain-rule>`: its properties, attributes and events; the player does the work. */
import { messagesFor } from "../core/messages";
import { ORDERS, type OrderName } from "../core/network/recursion";
import { isUnit, type Unit } from "../core/units";
import { readBinary, readNumbers } from "../model/binary";
import { readScene } from "../model/json";
import type { Numbers, Scene } from "../model/types";
import type { ChainRuleApi, ChainRuleEvents, Highlight, ThemeName, ViewName } from "./api";
import { pressKey } from "./keys";
import { lightsOf } from "./lights";
import { Loader } from "./load";
import { Player } from "./player";
import { Pointing } from "./pointing";
import { styleSheet } from "./styles";

const ATTRIBUTES = [
  "src",
  "step",
  "speed",
  "theme",
  "lang",
  "loop",
  "editable",
  "keys",
  "view",
  "order",
  "unit",
  "sample",
  "neuron",
  "arrays",
] as const;
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
  static readonly observedAttributes = ATTRIBUTES;
  static readonly readScene = readScene;
  static readonly readBinary = readBinary;
  static readonly readNumbers = readNumbers;

  private readonly player: Player;
  private readonly pointing: Pointing;
  private readonly isMotionReduced = window.matchMedia("(prefers-reduced-motion: reduce)");
  private readonly isDark = window.matchMedia("(prefers-color-scheme: dark)");
  private readonly resized = new ResizeObserver(() => this.player.draw());
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
    this.player = new Player({
      time: ({ t, span, step, active }) =>
        this.emit("chainrule-time", { t, span, step, active: active?.index ?? null }),
      step: ({ step, active }) => this.emit("chainrule-step", { step, active: active?.index ?? null }),
      state: () => {
        const { playing, speed, loop, unit } = this;
        this.emit("chainrule-state", { playing, speed, loop, unit });
      },
      order: (order) => this.emit("chainrule-order", { order }),
      view: (view) => this.emit("chainrule-view", { view }),
      neuron: (neuron) => this.emit("chainrule-neuron", { neuron }),
      open: (node) => this.emit("chainrule-open", { node: this.idOf(node) ?? "" }),
      figures: (shown, instead) => this.emit("chainrule-figures", { shown, instead }),
      select: (node) => this.emit("chainrule-select", { node: this.idOf(node) }),
    });
    this.pointing = new Pointing(this.player, {
      hover: ({ node, edge }) => this.emitHover(node, edge),
      drag: (node, value, phase) => this.emit("chainrule-drag", { node: this.idOf(node) ?? "", value, phase }),
    });
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
    this.onMotion();
    this.onLanguage();
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
    this.loader.stop();
    this.player.destroy();
  }

  attributeChangedCallback(name: (typeof ATTRIBUTES)[number], before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "src" && this.isConnected && now) this.load();
    if (name === "step" && this.scene) this.step = Number(now ?? 0);
    if (name === "speed") this.speed = Number(now ?? 1);
    if (name === "loop") this.loop = now !== null;
    if (name === "editable") this.onEditable();
    if (name === "lang") this.onLanguage();
    if (name === "theme") this.onTheme();
    if (name === "unit") this.unit = isUnit(now) ? now : "op";
    if (name === "order") this.player.order = ORDERS.find((order) => order === now) ?? "trace";
    if (name === "sample") this.player.sample = Math.max(0, Math.floor(Number(now ?? 1)) - 1 || 0);
    if (name === "neuron") this.player.neuron = now;
    if (name === "arrays") this.onArrays();
    if (name === "view") this.player.view = now === "network" || now === "reversed" ? now : "graph";
  }

  get scene(): Scene | null {
    return this.player.film;
  }

  set scene(scene: Scene | null) {
    this.loader.stop();
    this.player.show(scene, scene ? "" : this.player.messages.empty);
    this.pointing.settle(true);
    if (!scene) return;
    const step = Number(this.getAttribute("step") ?? 0);
    if (step > 0) this.player.seek(Math.floor(step));
    this.emit("chainrule-ready", { steps: scene.steps.length });
    if (this.hasAttribute("autoplay")) this.play();
  }

  set document(json: unknown) {
    this.scene = readScene(json);
  }

  get t(): number {
    return this.player.t;
  }

  set t(t: number) {
    this.player.seek(t);
  }

  get step(): number {
    return this.player.step;
  }

  set step(step: number) {
    this.player.seek(Math.floor(step));
  }

  get steps(): number {
    return this.player.steps;
  }

  get playing(): boolean {
    return this.player.projector.playing;
  }

  get speed(): number {
    return this.player.speed;
  }

  set speed(speed: number) {
    this.player.speed = speed;
  }

  get loop(): boolean {
    return this.player.loop;
  }

  set loop(loop: boolean) {
    this.player.loop = loop;
  }

  get unit(): Unit {
    return this.player.unit;
  }

  set unit(unit: Unit) {
    this.player.unit = unit;
  }

  get theme(): ThemeName {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" || theme === "projector" ? theme : "auto";
  }

  set theme(theme: ThemeName) {
    this.setAttribute("theme", theme);
  }

  get view(): ViewName {
    return this.player.view;
  }

  set view(view: ViewName) {
    this.setAttribute("view", view);
  }

  get order(): OrderName {
    return this.player.order;
  }

  set order(order: OrderName) {
    this.setAttribute("order", order);
  }

  get sample(): number {
    return this.player.sample + 1;
  }

  set sample(sample: number) {
    this.setAttribute("sample", String(sample));
  }

  get neuron(): string | null {
    return this.player.neuron;
  }

  set neuron(neuron: string | null) {
    this.player.neuron = neuron;
  }

  get editable(): boolean {
    return this.hasAttribute("editable");
  }

  set editable(isEditable: boolean) {
    this.toggleAttribute("editable", isEditable);
  }

  setNumbers(numbers: Numbers): void {
    this.player.setNumbers(numbers);
    this.pointing.settle(false);
  }

  highlight(what: Highlight | null): void {
    this.player.light(what && this.scene ? lightsOf(this.scene, what) : null, "page");
  }

  play(): void {
    this.player.projector.play();
  }

  pause(): void {
    this.player.projector.pause();
  }

  toggle(): void {
    this.player.toggle();
  }

  next(): void {
    this.player.next();
  }

  previous(): void {
    this.player.previous();
  }

  nextGroup(): void {
    this.player.nextGroup();
  }

  previousGroup(): void {
    this.player.previousGroup();
  }

  seek(t: number): void {
    this.player.seek(t);
  }

  toForward(): void {
    this.player.toForward();
  }

  toBackward(): void {
    this.player.toBackward();
  }

  zoom(how: "in" | "out" | "fit"): void {
    this.player.zoom(how);
  }

  mirror(): void {
    this.player.mirror();
  }

  private readonly load = (): void => this.loader.load(this);

  /** A property that was set before the element was defined hides the accessor of the class. */
  private upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  private readonly onMotion = (): void => {
    this.player.projector.tween = !this.isMotionReduced.matches;
  };

  private readonly onTheme = (): void => this.player.restyle();

  private onLanguage(): void {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? "en";
    this.player.messages = messagesFor(tag);
    this.player.draw();
  }

  private onArrays(): void {
    this.player.hasArrays = this.hasAttribute("arrays");
    this.player.draw();
  }

  private onEditable(): void {
    this.player.isEditable = this.editable;
    this.player.draw();
  }

  /** With `keys="page"` the keys of the whole page are the player's, as in a frame or on a slide. */
  private readonly onPageKey = (event: KeyboardEvent): void => {
    if (this.getAttribute("keys") === "page" && event.target === document.body) this.onKey(event);
  };

  private onKey(event: KeyboardEvent): void {
    const isUsed = pressKey(event, {
      film: this.player,
      scene: () => this.scene,
      focused: () => this.focusedNode(),
      walkTo: (node) => this.pointing.walkTo(node),
      stepValue: (node, direction, keys) => this.pointing.step(node, direction, keys),
      leave: () => this.player.leave(),
    });
    if (!isUsed) return;
    // A deck of slides must not turn its page with the film.
    event.stopPropagation();
    event.preventDefault();
  }

  private focusedNode(): number | null {
    const active = this.shadowRoot?.activeElement;
    if (active instanceof HTMLCanvasElement) return this.player.focusNode;
    const node = active?.getAttribute("data-node");
    return node === null || node === undefined ? null : Number(node);
  }

  private idOf(node: number | null): string | null {
    return node === null ? null : (this.scene?.nodes[node]?.id ?? null);
  }

  private emitHover(node: number | undefined, edge: number | undefined): void {
    const found = edge === undefined ? undefined : this.scene?.edges[edge];
    if (found) this.emit("chainrule-hover", { edge: found.id, slot: found.slot });
    else if (node !== undefined) this.emit("chainrule-hover", { node: this.idOf(node) ?? "" });
    else this.emit("chainrule-hover", {});
  }

  private emit<K extends keyof ChainRuleEvents>(name: K, detail: ChainRuleEvents[K]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
