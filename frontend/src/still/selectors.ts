/** Which elements a selector of a style sheet means: `readSelectors(".a > b:not(.c)")`, each a test with its weight. */
import { outerOf, PageElement, type PageNode } from "./tree";

export interface Selector {
  readonly compounds: readonly Compound[];
  /** Between each compound and the next: a space, `>`, `+` or `~`. */
  readonly combinators: readonly string[];
  /** Ids, then classes, then names, each in its thousands. */
  readonly weight: number;
}

interface Compound {
  readonly tag: string | null;
  readonly classes: readonly string[];
  readonly isHost: boolean;
  readonly tests: readonly ((element: PageElement) => boolean)[];
  /** One of the tests asks for what is beside an element, or in it. */
  readonly isOfPlace: boolean;
  readonly weight: number;
}

/** The attributes that a selector has asked for so far. */
export const tested = new Set<string>();

/** Does it ask for more than an element and those it is in are by themselves: for what is beside them, or in them? */
export function isOfPlace({ compounds, combinators }: Selector): boolean {
  return compounds.some((each) => each.isOfPlace) || combinators.some((each) => each === "+" || each === "~");
}

/** Without those that mean what is not there: pseudo-elements. */
export function readSelectors(text: string): Selector[] {
  return parts(text, ",").flatMap((each) => readComplex(each.trim()) ?? []);
}

export function matches(element: PageElement, { compounds, combinators }: Selector): boolean {
  const last = compounds.length - 1;
  const subject = compounds[last];
  return subject !== undefined && fits(element, subject) && leads(element, compounds, combinators, last - 1);
}

/** Is what stands before the compound after `at` around or beside `element`? */
function leads(
  element: PageElement,
  compounds: readonly Compound[],
  combinators: readonly string[],
  at: number,
): boolean {
  const compound = compounds[at];
  if (!compound) return true;
  const goesOn = (found: PageElement | null) =>
    found !== null && fits(found, compound) && leads(found, compounds, combinators, at - 1);
  const combinator = combinators[at];
  if (combinator === ">") return goesOn(outerOf(element));
  if (combinator === "+") return goesOn(beforeOf(element)[0] ?? null);
  if (combinator === "~") return beforeOf(element).some(goesOn);
  for (let each = outerOf(element); each; each = outerOf(each)) if (goesOn(each)) return true;
  return false;
}

/** The nearest first. */
function beforeOf(element: PageElement): PageElement[] {
  const siblings = element.parentNode?.children ?? [];
  return siblings.slice(0, siblings.indexOf(element)).reverse();
}

function fits(element: PageElement, { tag, classes, isHost, tests }: Compound): boolean {
  if (isHost && element.shadowRoot === null) return false;
  if (tag !== null && tag !== element.localName) return false;
  for (const name of classes) if (!element.classList.contains(name)) return false;
  for (const test of tests) if (!test(element)) return false;
  return true;
}

function readComplex(text: string): Selector | null {
  const compounds: Compound[] = [];
  const combinators: string[] = [];
  let rest = text;
  while (rest !== "") {
    const sign = /^\s*([>+~])\s*|^\s+/.exec(rest);
    if (sign) {
      combinators.push(sign[1] ?? " ");
      rest = rest.slice(sign[0].length);
    }
    const end = compoundEnd(rest);
    const compound = readCompound(rest.slice(0, end));
    if (!compound || end === 0) return null;
    compounds.push(compound);
    rest = rest.slice(end);
  }
  return { compounds, combinators, weight: compounds.reduce((sum, each) => sum + each.weight, 0) };
}

/** Up to the next combinator that stands in no brackets. */
function compoundEnd(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (depth === 0 && /[\s>+~]/.test(char)) return i;
  }
  return text.length;
}

const PIECE = /^(?:\*|([a-z][\w-]*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]|(::?)([\w-]+))/i;

