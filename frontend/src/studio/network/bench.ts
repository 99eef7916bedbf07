/** What the studio knows of a network beside the film of its arrays: the film of one sample's neurons, the shares of
 * the samples, and the next step of gradient descent; without any DOM.
 *
 * It follows the workbench. Changes of the document go through it, and come back as its next bench.
 */

import { readNumbers } from "../../model/binary";
import type { Scene } from "../../model/types";
import { Live, type Socket } from "../live";
import { type Problem, ProblemError, plainProblem } from "../problem";
import type { Server } from "../server";
import type { Inputs, NetworkSource, Tensor } from "../source";
import { type EditPhase, sameStructure, type Workbench } from "../workbench";
import { gradientsOfSample } from "./accumulate";
import {
  cellValues,
  explicitDocument,
  isSmall,
  type NetworkDocument,
  numberAt,
  parameterTotal,
  sampleDocument,
  suffixOf,
  withNumber,
} from "./document";
import { type Figures, figuresOf } from "./figures";
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
  #asking: AbortController | null = null;
  #film: StageContent | null = null;
  #asked = "";
  /** Are the neurons too many for a film of their own? Then that of the arrays is shown. */
  #isLarge = false;
  #arriving: Promise<void> = Promise.resolve();
  #wantedSample: number | null = null;
  #isHeld = false;
  readonly #live: Live;
  readonly steps: Steps;
  readonly shaping: Shaping;

  constructor(
    private readonly server: Server,
    private readonly workbench: Workbench,
    connect: () => Socket,
  ) {
    super();
    this.#live = new Live(connect, {
      onNumbers: (answer) => this.#takeNumbers(answer),
      onProblem: () => {},
      onState: () => {},
    });
    this.steps = new Steps(server, workbench, {
      onPreview: (way, preview) => this.#change(way === "fresh" ? { preview } : { accumulated: preview }),
      onCourse: (course, undos) => this.#change({ course, undos, accumulated: null }),
      onProblem: (error) => this.#change({ problem: problemOf(error) }),
    });
    this.shaping = new Shaping(server, workbench, {
      onRefused: (refused) => this.#change({ refused }),
      onLimits: (limits) => this.#change({ limits }),
    });
    workbench.addEventListener("change", () => this.#follow());
  }

  get state(): NetworkState {
    return this.#state;
  }

  /** The next network, or the next graph of an expression, is to be looked at like this. */
  expect(view: View, sample: number, neuron: string | null = null, graphView: View = "graph"): void {
    this.#wantedSample = sample;
    this.#change({ view, neuron, graphView, problem: null });
  }

  /** Resolves when the stage shows what is wanted, or it cannot be had. */
  async settled(): Promise<Scene | null> {
    await this.#arriving;
    return this.#state.shown.scene;
  }

  /** The whole of it. */
  setView(view: View): void {
    if (this.#state.document === null) {
      this.#change({ graphView: view, shown: { ...this.#state.shown, view } });
      return;
    }
    this.#change({ view, neuron: null, problem: null });
    this.#show();
  }

  setNeuron(neuron: string | null): void {
    this.#change({ neuron });
  }

  setSample(sample: number): void {
    const count = this.#state.document?.samples.length ?? sample + 1;
    if (sample === this.#state.sample) return;
    this.#change({ sample: Math.min(Math.max(0, sample), count - 1) });
    this.#film = null;
    this.#show();
  }

  /** `document` in place of the one there is. */
  async edit(document: NetworkDocument): Promise<void> {
    this.#isHeld = false;
    await this.shaping.edit(document, this.#state.document);
  }

  /** Numbers of the document move under a hand: an array of a layer, or of the sample on show. */
  move(array: string, value: Tensor): void {
    const { document, sample } = this.#state;
    const isOfSample = array === "x" || array === "target";
    const suffix = isOfSample ? suffixOf(sample, document?.samples.length ?? 1) : "";
    this.#nudge(cellValues(array, value, suffix), cellValues(array, value));
  }

  /** The number the film calls `id` was taken hold of on the stage. */
  setNumber(id: string, value: number, phase: EditPhase): void {
    const { document, sample } = this.#state;
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
    const { document, sample } = this.#state;
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
    if (chosen !== null) await this.steps.take(chosen);
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
    this.#film = null;
    this.#asked = "";
    this.#isLarge = !isSmall(document);
    this.#isHeld = false;
    this.#change({
      document,
      figures,
      sample: Math.min(this.#wantedSample ?? this.#state.sample, document.samples.length - 1),
      shares: null,
      preview: null,
      accumulated: null,
      seeded: seededOf(source),
      refused: null,
      problem: null,
    });
    this.#wantedSample = null;
    this.shaping.begin();
    this.steps.begin(document, figures);
  }

  #leave(): void {
    const { scene, numbers, traceId } = this.workbench.bench;
    if (this.#state.document !== null) {
      this.#asking?.abort();
      this.#live.follow(null);
      this.steps.leave();
      this.#traceId = null;
      this.#film = null;
      this.#asked = "";
    }
    const { limits, view, neuron, graphView } = this.#state;
    const shown = { view: graphView, scene, numbers, traceId };
    this.#change({ ...EMPTY, limits, view, neuron, graphView, shown });
  }

  /** What the film on its way is of. */
  get #place(): string {
    return `${this.#traceId}/${this.#state.sample}`;
  }

  /** What is on the stage stays there until what is wanted has arrived. */
  #show(): void {
    const { view, document, shown } = this.#state;
    const { scene, numbers, traceId } = this.workbench.bench;
    if (document === null) return;
    if (view === "graph" || this.#isLarge) this.#change({ shown: { view, scene, numbers, traceId } });
    else if (this.#film !== null) this.#change({ shown: { ...this.#film, view } });
    else if (this.#asked !== this.#place) this.#arriving = this.#ask(document, shown);
  }

  async #ask(document: NetworkDocument, before: StageContent): Promise<void> {
    const source = sampleDocument(document, this.#state.sample);
    this.#asked = this.#place;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const scene = await this.server.trace(source, asking.signal);
      if (asking.signal.aborted) return;
      const isSame = before.view !== "graph" && before.scene !== null && sameStructure(before.scene, scene);
      this.#film = {
        view: this.#state.view,
        scene: isSame ? before.scene : scene,
        numbers: scene.numbers,
        traceId: scene.id,
      };
      this.#live.follow(source);
      this.#show();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#asked = "";
      const problem = problemOf(error);
      this.#isLarge = problem.code.startsWith("limit-");
      if (!this.#isLarge) this.#change({ view: "graph", problem });
      this.#show();
    }
  }

  #nudge(whole: Inputs, single: Inputs): void {
    this.#isHeld = true;
    this.workbench.nudge(whole);
    if (this.#film !== null) this.#live.set(single);
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
