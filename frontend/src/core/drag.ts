/** How a hand changes a number: by pixels or by keys, in steps that suit its size. */

export interface Grip {
  /** Shift: ten times as much. */
  readonly isCoarse: boolean;
  /** Alt: a tenth as much. */
  readonly isFine: boolean;
}

/** Pixels a step: a hundred pixels change a number of ordinary size by one. */
const PIXELS_A_STEP = 10;

/** One step: 0.1 for numbers below ten, 1 below a hundred, and so on. */
export function stepSize(value: number, { isCoarse, isFine }: Grip): number {
  const decade = Math.floor(Math.log10(Math.max(1, Math.abs(value))));
  return 10 ** (decade - 1 + (isCoarse ? 1 : 0) - (isFine ? 1 : 0));
}

/** The value after so many steps, rounded to the step's decimals. */
export function stepped(value: number, steps: number, grip: Grip): number {
  const size = stepSize(value, grip);
  return rounded(value + steps * size, size);
}

/** The value after a drag by `pixels` (right and up count as more) from `value`. */
export function dragged(value: number, pixels: number, grip: Grip): number {
  const size = stepSize(value, grip) / PIXELS_A_STEP;
  return rounded(value + pixels * size, size);
}

function rounded(value: number, size: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(size) + 1e-9));
  return Number(value.toFixed(Math.min(decimals, 12)));
}
