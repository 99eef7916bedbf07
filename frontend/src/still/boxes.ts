/** Where elements are on the page: `boxOf(element)`. Stages are filled by what lies on them; a line of words is one line. */
import { type ComputedStyle, computedStyle, pageSize } from "./cascade";
import { ascent, descent, textWidth } from "./letters";
import { outerOf, PageElement, PageText, tree } from "./tree";

interface ElementBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const cache = new WeakMap<PageElement, { readonly version: number; readonly box: ElementBox }>();

function pageBox(): ElementBox {
  return { x: 0, y: 0, ...pageSize() };
}

export function boxOf(element: PageElement): ElementBox {
  const before = cache.get(element);
  if (before?.version === tree.version) return before.box;
  const box = place(element);
  cache.set(element, { version: tree.version, box });
  return box;
}

function place(element: PageElement): ElementBox {
  const style = computedStyle(element);
  if (element.shadowRoot || element.localName === "body" || element.localName === "html") return pageBox();
  if (!element.isConnected || isGone(element)) return { x: 0, y: 0, width: 0, height: 0 };
  if (style.position === "absolute") return absolute(element, style);
  const outer = outerOf(element);
  if (!outer) return pageBox();
  const around = boxOf(outer);
  const outerStyle = computedStyle(outer);
  if (isRow(outerStyle)) return inRow(element, outer, outerStyle);
  if (style.display === "inline") return inLine(element, outer);
  return { ...around, ...inner(around, outerStyle) };
}

/** In a column the stage has all the room: what else is there is not displayed in a picture. */
function isRow(style: ComputedStyle): boolean {
  return style.display === "flex" && style.getPropertyValue("flex-direction") !== "column";
}

/** Is it, or what it is in, not displayed? */
function isGone(element: PageElement): boolean {
  for (let each: PageElement | null = element; each; each = outerOf(each))
    if (computedStyle(each).display === "none") return true;
  return false;
}

/** By what it is placed in: the nearest that has a place of its own. */
function absolute(element: PageElement, style: ComputedStyle): ElementBox {
  let outer = outerOf(element);
  while (outer && !outer.shadowRoot && computedStyle(outer).position === "static") outer = outerOf(outer);
  const around = outer ? boxOf(outer) : pageBox();
  const [left, right] = [style.length("left", around.width), style.length("right", around.width)];
  const [top, bottom] = [style.length("top", around.height), style.length("bottom", around.height)];
  const [wide, high] = [style.length("width", around.width), style.length("height", around.height)];
  const width = Number.isNaN(wide) ? across(around.width, left, right) : wide;
  const height = Number.isNaN(high) ? across(around.height, top, bottom) : high;
  const whole = Number.isNaN(height) ? contentHeight(element, style) : height;
  return {
    x: around.x + from(left, right, around.width, width),
    y: around.y + from(top, bottom, around.height, whole),
    width: Number.isNaN(width) ? around.width : width,
    height: whole,
  };
}

function across(whole: number, first: number, last: number): number {
  return whole - first - last;
}

function from(first: number, last: number, whole: number, length: number): number {
  if (!Number.isNaN(first)) return first;
  return Number.isNaN(last) ? 0 : whole - last - length;
}

function inner(around: ElementBox, style: ComputedStyle): ElementBox {
  const [top, right, bottom, left] = ["top", "right", "bottom", "left"].map(
    (side) => style.length(`padding-${side}`, around.width) || 0,
  ) as [number, number, number, number];
  return {
    x: around.x + left,
    y: around.y + top,
    width: around.width - left - right,
    height: around.height - top - bottom,
  };
}

/** Of a line of words, or of the highest of a row. */
function contentHeight(element: PageElement, style: ComputedStyle): number {
  if (isRow(style)) return Math.max(0, ...element.children.map((child) => ownHeight(child)));
  return lineHeight(style);
}

