/** `<studio-app>`: the whole studio. It holds what is shown and hands it down; what its parts tell comes back here. */

import { html, type PropertyValues } from "lit";
import { FIRST_UNIT } from "../core/units";
import type { ChainRuleEvents } from "../player/api";
import { fillScreen } from "../player/full-screen";
import { readFragment } from "./address";
import { AddressBar } from "./address-bar";
import { arrive } from "./arrival";
import type { Desk } from "./commands";
import type { StudioGallery } from "./dialogs/gallery";
import type { StudioHelp } from "./dialogs/help";
import { copyText, exportAs } from "./export-actions";
import { embedCode, exportChoices } from "./exports";
import { type EventDetail, listenToFilm } from "./film-listen";
import { loadTypeset } from "./formula/math";
import { NotesLink } from "./hall/notes-link";
import { notesPage } from "./hall/notes-page";
import type { InputSet } from "./inputs/inputs";
import { press } from "./keys";
import type { NetworkBench } from "./network/bench";
import { listen } from "./network/listen";
import type { Notation } from "./network/notation";
import type { StudioNetwork } from "./network/panel";
import { OWN_NETWORK } from "./network/shaping";
import { rememberPanels } from "./open-panels";
import type { StudioSource } from "./panels/source";
import { StudioPanes } from "./panes";
import { nodeAt, pointedAt } from "./pointed";
import { readFunctions, readPresets } from "./preset";
import type { Server } from "./server";
import type { Source } from "./source";
import type { PlayerElement, StudioStage } from "./stage";
import { isTheme } from "./theme";
import { pressTraining } from "./training/commands";
import { listenToTraining } from "./training/listen";
import type { TrainingTab } from "./training/tab";
import type { Workbench } from "./workbench";
import "./dialogs/gallery";
import "./dialogs/help";
import "./header";

