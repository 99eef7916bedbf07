/** A style sheet as a list of rules: `readRules(text, page)`. Rules for what the page is not are left out. */
import { parts, readSelectors, type Selector } from "./selectors";

interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly isImportant: boolean;
}

export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export function readRules(text: string, size: PageSize): StyleRule[] {
  const rules: StyleRule[] = [];
  collect(text.replace(/\/\*[\s\S]*?\*\//g, ""), size, rules);
  return rules;
}

function collect(text: string, size: PageSize, rules: StyleRule[]): void {
  let rest = text;
  for (;;) {
    const open = rest.indexOf("{");
    if (open < 0) return;
    // What stands without braces (an import) ends with a semicolon.
    const head = rest.slice(rest.lastIndexOf(";", open) + 1, open).trim();
    const end = blockEnd(rest, open);
    const body = rest.slice(open + 1, end);
    rest = rest.slice(end + 1);
    if (head.startsWith("@")) {
      const holds = head.startsWith("@container")
        ? holdsForSize(head.slice("@container".length), size)
        : head.startsWith("@media") && isOfPage(head.slice("@media".length));
      if (holds) collect(body, size, rules);
      continue;
    }
    const declarations = readDeclarations(body);
    for (const selector of readSelectors(head)) rules.push({ selector, declarations });
  }
}

function blockEnd(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i;
  }
  return text.length;
}

function readDeclarations(body: string): Declaration[] {
  return parts(body, ";").flatMap((each) => {
    const colon = each.indexOf(":");
    if (colon < 0) return [];
    const name = each.slice(0, colon).trim();
    const written = each.slice(colon + 1).trim();
    const value = written.replace(/\s*!important$/, "");
    return expanded(name, value, value !== written);
  });
}

/** The page stands still, is seen by nobody's hand, and chooses its own colours. */
function isOfPage(condition: string): boolean {
  return /prefers-reduced-motion:\s*reduce/.test(condition);
}

/** `(max-width: 560px) and (min-height: 460px)`, `(inline-size < 480px)`, and several with `or`. */
function holdsForSize(condition: string, size: PageSize): boolean {
  return condition.split(/\)\s*or\s*\(/).some((choice) =>
    choice.split(/\)\s*and\s*\(/).every((each) => {
      const bound = /(max|min)-(width|height|inline-size|block-size):\s*([\d.]+)px/.exec(each);
      if (bound) {
        const given = sideOf(bound[2] ?? "", size);
        return bound[1] === "max" ? given <= Number(bound[3]) : given >= Number(bound[3]);
      }
      const compared = /(width|height|inline-size|block-size)\s*(<=|>=|<|>)\s*([\d.]+)px/.exec(each);
      if (!compared) return false;
      const [given, most] = [sideOf(compared[1] ?? "", size), Number(compared[3])];
      if (compared[2] === "<") return given < most;
      if (compared[2] === ">") return given > most;
      return compared[2] === "<=" ? given <= most : given >= most;
    }),
  );
}

function sideOf(side: string, { width, height }: PageSize): number {
  return side === "width" || side === "inline-size" ? width : height;
}

const SIDES: Readonly<Record<string, readonly string[]>> = {
  inset: ["top", "right", "bottom", "left"],
  "inset-inline": ["left", "right"],
  "inset-block": ["top", "bottom"],
  padding: ["padding-top", "padding-right", "padding-bottom", "padding-left"],
  "padding-inline": ["padding-left", "padding-right"],
  "padding-block": ["padding-top", "padding-bottom"],
  margin: ["margin-top", "margin-right", "margin-bottom", "margin-left"],
};
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "inset-block-start": "top",
  "inset-block-end": "bottom",
  "inset-inline-start": "left",
  "inset-inline-end": "right",
  "inline-size": "width",
  "block-size": "height",
  "padding-inline-start": "padding-left",
  "padding-inline-end": "padding-right",
  "padding-block-start": "padding-top",
  "padding-block-end": "padding-bottom",
  "margin-inline-start": "margin-left",
  background: "background-color",
  "border-radius": "border-top-left-radius",
};

/** A shorthand as what it stands for. */
export function expanded(name: string, value: string, isImportant: boolean): Declaration[] {
  const as = (own: string, text: string): Declaration => ({ name: own, value: text, isImportant });
  const sides = SIDES[name];
  if (sides) {
    const given = parts(value, " ");
    const [first = "0", second = first, third = first, fourth = second] = given;
    const four = [first, second, third, fourth];
    return sides.map((side, i) => as(side, four[i] ?? first));
  }
  const border = /^border(-top|-block-start)?$/.exec(name);
  if (border) {
    const pieces = parts(value, " ");
    const style = pieces.find((each) => /^(none|solid|dashed|dotted)$/.test(each));
    const width = pieces.find((each) => /^[\d.]+(px)?$/.test(each));
    const colour = pieces.find((each) => each !== style && each !== width);
    return [
      ...(border[1] ? [] : [as("border-left-style", style ?? "none")]),
      as("border-top-style", style ?? "none"),
      as("border-top-width", width ?? "3px"),
      as("border-top-color", colour ?? "currentColor"),
    ];
  }
  return [as(OTHER_NAMES[name] ?? name, value)];
}
