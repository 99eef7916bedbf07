/** Values of style sheets: lengths that are worked out, and colours as their parts. */
import { parts } from "./selectors";

/** 0 to 255 each, the opacity from 0 to 1. */
export type Rgba = readonly [number, number, number, number];

export interface LengthContext {
  /** What `em` and `%` are of, in pixels. */
  readonly em: number;
  readonly whole: number;
  /** The width of the page. */
  readonly page: number;
}

/** In pixels; NaN for what is no length. */
export function lengthOf(text: string, context: LengthContext): number {
  const written = text.trim();
  const call = /^(calc|max|min|clamp)\((.*)\)$/s.exec(written);
  if (call) {
    const given = parts(call[2] ?? "", ",").map((each) => sumOf(each, context));
    if (call[1] === "calc") return given[0] ?? Number.NaN;
    if (call[1] === "max") return Math.max(...given);
    if (call[1] === "min") return Math.min(...given);
    const [least = 0, wished = 0, most = 0] = given;
    return Math.max(least, Math.min(wished, most));
  }
  const found = /^([-+]?[\d.]+(?:e[-+]?\d+)?)(px|em|rem|%|cqi|vw)?$/i.exec(written);
  if (!found) return Number.NaN;
  const number = Number(found[1]);
  if (found[2] === "em") return number * context.em;
  if (found[2] === "rem") return number * 16;
  if (found[2] === "%") return (number * context.whole) / 100;
  if (found[2] === "cqi" || found[2] === "vw") return (number * context.page) / 100;
  return number;
}

function sumOf(text: string, context: LengthContext): number {
  const terms = parts(text.trim(), " ");
  let sum = productOf(terms, context);
  while (terms.length > 0) {
    const sign = terms.shift();
    const next = productOf(terms, context);
    sum += sign === "-" ? -next : next;
  }
  return sum;
}

function productOf(terms: string[], context: LengthContext): number {
  let product = inBrackets(terms.shift() ?? "", context);
  while (terms[0] === "*" || terms[0] === "/") {
    const sign = terms.shift();
    const next = inBrackets(terms.shift() ?? "", context);
    product = sign === "*" ? product * next : product / next;
  }
  return product;
}

function inBrackets(text: string, context: LengthContext): number {
  return text.startsWith("(") ? sumOf(text.slice(1, -1), context) : lengthOf(text, context);
}

const NAMED: Readonly<Record<string, Rgba>> = {
  transparent: [0, 0, 0, 0],
  black: [0, 0, 0, 1],
  white: [255, 255, 255, 1],
  canvas: [255, 255, 255, 1],
  canvastext: [0, 0, 0, 1],
};

/** Null for `none` and for what is no colour. `current`: what `currentColor` is; `isDark`: which half of `light-dark()`. */
export function colourOf(text: string, current: Rgba = [0, 0, 0, 1], isDark = false): Rgba | null {
  const written = text.trim().toLowerCase();
  if (written === "currentcolor") return current;
  const named = NAMED[written];
  if (named) return named;
  if (written.startsWith("#")) return hexColour(written.slice(1));
  const call = /^([a-z-]+)\((.*)\)$/s.exec(written);
  if (!call) return null;
  const [, name, inner = ""] = call;
  if (name === "light-dark") return colourOf(parts(inner, ",")[isDark ? 1 : 0] ?? "", current, isDark);
  if (name === "color-mix") return mixed(parts(inner, ","), current, isDark);
  if (name !== "rgb" && name !== "rgba") return null;
  const numbers = inner.split(/[\s,/]+/).filter(Boolean);
  const [red = 0, green = 0, blue = 0] = numbers.map(Number.parseFloat);
  const alpha = numbers[3] ?? "1";
  return [red, green, blue, alpha.endsWith("%") ? Number.parseFloat(alpha) / 100 : Number(alpha)];
}

function hexColour(digits: string): Rgba {
  const wide = digits.length < 6 ? [...digits].map((each) => each + each).join("") : digits;
  const at = (i: number) => Number.parseInt(wide.slice(2 * i, 2 * i + 2), 16);
  return [at(0), at(1), at(2), wide.length > 6 ? at(3) / 255 : 1];
}

/** `color-mix(in oklab, A 62%, B)`: opacities weigh, as CSS Color 5 says. */
function mixed([space = "", ...given]: readonly string[], current: Rgba, isDark: boolean): Rgba | null {
  const pieces = given.map((each) => {
    const share = /([\d.]+)%/.exec(each.replace(/\([^()]*\)/g, ""))?.[1];
    const colour = colourOf(each.replace(/\s*[\d.]+%\s*$/, ""), current, isDark);
    return { colour, share: share === undefined ? null : Number(share) / 100 };
  });
  const [a, b] = pieces;
  if (!a?.colour || !b?.colour) return null;
  const first = a.share ?? (b.share === null ? 0.5 : 1 - b.share);
  const [p, q] = [first, b.share ?? 1 - first];
  const isOklab = space.includes("oklab");
  const alpha = (p * a.colour[3] + q * b.colour[3]) / (p + q);
  if (alpha === 0) return [0, 0, 0, 0];
  const [one, two] = [a.colour, b.colour].map((colour) => (isOklab ? oklabOf(colour) : colour.slice(0, 3))) as [
    number[],
    number[],
  ];
  const sum = one.map(
    (x, i) => (p * x * (a.colour?.[3] ?? 1) + q * (two[i] ?? 0) * (b.colour?.[3] ?? 1)) / (p + q) / alpha,
  );
  const [red = 0, green = 0, blue = 0] = isOklab ? fromOklab(sum) : sum;
  return [red, green, blue, alpha];
}

// The matrices of CSS Color 4, section 9.

function oklabOf([red, green, blue]: Rgba): number[] {
  const [r, g, b] = [red, green, blue].map((each) => {
    const x = each / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness = 0, a = 0, b = 0]: readonly number[]): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((x) => {
    const light = Math.min(1, Math.max(0, x));
    return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  });
}

export function writtenColour([red, green, blue, alpha]: Rgba): string {
  const [r, g, b] = [red, green, blue].map(Math.round);
  return alpha === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${Math.round(alpha * 1000) / 1000})`;
}
