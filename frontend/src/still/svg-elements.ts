/** Elements of SVG, as far as somebody asks where they are: `element.getScreenCTM()`, `text.getStartPositionOfChar(3)`. */
import { boxOf } from "./boxes";
import { computedStyle } from "./cascade";
import { textWidth } from "./letters";
import { PageMatrix, readTransform } from "./matrix";
import { outerOf, PageElement, PageText, tree } from "./tree";
import { lengthOf } from "./values";

const NAMESPACE = "http://www.w3.org/2000/svg";

export class SvgElement extends PageElement {
  override namespaceURI = NAMESPACE;
}

export class SvgGraphicsElement extends SvgElement {
  private onScreen: { readonly version: number; readonly matrix: PageMatrix } | null = null;

  getScreenCTM(): PageMatrix {
    if (this.onScreen?.version !== tree.version) this.onScreen = { version: tree.version, matrix: this.toScreen };
    return this.onScreen.matrix;
  }

  private get toScreen(): PageMatrix {
    if (this.localName === "svg") return rootMatrix(this);
    const outer = outerOf(this);
    const around = outer instanceof SvgGraphicsElement ? outer.getScreenCTM() : UNMOVED;
    const translate = computedStyle(this).getPropertyValue("translate");
    const moved = translate === "none" ? around : around.times(movedBy(translate));
    const transform = this.getAttribute("transform");
    return transform ? moved.times(readTransform(transform)) : moved;
  }
}

const UNMOVED = new PageMatrix();

/** `translate: 0 -6px` */
function movedBy(translate: string): PageMatrix {
  const [x = 0, y = 0] = translate.split(/\s+/).map(Number.parseFloat);
  return new PageMatrix(1, 0, 0, 1, x, y);
}

/** The whole of its `viewBox` in the middle of its box. */
function rootMatrix(svg: PageElement): PageMatrix {
  const { x, y, width, height } = boxOf(svg);
  const [left = 0, top = 0, wide = width, high = height] = (svg.getAttribute("viewBox") ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
  const scale = Math.min(width / wide, height / high) || 0;
  const [restX, restY] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return new PageMatrix(scale, 0, 0, scale, x + restX - left * scale, y + restY - top * scale);
}

export class SvgPathElement extends SvgGraphicsElement {}
export class SvgLineElement extends SvgGraphicsElement {}
export class SvgCircleElement extends SvgGraphicsElement {}
export class SvgRectElement extends SvgGraphicsElement {}

export class SvgImageElement extends SvgGraphicsElement {
  get href(): { readonly baseVal: string } {
    return { baseVal: this.getAttribute("href") ?? "" };
  }
}

const BOX = ["x", "y", "width", "height"];

/** Attributes that are numbers, as scripts read them: `line.x1.baseVal.value`. */
for (const [kind, names] of [
  [SvgLineElement, ["x1", "y1", "x2", "y2"]],
  [SvgCircleElement, ["cx", "cy", "r"]],
  [SvgRectElement, [...BOX, "rx"]],
  [SvgImageElement, BOX],
] as const) {
  for (const name of names) {
    Object.defineProperty(kind.prototype, name, {
      get(this: SvgGraphicsElement) {
        return { baseVal: { value: numberOf(this, name) } };
      },
    });
  }
}

function numberOf(element: PageElement, name: string): number {
  return lengthOf(element.getAttribute(name) ?? "0", { em: 16, whole: 0, page: 0 }) || 0;
}

export class SvgTspanElement extends SvgGraphicsElement {}

interface Letter {
  x: number;
  readonly y: number;
  readonly width: number;
}

export class SvgTextElement extends SvgGraphicsElement {
  private laid: { readonly version: number; readonly letters: readonly Letter[] } | null = null;

  getNumberOfChars(): number {
    return this.letters.length;
  }

  getStartPositionOfChar(index: number): { readonly x: number; readonly y: number } {
    const { x, y } = this.at(index);
    return { x, y };
  }

  getEndPositionOfChar(index: number): { readonly x: number; readonly y: number } {
    const { x, y, width } = this.at(index);
    return { x: x + width, y };
  }

  private at(index: number): Letter {
    const found = this.letters[index];
    if (!found) throw new RangeError("there is no such letter");
    return found;
  }

  private get letters(): readonly Letter[] {
    if (this.laid?.version !== tree.version) this.laid = { version: tree.version, letters: lettersOf(this) };
    return this.laid.letters;
  }
}

/** Where each letter stands; those that follow a place of their own are a chunk, which is what an anchor moves. */
function lettersOf(text: SvgTextElement): Letter[] {
  const letters: Letter[] = [];
  const chunks: { readonly first: number; readonly anchor: string }[] = [];
  let [x, y] = [0, 0];
  const walk = (host: PageElement, isFirst: boolean): void => {
    const style = computedStyle(host);
    if (style.getPropertyValue("display") === "none") return;
    const size = Number.parseFloat(style.getPropertyValue("font-size"));
    const weight = Number(style.getPropertyValue("font-weight")) || 400;
    const placed = (name: string) => {
      const given = host.getAttribute(name);
      return given === null ? null : lengthOf(given, { em: size, whole: 0, page: 0 }) || 0;
    };
    const [left, top] = [placed("x"), placed("y")];
    if (isFirst || left !== null) chunks.push({ first: letters.length, anchor: style.getPropertyValue("text-anchor") });
    x = left ?? x;
    y = top ?? y;
    x += placed("dx") ?? 0;
    y += placed("dy") ?? 0;
    for (const child of host.childNodes) {
      if (child instanceof PageElement) walk(child, false);
      if (!(child instanceof PageText)) continue;
      for (const char of child.data) {
        const width = textWidth(char, size, weight);
        letters.push({ x, y, width });
        x += width;
        // What browsers count are the units of UTF-16.
        for (let unit = 1; unit < char.length; unit++) letters.push({ x, y, width: 0 });
      }
    }
  };
  walk(text, true);
  chunks.forEach(({ first, anchor }, i) => {
    const own = letters.slice(first, chunks[i + 1]?.first);
    const [start, end] = [own[0], own.at(-1)];
    if (!start || !end || anchor === "start") return;
    const wide = end.x + end.width - start.x;
    for (const letter of own) letter.x -= anchor === "middle" ? wide / 2 : wide;
  });
  return letters;
}

const KINDS: Readonly<Record<string, new (name: string) => SvgElement>> = {
  circle: SvgCircleElement,
  image: SvgImageElement,
  line: SvgLineElement,
  path: SvgPathElement,
  rect: SvgRectElement,
  text: SvgTextElement,
  tspan: SvgTspanElement,
};

export function svgElement(name: string): SvgElement {
  return new (KINDS[name] ?? SvgGraphicsElement)(name);
}
