/** `<studio-app>`: the whole studio. It holds what is shown and hands it down; what its parts tell comes back here. */

import { html, type PropertyValues } from "lit";
import type { ChainRuleEvents } from "../player/api";
import { readFragment } from "./address";
import { AddressBar } from "./address-bar";
import { arrive } from "./arrival";
import type { Desk } from "./commands";
import type { StudioGallery } from "./dialogs/gallery";
import type { StudioHelp } from "./dialogs/help";
import { embedCode, exportChoices } from "./exports";
import type { Moment } from "./formula/figure";
import { loadTypeset } from "./formula/math";
import { copy, handOver } from "./hand-over";
import type { InputSet } from "./inputs/inputs";
import { press } from "./keys";
import type { NetworkBench } from "./network/bench";
import { listen } from "./network/listen";
import type { Notation } from "./network/notation";
import type { StudioSource } from "./panels/source";
import { highlightOf, nodeAt, pointedAt, stretchesOf } from "./pointed";
import { readFunctions, readPresets } from "./preset";
import type { Server } from "./server";
import type { Player, StudioStage } from "./stage";
import { StudioState } from "./state";
import { isTheme } from "./theme";
import type { Workbench } from "./workbench";
import "./dialogs/gallery";
import "./dialogs/help";
import "./header";
import "./notices";
import "./panels/explanation";
import "./panels/order";
import "./panels/source";
import "./stage";

type Detail<Name extends keyof ChainRuleEvents> = ChainRuleEvents[Name];

export class StudioApp extends StudioState implements Desk {
  readonly #bar: AddressBar;
  /** False until what the address asked for is shown, and while a broken address waits to be looked at. */
  #ownsAddress = false;
  /** The value a hand on the stage took hold of. */
  #taken: number | null = null;

