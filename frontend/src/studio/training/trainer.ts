/** The training of the studio: a document, where it stands, and what is known of it; without any DOM.
 *
 * What is wanted is a document, a step, and whether it goes on from there. Whenever the connection is made that is
 * asked for: the training begins anew and is led to its step, where it has the very numbers it had before.
 */

import {
  frameKind,
  type Parameters,
  type Progress,
  readProgress,
  readSurface,
  type Surface,
} from "../../core/training/frames";
import { EMPTY_HISTORY, extended, type History } from "../../core/training/history";
import type { Points } from "../../core/training/points";
import type { Socket } from "../live";
import { type Problem, ProblemError, plainProblem, readProblem } from "../problem";
import type { Server } from "../server";
import type { OtherSource } from "../source";
import { Data } from "./data";
import { isRecord, sameCourse, sameTraining, stepsOf, type TrainingDocument, withoutDataset } from "./document";
import { Line } from "./line";
import { fitted, shapeOf, sourceOf } from "./shape";
import { Surfaces } from "./surfaces";

/** `opening`: the server is being asked. `restoring`: on the way to a step. `refused`: it cannot be trained. */
export type Phase = "idle" | "opening" | "restoring" | "paused" | "running" | "done" | "diverged" | "refused";

/** What the server says of a training at its beginning. */
export interface Beginning {
  /** The document it was asked for with. */
  readonly of: TrainingDocument;
  /** With every default written out. */
  readonly document: TrainingDocument & { readonly source: OtherSource };
  readonly trainCount: number;
  readonly testCount: number;
  readonly stepsPerEpoch: number;
}

export interface TrainerState {
  /** As it was given or edited; null where nothing is to be trained. */
  readonly document: TrainingDocument | null;
  readonly beginning: Beginning | null;
  /** The network with the samples it came with, where it came with some. */
  readonly own: OtherSource | null;
  readonly phase: Phase;
  /** False while a connection was lost and is not there again. */
  readonly isConnected: boolean;
  readonly step: number;
  readonly epoch: number;
  /** The step one comes back to, while it is being restored. */
  readonly goal: number;
  readonly history: History;
  readonly parameters: Parameters;
  readonly points: Points | null;
  readonly surface: Surface | null;
  readonly problem: Problem | null;
  /** Steps a second; null for as many as there can be. */
  readonly pace: number | null;
}

/** The next step of a training as a source, whose film is that step. */
export interface TrainingMoment {
  readonly step: number;
  readonly source: OtherSource;
}

interface Question {
  readonly answer: (moment: TrainingMoment) => void;
  readonly refuse: (error: ProblemError) => void;
}

const FIRST_PACE = 100;
const EMPTY: TrainerState = {
  document: null,
  beginning: null,
  own: null,
  phase: "idle",
  isConnected: true,
  step: 0,
  epoch: 0,
  goal: 0,
  history: EMPTY_HISTORY,
  parameters: new Map(),
  points: null,
  surface: null,
  problem: null,
  pace: FIRST_PACE,
};
/** A training that is led does the steps of so much time at once. */
const TICK_S = 0.1;
/** What a slow page has missed is made up for, but not more of it. */
const MOST_LATE_MS = 400;
const RESTING = { paused: "paused", stopped: "paused", done: "done", diverged: "diverged" } as const;

export class Trainer extends EventTarget {
  #state = EMPTY;
  /** The message that began the training; what came before its answer belongs to another one. */
  #beganBy: number | null = null;
  #isAnswered = false;
  /** Something newer is wanted than what the server was asked for. */
  #isStale = false;
  /** Does it go on when it has come to its step? */
  #goesOn = false;
  /** When the next steps of a training that is led are due, and who asks for them then. */
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The step it was sent to last. */
  #aim = 0;
  readonly #questions = new Map<number, Question>();
  readonly #line: Line;
  readonly #data: Data;
  readonly #surfaces: Surfaces;

