/**
 * All that a training has measured so far: `extended(history, progress)` is the history with a frame more, and the one
 * before stays as it was. Nothing is left out or thinned; `columnsOf` does that for the picture.
 */
import type { Measured, Progress } from "./frames";

export interface History {
  readonly steps: Float64Array;
  readonly losses: Float64Array;
  /** As long as `losses`, or empty without a test half. */
  readonly testLosses: Float64Array;
  /** An array a layer, first layer first, each as long as `steps`. */
  readonly gradientNorms: readonly Float64Array[];
  /** Where the numbers stopped being finite. */
  readonly divergedAt: number | null;
}

const NONE = new Float64Array();

export const EMPTY_HISTORY: History = {
  steps: NONE,
  losses: NONE,
  testLosses: NONE,
  gradientNorms: [],
  divergedAt: null,
};

/** A measurement of a step that is known already (a pause measures, too) is not taken twice. */
export function extended(history: History, progress: Progress): History {
  const { measured, state } = progress;
  const last = history.steps.at(-1) ?? Number.NEGATIVE_INFINITY;
  const from = measured.steps.findIndex((step) => step > last);
  const divergedAt = state === "diverged" ? progress.step : history.divergedAt;
  if (from < 0) return divergedAt === history.divergedAt ? history : { ...history, divergedAt };
  return { ...joined(history, measured, from), divergedAt };
}

function joined(history: History, measured: Measured, from: number): Omit<History, "divergedAt"> {
  const layers = measured.gradientNorms[0]?.length ?? history.gradientNorms.length;
  return {
    steps: append(history.steps, measured.steps.subarray(from)),
    losses: append(history.losses, measured.losses.subarray(from)),
    testLosses: append(history.testLosses, measured.testLosses.subarray(from)),
    gradientNorms: Array.from({ length: layers }, (_, layer) => {
      const news = Float64Array.from(measured.gradientNorms.slice(from), (row) => row[layer] ?? Number.NaN);
      return append(history.gradientNorms[layer] ?? NONE, news);
    }),
  };
}

/** How many numbers of a buffer are taken. */
const taken = new WeakMap<ArrayBufferLike, number>();

/**
 * Both arrays, one after the other. There is room left behind the numbers, so that most frames copy nothing but their
 * own; where another history has taken that room already, everything is copied.
 */
function append(old: Float64Array, news: Float64Array): Float64Array {
  const length = old.length + news.length;
  if (taken.get(old.buffer) === old.length && length * 8 <= old.buffer.byteLength) {
    const whole = new Float64Array(old.buffer, 0, length);
    whole.set(news, old.length);
    taken.set(old.buffer, length);
    return whole;
  }
  const buffer = new ArrayBuffer(8 * Math.max(256, 2 * length));
  const whole = new Float64Array(buffer, 0, length);
  whole.set(old);
  whole.set(news, old.length);
  taken.set(buffer, length);
  return whole;
}
