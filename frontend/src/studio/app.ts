/** `<studio-app>`: the whole studio. It holds what is shown and hands it down; what its parts tell comes back here. */

import { html, type PropertyValues } from "lit";
import { frameAt } from "../core/frame-at";
import { nameOf } from "../core/name";
import type { ChainRuleEvents } from "../player/api";
import { AddressBar } from "./address-bar";
import { arrive } from "./arrival";
import type { Desk } from "./commands";
import type { StudioGallery } from "./dialogs/gallery";
import type { StudioHelp } from "./dialogs/help";
import { type Exports, embedCode, exportChoices, exportsOf, saveBinary } from "./exports";
import type { Moment as FilmMoment } from "./formula/figure";
import type { InputSet } from "./inputs/inputs";
import { press } from "./keys";
import { recall, remember } from "./memory";
import { momentOf } from "./moment";
import type { Notice } from "./notices";
import { Panel } from "./panel";
import type { StudioSource } from "./panels/source";
import { highlightOf, NOTHING, nodeAt, type Pointed, stretchesOf } from "./pointed";
import { type Preset, readFunctions, readPresets } from "./preset";
import type { Server } from "./server";
import type { Player, StudioStage } from "./stage";
import { isTheme, nextTheme, shownTheme, type Theme } from "./theme";
import { type Language, languageOf } from "./words";
import type { Bench, Workbench } from "./workbench";
import "./dialogs/gallery";
import "./dialogs/help";
import "./header";
import "./notices";
import "./panels/explanation";
import "./panels/source";
import "./stage";

const BRIEF_MS = 2_500;
/** What the address is made of. */
const MOMENT = ["bench", "t", "theme", "language"] as const;

type Detail<Name extends keyof ChainRuleEvents> = ChainRuleEvents[Name];

export class StudioApp extends Panel implements Desk {
  static override properties = {
    bench: { state: true },
    t: { state: true },
    theme: { state: true },
    language: { state: true },
    pointed: { state: true },
    selected: { state: true },
    presets: { state: true },
    functions: { state: true },
    notices: { state: true },
    cue: { state: true },
  };

  declare bench: Bench;
  declare t: number;
  declare theme: Theme;
  declare language: Language;
  declare pointed: Pointed;
  /** The id of the node one has selected. */
  declare selected: string | null;
  declare presets: readonly Preset[];
  declare functions: readonly string[];
  declare notices: readonly Notice[];
  declare cue: number | null;

  readonly #bar: AddressBar;
  readonly #prefersDark = matchMedia("(prefers-color-scheme: dark)");
  /** Chosen here or by the address, not by the system or an earlier visit: part of the address. */
  readonly #chosen = { theme: false, lang: false };
  #isArrived = false;
  /** A broken address stays as it is until the reader changes something. */
  #keepsAddress = false;

