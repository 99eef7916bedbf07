/** A formula ready to be set once: TeX and text with named places for figures, which are written anew every frame. */

import type { FigureKey } from "./figure";

/** Where a figure stands in a formula. */
export interface FigureSlot {
  readonly key: FigureKey;
  /** A negative figure here needs brackets. */
  readonly isOperand: boolean;
  /** A matrix whose rows are written as columns. */
  readonly isTurned?: boolean;
  /** A term behind others, with its sign between spaces: ` − 0.1175`. */
  readonly isAdded?: boolean;
}

export interface Setting {
  /** TeX in which `\htmlData{place=i}{...}` is place i. */
  readonly tex: string;
  /** The same in words, with `{i}` for place i; for screen readers and while KaTeX is on its way. */
  readonly text: string;
  readonly places: readonly FigureSlot[];
}

export interface Template {
  readonly tex: string;
  readonly text: string;
}

/** What fills a slot: a setting, or the place of a figure, or several with commas between. */
export type Filling = Setting | { readonly key: FigureKey } | { readonly all: readonly Filling[] };

const SLOT = /\{(\w+)\}/g;
const TEX_PLACE = /\\htmlData\{place=(\d+)\}/g;
/** In braces of its own: KaTeX puts the space beside an operator into what it stands next to. */
const placeTex = (index: number): string => `{${texPlace(index)}{\\text{?}}}`;

/** `template` with every slot filled by `put`; slots it gives nothing for stay. `before` is what it stands behind. */
export function setting(template: Template, put: (slot: string) => Filling | null, before = ""): Setting {
  const places: FigureSlot[] = [];
  const write = (form: "tex" | "text") =>
    template[form].replace(SLOT, (whole, slot: string, at: number, all: string) => {
      const filling = put(slot);
      return filling
        ? written(filling, form, surroundings(before + all.slice(0, at), all.slice(at + whole.length)), places)
        : whole;
    });
  return { tex: write("tex"), text: write("text"), places };
}

/** Settings one after the other. */
export function row(...parts: readonly Setting[]): Setting {
  const places: FigureSlot[] = [];
  let tex = "";
  let text = "";
  for (const part of parts) {
    const moved = shifted(part, places.length);
    tex += moved.tex;
    text += moved.text;
    places.push(...part.places);
  }
  return { tex, text, places };
}

/** A setting without figures. */
export function fixed(tex: string, text: string): Setting {
  return { tex, text, places: [] };
}

/** A figure by itself. */
export function figureSetting(key: FigureKey, isOperand = false): Setting {
  const place = { key, isOperand };
  return { tex: placeTex(0), text: "{1}", places: [place, place] };
}

interface Summand {
  readonly key: FigureKey;
  /** It lights up with this edge. */
  readonly edge: number | null;
}

/** Of a sum with more terms than this the middle is left out. */
const MOST_TERMS = 4;

/** Terms with plus signs between them; of many the first, dots, and the last. */
export function sum(terms: readonly Setting[]): Setting {
  return row(...withDots(terms, ELLIPSIS).flatMap((each, i) => (i === 0 ? [each] : [PLUS, each])));
}

/** Figures as a sum, all but the first with their signs before them. */
export function figureSum(terms: readonly Summand[]): Setting {
  const written = terms.map(({ key, edge }, i) => {
    const figure = figureSetting(key);
    const places = figure.places.map((place) => ({ ...place, isAdded: i > 0 }));
    return term({ ...figure, places }, "share", edge);
  });
  return row(...withDots(written, row(PLUS, ELLIPSIS)));
}

const PLUS = fixed("+", " + ");
const ELLIPSIS = fixed("\\cdots", "⋯");

function withDots(terms: readonly Setting[], dots: Setting): readonly Setting[] {
  return terms.length > MOST_TERMS ? [...terms.slice(0, 2), dots, ...terms.slice(-1)] : terms;
}

/** With fractions at full size. */
export function displayed({ tex, text, places }: Setting): Setting {
  return { tex: `\\displaystyle ${tex}`, text, places };
}

export function bracketed(inner: Setting): Setting {
  return row(fixed("\\left[", "["), inner, fixed("\\right]", "]"));
}

/** `left = middle = right`. */
export function equal(...sides: readonly Setting[]): Setting {
  return row(...sides.flatMap((side, i) => (i === 0 ? [side] : [fixed("=", " = "), side])));
}

/** `inner` as a term of its own: `name` is one of our classes, `edge` the edge it lights up with. */
export function term(inner: Setting, name: string, edge: number | null): Setting {
  const linked = edge === null ? inner.tex : `\\htmlData{edge=${edge}}{${inner.tex}}`;
  return { ...inner, tex: `\\htmlClass{term ${name}}{${linked}}` };
}

function written(filling: Filling, form: "tex" | "text", around: Surroundings, places: FigureSlot[]): string {
  if ("all" in filling) {
    const comma = form === "tex" ? ",\\, " : ", ";
    return filling.all.map((each) => written(each, form, ENCLOSED, places)).join(comma);
  }
  if ("key" in filling) {
    places.push({ key: filling.key, isOperand: around.bracketsNegative });
    const index = places.length - 1;
    return form === "tex" ? placeTex(index) : `{${index}}`;
  }
  const shift = places.length;
  places.push(...filling.places);
  const [open, close] = needsBrackets(filling.text, around) ? BRACKETS[form] : ["", ""];
  return open + shifted(filling, shift)[form] + close;
}

const BRACKETS = { tex: ["\\left(", "\\right)"], text: ["(", ")"] } as const;

function shifted({ tex, text }: Template, shift: number): Template {
  return {
    tex: tex.replace(TEX_PLACE, (_, i: string) => texPlace(Number(i) + shift)),
    text: text.replace(SLOT, (_, i: string) => `{${Number(i) + shift}}`),
  };
}

function texPlace(index: number): string {
  return `\\htmlData{place=${index}}`;
}

/** What stands round a slot. */
interface Surroundings {
  /** A power follows. */
  readonly isBase: boolean;
  /** Something binds tighter than a sum on one side. */
  readonly isFactor: boolean;
  /** A minus sign would follow an operator. */
  readonly bracketsNegative: boolean;
}

const ENCLOSED: Surroundings = { isBase: false, isFactor: false, bracketsNegative: false };

function surroundings(left: string, right: string): Surroundings {
  const before = left.trimEnd();
  const after = right.trimStart();
  const isBase = /^\}?(?:\^|\*\*)/.test(after);
  const opens = /(?:^|[({|[,])$/.test(before);
  const closes = /^(?:$|[)}|\],]|\\right)/.test(after);
  const loose = (opens || before.endsWith("+")) && (closes || /^[+-]/.test(after));
  return { isBase, isFactor: !loose, bracketsNegative: isBase || !opens };
}

/** `x + y` needs brackets as a factor, anything but a name as a base. */
function needsBrackets(text: string, { isBase, isFactor }: Surroundings): boolean {
  return isBase ? !/^[\p{L}\p{M}\p{N}_.′]+$/u.test(text) : isFactor && isLoose(text);
}

/** Does a product tear `text` apart: a sum, a condition, or a sign outside all brackets? */
export function isLoose(text: string): boolean {
  let [outside, before] = [text, ""];
  while (outside !== before) [outside, before] = [outside.replace(/\([^()]*\)|\[[^[\]]*\]/g, "x"), outside];
  return /^[-−]|\S\s*[+\-−]\s*\S| if /.test(outside.replace(/\de[+-]\d/g, "x"));
}
