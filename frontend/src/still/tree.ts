/**
 * The tree of a page that is never shown: as much of the DOM as the player asks for, under the names that browsers give
 * it. Nothing here can reach a file, a network or a clock.
 */

/**
 * Counts changes, so that what was worked out from the tree can be kept until there is one: `version` all, `styles` those
 * that the rules of a style sheet can see.
 */
export const tree = { version: 0, styles: 0 };

function changed(): void {
  tree.version++;
  tree.styles++;
}

export class PageNode {
  parentNode: PageNode | null = null;
  readonly childNodes: PageNode[] = [];

  get parentElement(): PageElement | null {
    return this.parentNode instanceof PageElement ? this.parentNode : null;
  }

  get children(): PageElement[] {
    return this.childNodes.filter((child) => child instanceof PageElement);
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join("");
  }

  set textContent(text: string) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }

  get firstChild(): PageNode | null {
    return this.childNodes[0] ?? null;
  }

  get firstElementChild(): PageElement | null {
    return this.children[0] ?? null;
  }

  get lastElementChild(): PageElement | null {
    return this.children.at(-1) ?? null;
  }

  get childElementCount(): number {
    return this.children.length;
  }

  get isConnected(): boolean {
    return this.parentNode?.isConnected ?? false;
  }

  append(...given: (PageNode | string)[]): void {
    this.insert(this.childNodes.length, given);
  }

  prepend(...given: (PageNode | string)[]): void {
    this.insert(0, given);
  }

  before(...given: (PageNode | string)[]): void {
    this.parentNode?.insert(this.place, given);
  }

  after(...given: (PageNode | string)[]): void {
    this.parentNode?.insert(this.place + 1, given);
  }

  replaceWith(...given: (PageNode | string)[]): void {
    const { parentNode, place } = this;
    this.remove();
    parentNode?.insert(place, given);
  }

  replaceChildren(...given: (PageNode | string)[]): void {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes.length = 0;
    this.insert(0, given);
  }

  appendChild<N extends PageNode>(child: N): N {
    this.append(child);
    return child;
  }

  insertBefore<N extends PageNode>(child: N, next: PageNode | null): N {
    if (next) next.before(child);
    else this.append(child);
    return child;
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(this.place, 1);
    this.parentNode = null;
    changed();
  }

  contains(other: PageNode | null): boolean {
    for (let each = other; each; each = each.parentNode) if (each === this) return true;
    return false;
  }

  querySelectorAll(selector: string): PageElement[] {
    const found: PageElement[] = [];
    within(this, judge.test(selector), (element) => {
      found.push(element);
      return false;
    });
    return found;
  }

  querySelector(selector: string): PageElement | null {
    return within(this, judge.test(selector), () => true);
  }

  // Nobody is there to press or hear anything.
  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }

  private get place(): number {
    return this.parentNode?.childNodes.indexOf(this) ?? -1;
  }

  private insert(place: number, given: readonly (PageNode | string)[]): void {
    let at = place;
    for (const each of given) {
      const node = typeof each === "string" ? new PageText(each) : each;
      if (node.parentNode) {
        if (node.parentNode === this && this.childNodes.indexOf(node) < at) at--;
        node.remove();
      }
      node.parentNode = this;
      this.childNodes.splice(at++, 0, node);
      if (node instanceof PageElement && this.isConnected) node.connect();
    }
    changed();
  }
}

/** Go to the elements in `node` that fit, in order, up to the one where `isEnough`. */
function within(
  node: PageNode,
  fits: (element: PageElement) => boolean,
  isEnough: (element: PageElement) => boolean,
): PageElement | null {
  for (const child of node.childNodes) {
    if (!(child instanceof PageElement)) continue;
    const found = fits(child) && isEnough(child) ? child : within(child, fits, isEnough);
    if (found) return found;
  }
  return null;
}

export class PageText extends PageNode {
  constructor(public data: string) {
    super();
  }

  override get textContent(): string {
    return this.data;
  }

  override set textContent(text: string) {
    this.data = text;
    tree.version++;
  }
}

/** What stands in a custom element and is styled by its own sheets alone. */
export class PageShadow extends PageNode {
  adoptedStyleSheets: unknown[] = [];
  readonly activeElement = null;

  constructor(readonly host: PageElement) {
    super();
  }

  override get isConnected(): boolean {
    return this.host.isConnected;
  }
}

/** What is around an element, out of a shadow too. */
export function outerOf({ parentNode }: PageNode): PageElement | null {
  if (parentNode instanceof PageShadow) return parentNode.host;
  return parentNode instanceof PageElement ? parentNode : null;
}

/** What the cascade has put here: the tree knows nothing of style sheets. */
export const judge = {
  test:
    (_selector: string) =>
    (_element: PageElement): boolean =>
      false,
  /** Can the attribute change how an element is styled? */
  isOfLooks: (_attribute: string): boolean => true,
};

export class PageElement extends PageNode {
  readonly attributes = new Map<string, string>();
  shadowRoot: PageShadow | null = null;
  namespaceURI = "http://www.w3.org/1999/xhtml";
  tabIndex = -1;
  title = "";
  readonly offsetParent = null;
  /** What a style sheet can see of it, as the cascade has written it when it knew so many attributes. */
  looks: { readonly at: number; readonly text: string } | null = null;
  // Few elements are asked for these.
  private lazy: { style?: PageStyle; dataset?: Dataset; classList?: TokenList; part?: TokenList } = {};

  constructor(readonly localName = "div") {
    super();
  }

  get style(): PageStyle {
    this.lazy.style ??= styleOf(this);
    return this.lazy.style;
  }