  constructor(
    readonly server: Server,
    readonly workbench: Workbench,
  ) {
    super();
    const theme = recall("theme");
    this.bench = workbench.bench;
    this.t = 0;
    this.theme = isTheme(theme) ? theme : "auto";
    this.language = languageOf(recall("lang") ?? navigator.language);
    this.pointed = NOTHING;
    this.selected = null;
    this.presets = [];
    this.functions = [];
    this.notices = [];
    this.cue = null;
    this.#bar = new AddressBar(window, (fragment) => void this.#arrive(fragment));
    workbench.addEventListener("change", () => this.#benchChanged());
    this.#prefersDark.addEventListener("change", () => this.requestUpdate("theme"));
    document.addEventListener("keydown", (event) => press(event, this, this.#player), { capture: true });
    window.addEventListener("pagehide", () => this.#bar.flush());
  }

  protected override firstUpdated(): void {
    void this.#arrive(this.#bar.fragment);
    void this.server.get("presets").then((json) => {
      this.presets = readPresets(json);
    }, ignore);
    void this.server.get("ops").then((json) => {
      this.functions = readFunctions(json);
    }, ignore);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const root = document.documentElement;
    if (changed.has("theme")) root.dataset.theme = shownTheme(this.theme, this.#prefersDark.matches);
    if (changed.has("language")) root.lang = this.language.words.tag;
  }

  protected override updated(changed: PropertyValues<this>): void {
    document.title = `${this.#heading} · Chainrule`;
    const isMoment = MOMENT.some((name) => changed.has(name));
    if (isMoment && this.#isArrived && !this.#keepsAddress) this.#bar.replace(this.#moment);
  }

  protected override render(): unknown {
    const { words, messages } = this.language;
    const { bench } = this;
    const film = this.#film;
    return html`
      <a class="skip" href="#stage" @click=${this.#skip}>${words.skip}</a>
      <studio-header
        class="top"
        role="banner"
        .heading=${this.#heading}
        .exports=${exportChoices(this.#exports, words)}
        .theme=${this.theme}
        .words=${words}
        @gallery-open=${this.openGallery}
        @help-open=${this.openHelp}
        @share=${this.share}
        @menu-choose=${this.#choose}
      ></studio-header>
      <main>
        <studio-source
          class="source"
          role="region"
          aria-label=${words.sourcePanel}
          .bench=${bench}
          .lit=${film && this.#isTextOfFilm ? stretchesOf(film, this.pointed) : []}
          .pointed=${film?.scene.nodes[this.pointed.node ?? -1]?.id ?? null}
          .functions=${this.functions}
          .words=${words}
          @text-edit=${(event: CustomEvent<string>) => this.#edit(event.detail)}
          @text-point=${(event: CustomEvent<number | null>) => this.#pointText(event.detail)}
          @input-set=${(event: CustomEvent<InputSet>) => this.#setInput(event.detail)}
          @input-point=${(event: CustomEvent<string | null>) => this.#pointNode(event.detail)}
          @retry=${() => void this.workbench.retry()}
        ></studio-source>
        <section class="stage" id="stage" tabindex="-1" aria-label=${words.stage}>
          <studio-notices .notices=${this.notices} .words=${words} @notice-dismiss=${this.#dismiss}></studio-notices>
          <studio-stage
            .scene=${bench.scene}
            .numbers=${bench.numbers}
            .theme=${shownTheme(this.theme, this.#prefersDark.matches)}
            lang=${messages.tag}
            .highlight=${film ? highlightOf(film.scene, this.pointed) : null}
            @chainrule-time=${(event: Detail<"chainrule-time">) => {
              this.t = event.detail.t;
            }}
            @chainrule-hover=${this.#pointStage}
            @chainrule-select=${(event: Detail<"chainrule-select">) => {
              this.selected = event.detail.node;
            }}
            @chainrule-drag=${this.#drag}
          ></studio-stage>
        </section>
        <aside class="explain" aria-label=${words.explanation} tabindex="0">
          ${film ? this.#explanation(film) : ""}
        </aside>
      </main>
      <studio-gallery
        .presets=${this.presets}
        .current=${bench.preset}
        .words=${words}
        @preset-pick=${(event: CustomEvent<string | null>) => void this.#pick(event.detail)}
      ></studio-gallery>
      <studio-help .language=${this.language}></studio-help>
    `;
  }

  #explanation(film: FilmMoment): unknown {
    return html`<studio-explanation
      .moment=${film}
      .language=${this.language}
      .preset=${this.#preset}
      .cue=${this.cue}
      .edge=${this.pointed.edge}
      .selected=${film.scene.nodes.find(({ id }) => id === this.selected) ?? null}
      @term-point=${(event: CustomEvent<number | null>) => {
        this.pointed = { node: null, edge: event.detail };
      }}
      @node-deselect=${() => {
        this.selected = null;
      }}
      @cue-choose=${(event: CustomEvent<number | null>) => this.#showCue(event.detail)}
    ></studio-explanation>`;
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
    this.#keepsAddress = false;
    this.#bar.replace(this.#moment);
    this.#bar.flush();
    this.#copy(window.location.href, (words) => words.copied);
  }

  nextTheme(): void {
    this.#setTheme(nextTheme(this.theme));
  }

  get #player(): Player | null {
    return this.querySelector<StudioStage>("studio-stage")?.player ?? null;
  }

  get #film(): FilmMoment | null {
    const { scene, numbers } = this.bench;
    return scene && numbers ? { scene, numbers, frame: frameAt(scene, numbers, this.t) } : null;
  }

  /** Do places in the text mean what they mean in the film? */
  get #isTextOfFilm(): boolean {
    const { text, source } = this.bench;
    return source?.kind === "expression" && source.text === text;
  }

  get #preset(): Preset | null {
    return this.presets.find(({ id }) => id === this.bench.preset) ?? null;
  }

  get #heading(): string {
    const { words } = this.language;
    return this.bench.preset === null ? words.ownExpression : (this.#preset?.title ?? words.examples);
  }

  get #moment() {
    const { theme, lang } = this.#chosen;
    return momentOf(this.bench, {
      step: Math.floor(this.t),
      theme: theme ? this.theme : null,
      lang: lang ? this.language.words.tag : null,
    });
  }

