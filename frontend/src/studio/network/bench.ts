/** What the studio knows of a network beside the film of its arrays: the film of one sample's neurons, the shares of
 * the samples, and the next step of gradient descent; without any DOM.
 *
 * It follows the workbench. Changes of the document go through it, and come back as its next bench.
 */

import { sceneIn } from "../../core/network/notation";
import { recompute, tapeOf, type Values } from "../../core/tape/tape";
import type { ViewOptions } from "../../core/view-state";
import { readNumbers } from "../../model/binary";
import type { Scene } from "../../model/types";
import type { ViewStore } from "../../player/view-store";
import { Live, type Socket } from "../live";
import { type Problem, ProblemError, plainProblem } from "../problem";
import type { Server } from "../server";
import type { Inputs, NetworkSource, Tensor } from "../source";
import { type EditPhase, sameStructure, UNREACHABLE, type Workbench } from "../workbench";
import { gradientsOfSample } from "./accumulate";
import {
  cellValues,
  explicitDocument,
  formOf,
  isSmall,
  type NetworkDocument,
  numberAt,
  parameterTotal,
  sampleDocument,
  suffixOf,
  valuesOf,
  withNumber,
} from "./document";
import { type Figures, figuresOf } from "./figures";
import { lossBySamples } from "./loss-here";
import { Shaping, seededOf } from "./shaping";
import { readShares } from "./shares";
import { EMPTY, type NetworkState, type StageContent } from "./state";
import { type GradientChoice, Steps } from "./steps";
import type { View } from "./views";

/** Samples times parameters above which shares are not asked for. */
const MOST_SHARES = 20_000;

export class NetworkBench extends EventTarget {
  #state = EMPTY;
  /** The trace that `document` belongs to. */
  #traceId: string | null = null;
  /** The film of neurons that is on its way, or was last: what it is of, and what ends the asking. */
  #asking: { readonly place: string; readonly abort: AbortController } | null = null;
  /** The film of the neurons, and what it is of. */
  #film: (StageContent & { readonly place: string; readonly form: string }) | null = null;
  /** Are the neurons too many for a film of their own? Then that of the arrays is shown. */
  #isLarge = false;
  #arriving: Promise<void> = Promise.resolve();
  #isHeld = false;
  #shown: StageContent = { scene: null, numbers: null, traceId: null };
  /** What comes onto the bench next, and how it is to be looked at. */
  #next: ViewOptions | null = null;
  readonly #live: Live;
  readonly steps: Steps;
  readonly shaping: Shaping;

