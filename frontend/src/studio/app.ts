/** `<studio-app>`: the whole studio. It draws what the studio knows; what its parts tell comes back here. */

import { html, type PropertyValues } from "lit";
import type { QuestionKey } from "../core/quiz/asked";
import { tourQuestions } from "../core/quiz/tour";
import type { Command } from "../core/view-state";
import type { ChainRuleEvents } from "../player/api";
import { fillScreen } from "../player/hall";
import { missedRules } from "../views/quiz/results";
import { readFragment } from "./address";
import { AddressBar } from "./address-bar";
import { arrive } from "./arrival";
import { type Desk, press } from "./commands";
import type { FaqId } from "./dialogs/faq";
import type { StudioGallery } from "./dialogs/gallery";
import type { StudioHelp } from "./dialogs/help";
import { copyText, exportAs, linkTo, siteAddress } from "./exports";
import { NotesLink } from "./hall/notes-link";
import { notesPage } from "./hall/notes-page";
import { FIRST_BREATH_MS, HERO } from "./hero/hero";
import { placeDragMe } from "./hero/hero-card";
import type { InputSet } from "./inputs/inputs";
import { recall, remember } from "./memory";
import { listen } from "./network/listen";
import type { StudioNetwork } from "./network/panel";
import { OWN_NETWORK } from "./network/shaping";
import { Panel } from "./panel";
import type { StudioSource } from "./panels/source";
import { explanationPane, sourcePane, stagePane, trainingPane } from "./panes";
import { nodeAt, pointedAt } from "./pointed";
import { readFunctions, readPresets } from "./preset";
import type { Shapes } from "./problem";
import { loadRest } from "./rest-of-studio";
import type { Source } from "./source";
import type { PlayerElement } from "./stage";
import type { Studio } from "./studio";
import { isTheme } from "./theme";
import { pressTraining } from "./training/commands";
import { listenToTraining } from "./training/listen";
import { commandsOf } from "./view-address";
import type { Words } from "./words";
import { sourceOf } from "./workbench";
import "./header";

type EventDetail<Name extends keyof ChainRuleEvents> = ChainRuleEvents[Name]["detail"];

export class StudioApp extends Panel implements Desk {
  static override properties = { isMenuOpen: { state: true } };

