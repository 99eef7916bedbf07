/** Figures as people read them: 4 significant digits, a true minus sign, no width that jumps. */

export const MINUS = "−";

const SMALL = 1e-4;
const LARGE = 1e6;

export const MOST_DIGITS = 4;
/** A picture narrower than this has fewer digits; one that is not shown, of no width, has as many as any. */
const NARROW = 600;

/** How many digits a figure has on one screen, on the stage and in formulas: before many, and where it is narrow, fewer. */
export function digitsFor({ isHall, width }: { readonly isHall: boolean; readonly width: number }): number {
  return isHall || (width > 0 && width < NARROW) ? 3 : MOST_DIGITS;
}

/** `digits` significant digits without trailing zeros; "all" gives every digit of the float64. */
export function formatNumber(x: number, digits: number | "all" = 4): string {
  if (Number.isNaN(x)) return "NaN";
  const sign = x < 0 ? MINUS : "";
  return sign + formatSize(Math.abs(x), digits);
}

/** With a sign in front, always: for contributions, which add up. */
export function formatSigned(x: number, digits: number | "all" = 4): string {
  return x < 0 || Number.isNaN(x) ? formatNumber(x, digits) : `+${formatNumber(x, digits)}`;
}

function formatSize(x: number, digits: number | "all"): string {
  if (x === Number.POSITIVE_INFINITY) return "∞";
  if (x === 0) return "0";
  if (digits === "all") return withExponent(String(x));
  if (x < SMALL || x >= LARGE) return withExponent(x.toExponential(digits - 1));
  const whole = Math.max(0, Math.floor(Math.log10(x)) + 1);
  const text = x >= 1 ? x.toFixed(Math.max(0, digits - whole)) : x.toPrecision(digits);
  return trimmed(text);
}

function withExponent(text: string): string {
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  return `${trimmed(mantissa)}e${exponent.replace("+", "").replace("-", MINUS)}`;
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** `2×3` for a shape, "" for a scalar. */
export function formatShape(shape: readonly number[]): string {
  return shape.join("×");
}
