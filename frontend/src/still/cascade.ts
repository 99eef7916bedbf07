/** What the style sheets make of an element: `computedStyle(element)`, by names in style sheets or in scripts. */
import { expanded, type PageSize, readRules, type StyleRule } from "./rules";
import { isOfPlace, matches, readSelectors, type Selector, tested } from "./selectors";
import { judge, kebab, outerOf, type PageElement, PageShadow, tree } from "./tree";
import { colourOf, type LengthContext, lengthOf, type Rgba, writtenColour } from "./values";

const INHERITED = new Set([
  "color",
  "color-scheme",
  "fill",
  "fill-opacity",
  "fill-rule",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "image-rendering",
  "line-height",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "visibility",
  "white-space",
]);
const COLOURS = new Set(["background-color", "border-top-color", "color", "fill", "stroke"]);
const INITIAL: Readonly<Record<string, string>> = {
  "background-color": "transparent",
  "border-left-style": "none",
  "border-top-color": "currentColor",
  "border-top-left-radius": "0px",
  "border-top-style": "none",
  "border-top-width": "0px",
  "clip-path": "none",
  color: "#000",
  "color-scheme": "normal",
  display: "block",
  fill: "#000",
  "fill-opacity": "1",
  "font-family": "sans-serif",
  "font-size": "16px",
  "font-style": "normal",
  "font-weight": "400",
  gap: "0px",
  "image-rendering": "auto",
  "line-height": "1.2",
  opacity: "1",
  position: "static",
  rx: "0",
  stroke: "none",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-opacity": "1",
  "stroke-width": "1",
  "text-anchor": "start",
  "text-decoration-line": "none",
  transform: "none",
  translate: "none",
  visibility: "visible",
  "white-space": "normal",
  "z-index": "auto",
};
/** Attributes that say what a style says, with the least weight. */
const ATTRIBUTES = [
  "fill",
  "fill-opacity",
  "font-size",
  "font-style",
  "font-weight",
  "opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "visibility",
] as const;

/** What an element has of its own, and what it hands on, which stands on what was handed to it. */
interface ElementValues {
  readonly own: Record<string, string>;
  readonly handedOn: Record<string, string>;
  readonly style: ComputedStyle;
  /**
   * Of the elements in it, by their looks: of a thousand edges most are alike, and what is worked out for the first is
   * so for all, since the rules see of an element its looks and those of what it is in.
   */
  readonly inside: Map<string, ElementValues>;
  /** For what is in it and in no shadow of its own. */
  readonly rules: RuleIndex;
}

type Around = Pick<ElementValues, "own" | "handedOn" | "inside" | "rules">;

/** So many looks are kept of what is in one element; of those that move every moment has its own. */
const MOST_LOOKS = 2_000;

/** Later ones win over earlier ones of the same weight. */
interface OrderedRule extends StyleRule {
  readonly order: number;
  /** It asks for more than looks: for what is beside an element, or in it. */
  readonly isOfPlace: boolean;
}

/** The rules of some sheets by a class or a name that an element has to have. */
interface RuleIndex {
  readonly byKey: ReadonlyMap<string, readonly OrderedRule[]>;
  /** By kind of element: its name and classes. */
  readonly candidates: Map<string, Candidates>;
}

/** The rules that are left to be tried, and those of them that ask for a place. */
interface Candidates {
  readonly all: readonly OrderedRule[];
  readonly ofPlace: readonly OrderedRule[];
}

let size: PageSize = { width: 0, height: 0 };
let indices = new Map<readonly PageSheet[], RuleIndex>();
let page = nothing();
const cache = new WeakMap<PageElement, { readonly version: number; readonly values: ElementValues }>();

/** Around the page. */
function nothing(): Around {
  return { own: {}, handedOn: {}, inside: new Map(), rules: { byKey: new Map(), candidates: new Map() } };
}

/** What was worked out so far no longer holds. */
function forget(): void {
  indices = new Map();
  page = nothing();
  tree.styles++;
  tree.version++;
}

/** Constructed sheets; what they say is read when it is needed. */
export class PageSheet {
  text = "";
  private read: readonly StyleRule[] | null = null;

  replaceSync(text: string): void {
    this.text = text;
    this.read = null;
    forget();
  }

  get rules(): readonly StyleRule[] {
    this.read ??= readRules(this.text, size);
    return this.read;
  }
}

export function setPageSize(given: PageSize): void {
  size = given;
}

export function pageSize(): PageSize {
  return size;
}

function indexOf(sheets: readonly PageSheet[]): RuleIndex {
  const before = indices.get(sheets);
  if (before) return before;
  const byKey = new Map<string, OrderedRule[]>();
  let order = 0;
  for (const sheet of sheets) {
    for (const rule of sheet.rules) {
      const key = keyOf(rule.selector);
      const ordered = { ...rule, order: order++, isOfPlace: isOfPlace(rule.selector) };
      byKey.get(key)?.push(ordered) ?? byKey.set(key, [ordered]);
    }
  }
  const made: RuleIndex = { byKey, candidates: new Map() };
  indices.set(sheets, made);
  return made;
}

