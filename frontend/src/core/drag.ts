/** How a hand changes a number: by pixels or by keys, in steps that suit its size. */

interface DragModifiers {
  /** Shift: ten times as much. */
  readonly isCoarse: boolean;
  /** Alt: a tenth as much. */
  readonly isFine: boolean;
}

/** Pixels a step: a hundred pixels change a number of ordinary size by one. */
const PIXELS_A_STEP = 10;
const MOST_DECIMALS = 15;

/** One step: 0.1 for numbers below ten, 1 below a hundred, and so on. */
function stepSize(value: number, { isCoarse, isFine }: DragModifiers): number {
  const decade = Math.floor(Math.log10(Math.max(1, Math.abs(value))));
  return 10 ** (decade - 1 + (isCoarse ? 1 : 0) - (isFine ? 1 : 0));
}

/** The value after so many steps, with no more decimals than it needs. */
export function stepped(value: number, steps: number, grip: DragModifiers): number {
  const size = stepSize(value, grip);
  return rounded(value + steps * size, value, size);
}

/** The value after a drag by `pixels` (right and up count as more) from `value`. */
export function dragged(value: number, pixels: number, grip: DragModifiers): number {
  const size = stepSize(value, grip) / PIXELS_A_STEP;
  return rounded(value + pixels * size, value, size);
}

/** Without the dust of binary fractions: no more decimals than the number had, or its step has. */
function rounded(value: number, before: number, size: number): number {
  return Number(value.toFixed(Math.min(MOST_DECIMALS, Math.max(decimalsOf(before), decimalsOf(size)))));
}

function decimalsOf(x: number): number {
  const [mantissa = "", exponent = "0"] = String(x).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}
