/**
 * Axes: `linearScale(low, high)` and `logScale(low, high)` give a place from 0 to 1 for every number, and the ticks to
 * write beside it. Their ends are round numbers, so that an axis keeps still while a curve grows.
 */
import { formatNumber } from "../format";

export interface Tick {
  readonly value: number;
  readonly text: string;
}

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** 0 at the low end, 1 at the high end; what lies beyond is put at the end. NaN has no place. */
  at(x: number): number;
}

const ROUND = [1, 2, 5, 10] as const;
const MOST_TICKS = 6;

/** From `low` to at least `high`, in steps of 1, 2 or 5 times a power of ten. */
export function linearScale(low: number, high: number, most = MOST_TICKS): Scale {
  // Numbers near the largest there are have a difference that is none.
  const span = Math.min(high / 2 - low / 2, Number.MAX_VALUE / 4) * 2 || Math.abs(high) || 1;
  const step = roundUp(span / most);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.min(high / step, first + 2 * most) - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tick((first + i) * step, step));
  return scale(first * step, last * step, ticks, (x) => (x / step - first) / (last - first));
}

/** A linear axis that ends where the numbers end, with its ticks on round ones: for steps. */
export function stepScale(last: number, most = MOST_TICKS): Scale {
  const high = Math.max(1, last);
  const { ticks } = linearScale(0, high, most);
  const whole = ticks
    .filter(({ value }) => value <= high && Number.isInteger(value))
    .map(({ value }) => ({ value, text: formatNumber(value, "all") }));
  return scale(0, high, whole, (x) => x / high);
}

/**
 * Every factor of ten is as wide as the next. From `low` > 0 to at least `high`; the ends are powers of ten where
 * the numbers span three of them, else 1, 2 or 5 times one, or what is round between numbers that are much alike. With `hasZero` what is zero has a place at the low end,
 * a step below everything else.
 */
export function logScale(low: number, high: number, hasZero = false, most = MOST_TICKS): Scale {
  const near = linearScale(low, high, 4);
  if (!hasZero && high < 3 * low && high > 1.01 * low && near.low > 0) return between(near);
  const isWide = Math.log10(high) - Math.log10(low) >= 3;
  const [from, to] = isWide ? [Math.floor(lg(low)), Math.ceil(lg(high))] : roundEnds(low, high);
  // A tenth of the axis is the way from the smallest number to zero.
  const floor = hasZero ? from - Math.max(0.5, (to - from) / 10) : from;
  const ticks = hasZero ? [{ value: 0, text: "0" }] : [];
  ticks.push(...logTicks(from, to, most));
  return scale(hasZero ? 0 : 10 ** from, 10 ** to, ticks, (x) => (x > 0 ? (lg(x) - floor) / (to - floor) : 0));
}

function scale(low: number, high: number, ticks: readonly Tick[], place: (x: number) => number): Scale {
  return { low, high, ticks, at: (x) => Math.min(1, Math.max(0, place(x))) };
}

/** The round ends and ticks of a linear axis, for numbers that are much alike, with every factor as wide as the next. */
function between({ low, high, ticks }: Scale): Scale {
  return scale(low, high, ticks, (x) => (x > 0 ? (lg(x) - lg(low)) / (lg(high) - lg(low)) : 0));
}

/** Decades, thinned where they are many; 1, 2 and 5 of each where they are few. */
function logTicks(from: number, to: number, most: number): Tick[] {
  const decades = [];
  const stride = [1, 2, 3, 5, 10, 20, 50, 100].find((each) => (to - from) / each < most) ?? 100;
  for (let k = Math.ceil(from / stride - 1e-9) * stride; k <= to + 1e-9; k += stride) decades.push(k);
  const isFine = to - from <= 2.05;
  const values = isFine ? digits(from, to) : decades.map((k) => 10 ** k);
  const isPlain = isFine || (from >= -4 && to <= 4);
  return values.map((value) => ({ value, text: isPlain ? formatNumber(value, 1) : decade(Math.round(lg(value))) }));
}

/** 1, 2 and 5 times powers of ten, between two powers of ten. */
function digits(from: number, to: number): number[] {
  const found = [];
  for (let k = Math.floor(from); k <= Math.ceil(to); k++)
    for (const digit of [1, 2, 5] as const) {
      const at = lg(digit) + k;
      if (at >= from - 1e-9 && at <= to + 1e-9) found.push(Number(`${digit}e${k}`));
    }
  return found;
}

function roundEnds(low: number, high: number): [number, number] {
  const from = Math.floor(lg(low) + 1e-9);
  const start = [5, 2, 1].find((digit) => lg(digit) + from <= lg(low) + 1e-9) ?? 1;
  const to = lg(roundUp(high));
  const begin = lg(start) + from;
  return to - begin < 0.3 ? [begin - 0.3, begin + 1] : [begin, to];
}

/** The next number that is 1, 2 or 5 times a power of ten. */
export function roundUp(x: number): number {
  if (!(x > 0 && Number.isFinite(x))) return 1;
  const power = Math.floor(lg(x) + 1e-12);
  const digit = ROUND.find((each) => Number(`${each}e${power}`) >= x * (1 - 1e-9)) ?? 10;
  return Number(`${digit}e${power}`);
}

function lg(x: number): number {
  return Math.log10(x);
}

function tick(value: number, step: number): Tick {
  if (step >= 1e6 || step < 1e-5) return { value, text: formatNumber(value, 3) };
  const digits = Math.max(0, -Math.floor(lg(step) + 1e-9));
  const text = Math.abs(value).toFixed(digits);
  return { value, text: value < 0 ? `−${text}` : text };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `10⁻⁵` */
export function decade(k: number): string {
  if (k === 0) return "1";
  const digits = [...String(Math.abs(k))].map((digit) => RAISED[Number(digit)]).join("");
  return `10${k < 0 ? "⁻" : ""}${digits}`;
}
