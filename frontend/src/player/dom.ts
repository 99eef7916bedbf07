/** Make HTML elements and change them only where something has changed. */

type HtmlAttributes = Readonly<Record<string, string>>;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: HtmlAttributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A style property; unlike the `style` attribute it is not refused by pages with a strict content policy. */
export function set(element: HTMLElement, property: string, value: string): void {
  element.style.setProperty(property, value);
}