  /** On a narrow screen: is the menu open, with the panel it holds? */
  declare isMenuOpen: boolean;
  readonly #bar: AddressBar;
  /** The speaker's notes ask as if they were here. */
  readonly #notes = new NotesLink({
    tellAll: () => this.#tellNotes(),
    press: (key, shiftKey) => {
      const event = new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true });
      this.querySelector("#stage")?.dispatchEvent(event);
    },
    showCue: (cue) => this.#showCue(cue),
  });
  /** The value a hand on the stage took hold of. */
  #taken: number | null = null;
  #arrival: Promise<void> = Promise.resolve();
  /** By cue of the tour one takes, what is asked there. */
  #questions: ReadonlyMap<number, QuestionKey> = new Map();

  constructor(
    private readonly studio: Studio,
    private readonly player: PlayerElement,
  ) {
    super();
    const { network, training, board } = studio;
    this.isMenuOpen = false;
    this.#bar = new AddressBar(
      window,
      () => studio.address,
      (fragment) => void this.#arrive(fragment),
    );
    studio.addEventListener("change", () => this.requestUpdate());
    studio.workbench.addEventListener("change", () => this.#benchChanged());
    listen(this, network, (isTurn) => {
      if (isTurn) this.#bar.push();
    });
    listenToTraining(this, training, {
      board,
      onTurn: () => {
        this.#turn();
        this.#ask({ type: "pause" });
      },
    });
    this.#hear();
    document.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    window.addEventListener("pagehide", () => {
      this.#bar.flush();
      if (!studio.isHero) remember("place", this.#bar.fragment);
    });
  }

  /** What the panes tell. */
  #hear(): void {
    const { studio } = this;
    const on = <T>(type: string, act: (detail: T) => unknown) =>
      this.addEventListener(type, (event) => void act((event as CustomEvent<T>).detail));
    const ask = <T>(type: string, command: (detail: T) => Command) =>
      on<T>(type, (detail) => this.#ask(command(detail)));
    ask<string>("product-open", (node) => ({ type: "open", node }));
    ask<number | null>("term-point", (edge) => ({ type: "point", at: { node: null, edge } }));
    ask("node-deselect", () => ({ type: "select", node: null }));
    ask("panel-toggle", () => ({ type: "panel", panel: "source" }));
    ask("details-toggle", () => ({ type: "panel", panel: "details" }));
    on("present", () => {
      this.#ask({ type: "hall", on: true });
      this.#focusStage();
    });
    this.addEventListener("chainrule-hall", (event) => {
      // The card is part of what fills the screen.
      event.preventDefault();
      fillScreen(document.documentElement, studio.state.hall);
    });
    on("hero-start", () => {
      studio.network.look({ view: "network" });
      this.#ask({ type: "start" });
      this.#ask({ type: "play" });
    });
    on("menu-toggle", () => {
      this.isMenuOpen = !this.isMenuOpen;
    });
    on<string>("notice-dismiss", (id) => studio.board.take(id));
    on<string>("text-edit", (text) => this.#edit(text));
    on<number | null>("text-point", (offset) => this.#pointText(offset));
    on<InputSet>("input-set", ({ name, value, phase }) => studio.workbench.setInput(name, value, phase));
    on<string | null>("input-point", (id) => this.#pointNode(id));
    on("retry", () => studio.workbench.retry());
    on("shapes-make", (shapes: Shapes) => studio.workbench.makeShapes(shapes));
    on("network-new", async () => {
      await this.#begin(OWN_NETWORK);
      this.querySelector<StudioNetwork>("studio-network")?.unfold("shape");
    });
    on("pass-finish", () => this.#finishPass());
    on<Parameters<Studio["preferences"]["setNotation"]>[0]>("notation-choose", (notation) =>
      studio.preferences.setNotation(notation),
    );
    on("product-close", () => {
      this.#ask({ type: "open", node: null });
      this.#focusStage();
    });
    this.addEventListener("chainrule-drag", (event) => event.preventDefault());
    on<EventDetail<"chainrule-drag">>("chainrule-drag", (drag) => this.#drag(drag));
    on<number | null>("cue-choose", (at) => this.#showCue(at));
    on("beside-close", () => {
      studio.beside = null;
    });
    on<boolean>("beside-turn", (isShown) => {
      if (studio.beside) studio.beside = { ...studio.beside, isShown };
    });
  }

  protected override firstUpdated(): void {
    const { fragment } = this.#bar;
    void (isFirstVisit(fragment) ? this.#arriveFirst() : this.#arriveWithRest(fragment));
  }

  /** Nothing is fetched before the first picture that it can do without. */
  async #arriveFirst(): Promise<void> {
    await this.#arrive("");
    await painted();
    this.#learn();
    (await loadRest()).loadTypeset();
  }

  async #arriveWithRest(fragment: string): Promise<void> {
    this.#learn();
    const { loadTypeset } = await loadRest();
    await this.#arrive(fragment);
    loadTypeset();
  }

  /** Ask for the lists of what there is: examples, functions, data sets. */
  #learn(): void {
    const { studio } = this;
    const fetched = <T>(path: string, take: (json: unknown) => T) => void studio.server.get(path).then(take, ignore);
    void studio.training.learn();
    fetched("presets", (json) => {
      studio.presets = readPresets(json);
    });
    fetched("ops", (json) => {
      studio.functions = readFunctions(json);
    });
  }

  protected override updated(_: PropertyValues<this>): void {
    const { studio } = this;
    this.#tellNotes();
    const title = `${studio.heading} · Chainrule`;
    if (document.title !== title) document.title = title;
    this.dataset.source = studio.state.panels.source ? "open" : "away";
    this.dataset.card = studio.cardPlace;
    this.dataset.kind = studio.net.document === null ? "expression" : "network";
    this.dataset.menu = this.isMenuOpen ? "open" : "shut";
    this.toggleAttribute("data-hall", studio.state.hall);
    this.toggleAttribute("data-asking", this.player?.store.openQuestion != null);
    this.toggleAttribute("data-hero", studio.isHero);
    this.toggleAttribute("data-beside", studio.beside !== null);
    this.toggleAttribute("data-beside-shown", studio.beside?.isShown === true);
    placeDragMe(this.querySelector(".drag-me"), this.player);
    this.#bar.follow();
  }

  protected override render(): unknown {
    const { studio } = this;
    const { preferences, training } = studio;
    const { words } = preferences.language;
    const isTraining = training.state.isOpen;
    return html`
      <a class="skip" href="#stage" @click=${this.#skip}>${words.skip}</a>
      <studio-header
        class="top"
        role="banner"
        .heading=${studio.heading}
        .exports=${studio.exportChoices}
        .theme=${preferences.theme}
        .words=${words}
        .views=${studio.views}
        .view=${studio.view}
        .isMenuOpen=${this.isMenuOpen}
        @gallery-open=${this.openGallery}
        @help-open=${this.openHelp}
        @share=${this.share}
        @menu-choose=${this.#choose}
      ></studio-header>
      <main class=${isTraining ? "is-training" : ""}>
        ${sourcePane(studio)} ${stagePane(studio, this.player)} ${explanationPane(studio, this)}
        ${isTraining ? trainingPane(studio) : ""}
      </main>
      <studio-gallery
        .presets=${studio.gallery}
        .trainings=${studio.trainings}
        .current=${isTraining ? (training.example?.id ?? null) : studio.bench.preset}
        .words=${words}
        @preset-pick=${(event: CustomEvent<string | null>) => void this.#pick(event.detail)}
      ></studio-gallery>
      <studio-help .language=${preferences.language}></studio-help>
    `;
  }

  /** Beside the moment that shows it, in a sentence. */
  async #answer(faq: FaqId): Promise<void> {
    const { faqIn } = await import("./dialogs/faq-words");
    const text = ({ tag }: Words) => {
      const { asked, answer } = faqIn(tag)[faq];
      // A full-width question mark brings its own space.
      return asked.endsWith("？") ? asked + answer : `${asked} ${answer}`;
    };
    this.studio.board.say({ id: "faq", text });
  }

  focusEditor(): void {
    // The key that led here must not be typed into the editor.
    setTimeout(() => void loadRest().then(() => this.querySelector<StudioSource>("studio-source")?.focusEditor()));
  }

  openGallery(): void {
    void loadRest().then(() => this.querySelector<StudioGallery>("studio-gallery")?.open());
  }

  openHelp(): void {
    void loadRest().then(() => this.querySelector<StudioHelp>("studio-help")?.open());
  }

  share(): void {
    this.#bar.write();
    this.studio.keepLonger();
    copyText(this.studio.board, linkTo("", siteAddress(document), window.location.hash), (words) => words.copied);
  }

  nextTheme(): void {
    this.studio.preferences.nextTheme();
  }

  togglePanel(): void {
    this.#ask({ type: "panel", panel: "source" });
  }

  openNotes(): void {
    this.#notes.open();
  }

  #tellNotes(): void {
    if (!this.#notes.isHeard) return;
    const { heading, preferences, film, shown, preset } = this.studio;
    const look = { heading, theme: preferences.shown };
    this.#notes.tell(notesPage(film, shown.unit, preset, preferences.language.messages, look));
  }

  #ask(command: Command): void {
    this.studio.dispatch(command);
  }

  /** One address after the other: what the one before still draws must not come into what the next one opened. */
  #arrive(fragment: string): Promise<void> {
    const comeIn = () => this.#comeIn(fragment);
    this.#arrival = this.#arrival.then(comeIn, comeIn);
    return this.#arrival;
  }

  /** A link leads where it says, a returning reader to where they were; who brings neither finds the hero. */
  async #comeIn(fragment: string): Promise<void> {
    const { studio } = this;
    this.#bar.leave();
    const known = fragment === "" ? recall("place") : fragment;
    // Not only when the page goes: what is kept then may come too late for the next one.
    if (fragment !== "") remember("place", fragment);
    const reading = readFragment(known ?? HERO);
    await studio.preferences.follow(reading.address);
    const { notices, isPresetUnknown } = await arrive(reading, studio);
    studio.board.replace(notices);
    const { beside: other, pair = null } = reading.address;
    studio.beside = other === undefined ? null : { fragment: other, pair, isShown: false };
    const { faq } = reading.address;
    if (faq) void this.#answer(faq);
    // Who comes back finds the studio, also where they left it in hall mode.
    const hall = fragment !== "" && reading.address.hall === true;
    for (const command of commandsOf({ ...reading.address, hall })) this.#ask(command);
    if (known === null) this.#stageHero();
    if (isPresetUnknown) this.openGallery();
    this.#bar.arrive(notices.length === 0);
  }

  /** The network with all its numbers; it turns into the reversed one, and nothing else moves by itself. */
  #stageHero(): void {
    const { studio } = this;
    this.#ask({ type: "end" });
    studio.stageHero();
    setTimeout(() => studio.isHero && studio.network.look({ view: "reversed" }), FIRST_BREATH_MS);
  }

  async #pick(id: string | null): Promise<void> {
    await this.#begin(id === null ? { kind: "expression", text: "", inputs: {} } : { kind: "preset", id });
    if (id === null) this.focusEditor();
    else this.#focusStage();
  }

  /** Another source, from its first step. */
  async #begin(source: Source): Promise<void> {
    const { studio } = this;
    this.#turn();
    this.#ask({ type: "select", node: null });
    this.#ask({ type: "open", node: null });
    studio.cue = null;
    studio.beside = null;
    studio.training.forget();
    studio.network.expect({ sample: 0, neuron: null, ...(studio.net.document === null ? { view: null } : {}) });
    await studio.workbench.open(source);
    await studio.network.settled();
  }

  /** Something else comes onto the stage: what was there is one step back. */
  #turn(): void {
    this.#bar.push();
    this.studio.board.replace([]);
  }

  #press(event: KeyboardEvent): void {
    const { training } = this.studio;
    const { isOpen } = training.state;
    press(event, this, isOpen ? null : this.player);
    if (isOpen) pressTraining(event, training);
  }

  #benchChanged(): void {
    const { board, bench } = this.studio;
    board.keep(!bench.isLive, { id: "live", text: (words) => words.connecting });
  }

  #finishPass(): void {
    this.#ask({ type: "order", order: "trace" });
    this.#ask({ type: "end" });
  }

  #edit(text: string): void {
    this.studio.cue = null;
    this.studio.workbench.edit(text);
  }

  /** A hand that took hold of a value and let it go unchanged has chosen its node. */
  #drag({ node: name, value, phase }: EventDetail<"chainrule-drag">): void {
    const { bench, net, network, workbench } = this.studio;
    const { source } = bench;
    const old = source?.kind === "expression" ? source.inputs[name] : network.numberAt(name);
    const isSame = old === value;
    if (phase === "start") this.#taken = isSame ? value : null;
    else if (phase === "end" && isSame && this.#taken === value) this.#ask({ type: "select", node: name });
    else if (net.document === null) workbench.setInput(name, value, phase);
    else network.setNumber(name, value, phase);
  }

  #pointText(offset: number | null): void {
    const { scene } = this.studio.bench;
    const node = scene && offset !== null && this.studio.isTextOfFilm ? nodeAt(scene, offset) : null;
    this.#ask({ type: "point", at: { node: node?.index ?? null, edge: null } });
  }

  #pointNode(id: string | null): void {
    this.#ask({ type: "point", at: pointedAt(this.studio.state.scene, id === null ? {} : { node: id }) });
  }

  #showCue(at: number | null): void {
    const { studio } = this;
    const begins = studio.cue === null;
    studio.cue = at;
    const cue = at === null ? undefined : studio.preset?.tour[at];
    if (!cue) {
      this.#ask({ type: "ask", keys: [], fade: 1 });
      return;
    }
    // Its cues are about single steps, those of the arrays where it is a network.
    this.#ask({ type: "unit", unit: "op" });
    if (studio.net.document !== null && !studio.network.isOfArrays)
      studio.network.look({ view: "graph", neuron: null });
    const scene = studio.net.document === null ? studio.state.scene : studio.bench.scene;
    // A rule that is missed on the way is for the next tour to ask for again, not for this one.
    if (begins && scene) this.#questions = tourQuestions(scene, studio.preset?.tour ?? [], missedRules());
    const question = this.#questions.get(at ?? -1);
    this.#ask({ type: "ask", keys: question ? [question] : [], fade: 1 });
    this.#ask({ type: "seek", t: cue.step });
    this.#ask({ type: "next" });
  }

  #choose(event: CustomEvent<string>): void {
    const { preferences, training, board } = this.studio;
    const menu = (event.target as HTMLElement).dataset.menu;
    if (menu === "theme" && isTheme(event.detail)) preferences.setTheme(event.detail);
    if (menu === "lang") void preferences.setLanguage(event.detail);
    if (menu === "export" && event.detail === "training") training.save();
    else if (menu === "export" && event.detail === "video") void this.#openVideo();
    else if (menu === "export")
      exportAs(board, event.detail, this.studio.exports, siteAddress(document), this.studio.address, this.player);
  }

  async #openVideo(): Promise<void> {
    const { studio, player } = this;
    const { bench, exports, shown, preferences, state } = studio;
    if (exports === null) return;
    const { words } = preferences.language;
    const { openVideo } = await import("./video/dialog");
    const film = {
      preset: bench.preset,
      view: shown.view,
      sample: state.sample + 1,
      lang: words.tag,
      name: exports.name,
    };
    // A network in single numbers is on the stage as the film of one sample, which is a trace of its own.
    const isOfOne = studio.net.document !== null && !studio.network.isOfArrays;
    const trace = { address: exports.json, sample: isOfOne ? 1 : film.sample };
    openVideo({ player, film, trace, source: sourceOf(bench), close: words.close });
  }

  #skip(event: Event): void {
    // The fragment says what is looked at; following the link would lose it.
    event.preventDefault();
    if (this.studio.training.state.isOpen) this.querySelector<HTMLElement>("#training")?.focus();
    else this.querySelector<HTMLElement>("#stage")?.focus();
  }

  #focusStage(): void {
    this.querySelector<HTMLElement>("#stage")?.focus({ preventScroll: true });
  }
}

function isFirstVisit(fragment: string): boolean {
  return fragment === "" && recall("place") === null;
}

/** Resolves once what has been drawn is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Without the list the studio works all the same; the next visit asks again. */
function ignore(): void {}

customElements.define("studio-app", StudioApp);