  get #exports(): Exports | null {
    const { traceId, scene, problem } = this.bench;
    const output = scene?.nodes[scene.output];
    if (traceId === null || problem !== null || !output) return null;
    return exportsOf(this.server, traceId, Math.floor(this.t), this.bench.preset ?? nameOf(output));
  }

  async #arrive(fragment: string): Promise<void> {
    this.#isArrived = false;
    const arrival = await arrive(fragment, this.workbench);
    const { theme, lang, step } = arrival.moment;
    this.#keepsAddress = arrival.isBroken;
    this.notices = arrival.notices;
    if (isTheme(theme)) this.#setTheme(theme);
    if (lang !== null) this.#setLanguage(lang);
    await this.updateComplete;
    if (step !== null) this.#player?.seek(step);
    if (arrival.isPresetUnknown) this.openGallery();
    this.#isArrived = true;
  }

  async #pick(id: string | null): Promise<void> {
    this.#keepsAddress = false;
    this.#bar.flush();
    this.notices = [];
    this.selected = null;
    this.cue = null;
    this.#bar.push(this.#moment);
    await this.workbench.open(id === null ? { kind: "expression", text: "", inputs: {} } : { kind: "preset", id });
    this.#player?.seek(0);
    if (id === null) this.focusEditor();
  }

  #benchChanged(): void {
    this.bench = this.workbench.bench;
    const isLost = !this.bench.isLive;
    const hasNotice = this.notices.some(({ id }) => id === "live");
    if (isLost && !hasNotice) this.notices = [...this.notices, { id: "live", text: (words) => words.connecting }];
    if (!isLost && hasNotice) this.notices = this.notices.filter(({ id }) => id !== "live");
  }

  #edit(text: string): void {
    this.#keepsAddress = false;
    this.cue = null;
    this.workbench.edit(text);
  }

  #setInput({ name, value, phase }: InputSet): void {
    this.#keepsAddress = false;
    this.workbench.setInput(name, value, phase);
  }

  #drag(event: Detail<"chainrule-drag">): void {
    const { node, value, phase } = event.detail;
    if (phase !== "start") this.#setInput({ name: node, value, phase });
  }

  #pointText(offset: number | null): void {
    const { scene } = this.bench;
    const node = scene && offset !== null && this.#isTextOfFilm ? nodeAt(scene, offset) : null;
    this.pointed = { node: node?.index ?? null, edge: null };
  }

  #pointNode(id: string | null): void {
    this.pointed = { node: this.bench.scene?.nodes.find((node) => node.id === id)?.index ?? null, edge: null };
  }

  #pointStage(event: Detail<"chainrule-hover">): void {
    const { node, edge } = event.detail;
    const { scene } = this.bench;
    this.pointed = {
      node: scene?.nodes.find(({ id }) => id === node)?.index ?? null,
      edge: scene?.edges.find(({ id }) => id === edge)?.index ?? null,
    };
  }

  #showCue(at: number | null): void {
    this.cue = at;
    const cue = at === null ? undefined : this.#preset?.tour[at];
    if (!cue) return;
    this.#player?.seek(cue.step);
    this.#player?.next();
  }

  #choose(event: CustomEvent<string>): void {
    const menu = (event.target as HTMLElement).dataset.menu;
    if (menu === "theme" && isTheme(event.detail)) this.#setTheme(event.detail);
    if (menu === "lang") this.#setLanguage(event.detail);
    if (menu === "export") this.#export(event.detail);
  }

  #export(choice: string): void {
    const found = this.#exports;
    if (choice === "binary" && found) void saveBinary(found);
    if (choice === "embed") this.#copy(embedCode(document.baseURI, this.#moment), (words) => words.embedCopied);
  }

  #setTheme(theme: Theme): void {
    this.theme = theme;
    this.#chosen.theme = true;
    remember("theme", theme);
  }

  #setLanguage(tag: string): void {
    this.language = languageOf(tag);
    this.#chosen.lang = true;
    remember("lang", tag);
  }

  #copy(text: string, done: Notice["text"]): void {
    const told = (notice: Notice["text"]) => this.#tellBriefly(notice);
    navigator.clipboard.writeText(text).then(
      () => told(done),
      () => told((words) => words.copyFailed),
    );
  }

  #tellBriefly(text: Notice["text"]): void {
    const notice = { id: "brief", text, isBrief: true };
    this.notices = [...this.notices.filter(({ id }) => id !== "brief"), notice];
    setTimeout(() => {
      this.notices = this.notices.filter((each) => each !== notice);
    }, BRIEF_MS);
  }

  #dismiss(event: CustomEvent<string>): void {
    this.notices = this.notices.filter(({ id }) => id !== event.detail);
  }

  #skip(event: Event): void {
    // The fragment holds the moment; following the link would lose it.
    event.preventDefault();
    this.querySelector<HTMLElement>("#stage")?.focus();
  }
}

/** Without the list the studio works all the same; the next visit asks again. */
function ignore(): void {}

customElements.define("studio-app", StudioApp);
