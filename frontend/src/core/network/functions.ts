/** The functions that the formulas of `table.ts` name, as the server has them. */

export const { abs, cosh, exp, expm1, tanh } = Math;

export function where(condition: boolean, yes: number, no: number): number {
  return condition ? yes : no;
}

export function maximum(x: number, y: number): number {
  return x >= y || Number.isNaN(x) ? x : y;
}

export function minimum(x: number, y: number): number {
  return x <= y || Number.isNaN(x) ? x : y;
}

export function divide(x: number, y: number): number {
  return x / y;
}

/** 1 / (1 + e^-x), on either side the form whose exponential cannot overflow. */
export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The chance that a standard normal variable is below x: erfc(-x / sqrt 2) / 2. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * Math.SQRT1_2);
}

const SERIES_UP_TO = 2;
const TERMS = 60;

/** 1 - erf(x), to about 14 digits: near 0 by its series, farther out by a continued fraction.
 *
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < SERIES_UP_TO) {
    let [term, sum] = [x, x];
    for (let n = 1; n < TERMS; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * scale * sum;
  }
  let fraction = x;
  for (let n = TERMS; n > 0; n--) fraction = x + n / 2 / fraction;
  return scale / fraction;
}
