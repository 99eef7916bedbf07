/** The player put together: stage, strip, bar and table, all drawn from one frame of the one view state. */

import { type Action, bindingOf } from "../core/commands";
import { digitsFor } from "../core/format";
import type { Frame } from "../core/frame";
import { LANGUAGES, type Messages, messagesFor } from "../core/messages";
import { NO_QUIZ } from "../core/quiz/asked";
import type { Shown } from "../core/shown";
import { textFloor } from "../core/text-floor";
import { countOf } from "../core/units";
import type { Command, Pointing, ViewState } from "../core/view-state";
import type { Numbers, Scene } from "../model/types";
import type { Palette } from "../views/shared/heat-image";
import type { Answered, QuestionCardView } from "../views/shared/question";
import type { Lights } from "../views/shared/renderer";
import type { ZoomBarView } from "../views/shared/zoom";
import { Announcer } from "./announcer";
import { make } from "./dom";
import type { PlayerEvents } from "./events";
import { Hall } from "./hall";
import { Help } from "./help";
import { joined, lightsAt } from "./lights";
import { networks, whenNetworks } from "./networks";
import { PaletteReader } from "./palette";
import { Stage } from "./stage";
import { Strip } from "./strip";
import { TableRoom } from "./table-room";
import { Transport } from "./transport";
import { ViewStore } from "./view-store";

export class Player {
  readonly element = make("div", { class: "player" });
  readonly store = new ViewStore();
  readonly stage = new Stage({
    redraw: () => this.draw(),
    choose: (order) => this.dispatch({ type: "order", order }),
  });
  isEditable = false;
  /** Can the page show the arrays of a network beside its neurons? */
  hasArrays = false;
  messages: Messages = messagesFor(LANGUAGES[0]?.tag ?? "en");
  #toldFigures: Numbers | null = null;
  /** The frame that is on the stage. */
  #frame: Frame | null = null;
  #drawn: { readonly state: ViewState; readonly shown: Shown };
  #zoomBar: ZoomBarView | null = null;
  #questionCard: QuestionCardView | null = null;
  #isCardOnItsWay = false;
  #palette: Palette | null = null;
  /** What the page lights. */
  #lights: Lights | null = null;
  readonly #transport = new Transport((action) => this.perform(action));
  readonly #strip = new Strip();
  /** Ways in and out, and orders: they yield before the picture does. */
  readonly #tools = make("div", { class: "tools", part: "tools" });
  readonly #table = new TableRoom();
  readonly #help = new Help();
  readonly #announcer = new Announcer();
  readonly #colours = new PaletteReader();
  readonly #hall = new Hall(this.element, this.stage.element);
  readonly #notice = make("p", { class: "notice", role: "alert" });
  /** What stands in the element for readers without script: shown where the film cannot be. */
  readonly #fallback = make("slot", { class: "fallback", hidden: "" });