  /** Null where it has none. */
  get ownStyle(): ReadonlyMap<string, string> | null {
    return this.lazy.style?.own ?? null;
  }

  get dataset(): Dataset {
    this.lazy.dataset ??= datasetOf(this);
    return this.lazy.dataset;
  }

  get classList(): TokenList {
    this.lazy.classList ??= new TokenList(this, "class");
    return this.lazy.classList;
  }

  get part(): TokenList {
    this.lazy.part ??= new TokenList(this, "part");
    return this.lazy.part;
  }

  get tagName(): string {
    return this.localName;
  }

  override get isConnected(): boolean {
    return this.localName === "body" || super.isConnected;
  }

  /** It is on the page now, with all that is in it. */
  connect(): void {
    const { connectedCallback } = this as { connectedCallback?: () => void };
    connectedCallback?.call(this);
    for (const child of this.childNodes) if (child instanceof PageElement) child.connect();
  }

  get className(): string {
    return this.getAttribute("class") ?? "";
  }

  set className(names: string) {
    this.setAttribute("class", names);
  }

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  set id(id: string) {
    this.setAttribute("id", id);
  }

  get hidden(): boolean {
    return this.hasAttribute("hidden");
  }

  set hidden(isHidden: boolean) {
    this.toggleAttribute("hidden", isHidden);
  }

  get innerHTML(): string {
    throw new Error("texts are no markup here");
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  setAttribute(name: string, value: string): void {
    this.change(name, String(value));
  }

  removeAttribute(name: string): void {
    if (this.hasAttribute(name)) this.change(name, null);
  }

  toggleAttribute(name: string, isThere = !this.hasAttribute(name)): boolean {
    if (isThere !== this.hasAttribute(name)) this.change(name, isThere ? "" : null);
    return isThere;
  }

  attachShadow(): PageShadow {
    const shadow = new PageShadow(this);
    this.shadowRoot = shadow;
    return shadow;
  }

  closest(selector: string): PageElement | null {
    for (let each: PageElement | null = this; each; each = each.parentElement) if (each.matches(selector)) return each;
    return null;
  }

  matches(selector: string): boolean {
    return judge.test(selector)(this);
  }

  assignedElements(): PageElement[] {
    return [];
  }

  focus(): void {}
  blur(): void {}
  setPointerCapture(): void {}

  private change(name: string, now: string | null): void {
    const before = this.getAttribute(name);
    if (now === null) this.attributes.delete(name);
    else this.attributes.set(name, now);
    if (judge.isOfLooks(name)) {
      this.looks = null;
      changed();
    } else tree.version++;
    const { attributeChangedCallback: tell } = this as {
      attributeChangedCallback?: (name: string, before: string | null, now: string | null) => void;
    };
    const { observedAttributes = [] } = this.constructor as { observedAttributes?: readonly string[] };
    if (tell && observedAttributes.includes(name)) tell.call(this, name, before, now);
  }
}

type Dataset = Record<string, string | undefined>;

function datasetOf(element: PageElement): Dataset {
  return new Proxy({} as Dataset, {
    get: (_, name) => element.getAttribute(dashed(String(name))) ?? undefined,
    set: (_, name, value) => {
      element.setAttribute(dashed(String(name)), String(value));
      return true;
    },
    deleteProperty: (_, name) => {
      element.removeAttribute(dashed(String(name)));
      return true;
    },
  });
}

/** The names that an attribute lists. */
class TokenList {
  constructor(
    private readonly element: PageElement,
    private readonly attribute: string,
  ) {}

  private read: { readonly text: string; readonly names: readonly string[] } = { text: "", names: [] };

  get names(): readonly string[] {
    const text = this.element.getAttribute(this.attribute) ?? "";
    if (text !== this.read.text) this.read = { text, names: text.split(/\s+/).filter(Boolean) };
    return this.read.names;
  }

  contains(name: string): boolean {
    return this.names.includes(name);
  }

  add(...names: string[]): void {
    for (const name of names) this.toggle(name, true);
  }

  remove(...names: string[]): void {
    for (const name of names) this.toggle(name, false);
  }

  toggle(name: string, isOn = !this.contains(name)): boolean {
    if (isOn !== this.contains(name)) {
      const others = this.names.filter((each) => each !== name);
      this.element.setAttribute(this.attribute, (isOn ? [...others, name] : others).join(" "));
    }
    return isOn;
  }
}

interface PageStyle {
  /** By their names in style sheets. */
  readonly own: Map<string, string>;
  [name: string]: unknown;
}

/** The style that an element has of its own: `style.insetBlockStart = "4px"`. */
function styleOf(element: PageElement): PageStyle {
  const own = new Map<string, string>();
  const put = (name: string, value: string): void => {
    element.looks = null;
    changed();
    if (value === "") own.delete(name);
    else own.set(name, value);
  };
  const known: Record<string, unknown> = {
    own,
    setProperty: put,
    removeProperty: (name: string) => put(name, ""),
    getPropertyValue: (name: string) => own.get(name) ?? "",
  };
  return new Proxy(known, {
    get: (_, name) => known[String(name)] ?? own.get(kebab(String(name))) ?? "",
    set: (_, name, value) => {
      if (name === "cssText") {
        own.clear();
        for (const part of String(value).split(";")) {
          const [property = "", ...rest] = part.split(":");
          if (property.trim()) put(property.trim(), rest.join(":").trim());
        }
      } else put(kebab(String(name)), String(value));
      return true;
    },
  }) as PageStyle;
}

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function dashed(name: string): string {
  return `data-${kebab(name)}`;
}
