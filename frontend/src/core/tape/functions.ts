/**
 * The functions that rules of the op table name, on numbers: the twins of `chainrule/engine/ops/floats.py`. Out of
 * domain they answer NaN, beyond the largest number infinity. `tests/twins/functions.json` holds both to the same values.
 */

export const { abs, cos, cosh, exp, expm1, log, log1p, log2, log10, sin, sinh, sqrt, tan, tanh } = Math;
export const { acos: arccos, asin: arcsin, atan: arctan, ceil } = Math;
export const { isFinite: isfinite } = Number;

/** Of 1, and of -1 to an infinite power, 1, as C has it; Math.pow says NaN there. */
export function power(x: number, y: number): number {
  const isOne = x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY);
  return isOne ? 1 : x ** y;
}

/** The greatest whole number that is not above x; of zeros the positive one. */
export function floor(x: number): number {
  return Math.floor(x) + 0;
}

/** From here on every number is whole. */
const WHOLE = 2 ** 52;

/** The nearest whole number, of two the even one; a zero keeps its sign. */
export function rint(x: number): number {
  const size = Math.abs(x);
  // What is too small for halves is rounded by the addition itself.
  const whole = size < WHOLE ? size + WHOLE - WHOLE : size;
  return x < 0 || Object.is(x, -0) ? -whole : whole;
}

export function where(condition: boolean, yes: number, no: number): number {
  return condition ? yes : no;
}

export function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
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

/** g times the local derivative, and exactly 0 where that is 0, whatever arrives: infinities and NaN, too. */
export function blocked(g: number, local: number): number {
  return local === 0 ? 0 : g * local;
}

/** 1 / (1 + e^-x), on either side the form whose exponential cannot overflow. */
export function sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** sigmoid(x) sigmoid(-x), as e / (1 + e)^2 with e = exp(-|x|): exact far out, too. */
export function sigmoidSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** The chance that a standard normal variable is below x: erfc(-x / sqrt 2) / 2. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * Math.SQRT1_2);
}

export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** The error function 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x. */
export function erf(x: number): number {
  return Math.abs(x) < SERIES_UP_TO ? series(x) : x < 0 ? fraction(-x) - 1 : 1 - fraction(x);
}

/** 1 - erf(x), to about 14 digits: near 0 by its series, farther out by a continued fraction.
 *
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14.
 */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_UP_TO ? 1 - series(x) : fraction(x);
}

const SERIES_UP_TO = 1.5;
const TERMS = 80;

/** erf(x), where x is small. */
function series(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < TERMS; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 * Math.exp(-x * x) * sum) / Math.sqrt(Math.PI);
}

/** erfc(x), where x is large. */
function fraction(x: number): number {
  let below = x;
  for (let n = TERMS; n > 0; n--) below = x + n / 2 / below;
  // e^(-x^2) keeps its digits where the square of a part of x is exact.
  const part = Math.floor(x * 16) / 16;
  const scale = Math.exp(-part * part) * Math.exp((part - x) * (part + x));
  return x === Number.POSITIVE_INFINITY ? 0 : scale / Math.sqrt(Math.PI) / below;
}
