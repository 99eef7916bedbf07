/** What the studio knows, and what follows from it; without any DOM. `<studio-app>` draws it and changes it.
 *
 * What is looked at, and how, is the view state of the store; what it is made of, the benches have.
 */

import type { Snapshot } from "../core/formula/figure";
import { sameKnowledge } from "../core/frame";
import { latest } from "../core/memo";
import { nameOf } from "../core/name";
import { isProduct } from "../core/product/product";
import type { Shown } from "../core/shown";
import type { Command, Pointing, ViewState } from "../core/view-state";
import type { SceneNode } from "../model/types";
import type { Highlight } from "../player/api";
import type { ViewStore } from "../player/view-store";
import { type Address, addressOf } from "./address";
import type { PairId } from "./beside/pairs";
import type { Stretch } from "./editor/editor";
import { type Exports, exportChoices, exportsOf } from "./exports";
import { type Hero, isAtHero, type Scaling, scalingOf } from "./hero/hero";
import type { Choice } from "./menus/menu";
import type { NetworkBench } from "./network/bench";
import type { NetworkState } from "./network/state";
import { TABS, type Tab } from "./network/views";
import { NoticeBoard } from "./notices";
import { cardPlace, keepPanels } from "./open-panels";
import type { AskCheck, Check } from "./panels/check";
import { lookAt, stretchesOf } from "./pointed";
import { Preferences } from "./preferences";
import { type Cue, inLanguage, type Preset } from "./preset";
import type { Server } from "./server";
import { type Inputs, sameTensor } from "./source";
import { inWords, type TrainingExample } from "./training/examples";
import type { TrainingTab } from "./training/tab";
import { addressOfView } from "./view-address";
import type { Language, Words } from "./words";
import type { Bench, Workbench } from "./workbench";

/** A film beside the one on the stage. */
interface BesideTrace {
  /** Its address, without its `#`. */
  readonly fragment: string;
  /** Which of the pairs that are offered the two are; null where somebody put them together. */
  readonly pair: PairId | null;
  /** Is it the one that is looked at, where there is room for one? */
  readonly isShown: boolean;
}

