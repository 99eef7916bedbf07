/** Elements of HTML: where they are, and what stands in them, line by line. */
import { blockOf, boxOf, textsOf, widthOf } from "./boxes";
import { computedStyle } from "./cascade";
import { PageElement, type PageText } from "./tree";

/** Custom elements by name, and the names that are being made. */
export const registry = new Map<string, new () => PageElement>();
const names = new Map<unknown, string>();

export function define(name: string, kind: new () => PageElement): void {
  registry.set(name, kind);
  names.set(kind, name);
}

export class HtmlElement extends PageElement {
  disabled = false;
  value = "";

  constructor(name?: string) {
    super(name ?? names.get(new.target) ?? "div");
  }

  get clientWidth(): number {
    return boxOf(this).width;
  }

  get clientHeight(): number {
    return boxOf(this).height;
  }

  get offsetWidth(): number {
    return boxOf(this).width;
  }

  get offsetHeight(): number {
    return boxOf(this).height;
  }

  /** Of a choice. */
  get options(): PageElement[] {
    return this.children;
  }

  readonly scrollHeight = 0;
  readonly scrollWidth = 0;

  // Of a table.
  createCaption(): HtmlElement {
    return this.made("caption");
  }
  createTHead(): HtmlElement {
    return this.made("thead");
  }
  createTBody(): HtmlElement {
    return this.made("tbody");
  }
  insertRow(): HtmlElement {
    return this.made("tr");
  }
  insertCell(): HtmlElement {
    return this.made("td");
  }

  private made(name: string): HtmlElement {
    return this.appendChild(new HtmlElement(name));
  }

  showModal(): void {}
  show(): void {}
  close(): void {}
  add(option: PageElement): void {
    this.append(option);
  }
}

/** A part of one text, to ask where it stands. */
export class PageRange {
  private text: PageText | null = null;
  private first = 0;
  private end = 0;

  setStart(text: PageText, index: number): void {
    this.text = text;
    this.first = index;
  }

  setEnd(_: PageText, index: number): void {
    this.end = index;
  }

  getClientRects(): PageRect[] {
    const { text, first, end } = this;
    const host = text?.parentElement;
    if (!text || !host) return [];
    const found = textsOf(blockOf(host)).find((each) => each.text === text);
    if (!found) return [];
    const style = computedStyle(host);
    const x = found.x + widthOf(text.data.slice(0, first), style);
    return [new PageRect(x, found.y, widthOf(text.data.slice(first, end), style), found.height)];
  }
}

export class PageRect {
  constructor(
    readonly x = 0,
    readonly y = 0,
    readonly width = 0,
    readonly height = 0,
  ) {}

  get left(): number {
    return this.x;
  }
  get top(): number {
    return this.y;
  }
  get right(): number {
    return this.x + this.width;
  }
  get bottom(): number {
    return this.y + this.height;
  }
}