/** Few rules are left to be tried. */
function candidatesFor(element: PageElement, { byKey, candidates }: RuleIndex): Candidates {
  const isHost = element.shadowRoot !== null;
  const kind = `${isHost}|${element.localName}|${element.className}`;
  const before = candidates.get(kind);
  if (before) return before;
  const keys = [...element.classList.names.map((name) => `.${name}`), element.localName, "*"];
  const all = keys
    .flatMap((key) => byKey.get(key) ?? [])
    // A custom element is styled from within as the host alone.
    .filter(({ selector }) => !isHost || selector.compounds.at(-1)?.isHost);
  const made = { all, ofPlace: all.filter((rule) => rule.isOfPlace) };
  candidates.set(kind, made);
  return made;
}

function keyOf({ compounds }: Selector): string {
  const last = compounds.at(-1);
  return last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? "*");
}

/** Those of the shadow that it is in, or has. */
function rulesFor(element: PageElement, outer: Around): RuleIndex {
  const { shadowRoot, parentNode } = element;
  const shadow = shadowRoot ?? (parentNode instanceof PageShadow ? parentNode : null);
  return shadow ? indexOf(shadow.adoptedStyleSheets as PageSheet[]) : outer.rules;
}

const tests = new Map<string, (element: PageElement) => boolean>();
judge.test = (selector) => {
  const before = tests.get(selector);
  if (before) return before;
  const listed = readSelectors(selector);
  const [only] = listed.length === 1 ? listed : [];
  const test = only
    ? (element: PageElement) => matches(element, only)
    : (element: PageElement) => listed.some((each) => matches(element, each));
  tests.set(selector, test);
  return test;
};

/** What rules and attributes can say of it, as one text. */
function looksOf(element: PageElement): string {
  if (element.looks?.at === tested.size) return element.looks.text;
  let text = element.parentNode instanceof PageShadow ? `^${element.localName}` : element.localName;
  for (const [name, value] of element.attributes) if (isOfLooks(name)) text += `\n${name}=${value}`;
  for (const [name, value] of element.ownStyle ?? []) text += `\n${name}:${value}`;
  element.looks = { at: tested.size, text };
  return text;
}

const LOOKS: ReadonlySet<string> = new Set(["class", ...ATTRIBUTES]);

function isOfLooks(name: string): boolean {
  return LOOKS.has(name) || tested.has(name);
}
judge.isOfLooks = isOfLooks;

function valuesOf(element: PageElement): ElementValues {
  const before = cache.get(element);
  if (before?.version === tree.styles) return before.values;
  const around = outerOf(element);
  const outer = around ? valuesOf(around) : page;
  const rules = rulesFor(element, outer);
  const { all, ofPlace } = candidatesFor(element, rules);
  let looks = looksOf(element);
  for (const { selector, order } of ofPlace) if (matches(element, selector)) looks += `\n${order}`;
  let values = outer.inside.get(looks);
  if (!values) {
    values = { ...workedOut(element, outer, all), rules: element.shadowRoot ? outer.rules : rules };
    if (outer.inside.size >= MOST_LOOKS) outer.inside.clear();
    outer.inside.set(looks, values);
  }
  cache.set(element, { version: tree.styles, values });
  return values;
}

function workedOut(element: PageElement, outer: Around, rules: readonly OrderedRule[]): Omit<ElementValues, "rules"> {
  const own: Record<string, string> = {};
  const handedOn = Object.create(outer.handedOn) as Record<string, string>;
  const given = declared(element, rules);
  for (const [name, value] of given) if (name.startsWith("--")) handedOn[name] = value;
  for (const [name, value] of given) if (name.startsWith("--")) handedOn[name] = substituted(value, handedOn);
  for (const [name, value] of given) {
    if (name.startsWith("--")) continue;
    const text = substituted(value, handedOn);
    const isInherited = INHERITED.has(name);
    if (text !== "inherit") (isInherited ? handedOn : own)[name] = text;
    else if (!isInherited) own[name] = outer.own[name] ?? INITIAL[name] ?? "";
  }
  settle(own, handedOn, outer.handedOn);
  const style = new StyleValues(element.localName === "span", own, handedOn) as ComputedStyle;
  return { own, handedOn, style, inside: new Map() };
}

/** By weight: attributes, rules, the element's own style, what is important. */
function declared(element: PageElement, rules: readonly OrderedRule[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null) given.set(name, value);
  }
  const fitting = rules
    .filter(({ selector }) => matches(element, selector))
    .sort((a, b) => a.selector.weight - b.selector.weight || a.order - b.order);
  const put = (isImportant: boolean) => {
    for (const { declarations } of fitting)
      for (const each of declarations) if (each.isImportant === isImportant) given.set(each.name, each.value);
  };
  put(false);
  for (const [name, value] of element.ownStyle ?? [])
    for (const each of expanded(name, value, false)) given.set(each.name, each.value);
  put(true);
  return given;
}

