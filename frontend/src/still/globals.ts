/** What scripts for browsers find on this page: `installPage({ width: 1280, height: 720 })`, before the player is run. */
import { boxOf } from "./boxes";
import { CanvasElement, PagePath, PagePixels } from "./canvas";
import { computedStyle, PageSheet, setPageSize } from "./cascade";
import { define, HtmlElement, PageRange, PageRect, registry } from "./html-elements";
import { PageMatrix } from "./matrix";
import type { PageSize } from "./rules";
import {
  SvgCircleElement,
  SvgElement,
  SvgGraphicsElement,
  SvgImageElement,
  SvgLineElement,
  SvgPathElement,
  SvgRectElement,
  SvgTextElement,
  SvgTspanElement,
  svgElement,
} from "./svg-elements";
import { PageElement, PageNode, PageText } from "./tree";

/** Nothing is seen or waited for. */
class Silent {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** What is observed has its size from the start. */
class SizeObserver extends Silent {
  constructor(private readonly tell: (entries: readonly unknown[]) => void) {
    super();
  }

  override observe(): void {
    this.tell([]);
  }
}

class PageEvent {
  constructor(
    readonly type: string,
    readonly init: object = {},
  ) {}
}

export const body = new HtmlElement("body");

class PageDocument extends PageNode {
  readonly documentElement = new HtmlElement("html");
  readonly body = body;
  readonly head = new HtmlElement("head");
  readonly readyState = "complete";
  readonly fullscreenElement = null;
  readonly activeElement = null;
  readonly styleSheets = [];
  readonly fonts = { status: "loaded" };

  createElement(name: string): PageElement {
    const kind = registry.get(name);
    if (kind) return new kind();
    return name === "canvas" ? new CanvasElement() : new HtmlElement(name);
  }

  createElementNS(_: string, name: string): PageElement {
    return svgElement(name);
  }

  createTextNode(text: string): PageText {
    return new PageText(text);
  }

  createDocumentFragment(): PageNode {
    return new PageNode();
  }

  createRange(): PageRange {
    return new PageRange();
  }
}

export function installPage(size: PageSize): void {
  const { width, height } = size;
  setPageSize(size);
  const page = globalThis as Record<string, unknown> & typeof globalThis;
  const later = () => 0;
  Object.assign(PageElement.prototype, {
    getBoundingClientRect(this: PageElement) {
      const box = boxOf(this);
      return new PageRect(box.x, box.y, box.width, box.height);
    },
  });
  const given: Record<string, unknown> = {
    window: page,
    self: page,
    parent: page,
    innerWidth: width,
    innerHeight: height,
    devicePixelRatio: 1,
    document: new PageDocument(),
    navigator: { userAgent: "", platform: "", language: "en" },
    location: { href: "about:blank", origin: "null", search: "", hash: "" },
    customElements: { define, get: (name: string) => registry.get(name) },
    addEventListener() {},
    removeEventListener() {},
    dispatchEvent: () => true,
    requestAnimationFrame: later,
    cancelAnimationFrame: later,
    setTimeout: later,
    clearTimeout: later,
    setInterval: later,
    clearInterval: later,
    matchMedia: (asked: string) => ({
      matches: /prefers-reduced-motion: reduce/.test(asked),
      addEventListener() {},
      removeEventListener() {},
    }),
    getComputedStyle: computedStyle,
    performance: { now: () => 0 },
    Node: PageNode,
    Text: PageText,
    Element: PageElement,
    HTMLElement: HtmlElement,
    HTMLCanvasElement: CanvasElement,
    SVGElement: SvgElement,
    SVGGraphicsElement: SvgGraphicsElement,
    SVGCircleElement: SvgCircleElement,
    SVGImageElement: SvgImageElement,
    SVGLineElement: SvgLineElement,
    SVGPathElement: SvgPathElement,
    SVGRectElement: SvgRectElement,
    SVGTextElement: SvgTextElement,
    SVGTSpanElement: SvgTspanElement,
    CSSStyleSheet: PageSheet,
    DOMMatrix: PageMatrix,
    DOMRect: PageRect,
    ImageData: PagePixels,
    Path2D: PagePath,
    Event: PageEvent,
    CustomEvent: PageEvent,
    ResizeObserver: SizeObserver,
    IntersectionObserver: Silent,
    MutationObserver: Silent,
  };
  // Engines without tables of languages write 100352; the player asks for English alone.
  Number.prototype.toLocaleString = function grouped(this: number) {
    return String(this).replace(/\B(?=(\d{3})+$)/g, ",");
  };
  for (const [name, value] of Object.entries(given)) {
    Reflect.defineProperty(page, name, { value, configurable: true, writable: true });
  }
}