  constructor(server: Server, connect: () => Socket) {
    super();
    this.#line = new Line(connect, {
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
    if (this.#isAt(document, step) && !goesOn) return;
    this.#goesOn = goesOn;
    const isSame = this.#state.document !== null && sameCourse(this.#state.document, document);
    this.#change({
      ...(isSame ? {} : { ...EMPTY, pace: this.#state.pace }),
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
    this.#due = Date.now();
    if (this.#state.phase === "paused") this.#advance();
  }

  pause(): void {
    this.#goesOn = false;
    this.#rest();
    if (this.#state.phase === "running") this.#go({ type: "pause" }, this.#state.step, false);
  }

  step(count = 1): void {
    if (this.#state.phase === "paused") this.#go({ type: "step", count }, this.#state.step + count, false);
  }

  /** So many steps a second from now on; null for as many as there can be. */
  setPace(pace: number | null): void {
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
      this.#rest();
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
    return new Promise((answer, refuse) => {
      const seq = this.#line.say({ type: "moment", ...(samples === null ? {} : { samples }) });
      if (seq === null) refuse(new ProblemError(plainProblem("unreachable", "The server cannot be reached.")));
      else this.#questions.set(seq, { answer, refuse });
    });
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
    this.#rest();
    this.#line.close();
    this.#change(EMPTY);
  }

  /** Get the points first: only who knows them knows what network they need. */
  async #look(document: TrainingDocument, isFitted: boolean): Promise<void> {
    const found = await this.#data.look(document.dataset);
    if (this.#state.document !== document) return;
    if (found instanceof ProblemError) {
      this.#change({ phase: "refused", problem: found.problem });
      return;
    }
    this.#change({ points: found?.plane ?? null });
    if (isFitted && found !== null && document.source.kind === "network") {
      const shape = shapeOf(document.source);
      const fit = fitted(shape, found.demands);
      if (JSON.stringify(fit) !== JSON.stringify(shape))
        this.#change({ document: { ...document, source: sourceOf(fit, document.source) } });
    }
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
    this.#isStale = this.#beganBy !== null && !this.#isAnswered;
    if (this.#isStale) return;
    this.#isAnswered = false;
    this.#beganBy = this.#line.say({ type: "train", training: document, paused: true });
  }

  /** Go on, freely or at the pace that is wanted. */
  #advance(): void {
    const { pace, step, document } = this.#state;
    this.#rest();
    if (pace === null || document === null) this.#go({ type: "resume" }, step, true);
    else {
      const late = Math.min(Math.max(0, Date.now() - this.#due), MOST_LATE_MS) / 1_000;
      const wanted = Math.max(1, Math.round(pace * (TICK_S + late)));
      const count = Math.min(wanted, Math.max(1, stepsOf(document) - step));
      this.#due = Date.now() + (1_000 * count) / pace - 1_000 * late;
      this.#go({ type: "step", count }, step + count, true);
    }
  }

  /** Go on when the time for it has come. */
  #lead(): void {
    const { pace } = this.#state;
    const wait = pace === null ? 0 : this.#due - Date.now();
    if (wait <= 0) this.#advance();
    else this.#timer = setTimeout(() => this.#advance(), wait);
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
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

  /** Is this very training at rest there already? */
  #isAt(document: TrainingDocument, step: number): boolean {
    const { document: old, phase, step: now } = this.#state;
    const isAtRest = phase === "paused" || phase === "done" || phase === "diverged";
    return isAtRest && now === step && old !== null && sameTraining(old, document);
  }

  #hear(message: Readonly<Record<string, unknown>>): void {
    const { type, seq } = message;
    if (type === "training" && seq === this.#beganBy) this.#began(message);
    else if (type === "moment") this.#answer(message);
    else if (type === "error") this.#refused(readProblem(message.problem, 422), Number(seq));
  }

  #began(message: Readonly<Record<string, unknown>>): void {
    this.#isAnswered = true;
    this.#line.settle();
    if (this.#isStale) {
      this.#begin();
      return;
    }
    const document = message.training as Beginning["document"];
    const { goal, points, document: asked, own } = this.#state;
    if (asked === null) return;
    const beginning = {
      of: asked,
      document,
      trainCount: Number(message.train_count),
      testCount: Number(message.test_count),
      stepsPerEpoch: Number(message.steps_per_epoch),
    };
    this.#surfaces.begin(shapeOf(document.source).sizes);
    this.#change({
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
    if (seq === this.#beganBy) {
      this.#isAnswered = true;
      if (this.#isStale) this.#begin();
      else this.#change({ phase: "refused", problem, isConnected: true });
    } else if (this.#questions.has(seq)) {
      this.#questions.get(seq)?.refuse(new ProblemError(problem));
      this.#questions.delete(seq);
    } else if (!this.#surfaces.refuse(seq)) this.#change({ problem });
  }

  #answer({ seq, step, source }: Readonly<Record<string, unknown>>): void {
    const question = this.#questions.get(Number(seq));
    this.#questions.delete(Number(seq));
    if (isRecord(source)) question?.answer({ step: Number(step), source: { ...source, kind: "network" } });
  }

  #take(frame: ArrayBuffer): void {
    if (!this.#isAnswered || this.#isStale || this.#state.phase === "refused") return;
    const kind = frameKind(frame);
    if (kind === "progress") this.#progress(readProgress(frame));
    if (kind === "surface") this.#change({ surface: this.#surfaces.take(readSurface(frame)) });
  }

  #progress(progress: Progress): void {
    const { step, epoch, state, parameters } = progress;
    const before = this.#state;
    const isOnTheWay = before.goal > 0 && step < before.goal && (state === "running" || state === "paused");
    const isResting = state !== "running" && !isOnTheWay;
    const isLed = state === "paused" && isResting && this.#goesOn;
    const phase = isOnTheWay ? "restoring" : isResting && !isLed ? RESTING[state] : "running";
    if (state === "done" || state === "diverged") this.#goesOn = false;
    this.#change({
      step,
      epoch,
      phase,
      goal: isOnTheWay ? before.goal : 0,
      history: extended(before.history, progress),
      parameters: parameters.size > 0 ? parameters : before.parameters,
    });
    if (isLed) this.#lead();
    this.#surfaces.want(step, phase !== "running" && phase !== "restoring");
  }

  #lost(isQuiet: boolean): void {
    const { step, phase, goal } = this.#state;
    this.#beganBy = null;
    this.#isAnswered = false;
    this.#isStale = false;
    this.#surfaces.lose();
    for (const { refuse } of this.#questions.values())
      refuse(new ProblemError(plainProblem("unreachable", "The connection was lost.")));
    this.#questions.clear();
    this.#rest();
    if (phase === "idle" || isQuiet) return;
    const aim = phase === "running" ? this.#aim : goal;
    this.#change({ isConnected: false, goal: Math.max(aim, step), phase: phase === "refused" ? phase : "opening" });
  }

  #change(patch: Partial<TrainerState>): void {
    this.#state = { ...this.#state, ...patch };
    this.dispatchEvent(new Event("change"));
  }
}