  constructor(
    private readonly server: Server,
    private readonly workbench: Workbench,
    connect: () => Socket,
    private readonly store: ViewStore,
  ) {
    super();
    this.#live = new Live(connect, {
      onNumbers: (answer) => this.#takeNumbers(answer),
      onProblem: () => {},
      onState: () => {},
    });
    this.steps = new Steps(server, workbench, (document) => this.#lossHere(document), {
      onPreview: (way, preview) => this.#change(way === "fresh" ? { preview } : { accumulated: preview }),
      onCourse: (course, undos) => this.#change({ course, undos, accumulated: null }),
      onProblem: (error) => this.#change({ problem: problemOf(error) }),
    });
    this.shaping = new Shaping(server, workbench, {
      onRefused: (refused) => this.#change({ refused }),
      onLimits: (limits) => this.#change({ limits }),
    });
    workbench.addEventListener("change", () => this.#follow());
    store.subscribe(() => this.#reconcile());
  }

  get state(): NetworkState {
    return this.#state;
  }

  /** What comes onto the bench next is something else, and is to be looked at like this. */
  expect(next: ViewOptions): void {
    this.#next = next;
    this.#change({ problem: null });
  }

  /** Resolves when the stage shows what is wanted, or it cannot be had. */
  async settled(): Promise<Scene | null> {
    await this.#arriving;
    if (this.#next !== null) {
      this.#take();
      this.#show();
      await this.#arriving;
    }
    return this.store.state.scene;
  }

  /** Look at what is on the bench like this, as soon as it can be had. */
  look(wish: ViewOptions): void {
    const most = (this.#state.document?.samples.length ?? 1) - 1;
    const sample = wish.sample === undefined ? {} : { sample: Math.min(Math.max(0, wish.sample), most) };
    this.#change({ wish: { ...this.#state.wish, ...wish, ...sample }, problem: null });
    this.#show();
  }

  /** The sample that is looked at, or is on its way; from 0. */
  get sample(): number {
    return this.#state.wish?.sample ?? this.store.state.sample;
  }

  /** What the stage shows it as. */
  get shownView(): View {
    return this.store.shown.view;
  }

  /** Are the arrays on the stage, and not the neurons? */
  get isOfArrays(): boolean {
    return this.#shown.scene === this.workbench.bench.scene;
  }

  /** Are the neurons too many for a film of their own? */
  get isLarge(): boolean {
    return this.#isLarge;
  }

  /** How the network is looked at, or will be. */
  get view(): View {
    const { wish } = this.#state;
    return (wish?.view === undefined ? this.store.state.view : wish.view) ?? "network";
  }

  /** `document` in place of the one there is. */
  async edit(document: NetworkDocument): Promise<void> {
    this.#isHeld = false;
    this.#foresee(document);
    await this.shaping.edit(document, this.#state.document);
    if (this.#state.refused !== null && this.#state.document !== null) this.#foresee(this.#state.document);
  }

  /** Numbers of the document move under a hand: an array of a layer, or of the sample on show. */
  move(array: string, value: Tensor): void {
    const { sample, state } = this;
    const { document } = state;
    const isOfSample = array === "x" || array === "target";
    const suffix = isOfSample ? suffixOf(sample, document?.samples.length ?? 1) : "";
    this.#nudge(cellValues(array, value, suffix), cellValues(array, value));
  }

  /** The number the film calls `id` was taken hold of on the stage. */
  setNumber(id: string, value: number, phase: EditPhase): void {
    const { sample, state } = this;
    const { document } = state;
    const changed = document && withNumber(document, sample, id, value);
    if (!changed) return;
    const suffix = /^[xt]_/.test(id) ? suffixOf(sample, changed.samples.length) : "";
    const isSame = !this.#isHeld && JSON.stringify(changed) === JSON.stringify(document);
    if (isSame) return;
    if (phase === "end") void this.edit(changed);
    else this.#nudge({ [id + suffix]: value }, { [id]: value });
  }

  /** The number of the document that the film calls `id`; null where it is none. */
  numberAt(id: string): number | null {
    const { sample, state } = this;
    const { document } = state;
    return document && numberAt(document, sample, id);
  }

  /** Get what each sample contributes. */
  async askShares(): Promise<void> {
    const { document, shares } = this.#state;
    const id = this.#traceId;
    if (document === null || shares !== null || id === null || !this.hasShares) return;
    const json = await this.server.get(`traces/${encodeURIComponent(id)}`).catch(() => null);
    if (id === this.#traceId) this.#change({ shares: readShares(json) });
  }

  /** Are the samples and parameters few enough to look at what each contributes? */
  get hasShares(): boolean {
    const { document } = this.#state;
    if (document === null) return false;
    return parameterTotal(document) * document.samples.length <= MOST_SHARES;
  }

  /** Look at the step of size `eta` without taking it. */
  weigh(eta: number): void {
    const { document, figures } = this.#state;
    if (document !== null && figures !== null && !this.#isHeld) this.steps.weigh(document, figures, eta);
  }

  /** Take the step that was looked at. */
  async step(way: GradientChoice): Promise<void> {
    const { preview, accumulated } = this.#state;
    const chosen = way === "fresh" ? preview : accumulated;
    if (chosen === null) return;
    this.#foresee(chosen.after);
    await this.steps.take(chosen);
  }

  /** Add the gradients of one more backward pass to .grad: of `sample`, or of all samples where it is null. */
  async backward(sample: number | null): Promise<void> {
    if (sample !== null) await this.askShares();
    const { figures, shares } = this.#state;
    if (sample === null && figures !== null) this.steps.add(null, figures.gradients);
    else if (sample !== null && shares !== null) this.steps.add(sample, gradientsOfSample(shares, sample));
  }

  #follow(): void {
    const { source, scene, numbers, traceId } = this.workbench.bench;
    if (source?.kind !== "network" || scene === null || numbers === null) {
      this.#leave();
      return;
    }
    const figures = figuresOf(scene, numbers);
    if (traceId !== null && traceId !== this.#traceId && figures !== null) this.#begin(source, figures, traceId);
    else this.#change({ figures });
    this.#show();
  }

  /** Another document is on the bench. */
  #begin(source: NetworkSource, figures: Figures, traceId: string): void {
    const document = explicitDocument(source, figures.parameters);
    this.#traceId = traceId;
    if (this.#next !== null) this.#take();
    this.#ask(null);
    this.#isLarge = !isSmall(document);
    this.#isHeld = false;
    this.#change({
      document,
      figures,
      shares: null,
      preview: null,
      accumulated: null,
      seeded: seededOf(source),
      refused: null,
      problem: null,
    });
    const most = document.samples.length - 1;
    if (this.sample > most) this.#change({ wish: { ...this.#state.wish, sample: most } });
    this.shaping.begin();
    this.steps.begin(document, figures);
  }

  #leave(): void {
    const { scene, numbers, traceId } = this.workbench.bench;
    if (this.#state.document !== null) {
      this.#ask(null);
      this.#live.follow(null);
      this.steps.leave();
      this.#traceId = null;
      this.#film = null;
    }
    const { limits, wish } = this.#state;
    this.#change({ ...EMPTY, limits, wish });
    this.#put({ scene, numbers, traceId });
  }

  /** What the film on its way is of. */
  get #place(): string {
    return `${this.#traceId}/${this.sample}`;
  }

  /** What was expected is there. */
  #take(): void {
    this.#change({ wish: { ...this.#state.wish, ...this.#next, at: "start" } });
    this.#next = null;
  }

  /** What is on the stage stays there until what is wanted has arrived. */
  #show(): void {
    const { document } = this.#state;
    const { scene, numbers, traceId } = this.workbench.bench;
    if (document === null || this.view === "graph" || this.#isLarge) this.#put({ scene, numbers, traceId });
    else if (this.#film?.place === this.#place) this.#put(this.#film);
    else if (this.#asking?.place !== this.#place) this.#arriving = this.#fetch(document);
  }

  /** Onto the stage, looked at as was wished. */
  #put(content: StageContent): void {
    const { scene, numbers, traceId } = content;
    const { wish } = this.#state;
    const before = this.store.state.scene;
    this.#shown = content;
    this.#change({ wish: null, shownId: traceId });
    const written = scene && sceneIn(scene, this.store.state.notation);
    const isOtherKind = before !== null && written?.source.kind !== before.source.kind;
    const usual: ViewOptions = isOtherKind ? { view: null, neuron: null, sample: 0 } : {};
    const { at = "same", ...wished } = wish ?? {};
    if (written !== before || wish !== null)
      this.store.show(written, { at, options: { ...usual, ...wished }, numbers });
    else if (numbers !== null) this.store.setNumbers(numbers);
  }

  /** The reader has come to another view or notation, for which another scene is needed. */
  #reconcile(): void {
    const { scene } = this.#shown;
    const { notation } = this.store.state;
    const { document, wish } = this.#state;
    if (scene === null || wish !== null) return;
    const isOther = document !== null && !this.#isLarge && (this.view === "graph") !== this.isOfArrays;
    if (isOther) this.#show();
    else if (sceneIn(scene, notation) !== this.store.state.scene) this.#put(this.#shown);
  }

  /** Nobody waits for what was asked for before; `place` is asked for now. */
  #ask(place: string | null): AbortSignal {
    this.#asking?.abort.abort();
    const abort = new AbortController();
    this.#asking = place === null ? null : { place, abort };
    return abort.signal;
  }

  async #fetch(document: NetworkDocument): Promise<void> {
    const source = sampleDocument(document, this.sample);
    const place = this.#place;
    const form = formOf(document);
    const signal = this.#ask(place);
    this.#foresee(document);
    const before = this.#shown.scene;
    try {
      const scene = await this.server.trace(source, signal);
      if (signal.aborted) return;
      const isSame = before !== null && sameStructure(before, scene);
      this.#film = { place, form, scene: isSame ? before : scene, numbers: scene.numbers, traceId: scene.id };
      this.#live.follow(tapeOf(scene) === null ? source : null);
      this.#show();
    } catch (error) {
      if (signal.aborted) return;
      const problem = problemOf(error);
      // Without the server the film that was computed here stays; one that is refused does not.
      if (problem.code === UNREACHABLE && this.#film?.place === place) return;
      this.#film = null;
      this.#asking = null;
      this.#isLarge = problem.code.startsWith("limit-");
      if (!this.#isLarge) this.#change({ wish: { ...this.#state.wish, view: "graph" }, problem });
      this.#show();
    }
  }

  #nudge(whole: Inputs, single: Values): void {
    this.#isHeld = true;
    this.workbench.nudge(whole);
    if (!this.#compute(single) && this.#film !== null) this.#live.set(single);
  }

  /** Show the sample that is looked at as `document` has it: of the same form it is the same film with other numbers. */
  #foresee(document: NetworkDocument): void {
    if (this.#film?.form === formOf(document)) this.#compute(valuesOf(document, this.sample));
  }

  /** Put other values into the film of the neurons, in the page; false where that takes the server. */
  #compute(values: Values): boolean {
    const film = this.#film;
    const numbers = film?.scene && film.numbers && recompute(film.scene, film.numbers, values);
    if (!film || !numbers) return false;
    this.#film = { ...film, place: this.#place, numbers, traceId: null };
    this.#show();
    return true;
  }

  /** L of `document` by the film of one sample, whatever sample that is of; null where it takes the server. */
  #lossHere(document: NetworkDocument): number | null {
    const { scene = null, numbers = null, form } = this.#film ?? {};
    return scene && numbers && form === formOf(document) ? lossBySamples(document, scene, numbers) : null;
  }

  #takeNumbers(answer: ArrayBuffer): void {
    const film = this.#film;
    if (!this.#isHeld || film?.scene == null) return;
    this.#film = { ...film, numbers: readNumbers(answer, film.scene).numbers, traceId: null };
    this.#show();
  }

  #change(patch: Partial<NetworkState>): void {
    this.#state = { ...this.#state, ...patch };
    this.dispatchEvent(new Event("change"));
  }
}

function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : plainProblem("unreadable", String(error));
}
