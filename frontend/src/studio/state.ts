/** What the studio knows, and what follows from it. `<studio-app>` draws it and changes it. */

import { frameAt } from "../core/frame-at";
import { nameOf } from "../core/name";
import type { OrderName } from "../core/network/recursion";
import { viewsOf } from "../core/network/views";
import { isProduct } from "../core/product/product";
import { FIRST_UNIT, type Span, type Unit } from "../core/units";
import type { Numbers, SceneNode } from "../model/types";
import type { Highlight } from "../player/api";
import { type Address, NO_ADDRESS } from "./address";
import { type Exports, exportsOf } from "./exports";
import type { Snapshot } from "./formula/figure";
import { momentOf } from "./moment";
import type { NetworkBench } from "./network/bench";
import { sceneIn } from "./network/notation";
import type { NetworkState } from "./network/state";
import { TABS, type Tab } from "./network/views";
import { NoticeBoard } from "./notice-board";
import { cardPlace, type OpenPanels, recallPanels } from "./open-panels";
import { Panel } from "./panel";
import { lookAt, NOTHING, type Pointed } from "./pointed";
import { Preferences } from "./preferences";
import { inLanguage, type Preset } from "./preset";
import type { Server } from "./server";
import { inWords, type TrainingExample } from "./training/examples";
import type { TrainingTab } from "./training/tab";
import type { Bench, Workbench } from "./workbench";

interface Time {
  readonly t: number;
  readonly span: Span | null;
  /** How many steps are complete. */
  readonly step: number;
}

const START: Time = { t: 0, span: null, step: 0 };

export abstract class StudioState extends Panel {
  static override properties = {
    bench: { state: true },
    net: { state: true },
    time: { state: true },
    whatIf: { state: true },
    unit: { state: true },
    order: { state: true },
    pointed: { state: true },
    selected: { state: true },
    product: { state: true },
    presets: { state: true },
    functions: { state: true },
    cue: { state: true },
    panels: { state: true },
    isMenuOpen: { state: true },
    isHall: { state: true },
  };

  declare bench: Bench;
  /** The network, where the source is one, and what the stage shows. */
  declare net: NetworkState;
  /** Where the film is, and what of it is on its way as one. */
  declare time: Time;
  /** Figures the stage shows in place of others. */
  declare whatIf: { readonly shown: Numbers | null; readonly instead: Numbers | null };
  /** What the film is stepped by. */
  declare unit: Unit;
  /** In which order the reversed network is evaluated. */
  declare order: OrderName;
  /** How many steps of the trace are complete, also while an order is played. */
  traceStep = 0;
  declare pointed: Pointed;
  /** The id of the node one has selected. */
  declare selected: string | null;
  /** The id of the node whose product is opened into its cells. */
  declare product: string | null;
  declare presets: readonly Preset[];
  declare functions: readonly string[];
  /** The cue of the tour that is shown. */
  declare cue: number | null;
  /** What is open beside the picture. */
  declare panels: OpenPanels;
  /** On a narrow screen: is the menu open, with the panel it holds? */
  declare isMenuOpen: boolean;
  /** Is it shown before many, without panels? The player decides. */
  declare isHall: boolean;

  protected readonly look = new Preferences(() => this.followNetwork());
  protected readonly board = new NoticeBoard(() => this.requestUpdate());

  constructor(
    readonly server: Server,
    readonly workbench: Workbench,
    readonly network: NetworkBench,
    readonly training: TrainingTab,
  ) {
    super();
    this.bench = workbench.bench;
    this.net = network.state;
    this.time = START;
    this.whatIf = { shown: null, instead: null };
    this.unit = FIRST_UNIT;
    this.order = "trace";
    this.pointed = NOTHING;
    this.selected = null;
    this.product = null;
    this.presets = [];
    this.functions = [];
    this.cue = null;
    this.panels = recallPanels();
    this.isMenuOpen = false;
    this.isHall = false;
  }

  /** Where the card stands: below a wide picture, beside a tall one. */
  protected get cardPlace(): "below" | "beside" {
    const { scene, view } = this.net.shown;
    if (this.isHall) return "below";
    return cardPlace(this.panels, view === "graph" ? (scene?.layout ?? null) : null);
  }

  /** How many steps of the trace on the stage are to come. */
  protected get left(): number {
    const last = this.net.shown.scene?.steps.length ?? 0;
    return Math.max(0, last - this.traceStep);
  }