function readCompound(text: string): Compound | null {
  let [tag, isHost, weight]: [string | null, boolean, number] = [null, false, 0];
  let hasPlace = false;
  const classes: string[] = [];
  const tests: ((element: PageElement) => boolean)[] = [];
  let rest = text;
  while (rest !== "") {
    const found = PIECE.exec(rest);
    if (!found) return null;
    rest = rest.slice(found[0].length);
    const [, name, className, id, attribute, value, colons, pseudo] = found;
    if (name) [tag, weight] = [name.toLowerCase(), weight + 1];
    else if (className) {
      classes.push(className);
      weight += 1000;
    } else if (id) {
      tested.add("id");
      tests.push((element) => element.id === id);
      weight += 1_000_000;
    } else if (attribute) {
      tested.add(attribute);
      tests.push((element) =>
        value === undefined ? element.hasAttribute(attribute) : element.getAttribute(attribute) === value,
      );
      weight += 1000;
    } else if (pseudo) {
      if (colons === "::" || pseudo === "before" || pseudo === "after") return null;
      const inner = rest.startsWith("(") ? rest.slice(1, closing(rest)) : null;
      if (inner !== null) rest = rest.slice(inner.length + 2);
      if (pseudo === "host") {
        isHost = true;
        weight += 1000;
        const condition = inner === null ? null : readCompound(inner);
        if (condition) {
          tests.push((element) => fits(element, { ...condition, isHost: true }));
          weight += condition.weight;
          hasPlace ||= condition.isOfPlace;
        }
        continue;
      }
      const read = readPseudo(pseudo, inner ?? "");
      tests.push(read.test);
      weight += read.weight;
      hasPlace ||= read.isOfPlace;
    }
  }
  return { tag, classes, isHost, tests, isOfPlace: hasPlace, weight };
}

type PseudoClass = Pick<Compound, "isOfPlace" | "weight"> & { readonly test: (element: PageElement) => boolean };

function readPseudo(name: string, inner: string): PseudoClass {
  if (name === "is" || name === "where" || name === "not") {
    const listed = readSelectors(inner);
    const weight = name === "where" ? 0 : Math.max(0, ...listed.map((each) => each.weight));
    const isAny = (element: PageElement) => listed.some((each) => matches(element, each));
    const test = name === "not" ? (element: PageElement) => !isAny(element) : isAny;
    return { test, weight, isOfPlace: listed.some(isOfPlace) };
  }
  if (name === "has") return readHas(inner);
  if (name === "enabled") tested.add("disabled");
  return { test: STATES[name] ?? (() => false), weight: 1000, isOfPlace: PLACES.has(name) };
}

const STATES: Readonly<Record<string, (element: PageElement) => boolean>> = {
  empty: (element) => element.childNodes.length === 0,
  "first-child": (element) => element.parentNode?.children[0] === element,
  "last-child": (element) => element.parentNode?.children.at(-1) === element,
  enabled: (element) => !element.hasAttribute("disabled"),
};

const PLACES: ReadonlySet<string> = new Set(["empty", "first-child", "last-child"]);

function readHas(inner: string): PseudoClass {
  const wished = parts(inner, ",").map((each) => {
    const text = each.trim();
    const sign = /^[>+~]/.exec(text)?.[0] ?? " ";
    return { sign, listed: readSelectors(sign === " " ? text : text.slice(1).trim()) };
  });
  const weight = Math.max(0, ...wished.flatMap(({ listed }) => listed.map((each) => each.weight)));
  const has = (element: PageElement) =>
    wished.some(({ sign, listed }) =>
      within(element, sign).some((each) => listed.some((selector) => matches(each, selector))),
    );
  return { test: has, weight, isOfPlace: true };
}

function within(element: PageElement, sign: string): PageElement[] {
  if (sign === ">") return element.children;
  if (sign === " ") return inside(element);
  const siblings = element.parentNode?.children ?? [];
  const after = siblings.slice(siblings.indexOf(element) + 1);
  return sign === "+" ? after.slice(0, 1) : after;
}

function inside(node: PageNode): PageElement[] {
  return node.childNodes.flatMap((child) => (child instanceof PageElement ? [child, ...inside(child)] : []));
}

/** Where the bracket that `text` begins with is closed. */
function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}

/** A text cut where a sign stands in no brackets. */
export function parts(text: string, sign: string): string[] {
  const found: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (depth === 0 && (sign === " " ? /\s/.test(char ?? "") : char === sign)) {
      found.push(text.slice(from, i));
      from = i + 1;
    }
  }
  found.push(text.slice(from));
  return sign === " " ? found.filter(Boolean) : found;
}