function lineHeight(style: ComputedStyle): number {
  const written = style.getPropertyValue("line-height");
  const size = Number.parseFloat(style.getPropertyValue("font-size"));
  return /^[\d.]+$/.test(written) ? Number(written) * size : style.length("line-height", size);
}

function ownHeight(element: PageElement): number {
  const style = computedStyle(element);
  const high = style.length("height", 0);
  const padding = (style.length("padding-top", 0) || 0) + (style.length("padding-bottom", 0) || 0);
  return Number.isNaN(high) ? lineHeight(style) + padding : high;
}

function ownWidth(element: PageElement): number {
  const style = computedStyle(element);
  const wide = style.length("width", 0);
  const padding = (style.length("padding-left", 0) || 0) + (style.length("padding-right", 0) || 0);
  return Number.isNaN(wide) ? textsOf(element).reduce((sum, { width }) => sum + width, padding) : wide;
}

/** One of several beside each other, in the middle of their row. */
function inRow(element: PageElement, outer: PageElement, outerStyle: ComputedStyle): ElementBox {
  const around = inner(boxOf(outer), outerStyle);
  const gap = outerStyle.length("gap", around.width) || 0;
  let x = around.x;
  for (const child of outer.children) {
    const style = computedStyle(child);
    if (style.display === "none" || style.position === "absolute") continue;
    x += style.length("margin-left", 0) || 0;
    const [width, height] = [ownWidth(child), ownHeight(child)];
    if (child === element) return { x, y: around.y + (around.height - height) / 2, width, height };
    x += width + gap;
  }
  return around;
}

function inLine(element: PageElement, outer: PageElement): ElementBox {
  const texts = textsOf(blockOf(outer)).filter(({ text }) => element.contains(text));
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) return { ...boxOf(outer), width: 0, height: 0 };
  return { x: first.x, y: first.y, width: last.x + last.width - first.x, height: first.height };
}

interface PlacedText {
  readonly text: PageText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What holds a line of its own: no span among words. */
export function blockOf(element: PageElement): PageElement {
  let each = element;
  for (;;) {
    const outer = outerOf(each);
    if (!outer || computedStyle(each).display !== "inline" || isRow(computedStyle(outer))) return each;
    each = outer;
  }
}

/** The texts of a block, one after another on its line. */
export function textsOf(block: PageElement): PlacedText[] {
  const found: { readonly text: PageText; readonly style: ComputedStyle; readonly width: number }[] = [];
  const walk = (element: PageElement): void => {
    const style = computedStyle(element);
    if (style.display === "none" || (element !== block && style.position === "absolute")) return;
    for (const child of element.childNodes) {
      if (child instanceof PageElement) walk(child);
      else if (child instanceof PageText) found.push({ text: child, style, width: widthOf(child.data, style) });
    }
  };
  walk(block);
  const own = computedStyle(block);
  const box = measuring.has(block) ? pageBox() : boxWithout(block);
  const room = inner(box, own);
  const wide = found.reduce((sum, { width }) => sum + width, 0);
  let x = block.localName === "button" ? room.x + (room.width - wide) / 2 : room.x;
  return found.map(({ text, style, width }) => {
    const size = Number.parseFloat(style.getPropertyValue("font-size"));
    const height = ascent(size) + descent(size);
    const placed = { text, x, y: room.y + (room.height - height) / 2, width, height };
    x += width;
    return placed;
  });
}

const measuring = new Set<PageElement>();

/** The box of a block, whose width may itself be asked for by its texts. */
function boxWithout(block: PageElement): ElementBox {
  measuring.add(block);
  try {
    return boxOf(block);
  } finally {
    measuring.delete(block);
  }
}

export function widthOf(text: string, style: ComputedStyle): number {
  const size = Number.parseFloat(style.getPropertyValue("font-size"));
  return textWidth(text, size, Number(style.getPropertyValue("font-weight")) || 400);
}