  /** Has the forward pass on the stage come to its loss? Before an order of evaluation it is over. */
  protected get isForwardOver(): boolean {
    const { scene } = this.net.shown;
    return scene !== null && (this.order !== "trace" || this.traceStep >= scene.forwardSteps);
  }

  /** The network, written in the reader's notation. */
  protected followNetwork(): void {
    const { shown, ...net } = this.network.state;
    const scene = shown.scene && sceneIn(shown.scene, this.look.notation);
    this.net = { ...net, shown: { ...shown, scene } };
  }

  /** The ways to look at what is on the bench. */
  protected get views(): readonly Tab[] {
    const { document, shown } = this.net;
    if (document !== null || this.training.state.isOpen) return TABS;
    return shown.scene ? viewsOf(shown.scene) : [];
  }

  /** Does the stage show what follows from other seeds, in place of the trace's figures? */
  protected get isWhatIf(): boolean {
    return this.whatIf.shown !== null && this.whatIf.instead === this.net.shown.numbers;
  }

  /** Where the trace's film is; null while that of an order is played. */
  protected get film(): Snapshot | null {
    const { scene } = this.net.shown;
    const numbers = this.isWhatIf ? this.whatIf.shown : this.net.shown.numbers;
    if (this.order !== "trace") return null;
    return scene && numbers ? { scene, numbers, frame: frameAt(scene, numbers, this.time.t, this.time.span) } : null;
  }

  /** Do places in the text mean what they mean in the film? */
  protected get isTextOfFilm(): boolean {
    const { text, source } = this.bench;
    return source?.kind === "expression" && source.text === text;
  }

  /** The node whose product is open, as far as the film on the stage has it. */
  protected get opened(): SceneNode | null {
    const { scene } = this.net.shown;
    const node = this.product === null ? undefined : scene?.nodes.find(({ id }) => id === this.product);
    return scene && node && isProduct(scene, node) ? node : null;
  }

  /** The worked examples, in the reader's language. */
  protected get gallery(): readonly Preset[] {
    return this.presets.map((preset) => inLanguage(preset, this.look.language.messages.tag));
  }

  protected get preset(): Preset | null {
    return this.gallery.find(({ id }) => id === this.bench.preset) ?? null;
  }

  /** What the tour asks one to look at. */
  protected get lookedAt(): Highlight | null {
    const cue = this.cue === null ? undefined : this.preset?.tour[this.cue];
    return cue ? lookAt(cue.look) : null;
  }

  protected get trainings(): readonly TrainingExample[] {
    return this.training.state.examples.map((example) => inWords(example, this.look.language.words));
  }

  protected get heading(): string {
    const { words } = this.look.language;
    const { example, state } = this.training;
    if (state.isOpen) return example === null ? words.training.own : inWords(example, words).title;
    const { filmStep } = this.training.state;
    if (filmStep !== null && this.training.isPlainFilm) return words.training.filmOf(filmStep);
    const own = this.bench.source?.kind === "network" ? words.network.own : words.ownExpression;
    return this.bench.preset === null ? own : (this.preset?.title ?? words.examples);
  }

  protected get moment(): Address {
    const { document, view, graphView, sample, neuron } = this.net;
    const look = this.look.address;
    const { place: training, state, isPlainFilm } = this.training;
    if (state.isOpen) return { ...NO_ADDRESS, ...look, ...training, view: "training" };
    const part = { ...(sample > 0 ? { sample: sample + 1 } : {}), ...(neuron === null ? {} : { neuron }) };
    const graph = graphView === "graph" ? {} : { view: graphView };
    const place = document === null ? graph : { view, ...part };
    const cells = this.opened === null ? {} : { cells: this.opened.id };
    const unit = this.unit === FIRST_UNIT ? {} : { unit: this.unit };
    const order = this.order === "trace" ? {} : { order: this.order };
    const film = momentOf(this.bench, { step: this.time.step, ...look });
    const moment = { ...film, ...place, ...cells, ...order, ...unit, ...training };
    // The film of a step is said by the training, as long as nobody has changed it.
    return isPlainFilm ? { ...moment, source: null } : moment;
  }

  protected get exports(): Exports | null {
    const { traceId, scene } = this.net.shown;
    const output = scene?.nodes[scene.output];
    if (!scene || !output) return null;
    const name = this.bench.preset ?? nameOf(output);
    // Code is written of the whole network, whatever of it is on the stage.
    const whole = this.bench.traceId ?? this.bench.scene?.id;
    return exportsOf(this.server, traceId ?? scene.id, this.time.step, name, whole);
  }
}
