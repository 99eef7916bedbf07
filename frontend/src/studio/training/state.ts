/** What is known of a training, and what a frame of progress makes of it. Pure. */

import type { Parameters, Progress, Surface } from "../../core/training/frames";
import { EMPTY_HISTORY, extended, type History } from "../../core/training/history";
import type { Points } from "../../core/training/points";
import type { Problem } from "../problem";
import type { NetworkSource } from "../source";
import { sameTraining, stepsOf, type TrainingDocument } from "./document";

/** `opening`: the server is being asked. `restoring`: on the way to a step. `refused`: it cannot be trained. */
type TrainingPhase = "idle" | "opening" | "restoring" | "paused" | "running" | "done" | "diverged" | "refused";

/** What the server says of a training at its beginning. */
export interface Beginning {
  /** The document it was asked for with. */
  readonly of: TrainingDocument;
  /** With every default written out. */
  readonly document: TrainingDocument & { readonly source: NetworkSource };
  readonly trainCount: number;
  readonly testCount: number;
  readonly stepsPerEpoch: number;
}

export interface TrainerState {
  /** As it was given or edited; null where nothing is to be trained. */
  readonly document: TrainingDocument | null;
  readonly beginning: Beginning | null;
  /** The network with the samples it came with, where it came with some. */
  readonly own: NetworkSource | null;
  readonly phase: TrainingPhase;
  /** False while a connection was lost and is not there again. */
  readonly isConnected: boolean;
  readonly step: number;
  readonly epoch: number;
  /** The step one comes back to, while it is being restored. */
  readonly goal: number;
  readonly history: History;
  readonly parameters: Parameters;
  readonly points: Points | null;
  /** What the columns of the data are called. */
  readonly columns: readonly string[];
  readonly surface: Surface | null;
  readonly problem: Problem | null;
  /** Steps a second; null for as many as there can be. */
  readonly pace: number | null;
}

const FIRST_PACE = 100;
/** A training of no more steps than this would be over in a blink at that pace. */
const FEW_STEPS = 500;
const PACE_OF_FEW = 30;

/** Steps a second at which the learning can be watched, where nobody has chosen. */
export function paceOf(document: TrainingDocument): number {
  return stepsOf(document) <= FEW_STEPS ? PACE_OF_FEW : FIRST_PACE;
}

export const EMPTY: TrainerState = {
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
  columns: [],
  surface: null,
  problem: null,
  pace: FIRST_PACE,
};
const RESTING = { paused: "paused", stopped: "paused", done: "done", diverged: "diverged" } as const;

/** After a frame of progress. A training that `goesOn` and rests is led: its next steps are asked for in a moment. */
export function progressed(before: TrainerState, progress: Progress, goesOn: boolean): TrainerState {
  const { step, epoch, state, parameters } = progress;
  const isOnTheWay = step < before.goal && (state === "running" || state === "paused");
  const isLed = state === "paused" && goesOn;
  return {
    ...before,
    step,
    epoch,
    phase: isOnTheWay ? "restoring" : state === "running" || isLed ? "running" : RESTING[state],
    goal: isOnTheWay ? before.goal : 0,
    history: extended(before.history, progress),
    parameters: parameters.size > 0 ? parameters : before.parameters,
  };
}

/** What was measured of a document that is not wanted any more says nothing of the one that is. */
export const NOTHING_MEASURED = {
  step: 0,
  epoch: 0,
  history: EMPTY_HISTORY,
  parameters: new Map(),
  surface: null,
} as const satisfies Partial<TrainerState>;

/** Read what the server says of the training of `document` at its beginning. */
export function beginningOf(message: Readonly<Record<string, unknown>>, document: TrainingDocument): Beginning {
  return {
    of: document,
    document: message.training as Beginning["document"],
    trainCount: Number(message.train_count),
    testCount: Number(message.test_count),
    stepsPerEpoch: Number(message.steps_per_epoch),
  };
}

/** Is it at rest, one way or another, with all that was asked for? */
export function isAtRest({ phase }: TrainerState): boolean {
  return phase === "paused" || phase === "done" || phase === "diverged";
}

/** Is this very training at rest there already? */
export function isRestingAt(state: TrainerState, document: TrainingDocument, step: number): boolean {
  const { document: old, step: now } = state;
  return isAtRest(state) && now === step && old !== null && sameTraining(old, document);
}