  constructor(server: Server, workbench: Workbench, network: NetworkBench) {
    super(server, workbench, network);
    this.#bar = new AddressBar(window, (fragment) => void this.#arrive(fragment));
    workbench.addEventListener("change", () => this.#benchChanged());
    network.addEventListener("change", () => this.#networkChanged());
    listen(this, network, () => {
      this.#ownsAddress = true;
    });
    document.addEventListener("keydown", (event) => press(event, this, this.#player), { capture: true });
    window.addEventListener("pagehide", () => this.#bar.flush());
  }

  protected override firstUpdated(): void {
    void this.#arrive(this.#bar.fragment).then(loadTypeset);
    const fetched = <T>(path: string, take: (json: unknown) => T) => void this.server.get(path).then(take, ignore);
    fetched("presets", (json) => {
      this.presets = readPresets(json);
    });
    fetched("ops", (json) => {
      this.functions = readFunctions(json);
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    document.title = `${this.heading} · Chainrule`;
    // Pointing at something changes no address.
    const isPointing = changed.size === 1 && changed.has("pointed");
    if (this.#ownsAddress && !isPointing) this.#bar.replace(this.moment);
  }

  protected override render(): unknown {
    const { words } = this.look.language;
    const { film } = this;
    return html`
      <a class="skip" href="#stage" @click=${this.#skip}>${words.skip}</a>
      <studio-header
        class="top"
        role="banner"
        .heading=${this.heading}
        .exports=${exportChoices(this.exports, words)}
        .theme=${this.look.theme}
        .words=${words}
        .view=${this.net.document === null ? null : this.net.view}
        @gallery-open=${this.openGallery}
        @help-open=${this.openHelp}
        @share=${this.share}
        @menu-choose=${this.#choose}
      ></studio-header>
      <main>${this.#source(film)} ${this.#stage()} ${this.#explanation(film)}</main>
      <studio-gallery
        .presets=${this.presets}
        .current=${this.bench.preset}
        .words=${words}
        @preset-pick=${(event: CustomEvent<string | null>) => void this.#pick(event.detail)}
      ></studio-gallery>
      <studio-help .language=${this.look.language}></studio-help>
    `;
  }

  #source(film: Moment | null): unknown {
    const { words } = this.look.language;
    return html`<studio-source
      class="source"
      role="region"
      aria-label=${words.sourcePanel}
      .bench=${this.bench}
      .lit=${film && this.isTextOfFilm ? stretchesOf(film, this.pointed) : []}
      .pointed=${film?.scene.nodes[this.pointed.node ?? -1]?.id ?? null}
      .functions=${this.functions}
      .net=${this.net}
      .hasShares=${this.network.hasShares}
      .selected=${this.selected}
      .left=${this.left}
      .notation=${this.look.notation}
      .words=${words}
      @pass-finish=${this.#finishPass}
      @notation-choose=${(event: CustomEvent<Notation>) => this.look.setNotation(event.detail)}
      @text-edit=${(event: CustomEvent<string>) => this.#edit(event.detail)}
      @text-point=${(event: CustomEvent<number | null>) => this.#pointText(event.detail)}
      @input-set=${(event: CustomEvent<InputSet>) => this.#setInput(event.detail)}
      @input-point=${(event: CustomEvent<string | null>) => this.#pointNode(event.detail)}
      @retry=${() => void this.workbench.retry()}
    ></studio-source>`;
  }

  #stage(): unknown {
    const { words, messages } = this.look.language;
    const { scene, numbers, view } = this.net.shown;
    const highlight = scene ? (highlightOf(scene, this.pointed) ?? this.lookedAt) : null;
    return html`<section class="stage" id="stage" data-view=${view} tabindex="-1" aria-label=${words.stage}>
      <studio-notices
        .notices=${this.board.notices}
        .words=${words}
        @notice-dismiss=${(event: CustomEvent<string>) => this.board.take(event.detail)}
      ></studio-notices>
      <studio-stage
        .view=${view}
        .scene=${scene}
        .numbers=${numbers}
        .theme=${this.look.shown}
        .tag=${messages.tag}
        .highlight=${highlight}
        .unit=${this.unit}
        .order=${this.order}
        @chainrule-order=${(event: Detail<"chainrule-order">) => {
          this.order = event.detail.order;
        }}
        @chainrule-time=${this.#timeChanged}
        @chainrule-state=${(event: Detail<"chainrule-state">) => {
          this.unit = event.detail.unit;
        }}
        @chainrule-hover=${(event: Detail<"chainrule-hover">) => {
          this.pointed = pointedAt(scene, event.detail);
        }}
        @chainrule-select=${(event: Detail<"chainrule-select">) => {
          this.selected = event.detail.node;
        }}
        @chainrule-drag=${this.#drag}
      ></studio-stage>
    </section>`;
  }

  #explanation(film: Moment | null): unknown {
    const { language } = this.look;
    return html`<aside class="explain" aria-label=${language.words.explanation} tabindex="0">
      ${
        film === null
          ? this.#order()
          : html`<studio-explanation
              .moment=${film}
              .language=${language}
              .preset=${this.preset}
              .cue=${this.cue}
              .edge=${this.pointed.edge}
              .selected=${film.scene.nodes.find(({ id }) => id === this.selected) ?? null}
              @term-point=${(event: CustomEvent<number | null>) => {
                this.pointed = { node: null, edge: event.detail };
              }}
              @node-deselect=${() => {
                this.selected = null;
              }}
              @cue-choose=${(event: CustomEvent<number | null>) => void this.#showCue(event.detail)}
            ></studio-explanation>`
      }
    </aside>`;
  }

  /** The order that is played, where one is. */
  #order(): unknown {
    const { words } = this.look.language;
    const { order } = this;
    const { scene } = this.net.shown;
    if (scene === null || order === "trace") return html`<p class="hint">${words.nothingYet}</p>`;
    return html`<studio-order .scene=${scene} .order=${order} .words=${words}></studio-order>`;
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
    copy(this.board, window.location.href, (words) => words.copied);
  }

  nextTheme(): void {
    this.look.nextTheme();
  }

  get #player(): Player | null {
    return this.querySelector<StudioStage>("studio-stage")?.player ?? null;
  }

  async #arrive(fragment: string): Promise<void> {
    this.#ownsAddress = false;
    const { view, sample, unit, order } = readFragment(fragment).moment;
    this.unit = unit ?? "op";
    this.order = order ?? "trace";
    this.network.expect(view ?? "network", (sample ?? 1) - 1);
    const shown = () => this.network.settled();
    const { moment, notices, isPresetUnknown } = await arrive(fragment, this.workbench, shown);
    this.look.follow(moment);
    this.board.replace(notices);
    await this.updateComplete;
    if (moment.step !== null) this.#player?.seek(moment.step);
    if (isPresetUnknown) this.openGallery();
    this.#ownsAddress = notices.length === 0;
  }

  async #pick(id: string | null): Promise<void> {
    this.#bar.flush();
    this.#bar.push(this.moment);
    this.#ownsAddress = true;
    this.board.replace([]);
    this.selected = null;
    this.cue = null;
    this.network.expect(this.net.view, 0);
    await this.workbench.open(id === null ? { kind: "expression", text: "", inputs: {} } : { kind: "preset", id });
    await this.network.settled();
    this.#player?.seek(0);
    if (id === null) this.focusEditor();
    else this.querySelector<HTMLElement>("#stage")?.focus({ preventScroll: true });
  }

  #benchChanged(): void {
    this.bench = this.workbench.bench;
    this.board.keep(!this.bench.isLive, { id: "live", text: (words) => words.connecting });
  }

  #networkChanged(): void {
    this.followNetwork();
    const isTooLarge = this.net.problem?.code.startsWith("limit-") === true;
    this.board.keep(isTooLarge, { id: "network", text: (words) => words.network.tooLarge });
  }

  #timeChanged(event: Detail<"chainrule-time">): void {
    this.time = event.detail;
    if (this.order === "trace") this.traceStep = event.detail.step;
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
  #drag(event: Detail<"chainrule-drag">): void {
    const { node: name, value, phase } = event.detail;
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
    if (this.net.document !== null) {
      // The steps of a tour are those of the graph of arrays.
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
    if (menu === "export")
      handOver(this.board, event.detail, this.exports, () => embedCode(document.baseURI, this.moment));
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