/** With what each `var()` stands for in its place. */
function substituted(text: string, values: Readonly<Record<string, string>>, depth = 0): string {
  const at = text.indexOf("var(");
  if (at < 0 || depth > 20) return text;
  let [end, open] = [at + 4, 1];
  for (; end < text.length && open > 0; end++) open += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
  const inner = text.slice(at + 4, end - 1);
  const comma = inner.indexOf(",");
  const name = (comma < 0 ? inner : inner.slice(0, comma)).trim();
  const value = values[name] ?? (comma < 0 ? "" : inner.slice(comma + 1).trim());
  return substituted(text.slice(0, at) + value + text.slice(end), values, depth + 1);
}

/** Lengths of text, and colours, as what is handed on: worked out. */
function settle(own: Record<string, string>, handedOn: Record<string, string>, outer: Record<string, string>): void {
  const isDark = handedOn["color-scheme"] === "dark";
  const em = Number.parseFloat(outer["font-size"] ?? "16px");
  const font = Object.hasOwn(handedOn, "font-size")
    ? lengthOf(handedOn["font-size"] ?? "", { em, whole: em, page: size.width })
    : em;
  handedOn["font-size"] = `${Number.isNaN(font) ? em : font}px`;
  if (handedOn["font-weight"] === "bold") handedOn["font-weight"] = "700";
  const around = colourOf(outer.color ?? "#000") ?? BLACK;
  const isColoured = Object.hasOwn(handedOn, "color");
  const current = isColoured ? (colourOf(handedOn.color ?? "", around, isDark) ?? around) : around;
  if (isColoured) handedOn.color = writtenColour(current);
  for (const holder of [own, handedOn]) {
    for (const name of COLOURS) {
      if (name === "color" || !Object.hasOwn(holder, name)) continue;
      const none = name === "fill" || name === "stroke" ? "none" : "transparent";
      holder[name] = colourText(holder[name] ?? "", current, isDark) ?? none;
    }
    for (const name of LENGTHS) {
      if (!Object.hasOwn(holder, name)) continue;
      holder[name] = `${lengthOf(holder[name] ?? "", { em: font, whole: 0, page: size.width }) || 0}px`;
    }
  }
  const line = own["text-decoration"];
  if (line !== undefined) own["text-decoration-line"] = line.split(" ")[0] ?? "none";
}

/** Colours as they are written, worked out once. */
const colours = new Map<string, string | null>();

function colourText(text: string, current: Rgba, isDark: boolean): string | null {
  const key = `${text}|${current.join()}|${isDark}`;
  const before = colours.get(key);
  if (before !== undefined) return before;
  const colour = colourOf(text, current, isDark);
  const made = colour && writtenColour(colour);
  colours.set(key, made);
  return made;
}

const BLACK: Rgba = [0, 0, 0, 1];
const LENGTHS = ["stroke-width", "border-top-width", "rx"] as const;

class StyleValues {
  private readonly said = new Map<string, string>();

  constructor(
    private readonly isSpan: boolean,
    private readonly own: Readonly<Record<string, string>>,
    private readonly handedOn: Readonly<Record<string, string>>,
  ) {}

  getPropertyValue(name: string): string {
    const before = this.said.get(name);
    if (before !== undefined) return before;
    const value = this.word(name) ?? INITIAL[name] ?? "";
    const isInline = this.isSpan && name === "display" && value === "block";
    const said = isInline ? "inline" : COLOURS.has(name) ? writtenColour(colourOf(value) ?? [0, 0, 0, 0]) : value;
    this.said.set(name, said);
    return said;
  }

  private word(name: string): string | undefined {
    return INHERITED.has(name) || name.startsWith("--") ? this.handedOn[name] : this.own[name];
  }

  /** In pixels; of `whole` where it is a share; NaN where it is none. */
  length(name: string, whole: number): number {
    const context: LengthContext = {
      em: Number.parseFloat(this.getPropertyValue("font-size")),
      whole,
      page: size.width,
    };
    return lengthOf(this.word(name) ?? "", context);
  }
}

/** What scripts read by names of their own. */
const READ = [
  "backgroundColor",
  "borderLeftStyle",
  "borderTopColor",
  "borderTopLeftRadius",
  "borderTopStyle",
  "borderTopWidth",
  "clipPath",
  "color",
  "display",
  "fill",
  "fillOpacity",
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontWeight",
  "imageRendering",
  "opacity",
  "position",
  "rx",
  "stroke",
  "strokeDasharray",
  "strokeLinecap",
  "strokeOpacity",
  "strokeWidth",
  "textAnchor",
  "textDecorationLine",
  "visibility",
  "zIndex",
] as const;

export type ComputedStyle = StyleValues & Readonly<Record<(typeof READ)[number], string>>;

for (const name of READ) {
  const own = kebab(name);
  Object.defineProperty(StyleValues.prototype, name, {
    get(this: StyleValues) {
      return this.getPropertyValue(own);
    },
  });
}

export function computedStyle(element: PageElement): ComputedStyle {
  return valuesOf(element).style;
}
