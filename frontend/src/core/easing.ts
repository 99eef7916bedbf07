/** How things move and appear. Every function takes and gives a progress between 0 and 1. */

/** The share of a movement after which the packet has landed; the number appears in what is left. */
export const LANDING = 0.55;

export function clamp(x: number, low = 0, high = 1): number {
  return x < low ? low : x > high ? high : x;
}

/** Where `x` lies between `from` and `to`, as 0 to 1. */
export function between(x: number, from: number, to: number): number {
  return clamp((x - from) / (to - from));
}

export function cubicInOut(x: number): number {
  return x < 0.5 ? 4 * x ** 3 : 1 - (2 - 2 * x) ** 3 / 2;
}

/** How far a packet has come along its edge. */
export function travelled(progress: number): number {
  return cubicInOut(between(progress, 0, LANDING));
}

/** How far a number has appeared: only after the packet has landed. */
export function appeared(progress: number): number {
  return between(progress, LANDING, 1);
}