  constructor(private readonly events: PlayerEvents) {
    const { stage, store } = this;
    this.#drawn = { state: store.state, shown: store.shown };
    stage.element.append(this.#fallback, this.#notice, this.#table.element);
    this.#tools.append(stage.below);
    this.element.append(stage.element, this.#strip.element, this.#tools, this.#transport.element);
    this.element.append(this.#announcer.element, this.#colours.element, this.#help.element);
    this.show(null, "");
    store.subscribe(() => this.#follow());
    whenNetworks((found) => {
      this.#zoomBar = found.zoomBar({
        view: (view) => events.view(view),
        enter: (name) => this.enter(name),
        nextHere: () => this.dispatch({ type: "nextHere" }),
      });
      this.#tools.prepend(this.#zoomBar.element);
      stage.element.addEventListener("click", () => this.#questionCard?.chooseEdge(this.state.pointing.edge ?? -1));
      store.reader = found;
    });
  }

  get state(): ViewState {
    return this.store.state;
  }

  get scene(): Scene | null {
    return this.state.scene;
  }

  dispatch(command: Command): void {
    this.store.dispatch(command);
  }

  /** What a key or a button asks for. */
  perform(action: Action): void {
    if (action.type === "zoom") {
      this.stage.zoom(action.how);
      this.draw();
    } else if (action.type === "help") this.#help.toggle(this.messages);
    else if (action.type === "openFocused") this.#openFocused();
    else {
      this.dispatch(action);
      if (action === bindingOf("table").action && this.state.table) this.#table.focus();
    }
  }

  /** Another scene from its start, or none with a word about why. */
  show(scene: Scene | null, notice: string): void {
    this.store.show(scene);
    this.#fallback.hidden = true;
    this.#say(scene ? "" : notice);
  }

  /** No film, and why; what the page has for readers without script stands in its place. */
  fail(notice: string): void {
    this.show(null, notice);
    this.#fallback.hidden = false;
    this.#notice.classList.toggle(
      "is-aside",
      this.#fallback.assignedElements().some(({ localName }) => localName !== "script"),
    );
  }

  /** Said beside the picture, until the film goes on: what was asked for cannot be computed here. */
  needServer(): void {
    this.#say(this.messages.needsServer);
    this.#notice.classList.add("is-aside");
  }

  /** Light what the page wants lit, beside what is pointed at. */
  light(lights: Lights | null): void {
    this.#lights = lights;
    this.draw();
  }

  /** The theme may have changed: read the colours anew. */
  restyle(): void {
    if (!this.element.isConnected) return;
    this.#palette = this.#colours.palette();
    this.draw();
  }

  /** By index; null for none. */
  select(node: number | null): void {
    this.dispatch({ type: "select", node: node === null ? null : (this.scene?.nodes[node]?.id ?? null) });
  }

  point(at: Pointing): void {
    this.dispatch({ type: "point", at });
  }

  /** Into a neuron, `2.1`, or out again; on the same step. */
  enter(name: string | null): void {
    this.dispatch({ type: "neuron", neuron: name });
    this.stage.focus(this.state.focus);
  }

  /** Into the neuron of a node; where it has none, or one is in it already, the page may show more. */
  open(node: number): void {
    if (this.#leadsIn(node)) this.enter(this.#neuronOf(node));
    else this.#openOnPage(node);
  }

  leave(): void {
    const { neuron } = this.store.shown;
    this.dispatch({ type: "leave" });
    if (neuron !== null && this.store.shown.neuron === null) this.stage.focus(this.state.focus);
  }

  draw(): void {
    const { messages, isEditable, hasArrays } = this;
    const { state, shown, numbers: set } = this.store;
    const { scene, mirror, focus, sample, visited, hall: isHall, everything } = state;
    this.#drawBar(state, shown);
    if (!scene || !set || !this.element.isConnected) return;
    this.#palette ??= this.#colours.palette();
    const isBoth = shown.view === "both";
    const numbers = this.stage.adjust(set, isBoth ? 1 : mirror);
    this.#tellFigures(numbers === set ? null : numbers, set);
    const { frame } = this.store;
    if (!frame) return;
    this.#frame = frame;
    const { playback, part, view } = shown;
    const [palette, floor] = [this.#palette, this.#floor];
    const lights = joined(this.#lights, lightsAt(scene, state.pointing));
    const selected = scene.nodes.findIndex(({ id }) => id === state.selection);
    const chosen = selected < 0 ? null : selected;
    const look = { lights, focus, selected: chosen, sample, visited, isEditable, palette, messages };
    const digits = digitsFor({ isHall, width: this.stage.view.width });
    this.store.setDigits(digits);
    this.stage.draw({ frame, numbers, mirror, isBoth, ...look, floor, digits, everything });
    const offered = this.#neuronOf(chosen ?? frame.active?.node ?? -1) ?? this.#neuronOf(focus);
    this.#zoomBar?.draw({ scene, frame, isNetwork: view !== "graph", hasArrays, part, offered, messages });
    if (state.quiz !== NO_QUIZ) void this.#fetchCard();
    this.#questionCard?.draw({ scene, numbers: set, open: this.store.openQuestion, quiz: state.quiz, messages });
    const snapshot = { scene, numbers, frame, digits };
    this.#strip.draw(snapshot, messages, playback);
    if (frame.isAtRest && frame.active) this.#announcer.say(this.#strip.spoken(snapshot, messages));
    this.#table.draw(frame, messages, state.table);
    this.#hall.draw(state);
  }

  /** What asks, once something is asked; where the line broke, the next thing that is done tries again. */
  async #fetchCard(): Promise<void> {
    const found = networks();
    if (this.#isCardOnItsWay || !found) return;
    this.#isCardOnItsWay = true;
    const { activeElement: before } = document;
    const fetched = found.questionCard({ before, answered: (how) => this.#answered(how) });
    const card = await fetched.catch(() => null);
    this.#isCardOnItsWay = card !== null;
    if (!card) return;
    this.#strip.element.before(card.element);
    this.stage.element.append(card.told);
    this.#questionCard = card;
    this.draw();
  }

  #answered(how: Answered): void {
    this.dispatch({ type: "answered", key: how.key });
    this.events.answer(how);
    // The keys are the film's again, and it shows what was asked for.
    this.stage.focus(this.state.focus);
    this.dispatch({ type: "next" });
  }

  destroy(): void {
    this.dispatch({ type: "pause" });
    this.#announcer.stop();
    this.#hall.destroy();
  }

  get #floor(): number {
    const { innerWidth: width, innerHeight: height, parent } = window;
    return textFloor({ width, height }, this.state.hall ? "hall" : parent === window ? "studio" : "frame");
  }

  /** The state has changed: make ready what it needs, draw it, and tell the page. */
  #follow(): void {
    const { state, shown } = this.store;
    const before = this.#drawn;
    const frameBefore = this.#frame;
    this.#drawn = { state, shown };
    if (state.scene !== before.state.scene) {
      this.#lights = null;
      if (state.scene) this.#say("");
      this.#strip.load(state.scene);
      this.#table.load(state.scene);
      this.element.classList.toggle("is-empty", state.scene === null);
    }
    if (shown.timeline !== before.shown.timeline) this.#transport.load(shown.timeline);
    this.stage.load(state.scene, shown);
    this.draw();
    this.#tell(before.state, before.shown, frameBefore);
  }

  #say(notice: string): void {
    this.#notice.textContent = notice;
    this.#notice.classList.remove("is-aside");
    this.#notice.toggleAttribute("hidden", notice === "");
  }

  #tell(before: ViewState, was: Shown, frameBefore: Frame | null): void {
    const { state, shown } = this.store;
    const { events } = this;
    const frame = this.#frame;
    const isOther = <K extends keyof ViewState>(...names: readonly K[]) =>
      names.some((name) => state[name] !== before[name]);
    if (isOther("playing", "speed", "loop") || shown.unit !== was.unit) events.state();
    if (shown.view !== was.view) events.view(shown.view);
    if (shown.order !== was.order) events.order(shown.order);
    if (isOther("neuron")) events.neuron(state.neuron);
    if (isOther("selection")) events.select(state.selection);
    if (isOther("pointing")) events.hover(state.pointing);
    if (isOther("hall")) events.hall(state.hall);
    if (!frame || !state.scene) return;
    const isSameScene = state.scene === before.scene;
    const isSameTime = isSameScene && frame.t === frameBefore?.t && frame.active === frameBefore.active;
    if (!isSameTime || frame.span.first !== frameBefore.span.first) events.time(frame);
    if (frame.step === frameBefore?.step && frame.active === frameBefore.active) return;
    this.#say("");
    events.step(frame);
  }

  #drawBar({ t, playing, speed, loop, table }: ViewState, { timeline, unit }: Shown): void {
    const steps = timeline?.length ?? 0;
    const count = timeline ? countOf(timeline, unit, t) : { begun: 0, all: 0 };
    this.#transport.draw({ t, steps, count, playing, speed, loop, unit, isTableShown: table }, this.messages);
    this.#table.name(this.messages);
  }

  #tellFigures(shown: Numbers | null, instead: Numbers): void {
    if (shown === this.#toldFigures) return;
    this.#toldFigures = shown;
    this.store.setWhatIf(shown);
    this.events.figures(shown, instead);
  }

  /** The neuron that `node` belongs to, where one can zoom into it. */
  #neuronOf(node: number): string | null {
    const { scene } = this.state;
    const found = networks();
    const name = scene && found && this.store.shown.view !== "graph" ? found.neuronOf(scene, node) : null;
    return scene && name !== null && found?.neuron(scene, name) ? name : null;
  }

  #leadsIn(node: number): boolean {
    const name = this.#neuronOf(node);
    return name !== null && name !== this.store.shown.neuron;
  }

  #openOnPage(node: number): void {
    this.dispatch({ type: "open", node: this.scene?.nodes[node]?.id ?? null });
    this.events.open(node);
  }

  #openFocused(): void {
    const { focus, selection } = this.state;
    if (this.#leadsIn(focus)) {
      this.enter(this.#neuronOf(focus));
      return;
    }
    this.#openOnPage(focus);
    this.select(this.scene?.nodes[focus]?.id === selection ? null : focus);
  }
}