export class Studio extends EventTarget {
  readonly preferences: Preferences;
  readonly board = new NoticeBoard(() => this.#changed());
  #presets: readonly Preset[] = [];
  #functions: readonly string[] = [];
  #cue: number | null = null;
  #beside: BesideTrace | null = null;
  #film: Snapshot | null = null;
  #hero: Hero | null = null;
  // Panels are drawn anew when they are handed other objects: the same things are the same objects.
  readonly #translated = latest((presets: readonly Preset[], tag: string) =>
    presets.map((preset) => inLanguage(preset, tag)),
  );
  readonly #toldTrainings = latest((examples: readonly TrainingExample[], words: Words) =>
    examples.map((example) => inWords(example, words)),
  );
  readonly #lit = latest((cue: Cue | undefined): Highlight | null => (cue ? lookAt(cue.look) : null));
  readonly #exported = latest((id: string, view: string, lang: string, name: string, whole: string | undefined) =>
    exportsOf(this.server, id, { view, lang }, name, whole),
  );
  readonly #exportChoices = latest((isTraining: boolean, found: Exports | null, words: Words) =>
    isTraining ? [{ id: "training", label: words.training.save }] : exportChoices(found, words),
  );
  readonly #litText = latest((film: Snapshot | null, pointing: Pointing) => (film ? stretchesOf(film, pointing) : []));

  constructor(
    readonly server: Server,
    readonly workbench: Workbench,
    readonly network: NetworkBench,
    readonly training: TrainingTab,
    readonly store: ViewStore,
    language: Language,
  ) {
    super();
    keepPanels(store);
    this.preferences = new Preferences(store, language, () => this.#changed());
    for (const source of [workbench, network, training]) source.addEventListener("change", () => this.#changed());
    store.subscribe(() => this.#changed());
  }

  /** The gradients of a source, compared with central differences. */
  readonly askCheck: AskCheck = async (source) => {
    const answer = await this.server.post("traces", { ...source, verify: true });
    return (answer as { readonly check: Check }).check;
  };

  /** What is handed on, the server keeps longer. Where it cannot, the link still holds the source itself. */
  keepLonger(): void {
    const { scene } = this.state;
    if (scene !== null) this.server.post(`traces/${scene.id}/share`, {}).catch(() => undefined);
  }

  get state(): ViewState {
    return this.store.state;
  }

  get shown(): Shown {
    return this.store.shown;
  }

  get bench(): Bench {
    return this.workbench.bench;
  }

  get net(): NetworkState {
    return this.network.state;
  }

  get presets(): readonly Preset[] {
    return this.#presets;
  }

  set presets(presets: readonly Preset[]) {
    this.#presets = presets;
    this.#changed();
  }

  /** What can be called in a text. */
  get functions(): readonly string[] {
    return this.#functions;
  }

  set functions(functions: readonly string[]) {
    this.#functions = functions;
    this.#changed();
  }

  /** The film that stands beside the one on the stage. */
  get beside(): BesideTrace | null {
    return this.#beside;
  }

  set beside(film: BesideTrace | null) {
    this.#beside = film;
    this.#changed();
  }

  /** The cue of the tour that is shown. */
  get cue(): number | null {
    return this.#cue;
  }

  set cue(cue: number | null) {
    this.#cue = cue;
    this.#changed();
  }

  /** From here on the first picture is what is looked at now. */
  stageHero(): void {
    const { scene, t } = this.state;
    this.#hero = scene === null ? null : { scene, t };
    this.#changed();
  }

  /** Is the first picture on the stage, as a first visit finds it? */
  get isHero(): boolean {
    return isAtHero(this.#hero, this.state);
  }

  /** How much larger the seeds were made by hand, and everything with them; 1 as long as nobody has. */
  get scaling(): Scaling | null {
    const { scene } = this.state;
    const { numbers, whatIf } = this.store;
    return scene === null || numbers === null ? null : scalingOf(scene, numbers, whatIf ?? numbers);
  }

  dispatch(command: Command): void {
    this.store.dispatch(command);
  }

  /** How many steps of the trace are complete, also while an order is played. */
  get traceStep(): number {
    return this.shown.order === "trace" ? this.shown.step : Math.floor(this.state.traceT);
  }

  /** How many steps of the trace on the stage are to come. */
  get left(): number {
    return Math.max(0, (this.state.scene?.steps.length ?? 0) - this.traceStep);
  }

  /** Has the forward pass on the stage come to its loss? Before an order of evaluation it is over. */
  get isForwardOver(): boolean {
    const { scene } = this.state;
    return scene !== null && (this.shown.order !== "trace" || this.traceStep >= scene.forwardSteps);
  }

  /** The ways to look at what is on the bench. */
  get views(): readonly Tab[] {
    if (this.net.document !== null || this.training.state.isOpen)
      return TABS.filter((tab) => tab !== "both" || !this.network.isLarge);
    return this.shown.views;
  }

  /** The one that is chosen, also while it is on its way. */
  get view(): Tab {
    if (this.training.state.isOpen) return "training";
    return this.net.wish?.view ?? this.shown.view;
  }

  /** Does the stage show what follows from other seeds, in place of the trace's figures? */
  get isWhatIf(): boolean {
    return this.store.whatIf !== null;
  }

  /** Where the trace's film is; null while that of an order is played. The same one as long as nothing more is known. */
  get film(): Snapshot | null {
    const { scene } = this.state;
    const { frame } = this.store;
    const numbers = this.store.whatIf ?? this.store.numbers;
    if (this.shown.order !== "trace" || scene === null || numbers === null || frame === null) return null;
    const before = this.#film;
    const { digits } = this.store;
    const isAlike = before?.scene === scene && before.numbers === numbers && before.digits === digits;
    if (!isAlike || !sameKnowledge(before.frame, frame)) this.#film = { scene, numbers, frame, digits };
    return this.#film;
  }

  /** Where the card stands: below a wide picture, beside a tall one. */
  get cardPlace(): "below" | "beside" {
    const { scene, panels, hall } = this.state;
    if (hall) return "below";
    return cardPlace(panels, this.shown.view === "graph" ? (scene?.layout ?? null) : null);
  }

  /** Do places in the text mean what they mean in the film? */
  get isTextOfFilm(): boolean {
    const { text, source } = this.bench;
    return source?.kind === "expression" && source.text === text;
  }

  /** The node whose product is open, as far as the film on the stage has it. */
  get opened(): SceneNode | null {
    const { scene, opened } = this.state;
    const node = opened === null ? undefined : scene?.nodes.find(({ id }) => id === opened);
    return scene && node && isProduct(scene, node) ? node : null;
  }

  /** The worked examples, in the reader's language. */
  get gallery(): readonly Preset[] {
    return this.#translated(this.presets, this.preferences.language.messages.tag);
  }

  get preset(): Preset | null {
    return this.gallery.find(({ id }) => id === this.bench.preset) ?? null;
  }

  /** What the tour asks one to look at. */
  get lookedAt(): Highlight | null {
    return this.#lit(this.cue === null ? undefined : this.preset?.tour[this.cue]);
  }

  get trainings(): readonly TrainingExample[] {
    return this.#toldTrainings(this.training.state.examples, this.preferences.language.words);
  }

  /** What a worked example is called; null where there is none of that id. */
  titleOf(preset: string | null): string | null {
    return this.gallery.find(({ id }) => id === preset)?.title ?? null;
  }

  get heading(): string {
    const { words } = this.preferences.language;
    const { example, state } = this.training;
    if (state.isOpen) return example === null ? words.training.own : inWords(example, words).title;
    const { filmStep } = this.training.state;
    if (filmStep !== null && this.training.isPlainFilm) return words.training.filmOf(filmStep);
    const own = this.bench.source?.kind === "network" ? words.network.own : words.ownExpression;
    return this.bench.preset === null ? own : (this.preset?.title ?? words.examples);
  }

  /** All that is looked at, and how. */
  get address(): Address {
    const chosen = this.preferences.address;
    const { place: training, state, isPlainFilm } = this.training;
    if (state.isOpen) return { ...chosen, ...training, view: "training" };
    const { cells: _, ...view } = addressOfView(this.state, this.shown);
    const cells = this.opened === null ? {} : { cells: this.opened.id };
    // The film of a step is said by the training, as long as nobody has changed it.
    const { fragment: beside, pair = null } = this.#beside ?? {};
    const two = beside === undefined ? {} : { beside, ...(pair === null ? {} : { pair }) };
    return { ...(isPlainFilm ? {} : sourceAddress(this.bench)), ...view, ...cells, ...two, ...chosen, ...training };
  }

  /** What the menu of exports offers. */
  get exportChoices(): readonly Choice[] {
    return this.#exportChoices(this.training.state.isOpen, this.exports, this.preferences.language.words);
  }

  /** The stretches of the text to light. */
  get litText(): readonly Stretch[] {
    return this.#litText(this.isTextOfFilm ? this.film : null, this.state.pointing);
  }

  get exports(): Exports | null {
    const { scene } = this.state;
    const output = scene?.nodes[scene.output];
    if (!scene || !output) return null;
    const name = this.bench.preset ?? nameOf(output);
    // Code is written of the whole network, whatever of it is on the stage.
    const whole = this.bench.traceId ?? this.bench.scene?.id;
    const { view } = this.shown;
    const { tag } = this.preferences.language.messages;
    return this.#exported(this.net.shownId ?? scene.id, view, tag, name, whole);
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** What brings back the bench: a worked example by its name, with the inputs that are others. */
export function sourceAddress({ preset, given, source, text }: Bench): Address {
  if (preset !== null) {
    return { preset, inputs: source?.kind === "expression" ? changed(source.inputs, given) : {} };
  }
  if (text === null) return addressOf(source);
  // A text that cannot be computed is worth keeping too.
  const before = source?.kind === "expression" ? source : { inputs: {} };
  return { source: { ...before, kind: "expression", text } };
}

function changed(inputs: Inputs, given: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([name, value]) => !sameTensor(value, given[name])));
}
