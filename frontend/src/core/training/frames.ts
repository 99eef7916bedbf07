/**
 * Read the binary frames of a live training: `readProgress(buffer)` says where it stands and what was measured since
 * the frame before, `readSurface(buffer)` what every neuron answers all over the plane. `frameKind(buffer)` tells them
 * apart. The numbers are views of the buffer, nothing is copied; they may be NaN or infinite.
 */
import { type Arrays, readArrays } from "../../model/arrays";
import { TraceError } from "../../model/trace-error";

const TRAINING_STATES = ["running", "paused", "stopped", "done", "diverged"] as const;
type TrainingState = (typeof TRAINING_STATES)[number];

/** What was measured, an entry a measurement; `testLosses` is empty without a test half. */
export interface Measured {
  readonly steps: Float64Array;
  readonly losses: Float64Array;
  readonly testLosses: Float64Array;
  /** A row a measurement, a number a layer. */
  readonly gradientNorms: readonly Float64Array[];
}

export interface Parameter {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** `W1`, `b1`, `W2`, ...: W has a row a neuron. Empty while a network of very many parameters trains. */
export type Parameters = ReadonlyMap<string, Parameter>;

export interface Progress {
  /** Of the message that is obeyed. */
  readonly seq: number | null;
  readonly state: TrainingState;
  readonly step: number;
  /** How many there will be. */
  readonly steps: number;
  readonly epoch: number;
  readonly measured: Measured;
  readonly parameters: Parameters;
}

/** Left, right, bottom, top. */
export type Box = readonly [left: number, right: number, bottom: number, top: number];

export interface LayerMaps {
  readonly units: number;
  readonly cells: number;
  /** Units one after the other, each row by row from the top. */
  readonly data: Float64Array;
}

export interface Surface {
  readonly seq: number | null;
  readonly step: number;
  /** So many a side. */
  readonly cells: number;
  readonly box: Box;
  /** The last layer's maps are the network's answers. */
  readonly layers: readonly LayerMaps[];
}

interface Header {
  readonly type?: string;
  readonly seq?: number | null;
  readonly state?: TrainingState;
  readonly step?: number;
  readonly steps?: number;
  readonly epoch?: number;
  readonly cells?: number;
  readonly box?: Box;
  readonly units?: readonly number[];
}

/** "progress" or "surface"; "" for a frame that is neither, like the numbers of a film. */
export function frameKind(buffer: ArrayBuffer): "progress" | "surface" | "" {
  const { type } = readArrays<Header>(buffer).header;
  return type === "progress" || type === "surface" ? type : "";
}

export function readProgress(buffer: ArrayBuffer): Progress {
  const { header, arrays } = readArrays<Header>(buffer);
  const { state = "running", step, steps, epoch = 0 } = header;
  if (header.type !== "progress" || step === undefined || steps === undefined || !TRAINING_STATES.includes(state))
    throw new TraceError("This frame does not tell the progress of a training.");
  return { seq: header.seq ?? null, state, step, steps, epoch, ...measuredIn(arrays) };
}

export function readSurface(buffer: ArrayBuffer): Surface {
  const { header, arrays } = readArrays<Header>(buffer);
  const { step, cells, box, units } = header;
  if (header.type !== "surface" || step === undefined || !cells || !box || !units)
    throw new TraceError("This frame is no surface of a network.");
  const layers = units.map((count, i) => {
    const data = arrays[`a${i + 1}`];
    if (data?.length !== count * cells * cells) throw new TraceError(`The maps 'a${i + 1}' are cut off.`);
    return { units: count, cells, data };
  });
  return { seq: header.seq ?? null, step, cells, box, layers };
}

const NONE = new Float64Array();

function measuredIn(arrays: Arrays): Pick<Progress, "measured" | "parameters"> {
  const { steps = NONE, losses = NONE, test_losses = NONE, gradient_norms = NONE, ...rest } = arrays;
  const isWhole = losses.length === steps.length && (test_losses.length === 0 || test_losses.length === steps.length);
  if (!isWhole) throw new TraceError("A training measures one loss a step; this frame has others.");
  const layers = steps.length > 0 ? gradient_norms.length / steps.length : 0;
  const gradientNorms = Array.from(steps, (_, i) => gradient_norms.subarray(i * layers, (i + 1) * layers));
  return { measured: { steps, losses, testLosses: test_losses, gradientNorms }, parameters: shaped(rest) };
}

/** The frame has no shapes: a layer has as many neurons as biases, and its weights stand a row a neuron. */
function shaped(arrays: Arrays): Parameters {
  const found = new Map<string, Parameter>();
  for (const [name, data] of Object.entries(arrays)) {
    const units = arrays[`b${name.slice(1)}`]?.length ?? 1;
    found.set(name, { shape: name.startsWith("W") ? [units, data.length / units] : [data.length], data });
  }
  return found;
}
