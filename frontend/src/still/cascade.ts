/** What the style sheets make of an element: `computedStyle(element)`, by names in style sheets or in scripts. */
import { expanded, type PageSize, readRules, type StyleRule } from "./rules";
import { matches, readSelectors, type Selector } from "./selectors";
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
interface Values {
  readonly own: Record<string, string>;
  readonly handedOn: Record<string, string>;
}

const NOTHING: Values = { own: {}, handedOn: {} };

/** Later ones win over earlier ones of the same weight. */
interface PlacedRule extends StyleRule {
  readonly order: number;
}

let size: PageSize = { width: 0, height: 0 };
let sheets: { readonly of: readonly PageSheet[]; readonly byKey: ReadonlyMap<string, readonly PlacedRule[]> } | null =
  null;
const kept = new WeakMap<PageElement, { readonly version: number; readonly values: Values }>();

/** Constructed sheets; what they say is read when it is needed. */
export class PageSheet {
  text = "";
  private read: readonly StyleRule[] | null = null;

  replaceSync(text: string): void {
    this.text = text;
    this.read = null;
    sheets = null;
    tree.version++;
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

/** The rules by a class or name that the element has to have: few are left to be tried. */
function rulesFor(element: PageElement): PlacedRule[] {
  const own = sheetsOf(element);
  if (sheets === null || sheets.of !== own) {
    const byKey = new Map<string, PlacedRule[]>();
    let order = 0;
    for (const sheet of own) {
      for (const rule of sheet.rules) {
        const key = keyOf(rule.selector);
        const placed = { ...rule, order: order++ };
        byKey.get(key)?.push(placed) ?? byKey.set(key, [placed]);
      }
    }
    sheets = { of: own, byKey };
  }
  const { byKey } = sheets;
  const keys = [...element.classList.names.map((name) => `.${name}`), element.localName, "*"];
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function keyOf({ compounds }: Selector): string {
  const last = compounds.at(-1);
  return last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? "*");
}

function sheetsOf(element: PageElement): readonly PageSheet[] {
  let root = element.shadowRoot ?? element.parentNode;
  while (root && !(root instanceof PageShadow)) root = root.parentNode;
  return (root?.adoptedStyleSheets ?? []) as PageSheet[];
}

const selectors = new Map<string, readonly Selector[]>();
judge.matches = (element, selector) => {
  const found = selectors.get(selector) ?? readSelectors(selector);
  selectors.set(selector, found);
  return found.some((each) => matches(element, each));
};

function valuesOf(element: PageElement): Values {
  const before = kept.get(element);
  if (before?.version === tree.version) return before.values;
  const around = outerOf(element);
  const outer = around ? valuesOf(around) : NOTHING;
  const values: Values = { own: {}, handedOn: Object.create(outer.handedOn) as Record<string, string> };
  const given = declared(element);
  for (const [name, value] of given) if (name.startsWith("--")) values.handedOn[name] = value;
  for (const [name, value] of given)
    if (name.startsWith("--")) values.handedOn[name] = substituted(value, values.handedOn);
  for (const [name, value] of given) {
    if (name.startsWith("--")) continue;
    const text = substituted(value, values.handedOn);
    const isInherited = INHERITED.has(name);
    if (text !== "inherit") (isInherited ? values.handedOn : values.own)[name] = text;
    else if (!isInherited) values.own[name] = outer.own[name] ?? INITIAL[name] ?? "";
  }
  settle(values, outer);
  kept.set(element, { version: tree.version, values });
  return values;
}

function wordFor({ own, handedOn }: Values, name: string): string | undefined {
  return INHERITED.has(name) || name.startsWith("--") ? handedOn[name] : own[name];
}

/** By weight: attributes, rules, the element's own style, what is important. */
function declared(element: PageElement): Map<string, string> {
  const given = new Map<string, string>();
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null) given.set(name, value);
  }
  const fitting = rulesFor(element)
    // A custom element is styled from within as the host alone.
    .filter(({ selector }) => element.shadowRoot === null || selector.compounds.at(-1)?.isHost)
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
function settle(values: Values, outer: Values): void {
  const { own, handedOn } = values;
  const isDark = handedOn["color-scheme"] === "dark";
  const em = Number.parseFloat(outer.handedOn["font-size"] ?? "16px");
  const font = Object.hasOwn(handedOn, "font-size")
    ? lengthOf(handedOn["font-size"] ?? "", { em, whole: em, page: size.width })
    : em;
  handedOn["font-size"] = `${Number.isNaN(font) ? em : font}px`;
  if (handedOn["font-weight"] === "bold") handedOn["font-weight"] = "700";
  const around = colourOf(outer.handedOn.color ?? "#000") ?? BLACK;
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
  constructor(
    private readonly element: PageElement,
    private readonly values: Values,
  ) {}

  getPropertyValue(name: string): string {
    const value = wordFor(this.values, name) ?? INITIAL[name] ?? "";
    if (name === "display" && value === "block" && this.element.localName === "span") return "inline";
    return COLOURS.has(name) ? writtenColour(colourOf(value) ?? [0, 0, 0, 0]) : value;
  }

  /** In pixels; of `whole` where it is a share; NaN where it is none. */
  length(name: string, whole: number): number {
    const context: LengthContext = {
      em: Number.parseFloat(this.getPropertyValue("font-size")),
      whole,
      page: size.width,
    };
    return lengthOf(wordFor(this.values, name) ?? "", context);
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
  return new StyleValues(element, valuesOf(element)) as ComputedStyle;
}
