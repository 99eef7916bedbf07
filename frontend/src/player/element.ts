/** The custom element `<chain-rule>`: what its page sets and where it stands in it; the player does the work. */
import { messagesFor } from "../core/messages";
import type { OrderName } from "../core/network/recursion";
import { readBinary, readNumbers } from "../model/binary";
import { readScene } from "../model/json";
import type { Numbers, Scene } from "../model/types";
import type { ChainRuleApi, Highlight, ThemeName, ViewName } from "./api";
import { ATTRIBUTES, type AttributeName, type AttributeTargets } from "./attributes";
import type { Controls } from "./controls";
import { emit, eventsOf } from "./events";
import { FilmElement } from "./film-element";
import { pressKey } from "./keys";
import { lightsOf } from "./lights";
import { Loader } from "./load";
import { Player } from "./player";
import { Pointing } from "./pointing";
import { styleSheet } from "./styles";

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

export class ChainRuleElement extends FilmElement implements ChainRuleApi {
  static readonly observedAttributes = Object.keys(ATTRIBUTES);
  static readonly readScene = readScene;
  static readonly readBinary = readBinary;
  static readonly readNumbers = readNumbers;

  protected readonly film: Controls;
  private readonly player: Player;
  private readonly pointing: Pointing;
  private readonly attributeTargets: AttributeTargets;
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
    const events = eventsOf(this);
    this.player = new Player(events);
    this.film = this.player.controls;
    this.pointing = new Pointing(this.player, events);
    this.attributeTargets = {
      player: this.player,
      load: () => {
        if (this.isConnected) this.load();
      },
      readLanguage: () => this.readLanguage(),
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
    this.loader.stop();
    this.player.destroy();
  }

  attributeChangedCallback(name: AttributeName, before: string | null, now: string | null): void {
    if (before !== now) ATTRIBUTES[name](this.attributeTargets, now);
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
    if (step > 0) this.seek(Math.floor(step));
    emit(this, "chainrule-ready", { steps: scene.steps.length });
    if (this.hasAttribute("autoplay")) this.play();
  }

  set document(json: unknown) {
    this.scene = readScene(json);
  }

  get theme(): ThemeName {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" || theme === "projector" ? theme : "auto";
  }

  set theme(theme: ThemeName) {
    this.setAttribute("theme", theme);
  }

  get view(): ViewName {
    return this.player.showing.view;
  }

  set view(view: ViewName) {
    this.setAttribute("view", view);
  }

  get order(): OrderName {
    return this.player.showing.order;
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
    return this.player.showing.neuron;
  }

  set neuron(neuron: string | null) {
    this.player.showing.neuron = neuron;
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

  private readonly load = (): void => this.loader.load(this);

  /** A property that was set before the element was defined hides the accessor of the class. */
  private upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  private readonly onMotion = (): void => {
    this.player.clock.tween = !this.isMotionReduced.matches;
  };

  private readonly onTheme = (): void => this.player.restyle();

  private readLanguage(): void {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? "en";
    this.player.messages = messagesFor(tag);
    this.player.draw();
  }

  /** With `keys="page"` the keys of the whole page are the player's, as in a frame or on a slide. */
  private readonly onPageKey = (event: KeyboardEvent): void => {
    if (this.getAttribute("keys") === "page" && event.target === document.body) this.onKey(event);
  };

  private onKey(event: KeyboardEvent): void {
    const isUsed = pressKey(event, {
      film: this.film,
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
}
