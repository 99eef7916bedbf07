/** The training of the studio: a document, where it stands, and what is known of it; without any DOM.
 *
 * What is wanted is a document, a step, and whether it goes on from there. Whenever the connection is made that is
 * asked for: the training begins anew and is led to its step, where it has the very numbers it had before.
 */

import { frameKind, type Progress, readProgress, readSurface } from "../../core/training/frames";
import { EMPTY_HISTORY } from "../../core/training/history";
import type { Socket } from "../live";
import { type Problem, ProblemError, readProblem } from "../problem";
import type { Server } from "../server";
import type { NetworkSource } from "../source";
import { Asked } from "./asked";
import { Data } from "./data";
import { isRecord, sameCourse, stepsOf, type TrainingDocument, withoutDataset } from "./document";
import { fittedSource, shapeOf } from "./shape";
import { Questions, TrainingSocket } from "./socket";
import {
  beginningOf,
  EMPTY,
  isAtRest,
  isRestingAt,
  NOTHING_MEASURED,
  paceOf,
  progressed,
  type TrainerState,
} from "./state";
import { StepTimer } from "./step-timer";
import { Surfaces } from "./surfaces";
import { readUpdate, type StepUpdate } from "./update";

/** The next step of a training as a source, whose film is that step. */
interface TrainingMoment {
  readonly step: number;
  readonly source: NetworkSource;
  /** What it does to the parameters. */
  readonly update: StepUpdate | null;
}

export class Trainer extends EventTarget {
  #state = EMPTY;
  /** Does it go on when it has come to its step? */
  #goesOn = false;
  /** The step it was sent to last. */
  #aim = 0;
  readonly #asked = new Asked();
  readonly #moments = new Questions<TrainingMoment>();
  readonly #pace = new StepTimer();
  #hasChosenPace = false;
  readonly #line: TrainingSocket;
  readonly #data: Data;
  readonly #surfaces: Surfaces;

