/** Make and change SVG elements; what has not changed is not written. */

const NAMESPACE = "http://www.w3.org/2000/svg";

type SvgAttributes = Readonly<Record<string, string | number>>;

export function make<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: SvgAttributes = {},
  parent?: Element,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  parent?.append(element);
  return element;
}

export function put(element: Element, name: string, value: string | number): void {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element: Element, isShown: boolean): void {
  if (element.hasAttribute("hidden") === isShown) element.toggleAttribute("hidden", !isShown);
}

/** Opacity 0 takes the element out of the picture altogether. */
export function fade(element: Element, opacity: number): void {
  show(element, opacity > 0);
  if (opacity > 0) put(element, "opacity", opacity === 1 ? "1" : opacity.toFixed(3));
}

export function mark(element: Element, name: string, isOn: boolean): void {
  if (element.classList.contains(name) !== isOn) element.classList.toggle(name, isOn);
}
