/** A training document as the studio edits it: what is trained, on what, by which rule, for how long. Pure.
 *
 * Edits start from the server's normal form, in which every default is written out.
 */

import type { NetworkSource, PresetSource } from "../source";

export const OPTIMISERS = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"] as const;
type Optimiser = (typeof OPTIMISERS)[number];

export const SCHEDULES = ["constant", "step", "cosine"] as const;
type RateSchedule = (typeof SCHEDULES)[number];

/** Where the points come from. What else goes with a name, the server's list of data sets says. */
export interface Description {
  readonly name: string;
  readonly seed?: number;
  readonly points?: number;
  readonly noise?: number;
  readonly features?: readonly string[];
  readonly text?: string;
  readonly label?: string;
  readonly task?: string;
  readonly delimiter?: string;
  readonly decimal?: string;
  readonly header?: string;
  readonly leave_out?: readonly string[];
  readonly standardise?: boolean;
}

export interface TrainingDocument {
  readonly kind?: "training";
  readonly source: NetworkSource | PresetSource;
  /** Left out: the samples of the source. */
  readonly dataset?: Description;
  readonly optimiser?: Optimiser;
  readonly eta?: number;
  readonly momentum?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly alpha?: number;
  /** L2, of adamw apart from the gradient; and L1. */
  readonly weight_decay?: number;
  readonly l1?: number;
  /** Bounds of the gradient; left out or 0, there are none. */
  readonly clip_norm?: number;
  readonly clip_value?: number;
  /** The share of hidden neurons that every step drops. */
  readonly dropout?: number;
  readonly schedule?: RateSchedule;
  readonly decay_every?: number;
  readonly decay_factor?: number;
  readonly eta_end?: number;
  readonly warmup?: number;
  /** Measurements without a better loss that end it. */
  readonly patience?: number;
  readonly steps?: number;
  /** Samples a step; left out, all of them. */
  readonly batch?: number;
  readonly seed?: number;
  readonly record?: number;
  readonly snapshots?: number;
}

/** A number of the document that is set by itself. */
export type NumberName =
  | "eta"
  | "momentum"
  | "alpha"
  | "beta1"
  | "beta2"
  | "epsilon"
  | "weight_decay"
  | "l1"
  | "clip_norm"
  | "clip_value"
  | "dropout"
  | "decay_every"
  | "decay_factor"
  | "eta_end"
  | "warmup"
  | "patience"
  | "steps"
  | "batch"
  | "seed"
  | "record";

export const MOST_STEPS = 100_000;
const DEFAULT_STEPS = 100;

/** Read a training document out of unknown JSON; null where it is none. What its fields mean, the server judges. */
export function readTraining(json: unknown): TrainingDocument | null {
  if (!isRecord(json) || !isRecord(json.source)) return null;
  if (json.dataset !== undefined && !(isRecord(json.dataset) && typeof json.dataset.name === "string")) return null;
  const { source } = json;
  const isPreset = source.kind === "preset" && typeof source.id === "string";
  return isPreset || source.kind === "network" ? (json as unknown as TrainingDocument) : null;
}

/** The training of a network on its own samples, to begin with. */
export function trainingOf(source: NetworkSource | PresetSource): TrainingDocument {
  return { source, optimiser: "sgd", eta: 0.5, steps: 300 };
}

export function stepsOf({ steps = DEFAULT_STEPS }: TrainingDocument): number {
  return steps;
}

/** Steps that see every one of `samples` once. */
export function stepsPerEpoch({ batch }: TrainingDocument, samples: number): number {
  return batch === undefined ? 1 : Math.max(1, Math.ceil(samples / batch));
}

/** How often `samples` are gone through, all in all. */
export function epochsOf(document: TrainingDocument, samples: number): number {
  return stepsOf(document) / stepsPerEpoch(document, samples);
}

/** The steps of so many `epochs`, as many as there may be. */
export function stepsOfEpochs(document: TrainingDocument, epochs: number, samples: number): number {
  return Math.min(Math.max(1, Math.round(epochs * stepsPerEpoch(document, samples))), MOST_STEPS);
}

/** `document` with a number set; a batch of null is all samples. */
export function withNumber(document: TrainingDocument, name: NumberName, value: number | null): TrainingDocument {
  const { [name]: _, ...rest } = document;
  return value === null ? rest : { ...rest, [name]: value };
}

/** `document` with another rule; the numbers of the old one go with it. */
export function withOptimiser(document: TrainingDocument, optimiser: Optimiser): TrainingDocument {
  const { momentum: _, beta1: _1, beta2: _2, epsilon: _3, alpha: _4, ...rest } = document;
  return { ...rest, optimiser };
}

/** `document` with another schedule; the numbers of the old one go with it. */
export function withSchedule(document: TrainingDocument, schedule: RateSchedule): TrainingDocument {
  const { decay_every: _, decay_factor: _1, eta_end: _2, ...rest } = document;
  return { ...rest, schedule };
}

export function withSource(document: TrainingDocument, source: NetworkSource): TrainingDocument {
  return { ...document, source };
}

/** `document` with the samples of its source. */
export function withoutDataset(document: TrainingDocument): TrainingDocument {
  const { dataset: _, ...rest } = document;
  return rest;
}

/**
 * Another data set; what both have in common stays. `defaults` are those of the data set. The samples of the source go:
 * they may ask for another number of inputs and outputs.
 */
export function withDataset(document: TrainingDocument, name: string, defaults: object): TrainingDocument {
  const old: Readonly<Record<string, unknown>> = { ...document.dataset };
  const kept = Object.keys(defaults).filter((field) => field !== "standardise" && old[field] !== undefined);
  const same = Object.fromEntries(kept.map((field) => [field, old[field]]));
  return { ...document, source: withoutSamples(document.source), dataset: { ...defaults, ...same, name } };
}

function withoutSamples(source: TrainingDocument["source"]): TrainingDocument["source"] {
  if (source.kind !== "network") return source;
  const { samples: _, ...rest } = source;
  return rest;
}

/** The data set with some of its fields changed. */
export function withData(document: TrainingDocument, fields: Partial<Description>): TrainingDocument {
  if (document.dataset === undefined) return document;
  return { ...document, dataset: { ...document.dataset, ...fields } };
}

/** Feature `name` chosen or not, in the order of `all`; the last one stays. */
export function withFeature(
  document: TrainingDocument,
  name: string,
  isChosen: boolean,
  all: readonly string[],
): TrainingDocument {
  const old = document.dataset?.features ?? ["x", "y"];
  const features = all.filter((each) => (each === name ? isChosen : old.includes(each)));
  return features.length === 0 ? document : withData(document, { features });
}

/** Do both train the same thing with the same numbers, step by step? `steps` only says when it ends. */
export function sameCourse(a: TrainingDocument, b: TrainingDocument): boolean {
  return key({ ...a, steps: 0 }) === key({ ...b, steps: 0 });
}

export function sameTraining(a: TrainingDocument, b: TrainingDocument): boolean {
  return key(a) === key(b);
}

export function sameData(a: Description | undefined, b: Description | undefined): boolean {
  return key(a ?? null) === key(b ?? null);
}

/** JSON with the fields of every object in order. */
function key(value: unknown): string {
  return JSON.stringify(value, (_, each) => (isRecord(each) ? Object.fromEntries(Object.entries(each).sort()) : each));
}

export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