export class StudioApp extends StudioPanes implements Desk {
  readonly #bar: AddressBar;
  /** False until what the address asked for is shown, and while a broken address waits to be looked at. */
  #ownsAddress = false;
  /** The speaker's notes ask as if they were here. */
  readonly #notes = new NotesLink({
    tellAll: () => this.#tellNotes(),
    press: (key, shiftKey) => {
      const event = new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true });
      this.querySelector("#stage")?.dispatchEvent(event);
    },
    showCue: (cue) => void this.#showCue(cue),
  });
  /** The value a hand on the stage took hold of. */
  #taken: number | null = null;

  constructor(server: Server, workbench: Workbench, network: NetworkBench, training: TrainingTab) {
    super(server, workbench, network, training);
    this.#bar = new AddressBar(window, (fragment) => void this.#arrive(fragment));
    workbench.addEventListener("change", () => this.#benchChanged());
    network.addEventListener("change", () => this.followNetwork());
    listen(this, network, (isTurn) => {
      if (isTurn) this.#bar.push(this.moment);
      this.#ownsAddress = true;
    });
    training.addEventListener("change", () => this.requestUpdate());
    listenToTraining(this, training, {
      board: this.board,
      onTurn: () => {
        this.#turn();
        this.#player?.pause();
      },
    });
    listenToFilm(this);
    this.#hear();
    document.addEventListener("keydown", (event) => this.#press(event), { capture: true });
    window.addEventListener("pagehide", () => this.#bar.flush());
  }

  /** What the panes tell. */
  #hear(): void {
    const on = <T>(type: string, act: (detail: T) => unknown) =>
      this.addEventListener(type, (event) => void act((event as CustomEvent<T>).detail));
    on<string>("notice-dismiss", (id) => this.board.take(id));
    on<string>("text-edit", (text) => this.#edit(text));
    on<number | null>("text-point", (offset) => this.#pointText(offset));
    on<InputSet>("input-set", (set) => this.#setInput(set));
    on<string | null>("input-point", (id) => this.#pointNode(id));
    on("retry", () => this.workbench.retry());
    on("network-new", async () => {
      await this.#begin(OWN_NETWORK);
      this.querySelector<StudioNetwork>("studio-network")?.unfold("shape");
    });
    on("pass-finish", () => this.#finishPass());
    on<Notation>("notation-choose", (notation) => this.look.setNotation(notation));
    on("product-close", () => {
      this.product = null;
      this.querySelector<HTMLElement>("#stage")?.focus({ preventScroll: true });
    });
    on<EventDetail<"chainrule-drag">>("chainrule-drag", (drag) => this.#drag(drag));
    this.addEventListener("chainrule-hall", (event) => {
      // The card is part of what fills the screen.
      event.preventDefault();
      this.isHall = (event as ChainRuleEvents["chainrule-hall"]).detail.hall;
      fillScreen(document.documentElement, this.isHall);
    });
    on("notes-open", () => this.openNotes());
    on("hall-leave", () => this.#leaveHall());
    on("present", () => this.#present());
    on("menu-toggle", () => {
      this.isMenuOpen = !this.isMenuOpen;
    });
    on("panel-toggle", () => this.togglePanel());
    on("details-toggle", () => {
      this.panels = { ...this.panels, details: !this.panels.details };
      rememberPanels(this.panels);
    });
    on<number | null>("cue-choose", (at) => this.#showCue(at));
  }

  protected override firstUpdated(): void {
    void this.#arrive(this.#bar.fragment).then(loadTypeset);
    const fetched = <T>(path: string, take: (json: unknown) => T) => void this.server.get(path).then(take, ignore);
    void this.training.learn();
    fetched("presets", (json) => {
      this.presets = readPresets(json);
    });
    fetched("ops", (json) => {
      this.functions = readFunctions(json);
    });
  }

  openNotes(): void {
    this.#notes.open();
  }

  #tellNotes(): void {
    if (!this.#notes.isHeard) return;
    const { heading, look } = this;
    const shown = { heading, theme: look.shown };
    this.#notes.tell(notesPage(this.film, this.unit, this.preset, look.language.messages, shown));
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#tellNotes();
    this.dataset.source = this.panels.source ? "open" : "away";
    this.toggleAttribute("data-hall", this.isHall);
    this.dataset.card = this.cardPlace;
    this.dataset.kind = this.net.document === null ? "expression" : "network";
    this.dataset.menu = this.isMenuOpen ? "open" : "shut";
    document.title = `${this.heading} · Chainrule`;
    // Pointing at something changes no address.
    const isPointing = changed.size === 1 && changed.has("pointed");
    if (this.#ownsAddress && !isPointing) this.#bar.replace(this.moment);
  }

  protected override render(): unknown {
    const { words } = this.look.language;
    const { film } = this;
    const isTraining = this.training.state.isOpen;
    return html`
      <a class="skip" href="#stage" @click=${this.#skip}>${words.skip}</a>
      <studio-header
        class="top"
        role="banner"
        .heading=${this.heading}
        .exports=${isTraining ? [{ id: "training", label: words.training.save }] : exportChoices(this.exports, words)}
        .theme=${this.look.theme}
        .words=${words}
        .views=${this.views}
        .isMenuOpen=${this.isMenuOpen}
        .view=${isTraining ? "training" : this.net.document === null ? this.net.graphView : this.net.view}
        @gallery-open=${this.openGallery}
        @help-open=${this.openHelp}
        @share=${this.share}
        @menu-choose=${this.#choose}
      ></studio-header>
      <main class=${isTraining ? "is-training" : ""}>
        ${this.sourcePane(film)} ${this.stagePane()} ${this.explanationPane(film)} ${isTraining ? this.trainingPane() : ""}
      </main>
      <studio-gallery
        .presets=${this.gallery}
        .trainings=${this.trainings}
        .current=${isTraining ? (this.training.example?.id ?? null) : this.bench.preset}
        .words=${words}
        @preset-pick=${(event: CustomEvent<string | null>) => void this.#pick(event.detail)}
      ></studio-gallery>
      <studio-help .language=${this.look.language}></studio-help>
    `;
  }

  #leaveHall(): void {
    const player = this.#player;
    if (player) player.hall = false;
  }

  #present(): void {
    const player = this.#player;
    if (player) player.hall = true;
    this.querySelector<HTMLElement>("#stage")?.focus({ preventScroll: true });
  }

  focusEditor(): void {
    // The key that led here must not be typed into the editor.
    setTimeout(() => this.querySelector<StudioSource>("studio-source")?.focusEditor());
  }

  openGallery(): void {
    this.querySelector<StudioGallery>("studio-gallery")?.open();
  }

  openHelp(): void {
    this.querySelector<StudioHelp>("studio-help")?.open();
  }

  share(): void {
    this.#ownsAddress = true;
    this.#bar.replace(this.moment);
    this.#bar.flush();
    copyText(this.board, window.location.href, (words) => words.copied);
  }

  nextTheme(): void {
    this.look.nextTheme();
  }

  get #player(): PlayerElement | null {
    return this.querySelector<StudioStage>("studio-stage")?.player ?? null;
  }

  async #arrive(fragment: string): Promise<void> {
    this.#ownsAddress = false;
    const reading = readFragment(fragment);
    const { unit, order, step, cells } = reading.moment;
    this.product = null;
    this.look.follow(reading.moment);
    this.unit = unit ?? FIRST_UNIT;
    this.order = order ?? "trace";
    const { notices, isPresetUnknown } = await arrive(reading, this);
    this.board.replace(notices);
    await this.updateComplete;
    if (step !== null) this.#player?.seek(step);
    this.product = cells ?? null;
    if (isPresetUnknown) this.openGallery();
    this.#ownsAddress = notices.length === 0;
  }

  async #pick(id: string | null): Promise<void> {
    await this.#begin(id === null ? { kind: "expression", text: "", inputs: {} } : { kind: "preset", id });
    if (id === null) this.focusEditor();
    else this.querySelector<HTMLElement>("#stage")?.focus({ preventScroll: true });
  }

  /** Another source, from its first step. */
  async #begin(source: Source): Promise<void> {
    this.#turn();
    this.selected = null;
    this.product = null;
    this.cue = null;
    this.training.forget();
    this.network.expect(this.net.view, 0);
    await this.workbench.open(source);
    await this.network.settled();
    this.#player?.seek(0);
  }

  /** Something else comes onto the stage: what was there is one step back. */
  #turn(): void {
    this.#bar.flush();
    this.#bar.push(this.moment);
    this.#ownsAddress = true;
    this.board.replace([]);
  }

  #press(event: KeyboardEvent): void {
    const { isOpen } = this.training.state;
    press(event, this, isOpen ? null : this.#player);
    if (isOpen) pressTraining(event, this.training);
  }

  #benchChanged(): void {
    this.bench = this.workbench.bench;
    this.board.keep(!this.bench.isLive, { id: "live", text: (words) => words.connecting });
  }

  async #finishPass(): Promise<void> {
    this.order = "trace";
    await this.updateComplete;
    this.#player?.seek(this.net.shown.scene?.steps.length ?? 0);
  }

  #edit(text: string): void {
    this.#ownsAddress = true;
    this.cue = null;
    this.workbench.edit(text);
  }

  #setInput({ name, value, phase }: InputSet): void {
    this.#ownsAddress = true;
    this.workbench.setInput(name, value, phase);
  }

  /** A hand that took hold of a value and let it go unchanged has chosen its node. */
  #drag({ node: name, value, phase }: EventDetail<"chainrule-drag">): void {
    const { source } = this.bench;
    const old = source?.kind === "expression" ? source.inputs[name] : this.network.numberAt(name);
    const isSame = old === value;
    if (phase === "start") this.#taken = isSame ? value : null;
    else if (phase === "end" && isSame && this.#taken === value) this.selected = name;
    else if (this.net.document === null) this.#setInput({ name, value, phase });
    else this.network.setNumber(name, value, phase);
  }

  #pointText(offset: number | null): void {
    const { scene } = this.bench;
    const node = scene && offset !== null && this.isTextOfFilm ? nodeAt(scene, offset) : null;
    this.pointed = { node: node?.index ?? null, edge: null };
  }

  #pointNode(id: string | null): void {
    this.pointed = pointedAt(this.net.shown.scene, id === null ? {} : { node: id });
  }

  async #showCue(at: number | null): Promise<void> {
    this.cue = at;
    const cue = at === null ? undefined : this.preset?.tour[at];
    if (!cue) return;
    // Its cues are about single steps.
    this.unit = "op";
    await this.updateComplete;
    const isOfArrays = this.net.shown.scene === this.bench.scene;
    if (this.net.document !== null && !isOfArrays) {
      // The steps of a tour are those of the arrays.
      this.network.setView("graph");
      await this.updateComplete;
    }
    this.#player?.seek(cue.step);
    this.#player?.next();
  }

  #choose(event: CustomEvent<string>): void {
    const menu = (event.target as HTMLElement).dataset.menu;
    if (menu === "theme" && isTheme(event.detail)) this.look.setTheme(event.detail);
    if (menu === "lang") this.look.setLanguage(event.detail);
    if (menu === "export" && event.detail === "training") this.training.save();
    else if (menu === "export")
      exportAs(this.board, event.detail, this.exports, () => embedCode(document.baseURI, this.moment));
  }

  #skip(event: Event): void {
    // The fragment holds the moment; following the link would lose it.
    event.preventDefault();
    this.querySelector<HTMLElement>(this.training.state.isOpen ? "#training" : "#stage")?.focus();
  }
}

/** Without the list the studio works all the same; the next visit asks again. */
function ignore(): void {}

customElements.define("studio-app", StudioApp);