  constructor(server: Server, connect: () => Socket) {
    super();
    this.#line = new TrainingSocket(connect, {
      onOpen: () => this.#begin(),
      onMessage: (message) => this.#hear(message),
      onFrame: (frame) => this.#take(frame),
      onLost: (isQuiet) => this.#lost(isQuiet),
    });
    this.#data = new Data(server);
    this.#surfaces = new Surfaces((cells) => this.#line.say({ type: "surface", cells }));
  }

  get state(): TrainerState {
    return this.#state;
  }

  /** The document with every default written out, once the server has said so. */
  get settings(): TrainingDocument | null {
    const { document, beginning } = this.#state;
    return beginning?.of === document ? (beginning?.document ?? null) : document;
  }

  /** Train `document`, from `step` on, at rest. */
  async open(document: TrainingDocument, step = 0, goesOn = false): Promise<void> {
    if (isRestingAt(this.#state, document, step) && !goesOn) return;
    this.#goesOn = goesOn;
    const isSame = this.#state.document !== null && sameCourse(this.#state.document, document);
    this.#change({
      ...(isSame ? {} : { ...EMPTY, pace: this.#hasChosenPace ? this.#state.pace : paceOf(document) }),
      document,
      phase: "opening",
      goal: step,
      problem: null,
    });
    await this.#look(document, false);
  }

  /** `document` in place of the one there is: from step 0, at rest. Points that ask for another network get it. */
  async edit(document: TrainingDocument): Promise<void> {
    this.#goesOn = false;
    this.#change({ document, phase: "opening", goal: 0, problem: null });
    await this.#look(document, true);
  }

  /** The network's own samples again, and the network as it came with them. */
  async toOwnSamples(): Promise<void> {
    const { own } = this.#state;
    if (own !== null && this.settings !== null) await this.edit(withoutDataset({ ...this.settings, source: own }));
  }

  /** It ends after `steps` steps; what has been trained stays. */
  async end(steps: number, goesOn = false): Promise<void> {
    const { document, step } = this.#state;
    if (document !== null) await this.open({ ...document, steps }, Math.min(step, steps), goesOn);
  }

  train(): void {
    this.#pace.begin();
    if (this.#state.phase === "paused") this.#advance();
  }

  pause(): void {
    this.#goesOn = false;
    this.#pace.rest();
    if (this.#state.phase === "running") this.#go({ type: "pause" }, this.#state.step, false);
  }

  step(count = 1): void {
    if (this.#state.phase === "paused") this.#go({ type: "step", count }, this.#state.step + count, false);
  }

  /** So many steps a second from now on; null for as many as there can be. */
  setPace(pace: number | null): void {
    this.#hasChosenPace = true;
    const wasFree = this.#state.pace === null;
    this.#change({ pace });
    // A training that runs free is not heard of between two steps; one that is led asks for its next ones anyway.
    if (wasFree && this.#goesOn && this.#state.phase === "running") this.#advance();
  }

  /** Back to step 0, or to any other. */
  goTo(step: number): void {
    const { document, phase, step: now } = this.#state;
    if (document === null || phase === "opening") return;
    const wanted = Math.min(Math.max(0, Math.round(step)), stepsOf(document));
    if (wanted > now && phase === "paused") this.step(wanted - now);
    else if (wanted !== now || phase !== "paused") {
      this.#goesOn = false;
      this.#pace.rest();
      this.#change({ phase: "opening", goal: wanted });
      this.#begin();
    }
  }

  /** The connection again, at once. */
  retry(): void {
    if (this.#line.isOpen) this.#begin();
    else this.#line.dial();
  }

  /** The next step as a source, with at most `samples` of its batch. Rejects with a ProblemError. */
  async moment(samples: number | null): Promise<TrainingMoment> {
    this.pause();
    await this.settled();
    return this.#moments.ask(() => this.#line.say({ type: "moment", ...(samples === null ? {} : { samples }) }));
  }

  /** Resolves when the training rests, or cannot be had; makes the connection again where it has gone. */
  async settled(): Promise<TrainerState> {
    if (!this.#line.isOpen) this.#go({ type: "pause" }, Math.max(this.#state.goal, this.#state.step), false);
    while (["opening", "restoring", "running"].includes(this.#state.phase))
      await new Promise((resolve) => this.addEventListener("change", resolve, { once: true }));
    return this.#state;
  }

  /** Nothing is trained any more. */
  close(): void {
    this.#pace.rest();
    this.#line.close();
    this.#change(EMPTY);
  }

  /** Get the points first: only who knows them knows what network they need. */
  async #look(document: TrainingDocument, isFitted: boolean): Promise<void> {
    const found = await this.#data.look(document.dataset);
    if (this.#state.document !== document) return;
    if (found instanceof ProblemError) {
      this.#change({ ...NOTHING_MEASURED, phase: "refused", points: null, problem: found.problem });
      return;
    }
    this.#change({ points: found?.plane ?? null, columns: found?.columns ?? [] });
    if (isFitted && found !== null && document.source.kind === "network")
      this.#change({ document: { ...document, source: fittedSource(document.source, found.demands) } });
    this.#begin();
  }

  /** Ask for what is wanted; while the server is being asked already, afterwards. */
  #begin(): void {
    const { document } = this.#state;
    if (document === null) return;
    if (!this.#line.isOpen) {
      this.#line.dial();
      return;
    }
    this.#asked.ask(() => this.#line.say({ type: "train", training: document, paused: true }));
  }

  /** Go on, freely or at the pace that is wanted. */
  #advance(): void {
    const { pace, step, document } = this.#state;
    this.#pace.rest();
    if (pace === null || document === null) this.#go({ type: "resume" }, step, true);
    else {
      const count = Math.min(this.#pace.take(pace), Math.max(1, stepsOf(document) - step));
      this.#go({ type: "step", count }, step + count, true);
    }
  }

  /** Say `message`. Where the connection has gone, make it again and go to `step`, and on where it `goesOn`. */
  #go(message: Readonly<Record<string, unknown>>, step: number, goesOn: boolean): void {
    this.#goesOn = goesOn;
    this.#aim = step;
    if (this.#line.say(message) !== null) this.#change({ phase: "running" });
    else {
      this.#change({ phase: "opening", goal: step });
      this.#line.dial();
    }
  }

  #hear(message: Readonly<Record<string, unknown>>): void {
    const { type, seq } = message;
    if (type === "training" && this.#asked.isFor(seq)) this.#began(message);
    else if (type === "moment") this.#answer(message);
    else if (type === "error") this.#refused(readProblem(message.problem, 422), Number(seq));
  }

  #began(message: Readonly<Record<string, unknown>>): void {
    const isWanted = this.#asked.settle();
    this.#line.settle();
    if (!isWanted) {
      this.#begin();
      return;
    }
    const { goal, points, document: asked, own } = this.#state;
    if (asked === null) return;
    const beginning = beginningOf(message, asked);
    const { document } = beginning;
    const { sizes } = shapeOf(document.source);
    const isSame = this.#surfaces.begin(sizes);
    this.#change({
      ...(isSame ? {} : { surface: null, parameters: new Map() }),
      beginning,
      isConnected: true,
      phase: goal > 0 ? "restoring" : "opening",
      history: EMPTY_HISTORY,
      own: document.dataset ? own : document.source,
      points: document.dataset ? points : this.#data.ofSamples(document.source),
    });
    if (goal > 0) this.#line.say({ type: "step", count: Math.min(goal, stepsOf(document)) });
  }

  #refused(problem: Problem, seq: number): void {
    if (this.#asked.isFor(seq)) {
      if (!this.#asked.settle()) this.#begin();
      else this.#change({ ...NOTHING_MEASURED, phase: "refused", problem, isConnected: true });
    } else if (!this.#moments.refuse(seq, problem) && !this.#surfaces.refuse(seq)) this.#change({ problem });
  }

  #answer({ seq, step, source, update }: Readonly<Record<string, unknown>>): void {
    if (!isRecord(source)) return;
    const film: NetworkSource = { ...source, kind: "network" };
    this.#moments.answer(Number(seq), { step: Number(step), source: film, update: readUpdate(update) });
  }

  #take(frame: ArrayBuffer): void {
    if (!this.#asked.isSettled || this.#state.phase === "refused") return;
    const kind = frameKind(frame);
    if (kind === "progress") this.#progress(readProgress(frame));
    if (kind === "surface") this.#change({ surface: this.#surfaces.take(readSurface(frame)) });
  }

  #progress(progress: Progress): void {
    const { state } = progress;
    if (state === "done" || state === "diverged") this.#goesOn = false;
    this.#change(progressed(this.#state, progress, this.#goesOn));
    const { phase, step, pace } = this.#state;
    const isLed = phase === "running" && state === "paused";
    if (isLed && pace !== null) this.#pace.lead(() => this.#advance());
    else if (isLed) this.#advance();
    this.#surfaces.want(step, isAtRest(this.#state));
  }

  #lost(isQuiet: boolean): void {
    const { step, phase, goal } = this.#state;
    this.#asked.lose();
    this.#surfaces.lose();
    this.#moments.lose();
    this.#pace.rest();
    if (phase === "idle" || isQuiet) return;
    const aim = phase === "running" ? this.#aim : goal;
    const { beginning, document } = this.#state;
    this.#change({
      ...(beginning?.of === document ? {} : NOTHING_MEASURED),
      isConnected: false,
      goal: beginning?.of === document ? Math.max(aim, step) : goal,
      phase: phase === "refused" ? phase : "opening",
    });
  }

  #change(patch: Partial<TrainerState>): void {
    this.#state = { ...this.#state, ...patch };
    this.dispatchEvent(new Event("change"));
  }
}
